"""How many multiplications do slopes cost? The real computation is run, with numbers that count; and the counts as pictures.

A Counted is a number that adds 1 to a tally whenever it is multiplied. numpy computes with any objects, so networks,
losses and backpropagation need not know whom they are dealing with.
"""

import functools
import math
import time

import numpy as np

from nblib.language import say, word
from nblib.maths.activations import tanh
from nblib.maths.finite_differences import one_at_a_time
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp
from nblib.maths.prepared import prepared
from nblib.pictures import style
from nblib.pictures.marks import handle_mark
from nblib.pictures.moving_text import Grid
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields


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


# ---- the counts as pictures


def _width_with(depth, size):
    """The width of a network of that depth that has about so many parameters."""
    widths = range(1, 33)
    return min(widths, key=lambda width: abs(math.log(parameter_count(depth, width) / max(size, 1))))


def _names():
    return say("1つずつ", "one at a time"), word("backpropagation")


class MultiplicationsBySize(Picture):
    """The result has "chart", a list of (parameters, one at a time, backpropagation), and "here", one of them."""

    size, margins = (300, 250), (54, 46, 12, 12)

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", xlim=(4, 2000), ylim=(8, 4e6))
        axes.set(xlabel=say("パラメータの数", "parameters"), title="")
        axes.set_ylabel(say("かけ算の回数", "multiplications"))
        axes.minorticks_off()
        looks = (style.NEGATIVE, "--", "s"), (style.POSITIVE, "-", "o")
        self.lines = [axes.plot([], [], ls, marker=m, color=c, lw=2.5, ms=7)[0] for c, ls, m in looks]
        self.names = [axes.text(0, 0, name, color=look[0], ha="right", bbox=style.behind(pad=1)) for name, look in
                      zip(_names(), looks, strict=True)]  # fmt: skip
        (self.gap,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self.here = handle_mark(axes)
        self.times = axes.text(0, 0, "", color=style.ACCENT, va="center", fontsize=13, bbox=style.behind(pad=1.5))
        return [*self.lines, *self.names, self.gap, self.times, self.here]

    def update(self, values, result):
        chart, (size, one, back) = as_fields(result, "chart", "here")
        sizes, *counts = np.array(chart).T
        for line, count in zip(self.lines, counts, strict=True):
            line.set_data(sizes, count)
        above, below = self.names
        above.set(x=0.75 * sizes[-1], y=counts[0][-1], va="center")
        beside = sizes[-1] < 150  # to the right of a short line, else below the end of a long one
        below.set(x=(1.4 if beside else 1.9) * sizes[-1], y=counts[1][-1] / (1 if beside else 18))
        below.set(ha="left" if beside else "right", va="center")
        self.gap.set_data([size, size], [back, one])
        self.here.set_data([size], [one])
        left = size > 60
        self.times.set(x=size * (0.86 if left else 1.16), y=np.sqrt(one * back), ha="right" if left else "left")
        self.times.set_text(say(f"{one / back:.0f}倍", f"{one / back:.0f} times"))

    def verdict(self, values, result):
        size, one, back = result["here"]
        return Verdict(say(f"{one / back:.0f} 倍", f"{one / back:.0f} times"), say(f"パラメータ {size:,} 個", f"{size:,} parameters"))  # fmt: skip

    def takeaway(self, values, result):
        (_, one, back), seconds = as_fields(result, "here", "seconds")
        if seconds:
            told = [f"{1000 * s:.2f} ms" for s in seconds]
            return say(f"時間: 1つずつ {told[0]}、誤差逆伝播法 {told[1]}。", f"Time: {told[0]} one at a time, {told[1]} by backpropagation.")  # fmt: skip
        return say(
            f"かけ算: 1つずつ {one:,} 回、誤差逆伝播法 {back:,} 回。",
            f"Multiplications: {one:,} one at a time, {back:,} by backpropagation.",
        )

    def handles(self, values, result):
        size, one, _ = result["here"]
        return [Handle("width", size, one, "across", lambda x, _y: _width_with(values["depth"], x))]

    def describe(self, values, result):
        size, one, back = result["here"]
        return say(
            f"パラメータ{size:,}個: 1つずつなら{one:,}回、誤差逆伝播法なら{back:,}回のかけ算。その比は {one / back:.1f} 倍。",
            f"{size:,} parameters: {one:,} multiplications one at a time, {back:,} by backpropagation: {one / back:.1f} times as many.",
        )


class MultiplicationTable(Picture):
    """The same as figures: counted, by the formula, and in seconds.

    The result has "here" (parameters, one at a time, backpropagation), "expected", what the formulas say of the last
    two, and "seconds", how long they took, or None.
    """

    size, spare = (400, 250), True

    @property
    def margins(self):
        """The table is as high as its lines need."""
        return 0, self.room[1] - 170, 0, 12

    def draw(self, axes):
        width = self.room[0]
        columns = (12, "left"), (width - 190, "right"), (width - 58, "right"), (width - 8, "right")
        self.grid = Grid(axes, (width, 158), ("", *_names(), say("比", "ratio")), columns, 4)
        return self.grid.artists

    @staticmethod
    def _milliseconds(seconds):
        return f"{1000 * seconds:.2f} ms"

    def update(self, values, result):
        (size, *counted), expected, seconds = as_fields(result, "here", "expected", "seconds")

        def row(name, pair, shown):
            return name, *map(shown, pair), f"{pair[0] / pair[1]:.0f}"

        time = say("時間", "time")
        self.grid.write([
            (say("パラメータ", "parameters"), f"{size:,}", f"{size:,}", ""),
            row(say("数えた回数", "counted"), counted, "{:,}".format),
            row(say("式から出した回数", "by formula"), expected, "{:,}".format),
            row(time, seconds, self._milliseconds) if seconds else (time, "-", "-", ""),
        ])  # fmt: skip

    def describe(self, values, result):
        (_, *counted), expected, seconds = as_fields(result, "here", "expected", "seconds")
        agree = tuple(counted) == tuple(expected)
        told = say("数えた回数は、式から出した回数と一致する。", "The counts agree with the formulas.")
        if not agree:
            told = say("数えた回数は、式から出した回数とちがう。", "The counts do not agree with the formulas.")
        if not seconds:
            return told
        one, back = map(self._milliseconds, seconds)
        return told + say(f"時間は {one} と {back}。", f" Time: {one} and {back}.")
