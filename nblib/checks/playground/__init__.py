"""The predictions and exercises of the playground chapter, in the order in which they are met."""

from nblib.checks.playground.lesson_tasks import LESSON_EXERCISES, LESSON_QUESTIONS
from nblib.checks.playground.lessons import LESSONS
from nblib.checks.playground.mend_exercise import mended
from nblib.checks.playground.wrong_question import what_is_wrong

__all__ = ["LESSONS", "LESSON_EXERCISES", "LESSON_QUESTIONS", "mended", "what_is_wrong"]
