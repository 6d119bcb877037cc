"""Where descents end: ten thousand starts on a landscape, and a hundred trainings of one network."""

import functools
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.descent import begin, ends, reached
from nblib.maths.initialisations import lecun_normal
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.landscapes.landscape import plane
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import Network, mlp, reorder, turn
from nblib.maths.optimizers import OPTIMIZERS
from nblib.maths.prepared import prepared
from nblib.maths.repeated_training import interval, prank_learned, prank_losses
from nblib.maths.training import train

__all__ = [
    "STARTS",
    "basins",
    "endings",
    "interval",
    "is_best",
    "minima_reached",
    "prank_learned",
    "prank_losses",
    "successes",
]

# ---- basins: which minimum each of thousands of starts ends in

SIDE, STARTS = 100, 10_000


@functools.lru_cache(32)
def basins(landscape, optimizer, rate, steps=200):
    """The number of the minimum reached (SIDE, SIDE) from the middle of each cell of the window; -1: none.

    Rows go up along y, columns along x.
    """
    x, y = ([low + (high - low) * (i + 0.5) / SIDE for i in range(SIDE)] for low, high in landscape.window)
    starts = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return minima_reached(landscape, optimizer, starts, rate, steps).reshape(SIDE, SIDE)


@functools.lru_cache(16)
@prepared(LANDSCAPES, OPTIMIZERS)
def successes(landscape, optimizer, rates, steps=300):
    """How many of STARTS random starts, spread evenly over the window, reach a global minimum: (len(rates),).

    rates: a tuple. The starts are the same for every landscape (of that window), optimizer and rate.
    """
    low, high = np.transpose(landscape.window)
    starts = np.random.default_rng(0).uniform(low, high, (STARTS, 2))
    return np.array(
        [np.sum(is_best(landscape, minima_reached(landscape, optimizer, starts, rate, steps))) for rate in rates]
    )


def minima_reached(landscape, optimizer, starts, rate, steps):
    """The number of the minimum (N,) that each of the starts (N, 2) reaches; -1: none.

    The numbers are float32, as 10,000 starts are then done in half the time: who ends where does not depend on more
    digits, but for starts on the very edge between two basins.
    """
    # x side by side, and y side by side: the landscapes compute with all x, and then with all y.
    starts = np.asfortranarray(starts, np.float32)
    return reached(landscape, ends(begin(optimizer, landscape, starts, rate), steps)).astype(np.int16)


def is_best(landscape, numbers):
    """Whether these numbers of minima stand for global ones; -1, for none, does not."""
    return np.append(landscape.is_global, False)[numbers]


# ---- endings: where many trainings of one network end, how low, and how far from each other

TRAININGS, STEPS, RATE = 100, 1000, 0.1
DAYS, NOISE = 60, 0.1
AROUND = ((-0.5, 1.5), (-0.5, 1.5))  # what is shown of a plane through three places, at (0, 0), (1, 0) and (0, 1)


@dataclass(frozen=True, eq=False)
class Endings:
    """The ends of many trainings with Adam on the same days: thetas (TRAININGS, P) and their losses (TRAININGS,)."""

    network: Network
    thetas: np.ndarray
    losses: np.ndarray

    @property
    def best(self):
        """The number of the training with the lowest loss."""
        return int(np.argmin(self.losses))

    def distances(self, thetas):
        """How far (...) the parameters thetas (..., P) are from the best ones."""
        return np.linalg.norm(thetas - self.thetas[self.best], axis=-1)

    def loss(self, thetas):
        """The loss (...) of parameters (..., P) on the days trained on."""
        X, T = _days()
        return binary_cross_entropy(self.network(thetas, X), T)

    def gradient(self, thetas):
        """The slopes of that loss (..., P)."""
        return self.network.gradient(binary_cross_entropy, thetas, *_days())[1]

    def twins(self, count):
        """The best network again and again (count, P), its hidden neurons in random order and turned at random."""
        rng, theta = np.random.default_rng(0), self.thetas[self.best]
        width = self.network.widths[1]
        mixed = [reorder(self.network, theta, 0, rng.permutation(width)) for _ in range(count)]
        return np.array([turn(self.network, twin, 0, rng.choice([-1, 1], width)) for twin in mixed])

    def farthest_twin(self):
        """That of its twins (P,) which is farthest away: every neuron turned."""
        return turn(self.network, self.thetas[self.best], 0, -np.ones(self.network.widths[1]))

    def plane_through(self, number):
        """The loss on the plane through the best network (0, 0), its farthest twin (1, 0), and training `number` (0, 1)."""
        best = self.thetas[self.best]
        u, v = self.farthest_twin() - best, self.thetas[number] - best
        return plane(self.loss, self.gradient, best, u, v, AROUND)


@functools.lru_cache(8)
def endings(width):
    """TRAININGS trainings of 2-width-1 on the prank with clues of any strength, DAYS days, some of them wrong; all at once."""
    return Endings(_shape(width), *_trained(width))


def _shape(width):
    return mlp((2, width, 1), tanh)


@prepared()
def _trained(width):
    """Where these trainings end: thetas (TRAININGS, P) and losses (TRAININGS,)."""
    network = _shape(width)
    settings = dict(epochs=STEPS, rate=RATE, every=STEPS)
    run = train(network, binary_cross_entropy, network.init_stack(range(TRAININGS), lecun_normal), *_days(), **settings)
    return run.thetas[-1], run.losses[-1]


@functools.lru_cache(1)
def _days():
    return prank_by_strength(DAYS, NOISE, np.random.default_rng(1))
