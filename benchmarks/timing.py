"""How long several ways take, measured in turns, so that a machine that is busy for a while is unfair to none of them."""

import time

import numpy as np

ROUNDS = 9


def in_turns(ways):
    """The median time of each way, in ms: all of them one after another, again and again."""
    taken = {name: [] for name in ways}
    for number in range(1 + ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            taken[name] += [1000 * (time.perf_counter() - start)] if number else []  # the first round warms up
    return {name: np.median(times) for name, times in taken.items()}
