"""The pictures of the room on backpropagation, for its cells."""

from nblib.chapters.backprop.backprop_diagram import BackpropDiagram
from nblib.chapters.backprop.backprop_paths import PathDiagram, PathSum
from nblib.chapters.backprop.multiplication_charts import MultiplicationsBySize, MultiplicationTable
from nblib.chapters.backprop.recomputation import Recomputed, Reused
from nblib.chapters.backprop.step_equation import StepEquation

__all__ = [
    "BackpropDiagram",
    "MultiplicationTable",
    "MultiplicationsBySize",
    "PathDiagram",
    "PathSum",
    "Recomputed",
    "Reused",
    "StepEquation",
]
