"""Backpropagation on the drawn network: every number where it belongs, and those of the present step lit up."""

from itertools import pairwise, product

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from nblib.chapters.backprop.backprop_step import PresentStep
from nblib.chapters.backprop.backprop_trace import Number
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.network_diagram import DEEPEST, WIDEST, columns
from nblib.pictures.picture import Picture

PARAMETERS = ("weight", "bias")
LABELLED = 12  # a network with no more weights has them all written beside their lines


class BackpropDiagram(Picture):
    """The result is that of a PresentStep: "network", "trace", "step_number" and "verdict"."""

    margins = (0, 0, 0, 0)

    def __init__(self, names=(), size=(600, 430)):
        """names: of the inputs, to stand below them."""
        self.names, self.size = names, size

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self.lines = axes.add_collection(LineCollection([], zorder=1))
        self.boxes = axes.add_collection(PolyCollection([], edgecolors=style.LINE, linewidths=1.3, zorder=2))
        self.rings = axes.add_collection(LineCollection([], zorder=3))
        neurons = WIDEST * DEEPEST
        self.heads = [axes.text(0, 0, "", fontsize=11, color=style.SOFT_INK, **_CENTRED) for _ in range(DEEPEST + 1)]
        self.beside = [axes.text(0, 0, "", fontsize=11, **_CENTRED) for _ in range(WIDEST)]
        behind = style.behind(boxstyle="round,pad=0.1")
        self.labels = [axes.text(0, 0, "", fontsize=12, bbox=behind, **_CENTRED) for _ in range(24)]
        self.numbers = [axes.text(0, 0, "", fontsize=12, linespacing=1.25, **_CENTRED) for _ in range(2 * neurons)]
        self.slopes = [
            axes.text(0, 0, "", fontsize=12, color=style.ACCENT, bbox=behind, **_CENTRED) for _ in range(2 * neurons)
        ]
        self.key = axes.text(self.size[0] / 2, 13, _key(), fontsize=11, color=style.SOFT_INK, **_CENTRED)
        return [
            *(self.lines, self.boxes, *self.heads, *self.beside, *self.labels),
            *(*self.numbers, *self.slopes, self.rings, self.key),
        ]

    def update(self, values, result):
        present = PresentStep(result)
        self.layout, self.symbols = NumberLayout(present.widths, present.symbols.with_sum, self.size), present.symbols
        self._move_lines(present)
        self._move_boxes()
        self._write_numbers(present)
        self._move_rings(present)

    def _move_lines(self, present):
        """Every line, thin; those of the present step thick."""
        lit = {(n.column, n.place) for n in present.parts if n.kind == "weight"}
        now = present.now and present.now.what.kind == "weight" and (present.now.what.column, present.now.what.place)
        segments, colours, widths = [], [], []
        for column, (a, b) in enumerate(pairwise((*present.widths, 1))):
            for i, j in product(range(a), range(b)):
                if line := self.layout.line(column, i, j):
                    weight = column + 1, (i, j)
                    segments.append(line)
                    colours.append(style.ACCENT if weight == now else style.POSITIVE if weight in lit else style.LINE)
                    widths.append(3.5 if weight == now or weight in lit else 1.1)
        self.lines.set_segments(segments)
        self.lines.set(color=colours, linewidth=widths)

    def _move_boxes(self):
        corners, colours, heads, last = [], [], [], len(self.layout.widths) - 1
        names = {0: word("input layer"), last - 1: word("output layer"), last: word("loss")}
        for column, places in self.layout.places.items():
            for x, y in places:
                corners.append(self.layout.outline(column, x, y))
                colours.append(
                    {0: style.INPUT_FACE, last - 1: style.OUTPUT_FACE, last: style.ACCENT_PALE}.get(column, style.PAPER)
                )
            heads.append(((places[0][0], self.size[1] - 12), names.get(column, word("hidden layer"))))
        self.boxes.set_verts(corners)
        self.boxes.set_facecolor(colours)
        write(self.heads, heads)
        under = [(x, y - self.layout.high / 2 - 11) for x, y in self.layout.places[0]]
        write(self.beside, list(zip(under, self.names, strict=False)))

    def _write_numbers(self, present):
        """What is known by now, and names where nothing is known yet."""
        shown, roomy = present.shown(), self.layout.high > 30
        now = present.now.what if present.now else None
        lit = present.parts | ({now, now.itself} if now else set())
        written = [n for n in shown if n.kind not in PARAMETERS or self.layout.few or n in lit]
        slopes = [n for n in written if n.slope]
        labels = [n for n in written if not n.slope and n.kind in (*PARAMETERS, "target")]
        boxed = [n for n in written if n not in {*slopes, *labels}]
        boxed += [n for n in self._neurons() if n not in shown and roomy]

        def name(n):
            return f"${self.symbols.tex(n)}$"

        self._write(self.numbers, boxed, lambda n: f"{name(n)}\n{shown.get(n, '')}".strip() if roomy else shown[n])
        bare = {
            n for n in present.parts if n.kind == "weight" and not self.layout.few
        }  # there is no room for their names
        short = {
            n for n in labels if n.kind == "weight" and not self.layout.few
        } - bare  # nor for more than their names
        as_label = {n: shown[n] if n in bare else name(n) if n in short else f"{name(n)} {shown[n]}" for n in labels}
        self._write(self.labels, labels, as_label.get)
        self._write(self.slopes, slopes, lambda n: f"∂ {shown[n]}" if n.kind in PARAMETERS else shown[n])

    def _write(self, texts, numbers, as_text):
        write(texts, [(self.layout.place(n), as_text(n)) for n in numbers if self.layout.place(n)])

    def _move_rings(self, present):
        """Around what the step is about, solid; around what it is made of, dashed."""
        rings = [(n, False) for n in present.parts if n.kind != "local" and (n.kind != "weight" or self.layout.few)]
        rings += [(present.now.what, True)] if present.now else []
        drawn = [(self.layout.place(n), n, is_now) for n, is_now in rings if self.layout.place(n)]
        self.rings.set_segments([self._ring(place, n) for place, n, _ in drawn])
        self.rings.set(
            color=[style.ACCENT if is_now else style.POSITIVE for *_, is_now in drawn],
            linestyle=["-" if is_now else "--" for *_, is_now in drawn],
            linewidth=2.2,
        )

    def _ring(self, place, number):
        """The corners of a ring around a number."""
        (x, y), in_box = place, number.kind not in (*PARAMETERS, "target")
        w, h = (
            (self.layout.wide / 2 - 1 if in_box else 31 if self.layout.few else 22),
            (8 if number.slope or not in_box else self.layout.high / 2 - 1),
        )
        return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]

    def _neurons(self):
        """Numbers without an amount, for the names of all sums and values, and of the loss."""
        last = len(self.layout.widths) - 1
        found = [Number("loss", last, (0,), np.nan)]
        for column, places in self.layout.places.items():
            kinds = ("sum", "value") if column in self.layout.with_sum else ("value",)
            found += [
                Number(k, column, (i,), np.nan, i + 1) for i in range(len(places)) for k in kinds if column < last
            ]
        return found

    def describe(self, values, result):
        present, count = PresentStep(result), len(result["trace"])
        if not present.now:
            return say(f"{count}段階の計算が、これから始まる。", f"{count} steps lie ahead.")
        way = say("順伝播", "forward") if present.is_forward else say("逆伝播", "backward")
        if present.is_done:
            return say(
                f"{count}段階が全部終わり、どの傾きもわかった。",
                f"All {count} steps are done, and all slopes are known.",
            )
        return say(f"{count}段階のうち{present.number}番目、{way}。", f"Step {present.number} of {count}, {way}.")


