"""Whether a gradient can be trusted: how far it reaches, dead neurons, a check, a bug hunt."""

from nblib.chapters.gradient_check.exercises import EXERCISES
from nblib.chapters.gradient_check.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
