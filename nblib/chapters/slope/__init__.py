"""The slope: which way a weight should go, how far, what is to be made small, and how a slope is measured."""

from nblib.chapters.slope.exercises import EXERCISES
from nblib.chapters.slope.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
