"""Any network as a drawing: where its neurons stand, weights by sign and size, and the values that one example gives."""

import numpy as np
from matplotlib.collections import LineCollection

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.picture import Picture

WIDEST, DEEPEST = 8, 7  # neurons of a layer, and layers, that are drawn; of more, only some


def columns(widths, width, height, left, apart=78):
    """Places {number of the layer: list of (x, y)} and the neurons' radius, in CSS pixels from the lower left.

    widths: how many neurons each layer has. Of a wide layer the first neurons are drawn, of a deep network the first
    three and the last three layers. left: the room to the left of the first column. apart: how far neurons of a layer
    may be from each other.
    """
    count = len(widths)
    layers = range(count) if count <= DEEPEST else [0, 1, 2, *range(count - 3, count)]
    across = np.linspace(left, width - 44, len(layers))
    room = height - 104  # above: the names of the layers; below: a title
    places = {}
    for x, layer in zip(across, layers, strict=True):
        n = min(widths[layer], WIDEST)
        step = min(room / n, apart)
        places[layer] = [(x, 44 + room / 2 + step * ((n - 1) / 2 - i)) for i in range(n)]
    tightest = min(room / min(max(widths), WIDEST), across[1] - across[0])
    return places, min(21, 0.42 * tightest)


def lines(places, layer):
    """The lines (start, end) from each drawn neuron of a layer to each of the next: those of the first neuron first."""
    return [(start, end) for start in places[layer] for end in places[layer + 1]]


class NetworkDiagram(Picture):
    """result[field] is a pair (network, theta (P,)); result["x"], if there, one example (inputs,) to be followed."""

    margins = (0, 0, 0, 0)

    def __init__(self, field="network", names=(), title="", size=(560, 350), most_labels=12):
        """names: what stands beside the inputs. title: what stands below; "{n}" in it stands for result["n"].

        most_labels: weights are written beside the lines as long as there are no more than these.
        """
        self.field, self.names, self.title, self.size, self.most_labels = field, names, title, size, most_labels

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self.below = axes.text(self.size[0] / 2, 14, "", ha="center", va="center")
        self.edges = axes.add_collection(LineCollection([]))
        self.nodes = axes.scatter([], [], zorder=3, linewidths=1.6)
        self.gap = axes.text(0, 0, "", fontsize=18, **_CENTRED)
        self.heads = [axes.text(0, 0, "", fontsize=11, color=style.SOFT_INK, **_CENTRED) for _ in range(DEEPEST)]
        self.beside = [axes.text(0, 0, "", ha="right", va="center") for _ in range(WIDEST)]
        self.values = [axes.text(0, 0, "", fontsize=10, **_CENTRED) for _ in range(WIDEST * DEEPEST)]
        behind = style.behind(boxstyle="round,pad=0.12")
        self.labels = [axes.text(0, 0, "", fontsize=11, bbox=behind, **_CENTRED) for _ in range(self.most_labels)]
        self.biases = [
            axes.text(0, 0, "", fontsize=10, color=style.SOFT_INK, **_CENTRED) for _ in range(self.most_labels)
        ]
        return [
            self.edges,
            self.nodes,
            self.gap,
            self.below,
            *self.heads,
            *self.beside,
            *self.values,
            *self.labels,
            *self.biases,
        ]

    def update(self, values, result):
        network, theta = result[self.field]
        self.places, self.radius = columns(network.widths, *self.size, left=104 if self.names else 44)
        places = self.places
        self.below.set_text(self.title.format(**result))
        self._move_nodes(places, network.widths)
        self._move_edges(places, network, np.asarray(theta, float))
        self._move_heads(places, network.widths)
        shown = network.neurons(theta, result["x"]) if "x" in result else []
        write(
            self.values,
            [
                (p, style.number(v))
                for layer, ps in places.items()
                if shown
                for p, v in zip(ps, shown[layer], strict=False)
            ],
        )

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

    def _move_edges(self, places, network, theta):
        dense = [(layer, part) for layer, part in zip(network.layers, network.split(theta), strict=True) if layer.size]
        segments, weights, biases = [], [], []
        for number, (layer, part) in enumerate(dense):
            b, W = layer.unpack(part)
            if number + 1 in places:
                biases += [
                    ((x, y - self.radius - 9), f"b {style.number(v)}")
                    for (x, y), v in zip(places[number + 1], b[0], strict=False)
                ]
            if number in places and number + 1 in places:
                segments += lines(places, number)
                weights += W[: len(places[number]), : len(places[number + 1])].ravel().tolist()
        sizes = np.abs(weights) / max(1, np.abs(weights).max())
        self.edges.set_segments(segments)
        self.edges.set(color=[style.colour_of(w) for w in weights], linestyle=[style.dashes_of(w) for w in weights])
        self.edges.set_linewidth(0.7 + 5 * sizes)
        few = len(weights) <= self.most_labels
        write(
            self.labels, [(_along(*s), style.number(w)) for s, w in zip(segments, weights, strict=True)] if few else []
        )
        write(self.biases, biases if few else [])

    def _move_heads(self, places, widths):
        top, last = self.size[1] - 16, len(widths) - 1
        names = {0: word("input layer"), last: word("output layer")}
        heads = [
            ((ps[0][0], top), f"{names.get(layer, word('hidden layer'))}\n{widths[layer]}")
            for layer, ps in places.items()
        ]
        write(self.heads, heads)
        write(
            self.beside, [((x - self.radius - 6, y), name) for (x, y), name in zip(places[0], self.names, strict=False)]
        )
        cut = len(places) < len(widths)
        middle = (places[2][0][0] + places[len(widths) - 3][0][0]) / 2 if cut else 0
        write([self.gap], [((middle, self.size[1] / 2 - 8), "…")] if cut else [])

    def describe(self, values, result):
        network, theta = result[self.field]
        shape = "-".join(map(str, network.widths))
        text = (f"{self.title.format(**result)}: " if self.title else "") + say(
            f"{shape} のネットワーク。重みとバイアスは合わせて{network.size}個。",
            f"A {shape} network with {network.size} weights and biases.",
        )
        if "x" not in result:
            return text
        outputs = ", ".join(style.number(v) for v in network.neurons(theta, result["x"])[-1])
        return text + say(f"出力は {outputs}。", f" Output: {outputs}.")


def _along(start, end, share=0.34):
    """A point on the way from start to end."""
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


_CENTRED = dict(ha="center", va="center", zorder=4)