def _key():
    return say(
        "箱の中 = 値   箱の下と ∂ = その数についての L の傾き",
        "in the boxes: values   below them, and at ∂: the slope of L along that number",
    )


class NumberLayout:
    """Where the Numbers of one network stand: boxes for neurons, labels beside the lines. In CSS pixels from the lower left."""

    def __init__(self, widths, with_sum, size):
        """widths: of the network. with_sum: the columns whose neurons have a sum and a value; the others only have a value."""
        self.widths = (*widths, 1)  # the loss stands at the end, as if it were a layer
        self.with_sum = with_sum
        self.places, _ = columns(self.widths, *size, left=64, apart=150)
        rows = max(len(ps) for ps in self.places.values())
        self.few = sum(a * b for a, b in pairwise(widths)) <= LABELLED
        self.wide = 46 if self.few else 44  # half of a box with two numbers
        self.high = 42 if self.few and rows <= 4 else 40 if rows <= 4 else 20

    def half(self, column):
        """From the middle of a box to its side."""
        return self.wide if column in self.with_sum else self.wide / 2 + 6

    def outline(self, column, x, y):
        """The corners of a box."""
        w, h = self.half(column), self.high / 2
        return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]

    def line(self, column, i, j):
        """The line from neuron i of a column to neuron j of the next, from box to box; None where it is not drawn."""
        if not (self._is_drawn(column, i) and self._is_drawn(column + 1, j)):
            return None
        (x, y), (x2, y2) = self.places[column][i], self.places[column + 1][j]
        return (x + self.half(column), y), (x2 - self.half(column + 1), y2)

    def place(self, number):
        """The middle of where a number (or the slope along it) is written; None where it is not drawn."""
        column, at = number.column, number.place[0]
        if number.kind == "weight":
            return self._beside_line(number)
        if number.kind == "local" or not self._is_drawn(column, at):
            return None
        if number.kind == "target":
            x, y = self.places[column + 1][0]
            return x, y - self.high / 2 - 14 - 18 * at
        x, y = self.places[column][at]
        if number.kind == "bias":
            return (x + 23 if number.slope else x - 23), y + self.high / 2 + 9
        shift = {"sum": -self.wide / 2, "value": self.wide / 2}.get(number.kind, 0) if column in self.with_sum else 0
        return x + shift, y - (self.high / 2 + 9 if number.slope else 0)

    def _beside_line(self, weight):
        (i, j), column = weight.place, weight.column
        line = self.line(column - 1, i, j)
        if line is None:
            return None
        share = 0.36 if self.widths[column - 1] >= self.widths[column] else 0.64  # where lines are farther apart
        share = share if self.few else 0.5
        (x, y), (x2, y2) = line
        return x + share * (x2 - x), y + share * (y2 - y) - (9 if weight.slope else -8)

    def _is_drawn(self, column, i):
        return column in self.places and i < len(self.places[column])


_CENTRED = dict(ha="center", va="center", zorder=4)
