"""Problems in the plane: examples with two inputs, both from 0 to 1, of growing difficulty.

The two inputs are how clearly friend and teacher speak. Each function draws X (days, 2) and T (days, 1) of 0.0 and 1.0;
a share `noise` of the answers is turned round at random. rng: a numpy Generator; the same seed, the same days.
"""

import numpy as np

from nblib.maths.data import prank_by_strength

RADIUS = 0.4  # of the circle; half of the square lies in it
TURNS, SHAKE = 1.0, 0.015  # of a spiral's arm; how far (a standard deviation) a day lies off its line


def circle(days, noise, rng):
    """A test when both speak about half as clearly as they could: inside a circle around the middle."""
    X = rng.random((days, 2))
    inside = np.hypot(X[:, 0] - 0.5, X[:, 1] - 0.5) < RADIUS
    return X, _turned_round(inside, noise, rng)


def spiral(days, noise, rng):
    """Two arms wound around each other: days on the one have a test, days on the other have none (Lang and
    Witbrock, 1988, with three turns)."""
    has_test, along = rng.random(days) < 0.5, rng.random(days)
    angle, radius = 2 * np.pi * TURNS * along + np.pi * has_test, 0.05 + 0.4 * along
    X = 0.5 + np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)
    return X + rng.normal(0, SHAKE, X.shape), _turned_round(has_test, noise, rng)


def _turned_round(answers, noise, rng):
    """Answers (days,), some of them turned round, as targets (days, 1)."""
    return (answers != (rng.random(len(answers)) < noise))[:, np.newaxis].astype(float)


PROBLEMS = {"prank": prank_by_strength, "circle": circle, "spiral": spiral}
