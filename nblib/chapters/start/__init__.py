"""The start: a panel at once, the first exercise, and whether the machine has what the course needs."""

from nblib import OldNotebook
from nblib.chapters.start.exercises import EXERCISES
from nblib.exercises.asked import Asked


class Start(Asked):
    """What the start asks. What an older release asked there stands in other chapters by now (the tool box)."""

    def __getattr__(self, key):
        if key in ("how_many", "slope_on_the_left", "slope_while_held", "negative_power"):
            raise OldNotebook
        return super().__getattr__(key)


ask = Start(questions=(), exercises=EXERCISES)
