"""What outlives the kernel: a small file beside the notebook.

Nothing depends on it: where the folder cannot be written, things are kept until the kernel stops. Two notebooks that are
open at once share the file; what one has put there the other one leaves there. The folder is the one in which the course
was first imported: a cell may go elsewhere afterwards (os.chdir), and what was done is still found.
"""

import json
import os
import pathlib

from nblib.atomic_write import write_whole

FILE = "progress.json"


def _here():
    """The folder in which Python is now: the notebook's, as the kernel begins. None where it is gone."""
    try:
        return pathlib.Path.cwd()
    except OSError:
        return None


_folder = _here()
_kept = None  # what the file holds, once it has been read
_is_alone = False  # whether things are kept here alone, as the file could not be written


def _path():
    """Where the file is. None where it is switched off, or where there is no folder."""
    return None if _folder is None or os.environ.get("NBLIB_PROGRESS") == "off" else _folder / FILE


def _all():
    global _kept
    if _kept is None:
        try:
            _kept = dict(json.loads(_path().read_text("utf-8")))
        except (OSError, ValueError, TypeError, AttributeError):
            _kept = {}
    return _kept


def get(name, otherwise):
    """What is kept under a name, or `otherwise`."""
    return _all().get(name, otherwise)


def put(name, value):
    """Keep a value (of what JSON knows) under a name."""
    change(name, None, lambda _before: value)


def change(name, otherwise, to):
    """Keep to(what is kept under a name, or `otherwise`) there: what is kept now, by another notebook's kernel perhaps."""
    global _is_alone
    if _path() and not _is_alone:
        read_anew()
    _all()[name] = to(get(name, otherwise))
    if path := _path():
        try:
            write_whole(path, json.dumps(_all(), indent=1, sort_keys=True))
        except OSError:
            _is_alone = True


def read_anew():
    """Read the file anew at the next question."""
    global _kept, _is_alone
    _kept, _is_alone = None, False


def forget():
    """Begin as a new kernel does, in the folder of now."""
    global _folder
    _folder = _here()
    read_anew()
