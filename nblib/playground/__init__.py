"""The playground: data, network and training put together as one likes, its state saved and opened."""

from nblib.playground.playground import playground
from nblib.playground.saving import load, save

__all__ = ["load", "playground", "save"]
