"""A-kun's marks: how long he slept before a test, how long he had studied, and whether the mark was good.

Too little of either is bad; but whoever studies half the night sleeps too little, and whoever sleeps all day does not study.
"""

import numpy as np

from nblib.chapters.patients.own_data import own_data
from nblib.maths.activations import sigmoid

BEST = np.array([8.0, 3.0])  # hours of sleep, hours of study
SPREAD = np.array([2.0, 1.5])  # how far from there a mark is still good, in hours
EDGE, CLEAR = 1.4, 8.0  # so many spreads away marks become bad; how sharply


def marks(tests, rng):
    """Draw so many tests: hours of sleep (tests,), hours of study (tests,), both to a tenth, and good (tests,) of 0 and 1."""
    hours = rng.uniform([4, 0], [12, 6], (tests, 2)).round(1)
    distance = np.sqrt((((hours - BEST) / SPREAD) ** 2).sum(axis=1))
    good = rng.random(tests) < sigmoid(CLEAR * (EDGE - distance))
    return hours[:, 0], hours[:, 1], good.astype(int)


def study_table(tests=200, seed=5):
    """A-kun's marks as the playground takes them."""
    sleep, study, good = marks(tests, np.random.default_rng(seed))
    return own_data(np.stack([sleep, study], axis=1), np.where(good, "good", "bad"), ("sleep", "study"))
