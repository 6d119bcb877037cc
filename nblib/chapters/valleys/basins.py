"""Basins: which minimum each of thousands of starts ends in.

The numbers are float32, as 10,000 starts are then done in half the time: who ends where does not depend on more digits,
but for starts on the very edge between two basins.
"""

import functools

import numpy as np

from nblib.maths.descent import begin, ends, reached

SIDE, STARTS = 100, 10_000


@functools.lru_cache(32)
def basins(landscape, optimizer, rate, steps=200):
    """The number of the minimum reached (SIDE, SIDE) from the middle of each cell of the window; -1: none.

    Rows go up along y, columns along x.
    """
    x, y = ([low + (high - low) * (i + 0.5) / SIDE for i in range(SIDE)] for low, high in landscape.window)
    starts = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return which(landscape, optimizer, starts, rate, steps).reshape(SIDE, SIDE)


@functools.lru_cache(16)
def shares(landscape, optimizer, rates, steps=300):
    """How many of STARTS random starts, spread evenly over the window, reach a global minimum: (len(rates),).

    rates: a tuple. The starts are the same for every landscape (of that window), optimizer and rate.
    """
    low, high = np.transpose(landscape.window)
    starts = np.random.default_rng(0).uniform(low, high, (STARTS, 2))
    return np.array([np.sum(is_best(landscape, which(landscape, optimizer, starts, rate, steps))) for rate in rates])


def which(landscape, optimizer, starts, rate, steps):
    """The number of the minimum (N,) that each of the starts (N, 2) reaches; -1: none."""
    # x side by side, and y side by side: the landscapes compute with all x, and then with all y.
    starts = np.asfortranarray(starts, np.float32)
    return reached(landscape, ends(begin(optimizer, landscape, starts, rate), steps)).astype(np.int16)


def is_best(landscape, numbers):
    """Whether these numbers of minima stand for global ones; -1, for none, does not."""
    return np.append(landscape.is_global, False)[numbers]
