"""Diaries that can be judged without a single mistake. They are short, and training on them has no end."""

import itertools

import numpy as np

from nblib.chapters.optimizers.diary_loss import INPUTS


def runs_away(days, tests):
    """Whether no weights are the best, as ever larger ones are ever better: (...) for days, tests (..., 8).

    So it is where some direction of the weights makes no day worse and some day better: tests only where the sum
    grows along it, days without a test only where it shrinks, and both kinds only where it stays (Albert and Anderson,
    1984). It is so, too, where a situation was never met that some weight depends on: then that weight may be anything.
    """
    days, tests = np.asarray(days), np.asarray(tests)
    along = INPUTS @ _edges().T  # (8, edges): how each situation's sum changes along each direction
    wanted = np.where(tests > 0, 1, 0) - np.where(tests < days, 1, 0)  # 1: tests only, -1: none, 0: both or no days
    sides = wanted[..., np.newaxis] * along
    worse = (sides < 0) | ((wanted == 0) & (days > 0))[..., np.newaxis] & (along != 0)
    return (~worse.any(axis=-2)).any(axis=-1)


def _edges():
    """Every direction (edges, 4) along which three independent situations keep their sums, both ways.

    If there is any direction as above, one of these is one too: they are the edges of the cone of such directions.
    """
    found = []
    for rows in itertools.combinations(INPUTS, 3):
        minors = [np.linalg.det(np.delete(rows, i, axis=1)) for i in range(4)]
        edge = np.round(np.array(minors) * [1, -1, 1, -1])
        if edge.any():
            found += [edge, -edge]
    return np.unique(found, axis=0)
