"""What lies behind a parameter: the neurons to be computed again when it is moved, every path to the loss, and its picture."""

import itertools
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from nblib.language import say
from nblib.maths.activations.vector import VectorActivation
from nblib.maths.layers import Dense
from nblib.maths.network import Network
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import BeyondMarks
from nblib.pictures.moving_text import write
from nblib.pictures.network_diagram import NetworkDiagram
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields


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
    recomputed = [np.full(width, i > column) for i, width in enumerate(network.widths)]
    recomputed[column][slice(None) if _mixes(network, column) else neuron] = True
    return recomputed


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

    The slope of the loss along the parameter is the sum of their products (the chain rule). To follow them all is the slow
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


# ---- the paths as pictures

MOST = 4  # paths that are drawn
NARROW = 340  # CSS pixels: in less room the middle path has no number in the picture, only below it
REACH = 4  # of the axis of sums, to both sides; what goes farther is marked at the edge


class PathDiagram(NetworkDiagram):
    """Every way from a weight to the loss on the drawn network, and what comes back along each.

    The result has "network", "x" and "paths", a list of Path (the first few are drawn).
    """

    def __init__(self, who, weights=(), size=(440, 250)):
        """who: the names of the paths. weights: for each layer the names of the controls of its weights, those of the first
        neuron's lines first: these numbers can be dragged."""
        super().__init__(size=size)
        self.who, self.weights = who, weights

    def _name(self, column, neuron, number):
        """The control of a weight, by the neuron that it leads to and the number, from 1, of the one that it comes from."""
        if not number or column >= len(self.weights):
            return ""
        return self.weights[column][(number - 1) * len(self.places[column + 1]) + neuron]

    def draw(self, axes):
        below = super().draw(axes)
        self.paths = axes.add_collection(LineCollection([], zorder=2))
        looks = dict(ha="center", va="center", fontsize=12, zorder=5, bbox=style.behind(pad=1, alpha=0.9))
        self.products = [axes.text(0, 0, "", color=style.LINES[i][0], **looks) for i in range(MOST)]
        return [below[0], self.paths, *below[1:], *self.products]

    def update(self, values, result):
        super().update(values, result)
        self.edges.set(color=style.PALE, linestyle="-", linewidth=1)
        ways = as_fields(result, "paths")[0][:MOST]
        stops = [self._stops(way, len(result["network"][0].widths)) for way in ways]
        self.paths.set_segments(stops)
        colours, dashes = zip(*style.LINES[:MOST], strict=True)
        self.paths.set(color=colours, linestyle=dashes, linewidth=3)
        write(self.biases, [])  # there are enough numbers without them
        middle = min(stop[0][1] for stop in stops)  # below it the labels stand below, away from the lines
        beside = [
            (x, y + (1 if y > middle - 1 else -1) * (self.radius + 11)) for x, y in (stop[:2][-1] for stop in stops)
        ]
        texts = _told(self.who, ways)
        for i in range(1, len(texts) - 1):  # between the lines there is no room for names
            texts[i] = texts[i].split(" ")[-1] if self.room[0] >= NARROW else ""
        write(self.products, list(zip(beside, texts, strict=False)))

    def _stops(self, way, count):
        """Where a path passes, as far as it is drawn; count: how many columns there are."""
        route = zip(range(count - len(way.neurons), count), way.neurons, strict=True)
        return [self.places[c][n] for c, n in route if c in self.places and n < len(self.places[c])]

    def verdict(self, values, result):
        total = sum(way.product for way in result["paths"])
        sign = 0 if abs(total) < 0.005 else int(np.sign(total))
        to_do = {
            0: say("動かしても同じ", "no change"),
            1: say("w を減らす", "decrease w"),
            -1: say("w を増やす", "increase w"),
        }
        return Verdict(f"∂L/∂w = {style.signed(total)}", to_do[sign], sign)

    def takeaway(self, values, result):
        ways = result["paths"]
        return f"{', '.join(_told(self.who, ways))}: {style.signed(sum(way.product for way in ways))}"

    def idle(self, values, result):
        """Of the two weights of a path the one is idle where the other one is 0."""
        why = say("もう一方の重みが0なので、この道は閉じています。", "The path is closed, as its other weight is 0.")
        *_, here, behind = self.weights if len(self.weights) > 1 else ((), ())
        pairs = [pair for a, b in zip(here, behind, strict=True) for pair in ((a, b), (b, a))]
        return {name: why for name, other in pairs if values.get(other) == 0}

    def describe(self, values, result):
        return super().describe(values, result) + say(
            f" 道は{len(result['paths'])}本。", f" There are {len(result['paths'])} paths."
        )


