"""Backpropagation one number at a time: every step of the way forward and back, for one example.

The numbers are those of Network.forward and its backward; here they are only taken apart, so that each can be shown
with what it was made of. The trace is a list of steps, a pure function of its arguments: time is a place in the list.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from nblib.maths.activations.vector import VectorActivation

# What a step does. The first three go forward, the others back.
ADD, ACTIVATE, LOSE = "add", "activate", "lose"
LOSS_SLOPE, BIAS_SLOPE, WEIGHT_SLOPE, VALUE_SLOPE, SUM_SLOPE = "dloss", "dbias", "dweight", "dvalue", "dsum"
FORWARD = (ADD, ACTIVATE, LOSE)


@dataclass(frozen=True)
class Number:
    """A number of the network, or with slope=True the slope of the loss along it.

    kind: "value" (what a neuron passes on; an input; an output), "sum" (before the activation, if there is one), "middle"
    (between two activations), "weight", "bias", "loss", "target", or "local" (the slope of an activation).
    column: 0 for the inputs, 1 for the first Dense layer, ...; weights and biases belong to the column they lead to.
    place: (neuron,), or (from, to) of a weight, or (output, input) of a local slope. rank: 1, 2, ..., for a name.
    """

    kind: str
    column: int
    place: tuple
    amount: float = field(compare=False)
    rank: int = 1
    slope: bool = False

    @property
    def itself(self):
        """The number that this is the slope along; or this, if it is none."""
        return replace(self, slope=False)


@dataclass(frozen=True)
class Step:
    """One number more is known. what: that number; terms: what it is made of; layer: whose rule it is (or the loss).

    Where the rule is one of sums and products, `what` is the sum of all terms, each the product of its Numbers.
    For ACTIVATE, LOSE and LOSS_SLOPE the terms only say which numbers take part.
    """

    rule: str
    what: Number
    terms: tuple
    layer: object


def backprop_trace(network, theta, x, t, loss):
    """The trace: the list of Steps from the inputs x (inputs,) to the slope of the loss along every number of theta (P,).

    t: the target (outputs,). The slopes along the inputs are left out, as nothing needs them.
    """
    x, t = np.asarray(x, float)[np.newaxis], np.asarray(t, float)[np.newaxis]
    outputs, backward = network.forward(np.asarray(theta, float), x)
    deltas, dtheta = backward(loss.gradient(outputs[-1], t))
    stations = _stations(network.layers)
    values = [_row(*station, array[0]) for station, array in zip(stations, outputs, strict=True)]
    slopes = [_row(*station, array[0], slope=True) for station, array in zip(stations, deltas, strict=True)]
    parameters = _parameters(network, np.asarray(theta, float), slope=False)
    found = _parameters(network, dtheta, slope=True)
    targets = _row(stations[-1][0], "target", t[0])
    error = Number("loss", stations[-1][0] + 1, (0,), float(loss(outputs[-1], t)))
    steps = []
    for i, layer in enumerate(network.layers):
        steps += _forward(layer, values[i], values[i + 1], parameters[i])
    ends = tuple(zip(values[-1], targets, strict=True))
    steps.append(Step(LOSE, error, ends, loss))
    steps += [Step(LOSS_SLOPE, slope, (end,), loss) for slope, end in zip(slopes[-1], ends, strict=True)]
    first = next(i for i, layer in enumerate(network.layers) if layer.size)
    for i in range(len(network.layers) - 1, first - 1, -1):
        steps += _back(network.layers[i], values[i], slopes[i], slopes[i + 1], parameters[i], found[i], i > first)
    return steps


def _stations(layers):
    """(column, kind) of the inputs and of what each layer gives."""
    columns = np.cumsum([0, *(layer.size > 0 for layer in layers)]).tolist()
    kinds = []
    for i, column in enumerate(columns):
        is_first = i == 0 or columns[i - 1] != column
        is_last = i + 1 == len(columns) or columns[i + 1] != column
        kinds.append("value" if is_last else "sum" if is_first else "middle")
    return list(zip(columns, kinds, strict=True))


def _row(column, kind, amounts, slope=False):
    """The Numbers of one row of neurons."""
    return [Number(kind, column, (k,), float(a), k + 1, slope) for k, a in enumerate(amounts)]


def _parameters(network, theta, slope):
    """For each layer its biases [to] and weights [from][to] as Numbers; both empty for an activation."""
    found, column, weights, biases = [], 0, 0, 0
    for layer, part in zip(network.layers, network.split(theta), strict=True):
        b, W = layer.unpack(part) if layer.size else (np.empty((1, 0)), np.empty((0, 0)))
        column += layer.size > 0
        bias = [Number("bias", column, (j,), float(v), biases + j + 1, slope) for j, v in enumerate(b[0])]
        ranks = weights + 1 + np.arange(W.size).reshape(W.shape)
        weight = [
            [Number("weight", column, (i, j), float(v), int(ranks[i, j]), slope) for j, v in enumerate(row)]
            for i, row in enumerate(W)
        ]
        weights, biases = weights + W.size, biases + b.size
        found.append((bias, weight))
    return found


def _forward(layer, before, after, parameters):
    """The steps through one layer."""
    biases, weights = parameters
    if layer.size:
        into = [[(weights[i][j], x) for i, x in enumerate(before)] for j in range(len(after))]
        return [Step(ADD, z, ((b,), *terms), layer) for z, b, terms in zip(after, biases, into, strict=True)]
    if isinstance(layer, VectorActivation):
        return [Step(ACTIVATE, a, tuple((z,) for z in before), layer) for a in after]
    return [Step(ACTIVATE, a, ((z,),), layer) for z, a in zip(before, after, strict=True)]


def _back(layer, before, wanted, known, parameters, found, goes_on):
    """The steps back through one layer: from the slopes known behind it to those along its parameters and inputs."""
    if not layer.size:
        return [Step(SUM_SLOPE, s, _through(layer, before, known, i), layer) for i, s in enumerate(wanted)]
    (_, weights), (bias_slopes, weight_slopes) = parameters, found
    steps = [Step(BIAS_SLOPE, s, ((d,),), layer) for s, d in zip(bias_slopes, known, strict=True)]
    for x, row in zip(before, weight_slopes, strict=True):
        steps += [Step(WEIGHT_SLOPE, s, ((d, x),), layer) for s, d in zip(row, known, strict=True)]
    if goes_on:
        for s, row in zip(wanted, weights, strict=True):
            steps.append(Step(VALUE_SLOPE, s, tuple(zip(known, row, strict=True)), layer))
    return steps


def _through(layer, before, known, i):
    """The terms of the slope along sum i: (slope along an output of the activation, that output's slope along i)."""
    Z = np.array([[z.amount for z in before]])
    _, backward = layer.forward(np.zeros(0), Z)
    one = np.eye(len(known))
    touched = range(len(known)) if isinstance(layer, VectorActivation) else [i]
    local = {k: float(backward(one[k : k + 1])[0][0, i]) for k in touched}
    return tuple((known[k], Number("local", before[i].column, (k, i), amount, k + 1)) for k, amount in local.items())
