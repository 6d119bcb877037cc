"""Losses: one number that says how wrong the predictions are. Smaller is better."""

import numpy as np


def log_loss(scores, targets):
    """Binary cross-entropy of sigmoid(scores) against targets, averaged over the last axis.

    scores: (..., days) finite numbers, the sums before the sigmoid; targets: (days,) in [0, 1].
    Returns (...,), in nats: near 0 for sure and right forecasts, ln 2 = 0.693 for 50 : 50.

    -log(sigmoid(z)) is log(1 + exp(-z)); logaddexp computes it without overflow, however
    sure the neuron is (Good, 1952, for the rule of scoring a forecast by its logarithm).
    """
    z, t = np.asarray(scores, float), np.asarray(targets, float)
    return np.mean(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z), axis=-1)


def accuracy(verdicts, targets):
    """The share of days, 0 to 1, on which the verdict (True: a test) agrees with the target."""
    return np.mean(np.asarray(verdicts, bool) == np.asarray(targets, bool), axis=-1)
