"""Any network as a drawing: where its neurons stand, weights by sign and size, and the values that one example gives."""

import itertools

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba_array

from nblib.language import say, word
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.moving_text import reframe, rewrite, write
from nblib.pictures.network_columns import DEEPEST, WIDEST, columns, has_room, lines, share
from nblib.pictures.picture import Handle, Picture, Verdict


class NetworkDiagram(Picture):
    """result[field] is a pair (network, theta (P,)); result["x"], if there, one example (inputs,) to be followed."""

    margins = (0, 0, 0, 0)

    def __init__(
        self, field="network", names=(), title="", size=(560, 268), most_labels=12, hands="", tells="", spare=False
    ):
        """names: what stands beside the inputs. title: what stands below; "{n}" in it stands for result["n"].

        most_labels: weights are written beside the lines as long as there are no more than these. hands: the letters of
        the controls of each neuron, layer by layer, such as "abv": a0 is the bias of the first, a1 its first weight;
        these numbers can be dragged. tells: what the verdict is about, "output" or "size".
        """
        self.field, self.names, self.title, self.size, self.most_labels = field, names, title, size, most_labels
        self.hands, self.tells, self.spare = hands, tells, spare

    def draw(self, axes):
        axes.set(xlim=(0, self.room[0]), ylim=(0, self.room[1]))
        axes.axis("off")
        self.below = axes.text(self.room[0] / 2, 3, "", ha="center", va="bottom", color=style.CAPTION)
        self.edges = axes.add_collection(LineCollection([], capstyle="round"))
        self.nodes = axes.scatter([], [], zorder=3, linewidths=1.6)
        self.gap = axes.text(0, 0, "", fontsize=18, **_CENTRED)
        self.heads = [axes.text(0, 0, "", color=style.SOFT_INK, **_CENTRED) for _ in range(DEEPEST)]
        beside = dict(
            ha="right", va="center", zorder=4, bbox=style.behind(pad=0.5)
        )  # where room is scarce, lines cross them
        self.beside = [axes.text(0, 0, "", **beside) for _ in range(WIDEST)]
        self.values = [axes.text(0, 0, "", **_CENTRED) for _ in range(WIDEST * DEEPEST)]
        self.labels = [axes.text(0, 0, "", bbox=_pill(), **_CENTRED) for _ in range(self.most_labels)]
        self.biases = [axes.text(0, 0, "", bbox=_pill(), **_CENTRED) for _ in range(self.most_labels)]
        texts = [*self.heads, *self.beside, *self.values, *self.labels, *self.biases]
        return [self.edges, self.nodes, self.gap, self.below, *texts]

    # ---- where things stand
    def _stand(self, widths, shown):
        """Places of the neurons for these widths, and whether there is room for numbers beside the lines."""
        self.inside = self.room[0] >= 400 or not self.names  # else the inputs' names stand above them
        narrow = self.room[0] / len(widths) < 92  # too narrow for names of layers
        left = 104 if self.names and self.inside else 26 if narrow and not self.names else 44
        sides = dict(left=left, right=26 if narrow else 44, apart=100, above=30, largest=21 if shown else 15)
        count = sum(a * b for a, b in itertools.pairwise(widths))
        for written in (count <= self.most_labels, False):
            below = 24 * bool(self.title) + (30 if written else 8)
            self.places, self.radius = columns(widths, *self.room, below=below, **sides)
            behind = [c for c in self.places if c + 1 in self.places]
            if all(has_room(*self._between(c), self.radius) for c in behind):
                break
        return written, narrow

    def _between(self, column):
        """The places of a column and of the next one."""
        return self.places[column], self.places[column + 1]

    # ---- moved
    def update(self, values, result):
        network, theta = result[self.field]
        theta = np.asarray(theta, float)
        shown = network.neurons(theta, result["x"]) if "x" in result else []
        written, narrow = self._stand(network.widths, shown)
        told = self.title.format(**result)
        self.below.set_text(told if self.room[0] >= 180 else told.replace("(", "\n(", 1))
        self._move_nodes(self.places, network.widths)
        self._move_edges(network, theta, shown)
        self._write_numbers(network, theta, values, written, narrow)
        self._move_heads(self.places, network.widths, narrow)
        write(self.values, self._inside(shown))

    def _inside(self, shown):
        """What stands in the circles: their values, else the neurons' letters, as far as there is room."""
        digits = 2 if self.radius > 18 else 1 if self.radius > 13 else None
        if shown and digits:
            return [
                (p, style.number(v, digits))
                for layer, ps in self.places.items()
                for p, v in zip(ps, shown[layer], strict=False)
            ]
        if shown or not digits:
            return []
        inputs = [(p, f"$x_{i}$") for i, p in enumerate(self.places[0], 1)]
        others = [p for layer, ps in self.places.items() if layer for p in ps]
        return inputs + [(p, f"${letter}$") for p, letter in zip(others, self.hands, strict=False)]

    def _move_nodes(self, places, widths):
        points = [p for ps in places.values() for p in ps]
        self.nodes.set_offsets(points)
        self.nodes.set_sizes([(2 * self.radius) ** 2] * len(points))
        last = len(widths) - 1
        looks = [
            (style.INPUT_FACE if layer == 0 else style.OUTPUT_FACE if layer == last else style.PAPER)
            for layer, ps in places.items()
            for _ in ps
        ]
        self.nodes.set(facecolor=looks, edgecolor=style.INK)

    def _move_edges(self, network, theta, shown):
        """The lines; those that carry nothing, as they come from a value of 0, are pale."""
        segments, weights, carries = [], [], []
        for column, _, W in self._drawn(network, theta):
            segments += lines(self.places, column)
            weights += W.ravel().tolist()
            values = np.asarray(shown[column], float) if shown else np.ones(len(W))
            carries += np.repeat(values[: len(W)] != 0, W.shape[1]).tolist()
        colours = to_rgba_array([style.colour_of(w) for w in weights])
        colours[:, 3] = np.where(carries, 1, 0.3)
        self.edges.set_segments(segments)
        self.edges.set(color=colours, linestyle=[style.dashes_of(w) for w in weights])
        self.edges.set_linewidth(0.7 + 5 * np.abs(weights) / max(1, np.abs(weights).max()))

    def _drawn(self, network, theta):
        """(column, biases behind it, weights from it to the next one) wherever both are drawn; (n,) and (m, n)."""
        dense = [(layer, part) for layer, part in zip(network.layers, network.split(theta), strict=True) if layer.size]
        for column, (layer, part) in enumerate(dense):
            if column in self.places and column + 1 in self.places:
                b, W = layer.unpack(part)
                here, there = len(self.places[column]), len(self.places[column + 1])
                yield column, b[0, :there], W[:here, :there]

    def _write_numbers(self, network, theta, values, written, narrow):
        """The weights beside the lines, and the biases below the neurons, framed where they can be dragged."""
        weights, biases = [], []
        for column, b, W in self._drawn(network, theta) if written else []:
            places = [_along(*line, share(*self._between(column), self.radius)) for line in lines(self.places, column)]
            names = [self._name(column, j, i + 1) for i in range(len(W)) for j in range(len(b))]
            weights += zip(places, map(style.signed, W.ravel()), W.ravel(), names, strict=True)
            for j, (x, y) in enumerate(self.places[column + 1]):
                name = self._name(column, j, 0)
                sign = f"${name[0]}_0$" if name and "b" in self.hands else "b"
                told = style.signed(b[j]) if narrow else f"{sign} {style.signed(b[j])}"
                biases.append(((x, y - self.radius - 11), told, b[j], name))
        self.held = [(name, *place) for place, _, _, name in weights + biases if name in values]
        for texts, entries in ((self.labels, weights), (self.biases, biases)):
            write(texts, [(place, told) for place, told, _, _ in entries])
            for text, (_, told, value, name) in zip(texts, entries, strict=False):
                rewrite(text, told, style.ink_of(value) if name in values else style.INK)
                reframe(text, style.colour_of(value) if name in values else style.PAPER)

    def _name(self, column, neuron, number):
        """The name of the control of a neuron's weight by number, 0 being its bias; "" if it has none."""
        at = sum(len(self.places[c]) for c in self.places if 0 < c <= column) + neuron
        letter = self.hands[at : at + 1].strip()
        return letter and f"{letter}{number}"

    def _move_heads(self, places, widths, narrow):
        top, last = self.room[1] - 10, len(widths) - 1
        names = {0: word("input layer"), last: word("output layer")}
        told = [(c, f"{widths[c]}" if narrow else f"{names.get(c, word('hidden layer'))} {widths[c]}") for c in places]
        write(self.heads, [((places[c][0][0], top), head) for c, head in told])
        aside, over = (-self.radius - 6, 0), (0, self.radius + 9)
        dx, dy = aside if self.inside else over
        for text in self.beside:
            text.set_horizontalalignment("right" if self.inside else "center")
        left = [
            0 if self.inside else 5 * max(len(name) - 7, 0) for name in self.names
        ]  # long ones are clear of the lines
        named = zip(places[0], left, self.names, strict=False)
        write(self.beside, [((x + dx - back, y + dy), name) for (x, y), back, name in named])
        cut = len(places) < len(widths)
        middle = (places[2][0][0] + places[len(widths) - 3][0][0]) / 2 if cut else 0
        write([self.gap], [((middle, self.room[1] / 2 - 8), "…")] if cut else [])

    # ---- what it says
    def handles(self, values, result):
        return [Handle(name, x, y) for name, x, y in self.held]

    def idle(self, values, result):
        if "x" not in result:
            return {}
        why = say("入力が0なので、いまは何も足していません。", "Its input is 0, so it adds nothing now.")
        letters = self.hands[: result[self.field][0].widths[1]].replace(" ", "")
        names = [f"{letter}{i}" for letter in letters for i, x in enumerate(result["x"], 1) if not x]
        return {name: why for name in names if name in values}

    def verdict(self, values, result):
        network, theta = result[self.field]
        if self.tells == "size":
            return Verdict(say(f"パラメータ {network.size}個", f"{network.size} parameters"))
        if self.tells != "output":
            return None
        y = float(network.neurons(np.asarray(theta, float), result["x"])[-1][0])
        is_test = bool(predicts_test(y))
        chip = f"{style.mark(is_test)} {style.verdict(is_test)}"
        return Verdict(f"y = {style.number(y)}", chip, 1 if is_test else -1)

    def takeaway(self, values, result):
        widths = result[self.field][0].widths
        if self.tells != "size":
            return ""
        weights = " + ".join(f"{a}×{b}" for a, b in itertools.pairwise(widths))
        biases = " + ".join(map(str, widths[1:]))
        return say(f"重み {weights}、バイアス {biases}。", f"Weights {weights}, biases {biases}.")

    def describe(self, values, result):
        network, theta = result[self.field]
        shape = "-".join(map(str, network.widths))
        text = (f"{self.title.format(**result)}: " if self.title else "") + say(
            f"{shape} のネットワークで、重みとバイアスは合わせて{network.size}個。",
            f"A {shape} network with {network.size} weights and biases.",
        )
        if "x" not in result:
            return text
        outputs = ", ".join(style.number(v) for v in network.neurons(theta, result["x"])[-1])
        return text + say(f"出力は {outputs}。", f" Output: {outputs}.")


def _along(start, end, part):
    """A point on the way from start to end."""
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def _pill():
    """What is behind a number beside a line; its edge is seen where the number can be dragged."""
    return dict(boxstyle="round,pad=0.2,rounding_size=0.7", fc=style.PAPER, ec=style.PAPER)


_CENTRED = dict(ha="center", va="center", zorder=4)
