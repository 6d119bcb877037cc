"""The predictions and the exercise on real handwriting, in the order in which they are met."""

from nblib.checks.digits.accuracy_exercise import my_accuracy
from nblib.checks.digits.questions import new_writers, scribbled

QUESTIONS = (new_writers, scribbled)
EXERCISES = (my_accuracy,)
