"""Trying an answer that may raise, loop for ever, or say nothing, without harm to the notebook."""

import builtins
import contextlib
import ctypes
import functools
import sys
import threading
import time

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import learners_line, named, prints_kept
from nblib.python_errors import plainly

SECONDS = 1.5  # a sentence must stand there within two
FOR_EVER = 1e6  # seconds, longer than any lesson


class _TooLong(BaseException):
    """Raised inside the answer once its time is up."""


class _Late:
    """Whether the time is up, and whether the answer has been put to sleep for that."""

    def __init__(self):
        self.is_up, self.asleep = threading.Event(), threading.Event()


def guarded(task, seconds=SECONDS):
    """Run task() and return its value and what it printed; a CourseError says what went wrong.

    The task runs in a thread of its own. One that does not end in time is put to sleep. Where no thread can start, as in
    the reader's own browser, it runs here, and is stopped at its next line.
    """
    with prints_kept() as prints, _nobody_to_ask():
        outcome = (_in_a_thread if _threads_start() else _right_here)(task, seconds, prints)
    if "error" in outcome:  # which may call itself false
        told = CourseError(outcome["words"])
        told.printed = prints.getvalue()
        raise told from outcome["error"]
    return outcome["value"], prints.getvalue()


@functools.cache
def _threads_start():
    """Whether Python can start threads here: in a browser it cannot."""
    try:
        threading.Thread(target=int, daemon=True).start()
    except RuntimeError:
        return False
    return True


def _in_a_thread(task, seconds, prints):
    """What came of the task, by name: "value", or "error" and its "words"."""
    outcome, late = {}, _Late()
    thread = threading.Thread(target=_run, args=(task, late, prints, outcome), daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _put_to_sleep(thread, late)
        return {"error": _TooLong(), "words": _too_long(seconds)}
    return outcome


@contextlib.contextmanager
def _nobody_to_ask():
    """No input() while an answer is tried: its box would wait for ever, and with it the notebook."""
    asking, builtins.input = builtins.input, _refuse
    try:
        yield
    finally:
        builtins.input = asking


def _refuse(*_):
    raise CourseError(say("input() は使いません。値は、関数の引数として渡されます。",
                          "Do not ask with input(). The values are handed over as the function's arguments."))  # fmt: skip


def _put_to_sleep(thread, late):
    """Stop a thread for good, even one that swallows every error (a bare except in a loop).

    It sleeps from its next traced line on. A loop of a single line is not traced: there an error
    is raised, which ends the thread, or leads it to the lines that swallow the error.
    """
    late.is_up.set()
    thread.join(0.05)
    if late.asleep.is_set():
        return  # an error that waits for a sleeping thread would make Python 3.11 hang in the next traced one
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_TooLong))
    thread.join(0.05)


def _run(task, late, prints, outcome):
    def watch(_frame, event, _arg):
        while late.is_up.is_set() and event in ("line", "call"):
            late.asleep.set()
            time.sleep(FOR_EVER)
        return watch

    prints.listen()
    sys.settrace(watch)
    try:
        outcome["value"] = task()
    except BaseException as error:  # exit() and the like must not end the lesson
        outcome["words"] = _told(error)  # here, as an error, too, may take for ever to say what it is
        outcome["error"] = error
    finally:
        sys.settrace(None)


def _right_here(task, seconds, prints):
    """The same in this thread: from the deadline on every line raises, so that not even a bare except goes on for ever.

    With sys.monitoring (Python 3.12 and newer), as sys.settrace goes silent once it has raised. What neither can stop is a
    single call that never comes back, such as sum(itertools.count()): the page that runs us offers a restart.
    """
    ends, outcome = time.monotonic() + seconds, {}

    def watch(code, *_where):
        if time.monotonic() > ends and code.co_filename != __file__:
            raise _TooLong

    with _monitored(watch) as stop, _no_sleep(ends):
        try:
            outcome["value"] = task()
        except BaseException as error:  # exit() and the like must not end the lesson
            stop()  # what is to be said may take its time
            outcome["words"] = _too_long(seconds) if isinstance(error, _TooLong) else _told(error)
            outcome["error"] = error
        stop()
    return outcome


@contextlib.contextmanager
def _monitored(watch):
    """watch(code, ...) is called before every line, jump and call, until the function that this gives is called."""
    events, tool = sys.monitoring.events, sys.monitoring.DEBUGGER_ID
    watched = (events.LINE, events.JUMP, events.PY_START)
    sys.monitoring.use_tool_id(tool, "nblib")
    for event in watched:
        sys.monitoring.register_callback(tool, event, watch)
    try:
        sys.monitoring.set_events(tool, sum(watched))
        yield lambda: sys.monitoring.set_events(tool, 0)
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.free_tool_id(tool)


@contextlib.contextmanager
def _no_sleep(ends):
    """time.sleep() wakes up at the deadline: nothing else could wake it in a single thread."""
    asleep = time.sleep

    def sleep(seconds):
        asleep(min(seconds, max(0, ends - time.monotonic())))
        if time.monotonic() >= ends:
            raise _TooLong

    time.sleep = sleep
    try:
        yield
    finally:
        time.sleep = asleep


def _too_long(seconds):
    return say(
        f"{seconds:g}秒たっても答えが返りません。終わらないくり返しがないか、見てください。なければ、計算が多すぎます。くり返しを減らすか、配列でまとめて計算してください。",
        f"No answer came back within {seconds:g} seconds. Look for a loop that never ends. If there is none, it is too much work: loop less, or calculate with whole arrays.",
    )


def _told(error):
    """What happened, for the learner, even if the error breaks when it is asked."""
    try:
        return _sentence(error)
    except BaseException:
        return say("あなたのコードは、説明できないエラーで止まりました。", "Your code stopped with an error that does not say what it is.")  # fmt: skip


def _sentence(error):
    """What happened, and where."""
    if isinstance(error, CourseError) and str(error).strip():
        return str(error)
    if isinstance(error, SystemExit):
        return say(
            "exit() は要りません。答えは return で返します。",
            "exit() is not needed. Hand your answer back with return.",
        )
    what, line, plain = named(error), learners_line(error), plainly(error)
    if isinstance(error, TypeError) and "ellipsis" in what:
        return plain
    where = say(f"{line[0]}行目「{line[1]}」で", f" in line {line[0]}, “{line[1]}”") if line else ""
    what = f"({what})" if plain else what
    return say(
        f"あなたのコードは{where}止まりました。{plain}{what}",
        f"Your code stopped{where}. {' '.join(filter(None, (plain, what)))}",
    )
