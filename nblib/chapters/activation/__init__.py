"""A neuron with an activation: the gallery, bending and adding, the prank solved alone."""

from nblib.chapters.activation.exercises import EXERCISES
from nblib.chapters.activation.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
