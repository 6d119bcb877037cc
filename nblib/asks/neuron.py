"""The predictions and exercises of the neuron chapter, in the order in which they are met."""

from nblib.chapters.diary.questions import best_possible, confidence
from nblib.chapters.neuron import ask
from nblib.chapters.neuron.exercises import *  # noqa: F403
from nblib.chapters.neuron.questions import *  # noqa: F403

QUESTIONS = (*ask.questions, confidence, best_possible)
EXERCISES = ask.exercises
