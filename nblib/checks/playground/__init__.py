"""The predictions and exercises of the playground chapter, in the order in which they are met."""

from nblib.checks.playground.data_questions import study_alone
from nblib.checks.playground.lesson_tasks import LESSON_EXERCISES, LESSON_QUESTIONS
from nblib.checks.playground.lessons import LESSONS
from nblib.checks.playground.mend_exercise import mended
from nblib.checks.playground.questions import all_zeros, circle_alone, circle_with_squares
from nblib.checks.playground.wrong_question import what_is_wrong

QUESTIONS = (circle_alone, circle_with_squares, all_zeros, study_alone, *LESSON_QUESTIONS)
EXERCISES = LESSON_EXERCISES

__all__ = [
    "EXERCISES",
    "LESSONS",
    "QUESTIONS",
    "all_zeros",
    "circle_alone",
    "circle_with_squares",
    "mended",
    "study_alone",
    "what_is_wrong",
]
