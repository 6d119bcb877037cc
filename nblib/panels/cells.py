"""Before and after a cell: what its last run made is closed, and an error of Python's is told in plain words.

Widgets that nobody sees would pile up. What a learner chose and moved in them is kept for the cell's next run.
"""

import contextlib
import threading

from IPython import get_ipython

from nblib.learner_code import is_courses
from nblib.python_errors import plainly

LOCK = threading.RLock()  # widget callbacks may run in another thread than cells do

_made_by = {}
_left = {}  # by cell: {key: what its last run left}
_cell = None


def owned_by_cell(thing):
    """Have `thing.close()` called when the cell that runs now is run again."""
    if _cell:
        _made_by.setdefault(_cell, []).append(thing)


def left_behind(key):
    """What the thing of this key was left as when the cell that runs now was run last; None if it was not there."""
    return _left.get(_cell, {}).get(key)


@contextlib.contextmanager
def kernel_kept():
    """Here exit() and quit() raise SystemExit, as in any Python, instead of ending the kernel with all its names."""
    shell = get_ipython()
    if shell is not None:
        shell.ask_exit = _leave
    try:
        yield
    finally:
        if shell is not None:
            del shell.ask_exit


def _leave():
    raise SystemExit


def close_widgets(*widgets):
    """Close widgets with all they contain, their layouts and styles too, which are widgets themselves."""
    for widget in widgets:
        close_widgets(*getattr(widget, "children", ()))
        widget.unobserve_all()
        for part in ("layout", "style"):
            if hasattr(widget, part):
                getattr(widget, part).close()
        widget.close()


def _before_cell(info):
    global _cell
    _cell = getattr(info, "cell_id", None)
    made = _made_by.pop(_cell, [])
    if made:
        _left[_cell] = {thing.key: thing.left() for thing in made if not thing.closed}
    for thing in reversed(made):  # the last first: it may hold, and still ask, those before it
        thing.close()


def _after_cell(result):
    global _cell
    _cell = None
    errors = (result.error_before_exec, result.error_in_exec) if result is not None else ()
    for error in errors:
        if error is not None and not is_courses(error) and (told := plainly(error)):
            print(told)


if (_shell := get_ipython()) is not None:
    _shell.events.register("pre_run_cell", _before_cell)
    _shell.events.register("post_run_cell", _after_cell)
