"""Backpropagation: what it reuses, one number at a time, where the way divides, and how much work it saves."""

from nblib.chapters.backprop.exercises import EXERCISES
from nblib.chapters.backprop.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
