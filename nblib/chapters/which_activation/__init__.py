"""Which activation: softmax, one's own, and which one learns best."""

from nblib.chapters.which_activation.exercises import EXERCISES
from nblib.chapters.which_activation.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
