"""Numbers of the part on valleys and landscapes."""

import math

from nblib.chapters.valleys.experiments import STARTS, successes
from nblib.maths.descent import NEAR
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from nblib.pictures.style import percent


def facts():
    """Shares of starts that reach the lowest valley, as they were measured."""
    found = {}
    for fact, name, optimizer, rate in (
        ("tang_gd", "Styblinski-Tang", "GD", 0.01),
        ("tang_adam", "Styblinski-Tang", "Adam", 0.1),
        ("ackley_adam_slow", "Ackley", "Adam", 0.1),
        ("ackley_adam_fast", "Ackley", "Adam", 1),
        ("rastrigin_adam", "Rastrigin", "Adam", 0.1),
    ):
        (count,) = successes(LANDSCAPES[name], OPTIMIZERS[optimizer], (rate,))
        found[fact] = percent(count / STARTS)
    for name in ("GD", "momentum", "Adam"):  # each at the best of six rates
        counts = successes(LANDSCAPES["Ackley"], OPTIMIZERS[name], (0.003, 0.01, 0.03, 0.1, 0.3, 1.0))
        found[f"ackley_best_{name}"] = percent(counts.max() / STARTS)
    found["near"] = f"{NEAR:g}"
    found["half_of_ln2"] = f"{math.log(2) / 2:.3f}"
    return found
