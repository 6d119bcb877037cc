"""The loss of A-kun's neuron on a diary, and its slope: quickly, as there are only 8 different days.

However long the diary is, its days fall into the 8 situations. So it is enough to know how many days each situation
has, and how many of them were followed by a test; then a gradient takes microseconds.
"""

import itertools
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import sigmoid
from nblib.maths.data import chance_of_test, situation_chance
from nblib.maths.neuron import SITUATIONS
from nblib.maths.training import batches

INPUTS = np.column_stack([np.ones(8), SITUATIONS])  # (8, 4): what w0, w1, w2, w3 are multiplied by


@dataclass(frozen=True, eq=False)
class DiaryLoss:
    """The log loss of sigmoid(confidence * y) on a diary: loss(w) for weights w (..., 4), the bias first.

    days, tests (..., 8): how many days each situation has, in the order of SITUATIONS, and how many of them had a test;
    shares will do, too. Leading axes hold many diaries, each with its own w.
    """

    days: np.ndarray
    tests: np.ndarray
    confidence: float = 1.0

    def scores(self, w):
        """The sums before the sigmoid (..., 8), one a situation."""
        return self.confidence * (np.asarray(w, float) @ INPUTS.T)

    def __call__(self, w):
        """The mean log loss (...), in nats."""
        z = self.scores(w)
        # -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)) is log(1 + exp(z)) - t z
        return (self.days * np.logaddexp(0, z) - self.tests * z).sum(axis=-1) / self.days.sum(axis=-1)

    def gradient(self, w):
        """The slope of the loss along each weight (..., 4): the mean of (p - t) times the inputs."""
        surplus = self.days * sigmoid(self.scores(w)) - self.tests
        return self.confidence * (surplus @ INPUTS) / self.days.sum(axis=-1, keepdims=True)


def on_days(X, T, confidence=1.0):
    """The loss on the days X (days, 3), each clue 0 or 1, with the tests T (days,)."""
    situation = (X @ [4, 2, 1]).astype(int)
    days, tests = np.bincount(situation, minlength=8), np.bincount(situation, T, minlength=8)
    return DiaryLoss(days, tests, confidence)


def on_average(confidence=1.0):
    """The loss to be expected on new days, exactly: each situation counts as often as it occurs in this world."""
    shares = situation_chance()
    return DiaryLoss(shares, shares * chance_of_test(SITUATIONS), confidence)


def on_diaries(days, seeds, confidence=1.0):
    """The losses on many diaries of so many days, one a seed, all at once: for weights (seeds, 4).

    What is drawn is how often each situation comes, and how often with a test. That is as random as data.diary's days,
    and a million days take no longer than ten.
    """
    chance, diaries = chance_of_test(SITUATIONS), []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        drawn = rng.multinomial(days, situation_chance())
        diaries.append((drawn, rng.binomial(drawn, chance)))
    drawn, tests = np.swapaxes(diaries, 0, 1)
    return DiaryLoss(drawn, tests, confidence)


def on_batches(X, T, batch, rng, confidence=1.0):
    """A gradient that looks at `batch` days in each call, and at other ones in the next: gradient(w) -> (..., 4).

    The days are shuffled by rng, a numpy Generator, and each comes once before any comes twice.
    """
    drawn = batches(X, T[:, np.newaxis], batch, rng)

    def gradient(w):
        X, T = next(drawn)
        return on_days(X, T[:, 0], confidence).gradient(w)

    return gradient


def runs_away(days, tests):
    """Whether no weights are the best, as ever larger ones are ever better: (...) for days, tests (..., 8).

    Such diaries can be judged without a single mistake. They are short, and training on them has no end.

    It is so where some direction of the weights makes no day worse and some day better: tests only where the sum
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
