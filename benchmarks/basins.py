"""What a move costs in the panels on landscapes: 10,000 walks with their map, and three walks from a dragged start."""

import numpy as np

from benchmarks.table import Row
from benchmarks.timing import in_turns
from nblib.chapters.valleys.basin_map import BasinMap
from nblib.chapters.valleys.experiments import basins
from nblib.maths.descent import descend
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from nblib.pictures.canvas import Canvas
from nblib.pictures.landscape_view import FromAbove, Heights

SEVERAL = ("Himmelblau", "Styblinski-Tang", "Rastrigin", "Ackley")
RATES = {"GD": 0.01, "momentum": 0.01, "Adam": 0.1}
MOVES = 5


def measure(conditions):
    """The rows on landscapes."""
    taken = in_turns({name: map_of(LANDSCAPES[name]) for name in SEVERAL} | {"arena": arena()})
    what = "10,000 starts x 200 steps of Adam with their map"
    return [
        *(Row(f"{what}, {name}", taken[name], "ms", 150) for name in SEVERAL),
        Row("a start is moved: 3 walks of 200 steps, 2 pictures", taken["arena"] / MOVES, "ms", 100, note="Ackley"),
    ]


def map_of(landscape):
    """All walks, none of them kept from before, and the frame with the map."""
    canvas = Canvas([BasinMap()])

    def run():
        reached = basins.__wrapped__(landscape, OPTIMIZERS["Adam"], 0.1, 200)
        canvas.update({}, dict(landscape=landscape, reached=reached))
        return canvas.png()

    return run


def arena():
    """MOVES frames of the arena, from as many starts."""
    landscape, canvas = LANDSCAPES["Ackley"], Canvas([FromAbove(), Heights(steps=300)])

    def run():
        for start in np.linspace([-3, -2], [3, 2.5], MOVES):
            paths = [(name, descend(OPTIMIZERS[name], landscape, start, rate, 200)) for name, rate in RATES.items()]
            canvas.update({}, dict(landscape=landscape, paths=paths))
            canvas.png()

    return run
