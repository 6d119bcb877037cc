"""What the neurons of a network see: the value of each, all over the plane of two of the points' numbers."""

import numpy as np

from nblib.maths.activations import sigmoid
from nblib.maths.activations.activation import Activation
from nblib.maths.losses import binary_cross_entropy
from nblib.playground.examples import columns, encoded

CELLS = 48  # places of the plane across and up
WINDOWS = ((-0.25, 1.25), (-3.0, 3.0), (-6.0, 6.0))  # from where to where the plane goes


def window_of(X):
    """The smallest of the WINDOWS that holds nearly all numbers of the points X (N, inputs)."""
    low, high = np.quantile(X, [0.02, 0.98])
    return next((window for window in WINDOWS if window[0] <= low and high <= window[1]), WINDOWS[-1])


def plane(X, shown, window):
    """The plane's points (CELLS * CELLS, inputs): the two numbers called `shown` vary, others stay at their mean in X."""
    names, ticks = columns(X.shape[1]), np.linspace(*window, CELLS)
    places = np.tile(X.mean(axis=0), (CELLS * CELLS, 1))
    across, up = np.meshgrid(ticks, ticks)
    places[:, names.index(shown[1])] = up.ravel()
    places[:, names.index(shown[0])] = across.ravel()
    return places


def on_axes(values, inputs):
    """The names of the two columns on the map's axes, of so many; where there is no such column, the first two."""
    names = columns(inputs)
    return [values[way] if values[way] in names else names[i] for i, way in enumerate(("across", "up"))]


def chance(loss, Y):
    """How sure the outputs Y are of a 1, from 0 to 1: scores pass the sigmoid first, other outputs are meant as they are."""
    return sigmoid(Y) if loss is binary_cross_entropy else np.clip(Y, 0, 1)


def says_yes(loss, Y):
    """Whether the outputs Y say 1. On the border itself they say 0."""
    return (0 if loss is binary_cross_entropy else 0.5) < Y


def neuron_maps(network, theta, loss, features, places):
    """What each neuron says all over the plane: (inputs (n, CELLS, CELLS), one such array for each hidden layer, answer).

    features: the names of the network's inputs; answer (CELLS, CELLS) is the network's, as a chance. All in float32.
    """
    with np.errstate(all="ignore"):
        outputs, _ = network.forward(np.float32(theta), np.float32(encoded(places, features)))
        answer = np.nan_to_num(chance(loss, outputs[-1]), nan=0.5)
    bent = [outputs[i + 1] for i, layer in enumerate(network.layers) if isinstance(layer, Activation)]
    seen = [_squared(np.nan_to_num(layer.T)) for layer in [outputs[0], *bent]]
    return [*seen, answer[:, 0].reshape(CELLS, CELLS)]


def _squared(values):
    return values.reshape(len(values), CELLS, CELLS)
