"""Learning by heart: a diary with useless notes in it, and networks large enough to remember every single day.

With three clues of 0 and 1 a diary has only 8 different days, and nothing can be learned by heart: the same day comes
with a test and without. So A-kun also notes what has nothing to do with tests. Each day then looks unlike all others.
"""

import functools
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.data import diary
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import accuracy, binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.neuron import predicts_test
from nblib.maths.prepared import prepared
from nblib.maths.training import train

__all__ = ["final_losses", "learned", "noted_days"]

STEPS, RATE, EVERY = 300, 0.03, 10
STARTS, NEW_DAYS = 3, 2000


def noted_days(days, useless, rng):
    """A diary with `useless` notes of 0 or 1, tossed like coins, after the clues: X (days, 3 + useless), T (days, 1)."""
    X, T = diary(days, rng)
    notes = (rng.random((days, useless)) < 0.5).astype(float)
    return np.hstack([X, notes]), T[:, np.newaxis]


@dataclass(frozen=True, eq=False)
class Learned:
    """A training from several starts: losses over its K moments, accuracies at its end; seen days and new ones."""

    steps: np.ndarray  # (K,)
    losses: np.ndarray  # (K, STARTS)
    new_losses: np.ndarray  # (K, STARTS)
    accuracy: np.ndarray  # (STARTS,)
    new_accuracy: np.ndarray  # (STARTS,)


@functools.lru_cache(256)
def learned(width, days, decay, useless):
    """A network with one hidden layer of that width, or a single neuron if it is 0, trained on a diary of so many days.

    decay: the strength of weight decay. The new days are the same for all that have as many useless notes.
    """
    hidden = [width] if width else []
    network = mlp((3 + useless, *hidden, 1), tanh)
    seen = noted_days(days, useless, np.random.default_rng(7))
    new = noted_days(NEW_DAYS, useless, np.random.default_rng(8))
    starts = network.init_stack(range(STARTS), lecun_normal)
    settings = dict(epochs=STEPS, rate=RATE, every=EVERY, decay=decay, test=new)
    run = train(network, binary_cross_entropy, starts, *seen, **settings)
    right = [accuracy(predicts_test(network(run.thetas[-1], X))[..., 0], T[:, 0]) for X, T in (seen, new)]
    return Learned(run.steps, run.losses, run.test_losses, *right)


@prepared()
def final_losses(width, days, decay, useless):
    """The losses (STARTS,) at the end of the same training, on the days seen and on new ones."""
    found = learned(width, days, decay, useless)
    return found.losses[-1], found.new_losses[-1]
