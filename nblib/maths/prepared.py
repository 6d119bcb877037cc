"""Trainings that were done beforehand: what takes seconds, and comes out the same for everybody, stands in a file.

The file lies beside the code that it comes from (experiments.py has experiments.prepared.json), and is written by
`python -m tools.prepare`, which says what is prepared. Asked for anything else, such as other settings or a function of
one's own, the code computes as ever; with NBLIB_PREPARED=off it always does.
"""

import contextlib
import dataclasses
import functools
import hashlib
import inspect
import json
import os
import pathlib

import numpy as np


def prepared(*tables):
    """Look into the file before computing: @prepared(OPTIMIZERS), on a pure function that may take an optimizer.

    tables: dicts, such as OPTIMIZERS. What stands in one of them is known by its name there, and only that very thing.
    """
    names = {
        id(thing): (name, thing) for table in tables for name, thing in table.items()
    }  # kept, or another gets its id

    def with_file(function):
        @functools.wraps(function)
        def looked_up(*args, **kwargs):
            found = kept_in(function).get(asked(function, names, args, kwargs))
            return function(*args, **kwargs) if found is None else decoded(found)

        looked_up.asked = lambda *args, **kwargs: asked(function, names, args, kwargs)
        return looked_up

    return with_file


def file_of(function):
    """Where the results of a module's functions stand."""
    return pathlib.Path(inspect.getfile(function)).with_suffix(".prepared.json")


def kept_in(function):
    """The results prepared for this function: {what was asked: its result}."""
    return {} if os.environ.get("NBLIB_PREPARED") == "off" else _read(file_of(function)).get(function.__name__, {})


@functools.cache
def _read(path):
    return json.loads(path.read_text("utf-8"))["results"] if path.exists() else {}


# ---- what was asked


def asked(function, names, args, kwargs):
    """The arguments in words, such as "8, 400", the same however they were given; None if there is no word for one."""
    with contextlib.suppress(TypeError, _Nameless):  # a call that does not fit is for the function to complain of
        given = inspect.signature(function).bind(*args, **kwargs)
        given.apply_defaults()
        return ", ".join(_named(value, names) for value in given.arguments.values())
    return None


class _Nameless(Exception):
    """A value that has no name to be known by."""


def _named(value, names):
    """A value in words. 1, 1.0, True and numpy's 1 are the same."""
    if id(value) in names:
        return names[id(value)][0]
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, int | float | np.bool_ | np.number):
        return repr(int(value) if value == np.floor(value) and abs(value) < 1e15 else float(value))
    if isinstance(value, np.ndarray) and value.dtype == float:
        return f"{value.shape} {hashlib.sha256(np.ascontiguousarray(value)).hexdigest()[:20]}"
    if isinstance(value, tuple | list | range):
        return f"({', '.join(_named(one, names) for one in value)})"
    if dataclasses.is_dataclass(value) and type(value).__module__.startswith("nblib."):
        fields = (getattr(value, field.name) for field in dataclasses.fields(value))
        return f"{type(value).__name__}({', '.join(_named(field, names) for field in fields)})"
    raise _Nameless


# ---- how results stand in the file


def encoded(result):
    """A result (a number, an array, a tuple of such) as JSON has it."""
    if isinstance(result, tuple):
        return [encoded(part) for part in result]
    if isinstance(result, np.ndarray):
        return dict(dtype=str(result.dtype), shape=result.shape, values=result.ravel().tolist())
    return result


def decoded(told):
    """The result again, each time anew, so that no caller meets what another one did to an array."""
    if isinstance(told, list):
        return tuple(decoded(part) for part in told)
    if isinstance(told, dict):
        return np.array(told["values"], told["dtype"]).reshape(told["shape"])
    return told
