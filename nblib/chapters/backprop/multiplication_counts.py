"""How many multiplications do slopes cost? The real computation is run, with numbers that count.

A Counted is a number that adds 1 to a tally whenever it is multiplied. numpy computes with any objects, so networks,
losses and backpropagation need not know whom they are dealing with.
"""

import functools
import math
import time

import numpy as np

from nblib.maths.activations import tanh
from nblib.maths.finite_differences import one_at_a_time
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp
from nblib.maths.prepared import prepared


class Tally:
    """How many multiplications there were."""

    def __init__(self):
        self.products = 0

    def counted(self, numbers):
        """The numbers as an array, of the same shape, of Counted ones that report here."""
        objects = np.empty(np.shape(numbers), object)
        objects.flat = [Counted(number, self) for number in np.ravel(numbers)]
        return objects


class Counted:
    """A number whose multiplications are counted. Sums and quotients are not: there are no more of them."""

    __slots__ = ("tally", "value")

    def __init__(self, value, tally):
        self.value, self.tally = float(value), tally

    def __mul__(self, other):
        self.tally.products += 1
        return Counted(self.value * float(other), self.tally)

    def __pow__(self, exponent):
        """To the power of a whole number: a square is one multiplication."""
        self.tally.products += exponent - 1
        return Counted(self.value**exponent, self.tally)

    def __add__(self, other):
        return Counted(self.value + float(other), self.tally)

    def __sub__(self, other):
        return Counted(self.value - float(other), self.tally)

    def __rsub__(self, other):
        return Counted(float(other) - self.value, self.tally)

    def __truediv__(self, other):
        return Counted(self.value / float(other), self.tally)

    def tanh(self):
        """What numpy's tanh asks of objects."""
        return Counted(math.tanh(self.value), self.tally)

    def __float__(self):
        return self.value

    __rmul__, __radd__ = __mul__, __add__


TODAY, TARGET = np.array([[1.0, 0.0, 0.0]]), np.array([[0.0]])  # one example; its numbers do not matter to the count


def ways(network, theta, X=TODAY, T=TARGET):
    """Two functions without arguments that find all slopes of the loss: one weight at a time, and by backpropagation."""

    def loss(theta):
        return squared_error(network(theta, X), T)

    return (lambda: one_at_a_time(loss, theta)), (lambda: network.gradient(squared_error, theta, X, T)[1])


@functools.lru_cache(128)
@prepared()
def multiplications(depth, width):
    """The multiplications of both ways (one at a time, backpropagation), for 3-width-...-width-1 with tanh: counted."""
    network, theta = _network(depth, width)
    counts = []
    for number in (0, 1):
        tally = Tally()
        ways(network, tally.counted(theta), tally.counted(TODAY))[number]()
        counts.append(tally.products)
    return tuple(counts)


def expected_multiplications(depth, width):
    """What the formulas say of both counts.

    A run forward multiplies once by every weight, and once more to square the error. One at a time there is a run for
    each parameter, and the one before anything was moved. Backpropagation multiplies by each weight once forward, and
    twice going back: for the slope of what comes in, and for the slope of the weight. tanh' = 1 - a² takes two a neuron.
    """
    network, _ = _network(depth, width)
    weights, hidden = int(network.is_weight.sum()), depth * width
    return (network.size + 1) * (weights + 1), 3 * weights + 2 * hidden + 2


def parameter_count(depth, width):
    """How many weights and biases that network has."""
    return _network(depth, width)[0].size


def run_times(depth, width, rounds=5):
    """How long both ways take with ordinary numbers on this machine now: the shortest of some rounds, in seconds."""
    return tuple(min(_time(way) for _ in range(rounds)) for way in ways(*_network(depth, width)))


def _time(way):
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def _network(depth, width):
    network = mlp((3, *[width] * depth, 1), tanh)
    return network, network.init(np.random.default_rng(0))
