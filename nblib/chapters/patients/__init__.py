"""Six trainings that do not work, and the learner's own data."""

from nblib.chapters.patients import experiments
from nblib.chapters.patients.diagnosis import diagnose
from nblib.chapters.patients.exercises import EXERCISES
from nblib.chapters.patients.lessons import lesson
from nblib.chapters.patients.own_data import own_data
from nblib.chapters.patients.questions import QUESTIONS
from nblib.chapters.patients.read_csv import read_csv
from nblib.exercises.asked import Asked

ask = Asked(QUESTIONS, EXERCISES)

__all__ = ["ask", "diagnose", "experiments", "lesson", "own_data", "read_csv"]
