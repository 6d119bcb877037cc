"""Days not yet seen: learning by heart and its cures."""

from nblib.chapters.generalisation.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, exercises=())
