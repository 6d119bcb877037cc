"""Curve fit: a curve put together from bent pieces by a network with one input, one hidden layer and one output.

Its hidden neurons stand in fixed places, evenly side by side; only the output's weights are chosen, and so that the
squared gap is as small as these neurons can make it. Training would move the hidden neurons, too.
"""

import numpy as np

from nblib.maths.network import mlp

WINDOW = (-3, 3)  # from where to where the curves are looked at
TARGETS = {
    "wave": lambda x: np.sin(1.6 * x - 0.8),
    "hill": lambda x: 1.6 * np.exp(-x * x) - 0.6,
    "stairs": lambda x: np.where(x < -1, -0.8, np.where(x < 1, 0.9, 0.1)),
}


def curve_fit(target, width, activation, points=361):
    """The network of `width` hidden neurons, and its theta (size,), that comes nearest to target, a function of arrays.

    Neuron j is activation(a (x - c_j)): the c_j are the middles of `width` equal parts of WINDOW, and a grows with the
    width, so that each neuron bends mostly in its own part. The output's weights follow by least squares (Legendre,
    1805) at many points; where several choices are equally good, the smallest weights are taken.
    """
    network = mlp((1, width, 1), activation)
    low, high = WINDOW
    middles = low + (high - low) * (np.arange(width) + 0.5) / width
    a = np.full(width, width / 2)
    x = np.linspace(low, high, points)
    hidden = activation(a * (x[:, np.newaxis] - middles))  # (points, width)
    outer = np.linalg.lstsq(np.column_stack([np.ones(points), hidden]), target(x), rcond=1e-9)[0]
    return network, np.concatenate([-a * middles, a, outer])


def pieces(network, theta, x):
    """What each hidden neuron contributes to the output at x (n,): (n, width). Their sum lacks the output's bias alone."""
    outputs, _ = network.forward(theta, np.reshape(x, (-1, 1)))
    _, v = network.layers[-1].unpack(network.split(theta)[-1])
    return outputs[-2] * v[:, 0]


def places_of(network, theta, points):
    """Where on the x axis the hidden neurons' sums take the values `points`, such as an activation's kinks; in order."""
    b, W = network.layers[0].unpack(network.split(theta)[0])
    return np.sort([(point - b[0]) / W[0] for point in points], axis=None)


def gap(y, wanted):
    """How far two curves, both (n,), lie apart: the root mean square of their difference."""
    return np.sqrt(np.mean((y - wanted) ** 2))
