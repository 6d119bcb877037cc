"""What outlives the kernel: a small file beside the notebook.

Nothing depends on it: where the folder cannot be written, things are kept until the kernel stops. Two notebooks that are
open at once share the file; what one has put there the other one leaves there.
"""

import json
import os
import pathlib

from nblib.atomic_write import write_whole

FILE = "progress.json"
_kept = None  # what the file holds, once it has been read
_is_alone = False  # whether things are kept here alone, as the file could not be written


def _path():
    """Where the file is: the notebook's folder, which is the kernel's. None where it is switched off."""
    return None if os.environ.get("NBLIB_PROGRESS") == "off" else pathlib.Path.cwd() / FILE


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
        forget()
    _all()[name] = to(get(name, otherwise))
    if path := _path():
        try:
            write_whole(path, json.dumps(_all(), indent=1, sort_keys=True))
        except OSError:
            _is_alone = True


def forget():
    """Read the file anew at the next question (a new kernel does so by itself)."""
    global _kept, _is_alone
    _kept, _is_alone = None, False
