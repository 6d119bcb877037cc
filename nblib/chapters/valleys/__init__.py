"""Valleys: several minima, ten thousand starts, a real network's ends, inside Adam and Newton."""

from nblib.chapters.valleys.exercises import EXERCISES
from nblib.chapters.valleys.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
