"""Many trainings of one kind, from many random starts: how often does it work, and how sure are we of that?"""

import functools

import numpy as np

from nblib.maths.activations import GALLERY, tanh
from nblib.maths.data import PRANK
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.optimizers import OPTIMIZERS, adam
from nblib.maths.prepared import prepared
from nblib.maths.training import losses_on, train

STEPS, RATE = 500, 0.03
LEARNED = 0.1  # a loss (nats) below this: all four situations right, and clearly so


@functools.lru_cache(64)
def prank_run(width, seed):
    """One training of 2-width-1 on the prank, tanh and Adam: the network and its Run, every fifth step kept."""
    network = mlp((2, width, 1), tanh)
    theta = network.init(np.random.default_rng(seed), lecun_normal)
    return network, train(network, binary_cross_entropy, theta, *_prank(), epochs=STEPS, rate=RATE, every=5)


def prank_learned(network, thetas, optimizer=adam, rate=RATE, steps=STEPS):
    """How many of these starts (starts, size) learn the prank; all are trained at once."""
    return int(np.sum(prank_losses(network, thetas, optimizer, rate, steps) < LEARNED))


@prepared(GALLERY, OPTIMIZERS)
def prank_losses(network, thetas, optimizer=adam, rate=RATE, steps=STEPS):
    """The losses (starts,) on the prank that these starts (starts, size) end with."""
    settings = dict(epochs=steps, rate=rate, every=steps, optimizer=optimizer)
    return train(network, binary_cross_entropy, thetas, *_prank(), **settings).losses[-1]


@functools.lru_cache(64)
@prepared()
def prank_successes(width, starts):
    """How many of the starts 0, 1, 2, ... learn the prank with so many hidden neurons."""
    network = mlp((2, width, 1), tanh)
    return prank_learned(network, network.init_stack(range(starts), lecun_normal))


def _prank():
    return PRANK[:, :2].astype(float), PRANK[:, 2:].astype(float)


def interval(successes, trials, z=1.96):
    """The 95% confidence interval of a share: low and high, 0 to 1 (Wilson, 1927).

    Of 100 intervals made like this about 95 hold the true share. Of a single one that cannot be said.
    """
    share, shift = successes / trials, z * z / trials
    middle = (share + shift / 2) / (1 + shift)
    half = z * np.sqrt(share * (1 - share) / trials + shift / (4 * trials)) / (1 + shift)
    return middle - half, middle + half


@functools.lru_cache(256)
@prepared()
def losses_by_size(width, depth, noise, starts=12, days=60):
    """Losses (starts,) on the days trained on and on 1,000 new ones, of networks with `depth` hidden layers.

    The data: prank_by_strength. All starts have the same days, and are trained at once.
    """
    network, thetas, examples = _sized(width, depth, noise, starts, days)
    return tuple(losses_on(network, binary_cross_entropy, thetas, *examples))


@functools.lru_cache(256)
@prepared()
def accuracies_by_size(width, depth, noise, starts=12, days=60):
    """The shares of the same days that the same networks judge right: (starts,) of those trained on, (starts,) of new ones."""
    network, thetas, examples = _sized(width, depth, noise, starts, days)
    return tuple(np.mean((network(thetas, X) > 0) == (T == 1), axis=(-2, -1)) for X, T in examples)


@functools.lru_cache(8)
def _sized(width, depth, noise, starts, days):
    """The network, its trained thetas (starts, P), and the days: [(X, T) trained on, (X, T) new]."""
    network = mlp((2, *[width] * depth, 1), tanh)
    examples = [prank_by_strength(n, noise, np.random.default_rng(seed)) for seed, n in ((1, days), (2, 1000))]
    theta = network.init_stack(range(starts), lecun_normal)
    settings = dict(epochs=STEPS, rate=RATE, every=STEPS)
    return network, train(network, binary_cross_entropy, theta, *examples[0], **settings).thetas[-1], examples
