"""Networks whose ReLU neurons die: one hidden layer, trained by steps that may be far too large."""

import functools

import numpy as np

from nblib.maths.activations import activation
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.initialisations import he_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from nblib.maths.optimizers import gradient_descent
from nblib.maths.training import train

WIDTH, STEPS = 24, 200


@functools.lru_cache(1)
def days():
    """60 days of the prank by strength, with both clues around 0: X (60, 2) in [-0.5, 0.5], T (60, 1)."""
    X, T = prank_by_strength(60, 0, np.random.default_rng(1))
    return X - 0.5, T


@functools.lru_cache(32)
def dying_run(name, rate, seed):
    """Descent of 2-24-1 on these days with the activation of that name: the network and its Run, every step kept."""
    network = mlp((2, WIDTH, 1), activation(name))
    theta = network.init(np.random.default_rng(seed), he_normal)
    return network, train(
        network, binary_cross_entropy, theta, *days(), epochs=STEPS, rate=rate, optimizer=gradient_descent
    )
