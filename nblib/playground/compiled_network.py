"""The same gradient, sooner: for the playground, which trains while it is drawn.

network.gradient makes a new array for every step of its way, which is easy to read and costs time. Here every array is
made once, for one size of batch, and written over at each call; a row of ones stands above each layer's inputs, so that
biases are weights like the others; and examples are columns. Nothing else differs, as the tests hold.
"""

import numpy as np

from nblib.maths.activations.activation import Activation
from nblib.maths.layers import Dense
from nblib.maths.losses import binary_cross_entropy


def compiled(network, loss, rows):
    """gradient(theta (P,), X (rows, inputs), T (rows, outputs)) -> dtheta (P,), as network.gradient gives it.

    For networks that begin with a Dense layer and consist of Dense layers and Activations. Each call returns the same
    array, written anew: who keeps it copies it.
    """
    layers = network.layers
    if not (isinstance(layers[0], Dense) and all(isinstance(layer, Dense | Activation) for layer in layers)):
        raise ValueError("only Dense layers and activations of single numbers can be compiled")
    here, dtheta = np.empty(network.size), np.zeros(network.size)
    ways, given, Y = _ways(network, rows, here, dtheta)
    forwards, backwards = zip(*ways, strict=True)
    backwards = backwards[::-1]
    slope = _slope_of_the_mean(loss, 1 / (rows if loss.by_row else rows * len(Y)))

    def gradient(theta, X, T):
        here[:] = theta
        given[:] = X.T
        for forward in forwards:
            forward()
        dY = slope(Y, T.T)
        for backward in backwards:
            dY = backward(dY)
        return dtheta

    return gradient


def _ways(network, rows, here, dtheta):
    """Each Dense layer's forward and backward, from the first on, and the arrays of inputs and of outputs, without ones.

    here: where the parameters stand in each call; dtheta: where their slopes are written.
    """
    layers, ways, inputs = network.layers, [], _with_ones(network.layers[0].inputs, rows)
    given = inputs[1:]
    for i, (layer, place) in enumerate(zip(layers, network.places, strict=True)):
        if not layer.size:
            continue
        W, dW = (numbers[place].reshape(1 + layer.inputs, layer.outputs) for numbers in (here, dtheta))
        after = next(iter(layers[i + 1 : i + 2]), None)
        activation, outputs = after if isinstance(after, Activation) else None, _with_ones(layer.outputs, rows)
        ways.append(_both_ways(W, dW, inputs, outputs[1:], activation, first=not i))
        inputs = outputs
    return ways, given, inputs[1:]


def _with_ones(numbers, rows):
    """Room for `numbers` values of each example, below a row of ones."""
    return np.ones((1 + numbers, rows))


def _both_ways(W, dW, inputs, outputs, activation, first):
    """A Dense layer with the activation that follows it, as two functions that read and write these arrays.

    forward() makes the outputs (outputs, rows) of the inputs (1 + inputs, rows) and W (1 + inputs, outputs). backward(dA)
    takes the slopes along the outputs, writes those along W into dW, and returns those along the inputs, which nobody
    needs of the first layer. All that is the same in every call is looked up here, once: to look it up takes about as
    long as to reckon with so few numbers.
    """
    sums = np.empty(outputs.shape) if activation else outputs
    delta = np.empty((len(inputs) - 1, inputs.shape[1]))
    into_sums, into_delta, into_slopes = W.T.dot, W[1:].dot, inputs.dot
    bend, derivative = _writing(activation.function) if activation else None, activation and activation.derivative

    def forward():
        into_sums(inputs, sums)
        if bend:
            bend(sums, outputs)

    def backward(dA):
        dZ = dA * derivative(sums, outputs) if derivative else dA
        into_slopes(dZ.T, dW)
        return None if first else into_delta(dZ, delta)

    return forward, backward


def _writing(function):
    """The function f(z) -> a as one that writes a into an array: f(z, a). Numpy's own can do that already."""

    def write(z, a):
        a[:] = function(z)

    is_numpys = isinstance(function, np.ufunc) and function.nin == function.nout == 1
    return function if is_numpys else write


def _slope_of_the_mean(loss, mean):
    """slope(Y, T) of the mean loss along Y, for columns of examples; mean: 1 / (how many numbers it is the mean of).

    sigmoid(y) is (1 + tanh(y / 2)) / 2. That loses the last digits of a number next to 0, which nobody sees beside a
    target of 0 or 1, and it takes a third of the time.
    """
    if loss is binary_cross_entropy:
        return lambda Y, T: (0.5 * np.tanh(0.5 * Y) + (0.5 - T)) * mean
    return lambda Y, T: loss.derivative(Y.T, T.T).T * mean
