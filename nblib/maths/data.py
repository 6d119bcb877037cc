"""The diary: days with three clues each, and whether there was a test.

Clues are drawn at random. The test is drawn with probability sigmoid(SHARPNESS * y), y being
the article's neuron, so the world follows A-kun's weights, but not without exceptions. Since
we made this world, the chance of being right in it can be computed exactly.
"""

import numpy as np

from nblib.maths.activations import sigmoid
from nblib.maths.losses import log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score

CLUE_CHANCE = np.array([0.5, 0.4, 0.2])  # friend says so, teacher says so, it is a Wednesday
# The prank, exclusive or: a test when exactly one of friend and teacher says so
PRANK = np.array([[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 0]])
# Six days whose clues are more or less clear: strengths of friend and teacher, and 1 for a test
HINTED_DAYS = np.array([[0.1, 0.2, 0], [0.25, 0.1, 0], [0.3, 0.3, 0], [0.6, 0.85, 1], [0.9, 0.6, 1], [0.85, 0.9, 1]])
SHARPNESS = 8  # k: how closely the world follows the article's neuron


def diary(days, rng, sharpness=SHARPNESS):
    """Draw a diary: X (days, 3) clues and T (days,) tests, both of 0.0 and 1.0.

    rng: a numpy Generator, such as np.random.default_rng(1); the same seed, the same diary.
    """
    X = (rng.random((days, 3)) < CLUE_CHANCE).astype(float)
    T = (rng.random(days) < chance_of_test(X, sharpness)).astype(float)
    return X, T


def chance_of_test(X, sharpness=SHARPNESS):
    """The probability of a test on days with the clues X (days, 3), as this world has it."""
    return sigmoid(sharpness * score(ARTICLE_WEIGHTS, X))


def situation_chance():
    """How often each of the 8 situations occurs, (8,), in the order of SITUATIONS."""
    return np.prod(np.where(SITUATIONS == 1, CLUE_CHANCE, 1 - CLUE_CHANCE), axis=1)


def expected_accuracy(verdicts, sharpness=SHARPNESS):
    """The exact share of new days judged right by the verdicts (..., 8), one a situation.

    A verdict True is right whenever there is a test, so with its probability.
    """
    p = chance_of_test(SITUATIONS, sharpness)
    return np.where(verdicts, p, 1 - p) @ situation_chance()


def expected_accuracy_of(w):
    """The exact share of new days that a neuron with weights w (..., 4) judges right."""
    return expected_accuracy(predicts_test(score(w, SITUATIONS)))


def expected_log_loss(w):
    """The exact log loss of sigmoid(score) on new days, for weights w (4,), in nats."""
    z, p = score(w, SITUATIONS), chance_of_test(SITUATIONS)
    a_day = [log_loss(z[i : i + 1], p[i : i + 1]) for i in range(8)]
    return np.dot(situation_chance(), a_day)


def loss_on(X, T, k=SHARPNESS):
    """The log loss of sigmoid(k * score) on days X (days, 3), T (days,), as a function of weights (..., 4)."""
    return lambda w: log_loss(score(k * np.asarray(w, float), X), T)
