"""What the neurons of a network see: the value of each, all over the plane of two of the points' numbers."""

import numpy as np

from nblib.maths.activations.activation import Activation
from nblib.playground.features import columns, features
from nblib.playground.training_snapshot import chance

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


def views(network, loss, theta, told, places):
    """What each neuron says all over the plane: (inputs (n, CELLS, CELLS), one such array for each hidden layer, answer).

    told: the names of the features; answer (CELLS, CELLS) is the network's, as a chance. All in float32.
    """
    with np.errstate(all="ignore"):
        outputs, _ = network.forward(np.float32(theta), np.float32(features(places, told)))
        answer = np.nan_to_num(chance(loss, outputs[-1]), nan=0.5)
    bent = [outputs[i + 1] for i, layer in enumerate(network.layers) if isinstance(layer, Activation)]
    seen = [_squared(np.nan_to_num(layer.T)) for layer in [outputs[0], *bent]]
    return [*seen, answer[:, 0].reshape(CELLS, CELLS)]


def _squared(values):
    return values.reshape(len(values), CELLS, CELLS)
