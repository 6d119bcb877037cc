"""An answer that never ends spoils nothing for the answers that come after it."""

import pytest

from nblib.checks.guard import guarded
from nblib.errors import CourseError


def in_a_comprehension():
    return [0 for _ in iter(int, 1)]


def on_one_line():
    while True: pass  # fmt: skip  # noqa: E701


def on_several_lines():
    x = 0
    while True:
        x += 1
        x -= 1


@pytest.mark.parametrize("endless", [in_a_comprehension, on_one_line, on_several_lines])
def test_the_next_answer_is_judged_as_ever(endless):
    for _ in range(2):
        with pytest.raises(CourseError, match="くり返し"):
            guarded(endless, seconds=0.2)
        assert guarded(lambda: sum(range(1000))) == (499500, "")
