"""Input features: what a network is told of a point besides its own numbers.

A neuron that is also told x1² can draw a circle without any hidden layer. Whoever chooses the features has done a part
of the thinking already.
"""

import numpy as np

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


def features(X, names):
    """The chosen features of the points X (N, inputs): (N, len(names)). "x3", "x4", ... are further columns as they are."""
    x = X.T
    return np.stack([FEATURES[name](x) if name in FEATURES else x[int(name[1:]) - 1] for name in names], axis=1)
