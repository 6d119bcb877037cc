"""The predictions and the exercise on real handwriting, in the order in which they are met."""

from nblib.chapters.digits.exercises import my_accuracy
from nblib.chapters.digits.questions import new_writers, scribbled

QUESTIONS = (new_writers, scribbled)
EXERCISES = (my_accuracy,)
