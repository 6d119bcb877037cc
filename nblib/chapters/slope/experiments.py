"""Steps against slopes: of the weights of A-kun's neuron on the diary, and down the curve of a single number."""

from itertools import islice

import numpy as np

from nblib.maths.data import diary, loss_on
from nblib.maths.finite_differences import partials, slope
from nblib.maths.optimizers import gradient_descent

__all__ = ["RATE", "SUSPICIOUS", "descend_curve", "diary_loss", "moves", "steps_from"]
RATE, SUSPICIOUS = 0.25, np.array([-1, 0.4, 0.6, 0.3])  # the step of a suspicious morning: learning rate and weights


def diary_loss():
    """The loss of A-kun's neuron on the diary of 60 days that the chapters on the neuron and on slopes use."""
    return loss_on(*diary(60, np.random.default_rng(11)))


def moves(theta, slopes, rate):
    """Where theta (P,) is after one step against the slopes: (P + 1, P), of each number alone, and of all at last."""
    step = -rate * np.asarray(slopes)
    return np.vstack([theta + np.diag(step), theta + step])


def steps_from(w, rate):
    """The diary's loss at w, after a step of each weight alone, and after a step of all: 1 + (4,) + 1 numbers."""
    loss = diary_loss()
    *alone, together = loss(moves(w, partials(loss, w), rate))
    return loss(w), np.array(alone), together


def descend_curve(function, x, steps, rate=0.1):
    """Where gradient descent comes on the curve of a function of one number: (steps + 1,), the first is x."""
    path = gradient_descent(lambda x: slope(function, x), x, rate)
    return np.array(list(islice(path, steps + 1)))
