"""The diary: how sure, what a mistake costs, and the best that can be had."""

from nblib.chapters.diary.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, ())
