"""Real handwriting, read by the course's own network."""

from nblib.chapters.digits.exercises import EXERCISES
from nblib.chapters.digits.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
