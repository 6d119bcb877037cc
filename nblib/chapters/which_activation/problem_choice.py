"""A list to choose a problem in the plane from."""

from nblib.language import word
from nblib.maths.plane_data import PROBLEMS
from nblib.panels.controls import choice


def problem(value):
    """The choice among the problems of plane_data, by name: "prank", "circle", "spiral"."""
    return choice(value, {word(name): name for name in PROBLEMS})
