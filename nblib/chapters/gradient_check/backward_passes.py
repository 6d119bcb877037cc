"""Backward passes of one small network, Dense-tanh-Dense, written out: the right one, and typical wrong ones.

    Z = b1 + X @ W1,  A = tanh(Z),  Y = b2 + A @ W2,  L = mean((Y - T)**2)

for N days X (N, inputs), hidden neurons Z and A (N, hidden), and one output a day, Y and T (N, 1). Each pass is a
function (X, Z, A, Y, T, W2) -> (db1, dW1, db2, dW2). The wrong ones are what people write when they do this first.
"""

import functools
import itertools

import numpy as np

from nblib.language import word
from nblib.maths.activations import tanh
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp
from nblib.maths.optimizers import gradient_descent

SHAPE = (3, 3, 1)  # A-kun's three clues; square, so that a transposed matrix has the right shape
EXPLODED = 100  # a loss beyond this is no longer followed


def small_example(days, seed, shape=SHAPE):
    """A network of that shape to start from, with days to learn from: network, theta, X (days, inputs), T (days, 1).

    The clues are of any strength from 0 to 1. A test when the first two of them together exceed 1.
    """
    rng = np.random.default_rng(seed)
    network = _network(shape)
    X = rng.random((days, shape[0]))
    T = (X[:, :2].sum(axis=1, keepdims=True) > 1).astype(float)
    return network, network.init(rng) + 0.2 * rng.normal(size=network.size), X, T


def forward_values(theta, X, T):
    """What a backward pass is told, X, Z, A, Y, T, W2, for theta of a network of one hidden layer and one output."""
    inputs = X.shape[1]
    network = _network((inputs, (theta.size - 1) // (inputs + 2), 1))
    (_, Z, A, Y), _ = network.forward(theta, X)
    return X, Z, A, Y, T, network.layers[-1].unpack(network.split(theta)[-1])[1]


@functools.lru_cache(16)
def _network(shape):
    return mlp(shape, tanh)


# ---- passes


def right(X, Z, A, Y, T, W2):
    """Backpropagation, line by line."""
    dY = 2 * (Y - T) / len(X)
    return _back(X, A, dY, dY @ W2.T * (1 - A**2))


def _back(X, A, dY, dZ):
    """Slopes along the parameters, from those along the outputs and along the hidden sums."""
    return dZ.sum(axis=0), X.T @ dZ, dY.sum(axis=0), A.T @ dY


def _with_slope(slope):
    """A pass with another slope of the activation, slope(Z, A)."""

    def back(X, Z, A, Y, T, W2):
        dY = 2 * (Y - T) / len(X)
        return _back(X, A, dY, dY @ W2.T * slope(Z, A))

    return back


def _times(factor):
    """The right pass times factor(X)."""
    return lambda *values: tuple(factor(values[0]) * slopes for slopes in right(*values))


def _of_one_day(day):
    """A pass whose loop over the days overwrites what it had: `=` for `+=`. Only one day is left."""

    def back(X, Z, A, Y, T, W2):
        dY = 2 * (Y - T) / len(X)
        only = slice(day, day + 1 or None)
        return _back(X[only], A[only], dY[only], (dY @ W2.T * (1 - A**2))[only])

    return back


def transposed(X, Z, A, Y, T, W2):
    """The matrix of the hidden layer's slopes, lying on its side: dZ.T @ X for X.T @ dZ."""
    db1, dW1, db2, dW2 = right(X, Z, A, Y, T, W2)
    return db1, dW1.T, db2, dW2


def without_w2(X, Z, A, Y, T, W2):
    """W2 is forgotten on the way back."""
    dY = 2 * (Y - T) / len(X)
    return _back(X, A, dY, dY * (1 - A**2))


def z_for_a(X, Z, A, Y, T, W2):
    """The last layer's weights get the sums before the activation."""
    db1, dW1, db2, _ = right(X, Z, A, Y, T, W2)
    return db1, dW1, db2, Z.T @ (2 * (Y - T) / len(X))


sign_flipped = _times(lambda X: -1)
n_lost = _times(len)
n_twice = _times(lambda X: 1 / len(X))
two_lost = _times(lambda X: 1 / 2)
last_day = _of_one_day(-1)
first_day = _of_one_day(0)
no_slope = _with_slope(lambda Z, A: 1)
slope_of_z = _with_slope(lambda Z, A: 1 - Z**2)  # a's formula, but z put in
slope_at_a = _with_slope(lambda Z, A: 1 - np.tanh(A) ** 2)  # z's formula, but a put in
slope_unsquared = _with_slope(lambda Z, A: 1 - A)
slope_of_sigmoid = _with_slope(lambda Z, A: A * (1 - A))

PASSES = {  # by their labels in labels.md
    "no mistake": right,
    "sign flipped": sign_flipped,
    "transposed": transposed,
    "1/N lost": n_lost,
    "= for +=": last_day,
    "slope forgotten": no_slope,
    "slope at the wrong place": slope_of_z,
}


def pass_choices():
    """The passes to choose from in a panel: what is shown, and the key in PASSES."""
    return {word(name): name for name in PASSES}


def pass_gradient(backward, theta, X, T):
    """What a pass gives for all parameters, (P,)."""
    return np.concatenate([np.ravel(part) for part in backward(*forward_values(theta, X, T))])


@functools.lru_cache(128)
def pass_losses(name, days, seed, steps=300, rate=0.05):
    """Steps (K,) and losses (K,) of descent with the slopes that the pass of that name gives; it ends when it explodes."""
    network, theta, X, T = small_example(days, seed)
    path = gradient_descent(lambda theta: pass_gradient(PASSES[name], theta, X, T), theta, rate)
    found = (squared_error(network(theta, X), T) for theta in path)
    with np.errstate(over="ignore", invalid="ignore"):  # a wrong slope may explode at once
        found = np.fromiter(
            itertools.takewhile(lambda loss: loss < EXPLODED, itertools.islice(found, steps + 1)), float
        )
    return np.arange(len(found)), found
