"""The start: what a learner needs before the first chapter, and whether the machine has it."""

from nblib.chapters.start.exercises import EXERCISES
from nblib.chapters.start.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
