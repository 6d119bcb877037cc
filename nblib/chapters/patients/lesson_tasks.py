"""The diagnoses and mends of the six lessons, in the order in which they are met."""

import functools

from nblib.chapters.patients.lessons import LESSONS
from nblib.chapters.patients.mend_exercise import mended
from nblib.chapters.patients.wrong_question import what_is_wrong

_NUMBERS = range(1, len(LESSONS) + 1)
LESSON_QUESTIONS = tuple(functools.partial(what_is_wrong, number) for number in _NUMBERS)
LESSON_EXERCISES = tuple(functools.partial(mended, number) for number in _NUMBERS)
