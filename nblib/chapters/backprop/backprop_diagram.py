"""Backpropagation on the drawn network: every number where it belongs, and those of the present step lit up."""

from itertools import pairwise, product

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from nblib.chapters.backprop.backprop_step import Moment
from nblib.chapters.backprop.backprop_trace import Number
from nblib.chapters.backprop.boxes import Boxes
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.moving_text import write
from nblib.pictures.network_diagram import DEEPEST, WIDEST
from nblib.pictures.picture import Picture

PARAMETERS = ("weight", "bias")


class WalkDiagram(Picture):
    """The result is that of a Moment: "network", "steps", "moment" and "verdict"."""

    margins = (0, 0, 0, 0)

    def __init__(self, names=(), size=(600, 430)):
        """names: of the inputs, to stand below them."""
        self.names, self.size = names, size

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self.lines = axes.add_collection(LineCollection([], zorder=1))
        self.boxes = axes.add_collection(PolyCollection([], edgecolors=style.INK, linewidths=1.3, zorder=2))
        self.rings = axes.add_collection(LineCollection([], zorder=3))
        neurons = WIDEST * DEEPEST
        self.heads = [axes.text(0, 0, "", fontsize=11, color=style.SOFT_INK, **_CENTRED) for _ in range(DEEPEST + 1)]
        self.beside = [axes.text(0, 0, "", fontsize=11, **_CENTRED) for _ in range(WIDEST)]
        self.labels = [axes.text(0, 0, "", fontsize=12, **_LABEL) for _ in range(24)]
        self.numbers = [axes.text(0, 0, "", fontsize=12, linespacing=1.25, **_CENTRED) for _ in range(2 * neurons)]
        self.slopes = [axes.text(0, 0, "", fontsize=12, color=style.ACCENT, **_LABEL) for _ in range(2 * neurons)]
        self.key = axes.text(self.size[0] / 2, 13, _key(), fontsize=11, color=style.SOFT_INK, **_CENTRED)
        return [
            *(self.lines, self.boxes, *self.heads, *self.beside, *self.labels),
            *(*self.numbers, *self.slopes, self.rings, self.key),
        ]

    def update(self, values, result):
        moment = Moment(result)
        self.at, self.symbols = Boxes(moment.widths, moment.symbols.with_sum, self.size), moment.symbols
        self._move_lines(moment)
        self._move_boxes()
        self._write_numbers(moment)
        self._move_rings(moment)

    def _move_lines(self, moment):
        """Every line, thin; those of the present step thick."""
        lit = {(n.column, n.place) for n in moment.parts if n.kind == "weight"}
        now = moment.now and moment.now.what.kind == "weight" and (moment.now.what.column, moment.now.what.place)
        segments, colours, widths = [], [], []
        for column, (a, b) in enumerate(pairwise((*moment.widths, 1))):
            for i, j in product(range(a), range(b)):
                if line := self.at.line(column, i, j):
                    weight = column + 1, (i, j)
                    segments.append(line)
                    colours.append(style.ACCENT if weight == now else style.POSITIVE if weight in lit else style.PALE)
                    widths.append(3.5 if weight == now or weight in lit else 1.1)
        self.lines.set_segments(segments)
        self.lines.set(color=colours, linewidth=widths)

    def _move_boxes(self):
        corners, colours, heads, last = [], [], [], len(self.at.widths) - 1
        names = {0: word("input layer"), last - 1: word("output layer"), last: word("loss")}
        for column, places in self.at.places.items():
            for x, y in places:
                corners.append(self.at.outline(column, x, y))
                colours.append(
                    {0: style.INPUT_FACE, last - 1: style.OUTPUT_FACE, last: style.ACCENT_PALE}.get(column, "white")
                )
            heads.append(((places[0][0], self.size[1] - 12), names.get(column, word("hidden layer"))))
        self.boxes.set_verts(corners)
        self.boxes.set_facecolor(colours)
        write(self.heads, heads)
        under = [(x, y - self.at.high / 2 - 11) for x, y in self.at.places[0]]
        write(self.beside, list(zip(under, self.names, strict=False)))

    def _write_numbers(self, moment):
        """What is known by now, and names where nothing is known yet."""
        shown, roomy = moment.shown(), self.at.high > 30
        now = moment.now.what if moment.now else None
        lit = moment.parts | ({now, now.itself} if now else set())
        written = [n for n in shown if n.kind not in PARAMETERS or self.at.few or n in lit]
        slopes = [n for n in written if n.slope]
        labels = [n for n in written if not n.slope and n.kind in (*PARAMETERS, "target")]
        boxed = [n for n in written if n not in {*slopes, *labels}]
        boxed += [n for n in self._neurons() if n not in shown and roomy]

        def name(n):
            return f"${self.symbols.tex(n)}$"

        self._write(self.numbers, boxed, lambda n: f"{name(n)}\n{shown.get(n, '')}".strip() if roomy else shown[n])
        bare = {n for n in moment.parts if n.kind == "weight" and not self.at.few}  # there is no room for their names
        short = {n for n in labels if n.kind == "weight" and not self.at.few} - bare  # nor for more than their names
        as_label = {n: shown[n] if n in bare else name(n) if n in short else f"{name(n)} {shown[n]}" for n in labels}
        self._write(self.labels, labels, as_label.get)
        self._write(self.slopes, slopes, lambda n: f"∂ {shown[n]}" if n.kind in PARAMETERS else shown[n])

    def _write(self, texts, numbers, as_text):
        write(texts, [(self.at.place(n), as_text(n)) for n in numbers if self.at.place(n)])

    def _move_rings(self, moment):
        """Around what the step is about, solid; around what it is made of, dashed."""
        rings = [(n, False) for n in moment.parts if n.kind != "local" and (n.kind != "weight" or self.at.few)]
        rings += [(moment.now.what, True)] if moment.now else []
        drawn = [(self.at.place(n), n, is_now) for n, is_now in rings if self.at.place(n)]
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
            (self.at.wide / 2 - 1 if in_box else 31 if self.at.few else 22),
            (8 if number.slope or not in_box else self.at.high / 2 - 1),
        )
        return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]

    def _neurons(self):
        """Numbers without an amount, for the names of all sums and values, and of the loss."""
        last = len(self.at.widths) - 1
        found = [Number("loss", last, (0,), np.nan)]
        for column, places in self.at.places.items():
            kinds = ("sum", "value") if column in self.at.with_sum else ("value",)
            found += [
                Number(k, column, (i,), np.nan, i + 1) for i in range(len(places)) for k in kinds if column < last
            ]
        return found

    def describe(self, values, result):
        moment, count = Moment(result), len(result["steps"])
        if not moment.now:
            return say(f"{count}段階の計算が、これから始まる。", f"{count} steps lie ahead.")
        way = say("順伝播", "forward") if moment.is_forward else say("逆伝播", "backward")
        return say(f"{count}段階のうち{moment.number}番目、{way}。", f"Step {moment.number} of {count}, {way}.")


def _key():
    return say(
        "箱の中 = 値   箱の下と ∂ = その数についての L の傾き",
        "in the boxes: values   below them, and at ∂: the slope of L along that number",
    )


_CENTRED = dict(ha="center", va="center", zorder=4)
_LABEL = dict(_CENTRED, bbox=dict(boxstyle="round,pad=0.1", fc="white", ec="none", alpha=0.85))
