"""A list to choose a problem in the plane from."""

from nblib.language import word
from nblib.maths.datasets_2d import PROBLEMS
from nblib.panels.controls import choice


def problem(value):
    """The choice among the problems in the plane, by name: "prank", "circle", "spiral"."""
    return choice(value, {word(name): name for name in PROBLEMS})
