"""A network: layers in a row. What one gives, the next one takes; what comes back goes the other way.

Its hidden neurons have no fixed place: in another order, or with all their signs turned, the network does the same.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from nblib.maths.initialisations import glorot_uniform
from nblib.maths.layers import Dense


@dataclass(frozen=True)
class Network:
    """Layers in a row, such as Network([Dense(2, 4), tanh, Dense(4, 1)]).

    All parameters are one vector theta (..., size), the layers' parameters one after another. A leading axis of theta
    holds many networks of this shape, computed at once by the same lines.
    """

    layers: tuple

    def __post_init__(self):
        object.__setattr__(self, "layers", tuple(self.layers))  # a list would make it unhashable

    @cached_property
    def places(self):
        """Where each layer's parameters lie in theta: a slice for each layer."""
        ends = accumulate((layer.size for layer in self.layers), initial=0)
        return [slice(start, end) for start, end in pairwise(ends)]

    @property
    def size(self):
        """How many parameters the network has."""
        return self.places[-1].stop

    @property
    def widths(self):
        """How many numbers go in, and how many come out of each Dense layer: (2, 4, 1)."""
        dense = [layer for layer in self.layers if isinstance(layer, Dense)]
        return tuple(layer.inputs for layer in dense[:1]) + tuple(layer.outputs for layer in dense)

    @property
    def is_weight(self):
        """(size,): True where theta holds a weight, False where it holds a bias."""
        return np.concatenate([layer.is_weight for layer in self.layers if layer.size])

    def init(self, rng, scheme=glorot_uniform):
        """Parameters (size,) to start from: weights by a scheme of initialisations.py, biases 0."""
        return np.concatenate([layer.init(rng, scheme) for layer in self.layers if layer.size])

    def init_stack(self, seeds, scheme=glorot_uniform):
        """Many starts (len(seeds), size). Each is what its seed gives alone, so any of them can be trained again."""
        return np.stack([self.init(np.random.default_rng(seed), scheme) for seed in seeds])

    def split(self, theta):
        """Each layer's part of theta: views, not copies. A ValueError if theta is not of this network's size."""
        if theta.shape[-1] != self.size:
            raise ValueError(f"this network has {self.size} parameters, but theta has {theta.shape[-1]}")
        return [theta[..., place] for place in self.places]

    def __call__(self, theta, X):
        """The network's output (..., N, outputs) for X (..., N, inputs), one example a row."""
        for layer, part in zip(self.layers, self.split(np.asarray(theta)), strict=True):
            X = layer.forward(part, X)[0]  # what backward would need is let go at once
        return X

    def forward(self, theta, X):
        """Through all layers. Returns every output, [X, ..., Y], and backward.

        backward takes dY, the slopes of the loss along Y, and returns (deltas, dtheta): the slopes along each of the
        outputs, in the same order, and along theta. This is backpropagation (Rumelhart, Hinton and Williams, 1986).
        """
        outputs, backwards = [np.asarray(X)], []
        for layer, part in zip(self.layers, self.split(np.asarray(theta)), strict=True):
            output, layer_backward = layer.forward(part, outputs[-1])
            outputs.append(output)
            backwards.append(layer_backward)

        def backward(dY):
            deltas, parts = [dY], []
            for layer_backward in reversed(backwards):
                delta, part = layer_backward(deltas[-1])
                deltas.append(delta)
                parts.append(part)
            return deltas[::-1], np.concatenate(parts[::-1], axis=-1)

        return outputs, backward

    def neurons(self, theta, x):
        """For one example x (inputs,): the values in the neurons of each layer, after the activation if there is one."""
        outputs, _ = self.forward(theta, np.asarray(x, float)[np.newaxis])
        dense = [i for i, layer in enumerate(self.layers) if isinstance(layer, Dense)]
        return [outputs[i][0] for i in [*dense, len(self.layers)]]  # what each Dense layer takes in, and what comes out

    def on_plane(self, theta, output=0):
        """For a network of two inputs: one of its outputs as a function of x1 and x2, arrays of one shape."""

        def score(x1, x2):
            x1, x2 = np.broadcast_arrays(x1, x2)
            X = np.stack([x1.ravel(), x2.ravel()], axis=-1)
            return self(theta, X)[..., output].reshape(x1.shape)

        return score

    def gradient(self, loss, theta, X, T):
        """The loss (...) on examples X (..., N, inputs) with targets T (..., N, outputs), and its slope along theta."""
        outputs, backward = self.forward(theta, X)
        _, dtheta = backward(loss.gradient(outputs[-1], T))
        return loss(outputs[-1], T), dtheta


def mlp(widths, activation):
    """The usual network (multi-layer perceptron): mlp((2, 4, 1), tanh) is Dense(2, 4), tanh, Dense(4, 1).

    No activation follows the last layer: its outputs are scores, and the loss knows what to make of them.
    """
    first, *hidden = [Dense(inputs, outputs) for inputs, outputs in pairwise(widths)]
    return Network([first, *(layer for dense in hidden for layer in (activation, dense))])


def reorder(network, theta, hidden, order):
    """The theta in which the neurons of a hidden layer stand in another order.

    hidden: 0 for the first hidden layer, 1 for the second, ...; order: the old place of each neuron, such as (1, 0, 2).
    """
    return _changed(network, theta, hidden, lambda neurons: neurons[..., list(order)])


def turn(network, theta, hidden, signs):
    """The theta in which some neurons of a hidden layer say the opposite of what they said.

    signs: -1 for those, 1 for the others. Every output stays if the activation is odd, f(-z) = -f(z), as tanh is.
    """
    return _changed(network, theta, hidden, lambda neurons: neurons * np.asarray(signs))


def _changed(network, theta, hidden, change):
    """Do the same to what comes into each neuron (a column) and to what goes out of it (a row), so that outputs stay."""
    dense = [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)]
    parts = [np.array(part) for part in network.split(np.asarray(theta))]
    into, out_of = dense[hidden], dense[hidden + 1]
    rows = parts[into].reshape(*parts[into].shape[:-1], -1, network.layers[into].outputs)
    parts[into] = change(rows).reshape(parts[into].shape)
    b, W = network.layers[out_of].unpack(parts[out_of])
    W = change(W.swapaxes(-1, -2)).swapaxes(-1, -2)
    parts[out_of] = np.concatenate([b, W], axis=-2).reshape(parts[out_of].shape)
    return np.concatenate(parts, axis=-1)