def _told(who, ways):
    """The name of each path, and what comes back along it."""
    return [f"{name} {style.signed(way.product)}" for name, way in zip(who, ways, strict=False)]


class PathSum(Picture):
    """What comes back along each path, added up. The result has "paths" and "measured", the slope found by trying."""

    size, margins, spare = (340, 250), (76, 44, 62, 32), True

    def __init__(self, who):
        """who: the names of the paths."""
        self.who = who

    def draw(self, axes):
        rows = len(self.who) + 1
        axes.set(ylim=(rows - 0.4, -0.6), title=say("道ごとの傾きを足していくと", "slopes, path after path"))
        axes.set(xlim=(-1.04 * REACH, 1.04 * REACH), xticks=[-REACH, -REACH / 2, 0, REACH / 2, REACH])
        axes.set_xlabel(r"$\partial L\,/\,\partial w$")
        axes.set_yticks(range(rows), [*self.who, say("合計", "sum")])
        axes.tick_params(left=False)
        axes.axhline(rows - 1.5, color=style.PALE, lw=0.8)
        zero = axes.axvline(0, color=style.INK, lw=1.2)
        self.axes = axes
        colours = [
            *(style.LINES[i][0] for i in range(rows - 1)),
            style.LINE,
        ]  # of the paths, as they are drawn, and the sum
        self.bars = [axes.add_patch(Rectangle((0, i - 0.28), 0, 0.56, fc=c)) for i, c in enumerate(colours)]
        self.steps = [axes.plot([], [], color=style.LINE, lw=1, ls=":")[0] for _ in self.who]
        (self.measured,) = axes.plot([], [], "D", ms=10, mfc="none", mec=style.ACCENT, mew=2.2)
        self.beyond = BeyondMarks(axes, -REACH, REACH)
        beside = dict(transform=axes.get_yaxis_transform(), ha="right", va="center")
        self.right = 1 + 56 / (self.room[0] - self.margins[0] - self.margins[2])
        self.numbers = [axes.text(self.right, i, "", **beside) for i in range(rows)]
        self.ghost = Ghost(axes, "|")
        return [*self.bars, zero, *self.steps, *self.ghost.artists, self.measured, *self.beyond.artists, *self.numbers]

    def update(self, values, result):
        ways, measured = as_fields(result, "paths", "measured")
        products = [way.product for way in ways]
        ends = np.cumsum(products)
        for i, (bar, length) in enumerate(zip(self.bars, [*products, ends[-1]], strict=True)):
            start = ends[i] - length if i < len(products) else 0
            bar.set(x=min(start, start + length), width=abs(length))
        for i, (step, end) in enumerate(zip(self.steps, ends, strict=True)):
            step.set_data([end, end], [i + 0.28, i + 0.72])
        self.measured.set_data([self.beyond.inside(float(measured))], [len(products)])
        write(self.numbers, [((self.right, i), style.signed(v)) for i, v in enumerate([*products, ends[-1]])])
        self.beyond.put([*ends, ends[-1]])

    def imagine(self, values, result, expected):
        """expected: the sum, as it would be."""
        row, end = len(self.who), self.beyond.inside(float(expected))
        self.ghost.show([0, end], [row, row], ha="center", va="center", position=(end / 2, row + 0.37))

    def describe(self, values, result):
        products = [style.signed(way.product) for way in result["paths"]]
        total, measured = style.signed(sum(way.product for way in result["paths"])), style.signed(result["measured"])
        return say(
            f"道ごとの傾き {'、'.join(products)} を足すと {total}。w を少し動かして測った傾き(◇)は {measured}。",
            f"Slopes along the paths: {', '.join(products)}; their sum: {total}. Measured by moving w a little (◇): {measured}.",
        )
