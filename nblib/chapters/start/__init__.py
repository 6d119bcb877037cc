"""The start: a panel at once, the first exercise, and whether the machine has what the course needs."""

from nblib.chapters.start.exercises import EXERCISES
from nblib.exercises.asked import Asked

ask = Asked(questions=(), exercises=EXERCISES)
