"""Running the learner's code: what it prints is kept, and the line in which it fails is found."""

import contextlib
import io
import linecache
import pathlib
import sys
import threading

_COURSE = str(pathlib.Path(__file__).parent)


class _Prints(io.StringIO):
    """Keeps what one thread prints; what a cell prints in another thread goes its own way."""

    def __init__(self, otherwise):
        super().__init__()
        self._otherwise = otherwise
        self.listen()

    def listen(self):
        """Keep what the calling thread prints from now on."""
        self._thread = threading.get_ident()

    def write(self, text):
        mine = threading.get_ident() == self._thread
        return super().write(text) if mine else self._otherwise.write(text)


def prints_kept():
    """A context in which everything printed by this thread is kept, to be read with getvalue()."""
    return contextlib.redirect_stdout(_Prints(sys.stdout))


def named(error):
    """What an error is, such as "ZeroDivisionError: division by zero", or its kind alone if it says no more."""
    kind = type(error).__name__
    try:
        said = readable(str(error), 300)
    except Exception:  # an error that cannot even be shown
        return kind
    return f"{kind}: {said}" if said else kind


def readable(text, most):
    """What a thing of the learner's says of itself, in so many characters at most, and as a page can hold it.

    No page can hold half of a surrogate pair; and the text may be of a class of the learner's own that is no plain str.
    """
    plain = str.encode(text, errors="backslashreplace").decode()
    return plain if len(plain) <= most else plain[: most - 3] + "..."


def is_courses(error):
    """Whether the course's own code was the last to run before the error."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename.startswith(_COURSE)


def _learners(error):
    """The innermost part of a traceback that is the learner's own code, or None."""
    found, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not file.startswith(_COURSE) and "site-packages" not in file:
            found = trace
        trace = trace.tb_next
    return found


def learners_line(error):
    """The number and text of the innermost line of the learner's own code in a traceback, or None."""
    if (trace := _learners(error)) is None:
        return None
    file = trace.tb_frame.f_code.co_filename
    return trace.tb_lineno, readable(linecache.getline(file, trace.tb_lineno).strip(), 120)


def learners_names(error):
    """What the innermost function of the learner's had at hand: its own names, and those of its cell: two dicts."""
    trace = _learners(error)
    return ({}, {}) if trace is None else (dict(trace.tb_frame.f_locals), trace.tb_frame.f_globals)
