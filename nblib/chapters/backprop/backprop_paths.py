"""What lies behind a parameter: the neurons to be computed again when it is moved, and every path to the loss."""

import itertools
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations.vector import VectorActivation
from nblib.maths.layers import Dense
from nblib.maths.network import Network


def entry(network, parameter):
    """From where to where a parameter leads: (column, from, to); column is that of `to`, 0 being the inputs.

    parameter: its place in theta, from 0; a bias comes from nowhere, None. An IndexError if theta has no such place.
    """
    column = 0
    for layer, place in zip(network.layers, network.places, strict=True):
        column += isinstance(layer, Dense)
        if 0 <= parameter < place.stop:
            row, neuron = divmod(int(parameter) - place.start, layer.outputs)
            return column, row - 1 if row else None, neuron
    raise IndexError(f"this network has {network.size} parameters; there is no number {parameter}")


def behind(network, parameter):
    """Which neurons must be computed again when a parameter is moved: for each column an array of True and False."""
    column, _, neuron = entry(network, parameter)
    again = [np.full(width, i > column) for i, width in enumerate(network.widths)]
    again[column][slice(None) if _mixes(network, column) else neuron] = True
    return again


@dataclass(frozen=True)
class Path:
    """A way from a parameter to the loss.

    neurons: the neuron that it takes in the parameter's own column, and in each column behind it. slopes: of the first
    neuron's value along the parameter, of each neuron's value along the one before, and of the loss along the output.
    """

    neurons: tuple
    slopes: tuple

    @property
    def product(self):
        """The slope of the loss along the parameter, if this were the only way."""
        return float(np.prod(self.slopes))


def paths(network, theta, parameter, x, t, loss):
    """Every Path from a parameter to the loss, for one example x (inputs,) with target t (outputs,).

    The slope of the loss along the parameter is the sum of their products (the chain rule). To walk them all is the slow
    way, as they are as many as the product of the widths behind; backpropagation adds them up neuron by neuron.
    """
    column, _, neuron = entry(network, parameter)
    own, slopes, Y = _slopes(network, np.asarray(theta, float), parameter, column, np.asarray(x, float)[np.newaxis])
    ends = loss.gradient(Y, np.asarray(t, float)[np.newaxis])[0]
    found = []
    first = range(len(own)) if _mixes(network, column) else [neuron]
    for route in itertools.product(first, *(range(S.shape[1]) for S in slopes)):
        between = [S[a, b] for S, a, b in zip(slopes, route[:-1], route[1:], strict=True)]
        found.append(Path(route, (float(own[route[0]]), *map(float, between), float(ends[route[-1]]))))
    return found


def _parts(network):
    """The network cut before each Dense layer but the first: slices of its layers, one for each column."""
    cuts = [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)]
    return [slice(a, b) for a, b in itertools.pairwise([0, *cuts[1:], len(network.layers)])]


def _mixes(network, column):
    """Whether an activation takes the sums of that column as one vector, so that each value depends on all of them."""
    layers = network.layers[_parts(network)[column - 1]]
    return any(isinstance(layer, VectorActivation) for layer in layers)


def _slopes(network, theta, parameter, column, X):
    """Slopes of the column's values along the parameter (outputs,); of later columns' (from, to); and the outputs."""
    own, slopes = None, []
    for number, layers in enumerate(_parts(network), 1):
        places = network.places[layers]
        outputs, backward = Network(network.layers[layers]).forward(theta[places[0].start : places[-1].stop], X)
        X = outputs[-1]
        backs = [backward(row[np.newaxis]) for row in np.eye(X.shape[1])]
        if number == column:
            own = np.array([dtheta[parameter - places[0].start] for _, dtheta in backs])
        elif number > column:
            slopes.append(np.array([deltas[0][0] for deltas, _ in backs]).T)
    return own, slopes, X
