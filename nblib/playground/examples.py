"""What the network is trained on: data by name, split in two, and the features that it is told of each point.

A neuron that is also told x1² can draw a circle without any hidden layer. Whoever chooses the features has done a part
of the thinking already.
"""

from dataclasses import dataclass, replace

import numpy as np

from nblib.maths.data import diary
from nblib.maths.datasets_2d import CLOUDS, prank_by_strength


def _diary(points, noise, rng):
    X, T = diary(points, rng)
    turned = rng.random(points) < noise
    return X, np.where(turned, 1 - T, T)[:, np.newaxis]


# By name: functions (points, noise, rng) -> X (points, inputs), T (points, 1)
DATA = {**CLOUDS, "prank": prank_by_strength, "diary": _diary}


@dataclass(frozen=True)
class Data:
    """Examples split in two: those trained on, and those only looked at. X (N, inputs), T (N, outputs) each."""

    X: np.ndarray
    T: np.ndarray
    X_test: np.ndarray
    T_test: np.ndarray


def split(X, T, train_fraction, rng):
    """Data with this fraction (0 to 1) of the rows, drawn at random, to be trained on: at least one row on either side."""
    rows = len(X)
    count = min(max(round(train_fraction * rows), 1), rows - 1)
    order = rng.permutation(rows)
    seen, new = order[:count], order[count:]
    return Data(X[seen], T[seen], X[new], T[new])


def with_added(data, points):
    """The Data with these points (x1, ..., answer) trained on as well; those of other data, with other columns, are left out."""
    rows = np.array([point for point in points if len(point) == data.X.shape[1] + 1], float)
    if not len(rows):
        return data
    T = np.repeat(rows[:, -1:], data.T.shape[1], axis=1)
    return replace(data, X=np.vstack([data.X, rows[:, :-1]]), T=np.vstack([data.T, T]))


# By name: functions of the columns x of X (N, inputs), a list of arrays (N,)
FEATURES = {
    "x1": lambda x: x[0],
    "x2": lambda x: x[1],
    "x1²": lambda x: x[0] ** 2,
    "x2²": lambda x: x[1] ** 2,
    "x1·x2": lambda x: x[0] * x[1],
    "sin x1": lambda x: np.sin(x[0]),
    "sin x2": lambda x: np.sin(x[1]),
}


def available(inputs):
    """The names of all features of points with so many numbers: for the third and further ones, those as they are."""
    return (*FEATURES, *columns(inputs)[2:])


def columns(inputs):
    """The names of a point's own numbers: x1, x2, ..."""
    return tuple(f"x{i + 1}" for i in range(inputs))


def encoded(X, features):
    """The points X (N, inputs) as the network is told of them: (N, len(features)). "x3", "x4", ... are columns as they are."""
    x = X.T
    return np.stack([FEATURES[name](x) if name in FEATURES else x[int(name[1:]) - 1] for name in features], axis=1)
