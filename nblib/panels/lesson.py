"""Lessons: the playground opened in a given state, with only those controls that matter for the task."""

from nblib.checks.playground.lessons import lesson_named
from nblib.panels.playground import playground


def lesson(name, **changes):
    """Open a lesson's panel, such as lesson("prank"). changes: arguments of playground(...) that are to differ.

    A teacher's own lesson is a call of playground(...) with hide=(...): the names of settings not to be seen.
    """
    given = lesson_named(name)
    return playground(**{**given.opens, "hide": given.hides, **changes})
