"""The tool box: sum sign, slope, the sign ∂ and logarithm, each a box in the chapter that first needs it."""

from nblib.chapters.toolbox import pictures
from nblib.chapters.toolbox.questions import QUESTIONS
from nblib.exercises.asked import Asked

__all__ = ["ask", "pictures"]

ask = Asked(QUESTIONS, exercises=())
