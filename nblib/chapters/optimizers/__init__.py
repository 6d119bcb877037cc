"""Optimizers: down the slopes of the diary, rates, momentum, day by day, 4 : 6 : 3 found again."""

from nblib.chapters.optimizers.exercises import EXERCISES
from nblib.chapters.optimizers.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
