"""Lessons: the playground opened in a given state, with only those controls that matter for the task."""

from nblib.chapters.patients.lessons import LESSONS, name_of
from nblib.panels.calls import called_as
from nblib.playground.playground import playground


@called_as("lesson(1)")
def lesson(number, **changes):
    """Open the panel of the lesson of this number, 1 to 6. changes: arguments of playground(...) that are to differ.

    A teacher's own lesson is a call of playground(...) with hide=(...): the names of settings not to be seen.
    """
    given = LESSONS[name_of(number)]
    return playground(**{**given.opens, "hide": given.hides, **changes})
