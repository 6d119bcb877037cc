"""Layers: what they add, what they do not, and whether training finds it."""

from nblib.chapters.layers.exercises import EXERCISES
from nblib.chapters.layers.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
