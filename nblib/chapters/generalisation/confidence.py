"""How sure a network is, and how often it is right on the days on which it is so sure."""

import numpy as np

from nblib.chapters.generalisation.experiments import learned, new_days
from nblib.maths.activations import sigmoid

EDGES = np.array([0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1])  # of the probabilities that are counted together


def said_and_true(scores, chance, edges):
    """Of days whose scores (N,) say a probability from edge to edge: mean said, share of tests, number of days: 3 times (B,).

    chance: (N,) of a test. Where there are no days, said and share are NaN.
    """
    said = sigmoid(scores)
    bins = np.clip(np.digitize(said, edges) - 1, 0, len(edges) - 2)
    count = np.bincount(bins, minlength=len(edges) - 1)
    with np.errstate(invalid="ignore"):
        means = [np.bincount(bins, weights, minlength=len(count)) / count for weights in (said, chance)]
    return *means, count


def shown_confidence(width, step, temperature):
    """What a reliability diagram shows of the learner with diary 0, stopped at a step: its scores divided by a number."""
    found, (X, P) = learned(width, 100), new_days(10)
    at = int(np.searchsorted(found.run.steps, step))
    scores = found.network(found.run.thetas[at], X)[:, 0] / temperature
    said, true, count = said_and_true(scores, P[:, 0], EDGES)
    loss = np.mean(P[:, 0] * np.logaddexp(0, -scores) + (1 - P[:, 0]) * np.logaddexp(0, scores))
    return dict(said=said, true=true, count=count, loss=float(loss), accuracy=float(found.new_accuracy[at]))


def surest(said, true, count):
    """Of the days on which it is surest of a test or of none: how sure on average, how often right, and the share of days.

    said, true, count: (bins,) as said_and_true has them.
    """
    ends = [(1 - said[0], 1 - true[0], count[0]), (said[-1], true[-1], count[-1])]
    there = np.array([end for end in ends if end[2]])
    if not len(there):
        return np.nan, np.nan, 0.0
    certain, right, days = there.T
    return certain @ days / days.sum(), right @ days / days.sum(), days.sum() / count.sum()
