"""Numbers of the part on valleys and landscapes."""

import math

import numpy as np

from nblib.chapters.valleys.experiments import STARTS, successes
from nblib.maths.descent import NEAR
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from tools.facts import percent


def facts():
    """The share that the lowest of four equal valleys has, worked out by hand, and some that were measured."""
    flat = [x for x in np.roots([2, 0, -16, 2.5]) if abs(x) < 1]  # where the slope 2x^3 - 16x + 2.5 is 0 between both
    (top,) = np.real(flat)
    found = {"lowest_of_four": percent(((5 + top) / 10) ** 2), "top_of_four": f"{top:.3f}"}
    for fact, name, optimizer, rate in (
        ("tang_gd", "Styblinski-Tang", "GD", 0.01),
        ("tang_adam", "Styblinski-Tang", "Adam", 0.1),
        ("ackley_adam_slow", "Ackley", "Adam", 0.1),
        ("ackley_adam_fast", "Ackley", "Adam", 1),
        ("rastrigin_adam", "Rastrigin", "Adam", 0.1),
    ):
        (count,) = successes(LANDSCAPES[name], OPTIMIZERS[optimizer], (rate,))
        found[fact] = percent(count / STARTS)
    found["near"] = f"{NEAR:g}"
    found["half_of_ln2"] = f"{math.log(2) / 2:.3f}"
    return found
