"""Six trainings that do not work, and the learner's own data."""

from nblib.chapters.patients.diagnosis import diagnose
from nblib.chapters.patients.lesson import lesson
from nblib.chapters.patients.own_data import own_data
from nblib.chapters.patients.read_csv import read_csv

__all__ = ["diagnose", "lesson", "own_data", "read_csv"]
