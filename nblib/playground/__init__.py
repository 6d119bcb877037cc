"""The playground: data, network and training put together as one likes, its state saved and opened."""

from nblib.exercises.asked import Asked
from nblib.playground.playground import load, playground, save
from nblib.playground.questions import QUESTIONS
from nblib.playground.settings import Settings
from nblib.playground.training_curves import TrainingCurves
from nblib.playground.training_session import start
from nblib.playground.training_snapshot import snapshot

ask = Asked(QUESTIONS, ())

__all__ = ["Settings", "TrainingCurves", "ask", "load", "playground", "save", "snapshot", "start"]
