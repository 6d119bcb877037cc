"""The playground: data, network and training put together as one likes, its state saved and opened."""

from nblib.playground.playground import load, playground, save
from nblib.playground.questions import ask
from nblib.playground.settings import Settings
from nblib.playground.training_curves import TrainingCurves
from nblib.playground.training_session import start
from nblib.playground.training_snapshot import snapshot

__all__ = ["Settings", "TrainingCurves", "ask", "load", "playground", "save", "snapshot", "start"]
