"""The same gradient, sooner: for the playground, which trains while it is drawn.

network.gradient makes a new array for every step of its way, which is easy to read and costs time. Here the way is
written down once, for one size of batch, as a list of steps: functions, mostly numpy's own, each with the arrays that it
reads and the one that it writes over. A row of ones stands above each layer's inputs, so that biases are weights like the
others; and examples are columns. Nothing else differs, as the tests hold.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.activations.activation import Activation
from nblib.maths.layers import Dense
from nblib.maths.losses import binary_cross_entropy

ONE, TWO, HALF = np.array(1.0), np.array(2.0), np.array(0.5)  # as arrays: numpy takes a third longer for plain numbers


def compiled(network, loss, rows):
    """gradient(theta (P,), X (rows, inputs), T (rows, outputs)) -> dtheta (P,), as network.gradient gives it.

    For networks of Dense layers, each followed by one Activation or by none. Each call returns the same array, written
    anew: who keeps it copies it.
    """
    first, *others = network.layers
    is_known = isinstance(first, Dense) and all(isinstance(layer, Dense | Activation) for layer in others)
    if not is_known or any(isinstance(a, Activation) and isinstance(b, Activation) for a, b in pairwise(others)):
        raise ValueError("only Dense layers, each with one activation of single numbers or none, can be compiled")
    here, dtheta = np.empty(network.size), np.empty(network.size)
    parts = _parts(network, rows, here, dtheta)
    given, targets = parts[0].inputs[1:], np.empty_like(parts[-1].outputs)
    steps = [step for part in parts for step in _forward(part)]
    steps += _from_the_loss(loss, parts[-1], targets)
    for part, before in zip(reversed(parts), [*parts[-2::-1], None], strict=True):
        steps += _backward(part, before)

    def gradient(theta, X, T):
        here[:], given[:], targets[:] = theta, X.T, T.T
        for function, arrays in steps:
            function(*arrays)
        return dtheta

    return gradient


@dataclass(frozen=True, eq=False)
class _Part:
    """A Dense layer with the activation that follows it, if any, and the arrays of a batch."""

    W: np.ndarray  # (1 + inputs, outputs)
    dW: np.ndarray  # the slopes of the loss along W
    inputs: np.ndarray  # (1 + inputs, rows)
    sums: np.ndarray  # (outputs, rows); without an activation they are the outputs themselves
    outputs: np.ndarray
    delta: np.ndarray  # the slopes along the outputs, and then along the sums
    activation: Activation | None


def _parts(network, rows, theta, dtheta):
    """The network's parts in their order. What one puts out is what the next one takes in."""
    parts, inputs = [], _with_ones(network.layers[0].inputs, rows)
    for i, (layer, place) in enumerate(zip(network.layers, network.places, strict=True)):
        if isinstance(layer, Dense):
            W, dW = (numbers[place].reshape(1 + layer.inputs, layer.outputs) for numbers in (theta, dtheta))
            after = next(iter(network.layers[i + 1 : i + 2]), None)
            activation, outputs = after if isinstance(after, Activation) else None, _with_ones(layer.outputs, rows)
            sums = np.empty((layer.outputs, rows)) if activation else outputs[1:]
            parts.append(_Part(W, dW, inputs, sums, outputs[1:], np.empty_like(sums), activation))
            inputs = outputs
    return parts


def _with_ones(numbers, rows):
    """Room for `numbers` values of each example, below a row of ones."""
    return np.ones((1 + numbers, rows))


# ---- the steps of a part, and of the loss: pairs (function, arrays), the last array being the one that is written


def _forward(part):
    """From the inputs to the outputs."""
    yield part.W.T.dot, (part.inputs, part.sums)
    if part.activation:
        yield _writing(part.activation.function), (part.sums, part.outputs)


def _from_the_loss(loss, last, targets):
    """To the slopes of the mean loss along the outputs of the last part.

    sigmoid(y) is (1 + tanh(y / 2)) / 2, so sigmoid(y) - t is (tanh(y / 2) - (2t - 1)) / 2. That loses the last digits of a
    sigmoid near 0, which nobody sees beside a target of 0 or 1, and takes a third of the time.
    """
    Y, delta = last.outputs, last.delta
    mean = np.array(1 / (Y.shape[1] if loss.by_row else Y.size))
    if loss is binary_cross_entropy:
        yield np.multiply, (Y, HALF, delta)
        yield np.tanh, (delta, delta)
        yield np.multiply, (targets, TWO, targets)
        yield np.subtract, (targets, ONE, targets)
        yield np.subtract, (delta, targets, delta)
        yield np.multiply, (delta, HALF * mean, delta)
    else:
        by_row = _writing(lambda Y, T: loss.derivative(Y.T, T.T).T)
        yield by_row if loss.by_row else _writing(loss.derivative), (Y, targets, delta)
        yield np.multiply, (delta, mean, delta)


def _backward(part, before):
    """From the slopes along the outputs to those along W, and along the outputs of the part before, if there is one."""
    slopes, delta = np.empty_like(part.sums), part.delta
    if part.activation is tanh:  # whose slopes, 1 - a², can be written where there is room already
        yield np.multiply, (part.outputs, part.outputs, slopes)
        yield np.subtract, (ONE, slopes, slopes)
    elif part.activation:
        yield _writing(part.activation.derivative), (part.sums, part.outputs, slopes)
    if part.activation:
        yield np.multiply, (delta, slopes, delta)
    yield part.inputs.dot, (delta.T, part.dW)
    if before:
        yield part.W[1:].dot, (delta, before.delta)


def _writing(function):
    """A function of arrays as one that writes what it gives into a further array. Numpy's own of one can do that already."""

    def write(*arrays):
        *given, result = arrays
        result[:] = function(*given)

    return function if isinstance(function, np.ufunc) and "d->d" in function.types else write
