"""The predictions and exercises of the playground chapter, in the order in which they are met."""

from nblib.chapters.patients.data_questions import study_alone
from nblib.chapters.patients.lesson_tasks import LESSON_EXERCISES, LESSON_QUESTIONS
from nblib.chapters.patients.lessons import LESSONS
from nblib.chapters.patients.mend_exercise import mended
from nblib.chapters.patients.wrong_question import what_is_wrong
from nblib.playground.questions import all_zeros, circle_alone, circle_with_squares

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
