"""The small network on which backward passes are tried: Dense-tanh-Dense, and a few days to learn from."""

import functools

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.network import mlp

SHAPE = (3, 3, 1)  # A-kun's three clues; square, so that a transposed matrix has the right shape


def start(days, seed, shape=SHAPE):
    """A network of that shape to start from, with days to learn from: network, theta, X (days, inputs), T (days, 1).

    The clues are of any strength from 0 to 1. A test when the first two of them together exceed 1.
    """
    rng = np.random.default_rng(seed)
    network = _network(shape)
    X = rng.random((days, shape[0]))
    T = (X[:, :2].sum(axis=1, keepdims=True) > 1).astype(float)
    return network, network.init(rng) + 0.2 * rng.normal(size=network.size), X, T


def known(theta, X, T):
    """What a backward pass is told: X, Z, A, Y, T, W2, for theta of a network of one hidden layer and one output."""
    inputs = X.shape[1]
    network = _network((inputs, (theta.size - 1) // (inputs + 2), 1))
    (_, Z, A, Y), _ = network.forward(theta, X)
    return X, Z, A, Y, T, network.layers[-1].unpack(network.split(theta)[-1])[1]


@functools.lru_cache(16)
def _network(shape):
    return mlp(shape, tanh)
