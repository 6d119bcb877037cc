"""The same gradient, sooner: for the playground, which trains while it is drawn.

network.gradient makes a new array for every step of its way, which is easy to read and costs time. Here every array is
made once, for one size of batch, and written over at each call; a row of ones stands above each layer's inputs, so that
biases are weights like the others; and examples are columns. Nothing else differs, as the tests hold.
"""

import numpy as np

from nblib.maths.activations.activation import Activation
from nblib.maths.layers import Dense


def compiled(network, loss, rows):
    """gradient(theta (P,), X (rows, inputs), T (rows, outputs)) -> dtheta (P,), as network.gradient gives it.

    For networks that begin with a Dense layer and consist of Dense layers and Activations. Each call returns the same
    array, written anew: who keeps it copies it.
    """
    layers = network.layers
    if not (isinstance(layers[0], Dense) and all(isinstance(layer, Dense | Activation) for layer in layers)):
        raise ValueError("only Dense layers and activations of single numbers can be compiled")
    dtheta = np.zeros(network.size)
    steps = _steps(network, rows, dtheta)
    first = steps[0].inputs[1:]
    mean = 1 / (rows if loss.by_row else rows * steps[-1].outputs.shape[0])

    def gradient(theta, X, T):
        first[:] = X.T
        for step in steps:
            Y = step.forward(theta)
        dY = loss.derivative(Y.T, T).T * mean
        for step in reversed(steps):
            dY = step.backward(dY, last=step is steps[0])
        return dtheta

    return gradient


def _steps(network, rows, dtheta):
    """A _Step for each Dense layer, from the first one on, which all write their slopes into dtheta."""
    layers, steps, inputs = network.layers, [], _with_ones(network.layers[0].inputs, rows)
    for i, (layer, place) in enumerate(zip(layers, network.places, strict=True)):
        if not layer.size:
            continue
        shape = 1 + layer.inputs, layer.outputs
        after = next(iter(layers[i + 1 : i + 2]), None)
        activation = after if isinstance(after, Activation) else None
        outputs = _with_ones(layer.outputs, rows)
        steps.append(_Step(place, shape, inputs, outputs, activation, dtheta[place].reshape(shape)))
        inputs = outputs
    return steps


def _with_ones(numbers, rows):
    """Room for `numbers` values of each example, below a row of ones."""
    return np.ones((1 + numbers, rows))


class _Step:
    """A Dense layer with the activation that follows it, and the arrays that both write into."""

    def __init__(self, place, shape, inputs, outputs, activation, slopes):
        self.place, self.shape, self.inputs, self.outputs, self.activation = (
            place,
            shape,
            inputs,
            outputs[1:],
            activation,
        )
        self.slopes = slopes
        self.sums = np.empty(self.outputs.shape)
        self.delta = np.empty((shape[0] - 1, inputs.shape[1]))

    def forward(self, theta):
        """The outputs (outputs, rows) for the inputs as they are now."""
        self.W = theta[self.place].reshape(self.shape)
        self.W.T.dot(self.inputs, self.sums)
        self.outputs[:] = self.activation.function(self.sums) if self.activation else self.sums
        return self.outputs

    def backward(self, dA, last):
        """From the slopes along the outputs to those along the parameters, kept, and along the inputs, returned."""
        dZ = dA * self.activation.derivative(self.sums, self.outputs) if self.activation else dA
        self.inputs.dot(dZ.T, self.slopes)
        return None if last else self.W[1:].dot(dZ, self.delta)
