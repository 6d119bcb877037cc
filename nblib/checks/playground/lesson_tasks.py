"""The diagnoses and mends of the six lessons, in the order in which they are met."""

import functools

from nblib.checks.playground.lessons import LESSONS
from nblib.checks.playground.mend_exercise import mended
from nblib.checks.playground.wrong_question import what_is_wrong

_NUMBERS = range(1, len(LESSONS) + 1)
LESSON_QUESTIONS = tuple(functools.partial(what_is_wrong, number) for number in _NUMBERS)
LESSON_EXERCISES = tuple(functools.partial(mended, number) for number in _NUMBERS)
