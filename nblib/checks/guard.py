"""Trying an answer that may raise, loop for ever, or say nothing, without harm to the notebook."""

import contextlib
import ctypes
import sys
import threading
import time

from nblib.errors import CourseError
from nblib.learner import learners_line, prints_kept
from nblib.words import say

SECONDS = 1.5  # a sentence must stand there within two


class _TooLong(BaseException):
    """Raised inside the answer once its time is up."""


def guarded(task, seconds=SECONDS):
    """Run task() and return its value and what it printed; a CourseError says what went wrong.

    The task runs in a thread of its own: a loop is broken off; a call that sleeps, or a loop
    that swallows every error (a bare except), is left behind until the kernel restarts.
    """
    outcome = {}
    thread = threading.Thread(target=_run, args=(task, time.monotonic() + seconds, outcome), daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _raise_too_long(thread.ident)  # reaches a loop of a single line, in which nothing is traced
        thread.join(0.2)
        outcome = {"error": _TooLong()}
    if error := outcome.get("error"):
        told = CourseError(str(error) if isinstance(error, CourseError) else _sentence(error))
        told.printed = outcome.get("printed", "")
        raise told from error
    return outcome["value"], outcome["printed"]


def _raise_too_long(ident):
    """Have _TooLong raised in that thread at its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(_TooLong))


def _run(task, deadline, outcome):
    def watch(_frame, event, _arg):
        # Raised again at each line, so that a bare except cannot swallow it for ever. (An error raised
        # in here directly would end the tracing.)
        if event in ("line", "call") and time.monotonic() > deadline:
            _raise_too_long(threading.get_ident())
        return watch

    with prints_kept() as prints:
        sys.settrace(watch)
        try:
            outcome["value"] = task()
        except BaseException as error:  # exit() and the like must not end the lesson
            outcome["error"] = error
        finally:
            sys.settrace(None)
        outcome["printed"] = prints.getvalue()


def _sentence(error):
    """What happened, and where, for the learner."""
    if isinstance(error, _TooLong):
        return say(
            f"{SECONDS}秒たっても答えが返りません。終わらないくり返しがないか、見てください。",
            f"No answer came back within {SECONDS} seconds. Look for a loop that never ends.",
        )
    what = type(error).__name__
    with contextlib.suppress(Exception):  # an error that cannot even be shown
        what = f"{what}: {error}"
    line = learners_line(error)
    where = say(f"{line[0]}行目 `{line[1]}` で", f" in line {line[0]}, `{line[1]}`") if line else ""
    return say(f"あなたのコードは{where}止まりました。{what}", f"Your code stopped{where}. {what}")
