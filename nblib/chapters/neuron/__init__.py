"""The neuron: A-kun's four weights, eight situations, the plane, the ratio 4 : 6 : 3."""

from nblib.chapters.neuron.exercises import EXERCISES
from nblib.chapters.neuron.questions import QUESTIONS
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)
