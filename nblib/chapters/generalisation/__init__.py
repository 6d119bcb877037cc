"""Generalisation: days not yet seen, what is learned by heart, what helps against it, and how sure one may be."""

from nblib.chapters.generalisation.exercises import EXERCISES
from nblib.chapters.generalisation.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
