"""What a learner has done so far, kept in a small file beside the notebook.

Nothing depends on it: where the folder cannot be written, progress lasts until the kernel stops.
"""

import contextlib
import json
import os
import pathlib

FILE = "progress.json"
_done = None  # names, once they have been read


def _path():
    """Where the file is: the notebook's folder, which is the kernel's. None where it is switched off."""
    return None if os.environ.get("NBLIB_PROGRESS") == "off" else pathlib.Path.cwd() / FILE


def done():
    """The names of the exercises and predictions that are done."""
    global _done
    if _done is None:
        try:
            names = json.loads(_path().read_text("utf-8"))["done"]
            _done = {name for name in names if isinstance(name, str)}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            _done = set()
    return frozenset(_done)


def mark(name):
    """Remember that this is done."""
    if name in done():
        return
    _done.add(name)
    if path := _path():
        part = path.with_suffix(".part")
        with contextlib.suppress(OSError):
            part.write_text(json.dumps({"done": sorted(_done)}, indent=1), "utf-8")
            part.replace(path)  # whole or not at all


def forget():
    """Read the file anew at the next question (a new kernel does so by itself)."""
    global _done
    _done = None
