"""An answer is stopped in time where no thread can start, as in the reader's own browser."""

import sys
import time

import pytest

from nblib.errors import CourseError
from nblib.exercises import sandbox
from nblib.exercises.sandbox import guarded

pytestmark = pytest.mark.skipif(sys.version_info < (3, 12), reason="no browser has a Python without sys.monitoring")


@pytest.fixture(autouse=True)
def no_threads(monkeypatch):
    monkeypatch.setattr(sandbox, "_threads_start", lambda: False)


def on_one_line():
    while True: pass  # fmt: skip  # noqa: E701


def in_a_comprehension():
    return [0 for _ in iter(int, 1)]


def with_a_bare_except():
    while True:
        try:  # noqa: SIM105
            1 / 0  # noqa: B018
        except:  # noqa: E722
            pass


def with_finally():
    while True:
        try:
            pass
        finally:
            continue  # noqa: B012


def asleep():
    time.sleep(100)


def by_recursion_without_end():
    return by_recursion_without_end()


@pytest.mark.parametrize("endless", [on_one_line, in_a_comprehension, with_a_bare_except, with_finally, asleep])
def test_what_does_not_end_is_told_and_the_next_answer_is_judged_as_ever(endless):
    for _ in range(2):
        with pytest.raises(CourseError, match="くり返し"):
            guarded(endless, seconds=0.2)
        assert guarded(lambda: sum(range(1000))) == (499500, "")


def test_the_rest_is_told_as_with_a_thread():
    for answer, told in ((lambda: exit(), "exit"), (lambda: input(), "input"), (lambda: 1 / 0, "0で割"),
                         (by_recursion_without_end, "止まりました")):  # fmt: skip
        with pytest.raises(CourseError, match=told):
            guarded(answer)


def test_what_it_prints_is_kept():
    assert guarded(lambda: print("a")) == (None, "a\n")


def test_nothing_of_it_is_left():
    before = time.sleep
    guarded(lambda: 1)
    assert time.sleep is before and sys.monitoring.get_tool(sys.monitoring.DEBUGGER_ID) is None
