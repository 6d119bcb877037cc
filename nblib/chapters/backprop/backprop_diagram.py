"""Backpropagation on the drawn network: every number where it belongs, and those of the present step lit up."""

from itertools import pairwise, product

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from nblib.chapters.backprop.backprop_formulas import in_names, in_words
from nblib.chapters.backprop.backprop_step import PresentStep
from nblib.chapters.backprop.backprop_trace import Number
from nblib.chapters.backprop.line_wrap import width_of, wrapped
from nblib.chapters.backprop.number_layout import NumberLayout
from nblib.language import right_mark, say, word
from nblib.pictures import style
from nblib.pictures.moving_text import rewrite, write
from nblib.pictures.network_diagram import DEEPEST, WIDEST
from nblib.pictures.picture import Picture, Verdict

PARAMETERS = ("weight", "bias")
LETTER = 6.6  # CSS pixels across, about


class BackpropDiagram(Picture):
    """The result is that of a PresentStep: "network", "trace", "step_number" and "verdict"."""

    margins = (0, 0, 0, 0)

    def __init__(self, names=(), size=(440, 250)):
        """names: of the inputs, to stand below them."""
        self.names, self.size = names, size

    def draw(self, axes):
        axes.set(xlim=(0, self.room[0]), ylim=(0, self.room[1]))
        axes.axis("off")
        self.lines = axes.add_collection(LineCollection([], zorder=1))
        self.boxes = axes.add_collection(PolyCollection([], edgecolors=style.LINE, linewidths=1.3, zorder=2))
        self.rings = axes.add_collection(LineCollection([], zorder=3))
        neurons = WIDEST * DEEPEST
        self.heads = [axes.text(0, 0, "", color=style.SOFT_INK, **_CENTRED) for _ in range(DEEPEST + 1)]
        self.beside = [axes.text(0, 0, "", **_CENTRED) for _ in range(WIDEST)]
        behind = style.behind(boxstyle="round,pad=0.1")
        self.labels = [axes.text(0, 0, "", bbox=behind, **_CENTRED) for _ in range(24)]
        self.numbers = [axes.text(0, 0, "", linespacing=1.25, **_CENTRED) for _ in range(2 * neurons)]
        self.slopes = [axes.text(0, 0, "", color=style.ACCENT, bbox=behind, **_CENTRED) for _ in range(2 * neurons)]
        self.note = axes.text(self.room[0] / 2, 16, "", linespacing=1.2, **_CENTRED)
        return [
            *(self.lines, self.boxes, *self.heads, *self.beside, *self.labels),
            *(*self.numbers, *self.slopes, self.rings, self.note),
        ]

    def update(self, values, result):
        present = PresentStep(result)
        self.layout, self.symbols = NumberLayout(present.widths, present.symbols.with_sum, self.room), present.symbols
        self._move_lines(present)
        self._move_boxes()
        self._write_numbers(present)
        self._move_rings(present)
        self._write_note(present)

    def _write_note(self, present):
        """Below: what is to be said of an answer, else how to read the drawing."""
        said = present.verdict.words if present.verdict and present.verdict.right is not None else ""
        lines = wrapped(said or _key(), self.room[0] / LETTER - 2)
        rewrite(self.note, lines, style.INK if said else style.SOFT_INK)

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
            head = names.get(column, word("hidden layer"))
            is_close = self.layout.gap + 2 * self.layout.half(column) < width_of(head) * LETTER
            head = head.split(" ")[0] if is_close else head
            heads.append(((self._inside(places[0][0], head), self.room[1] - 11), head))
        self.boxes.set_verts(corners)
        self.boxes.set_facecolor(colours)
        write(self.heads, heads)
        under = [
            ((self._inside(x, name), y - self.layout.high / 2 - 11), name)
            for (x, y), name in zip(self.layout.places[0], self.names, strict=False)
        ]
        write(self.beside, under)

    def _inside(self, x, text):
        """Where the middle of a text has to be so that it lies in the room, as near to x as that can be."""
        half = width_of(text) * LETTER / 2 + 2
        return min(max(x, half), self.room[0] - half)

    def _write_numbers(self, present):
        """What is known by now, and names where nothing is known yet."""
        shown, roomy = present.shown(), self.layout.high > 30
        now = present.now.what if present.now else None
        lit = present.parts | ({now, now.itself} if now else set())
        written = [n for n in shown if n.kind not in PARAMETERS or self.layout.few or n in lit]
        if self.layout.is_tight:
            written = _one_for_each_box(written)
        slopes = [n for n in written if n.slope]
        labels = [n for n in written if not n.slope and n.kind in (*PARAMETERS, "target")]
        boxed = [n for n in written if n not in {*slopes, *labels}]
        held = {self.layout.place(n) for n in boxed}
        boxed += [n for n in self._neurons() if n not in shown and self.layout.place(n) not in held]

        def name(n):
            return f"${self.symbols.tex(n)}$"

        self._write(self.numbers, boxed, lambda n: f"{name(n)}\n{shown.get(n, '')}".strip() if roomy else shown.get(n) or name(n))  # fmt: skip
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
            ((self.layout.wide / 2 or 19) - 1 if in_box else 31 if self.layout.few else 22),
            (8 if number.slope or not in_box else self.layout.high / 2 - 1),
        )
        return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]

    def _neurons(self):
        """Numbers without an amount, for the names of all sums and values, and of the loss."""
        last = len(self.layout.widths) - 1
        found = [Number("loss", last, (0,), np.nan)]
        for column, places in self.layout.places.items():
            is_pair = column in self.layout.with_sum and not self.layout.is_tight
            kinds = ("sum", "value") if is_pair else ("value",)
            found += [
                Number(k, column, (i,), np.nan, i + 1) for i in range(len(places)) for k in kinds if column < last
            ]
        return found

    def verdict(self, values, result):
        present = PresentStep(result)
        if not present.now:
            return Verdict(say("始める前", "not begun"), f"0/{len(present.trace)}")
        name = present.symbols.plain(present.now.what)
        amount = f"{present.now.what.amount + 0.0:.{3 if '(' not in name else 2}f}"
        way = say("→ 順", "→ forward") if present.is_forward else say("← 逆", "← back")
        way = say("全部そろった", "all known") if present.is_done else f"{present.number}/{len(present.trace)} {way}"
        right = present.verdict and present.verdict.right
        chip = {True: f"{right_mark()} {say('正解', 'right')}", False: say("✕ ちがう", "✕ not yet"), None: way}[right]
        return Verdict(f"{name} = {amount if present.is_open else '?'}", chip, {True: 1, False: -1, None: 0}[right])

    def takeaway(self, values, result):
        present = PresentStep(result)
        if not present.now:
            return say("「次へ」で、数が1つずつ決まります。", "“Next” computes one number after another.")
        what = present.symbols.plain(present.now.what.itself)
        if not present.is_open and present.parts:
            return f"{in_names(present.now, present.symbols)} = ?"
        if not present.is_open:
            return say(f"{what} が少し増えると、L はどんな割合で変わる?", f"If {what} grows a little, at what rate does L change?")  # fmt: skip
        return _short(in_words(present.now, present.symbols))

    def idle(self, values, result):
        if result["verdict"] is not None:
            return {}
        return dict.fromkeys({"guess"} & set(values), say("いまは何も聞いていません。", "Nothing is asked now."))

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
        "in the boxes: values   below and at ∂: slopes of L",
    )


def _short(equation):
    """An equation name = names = numbers = number, without the names where it is long."""
    parts = equation.split(" = ")
    return equation if len(equation) <= 68 else " = ".join([parts[0], *parts[2:]])


def _one_for_each_box(numbers):
    """Of what would be written in the same place only that which was found last: of sum and value, of a bias and its slope."""
    last = {}
    for n in numbers:
        key = ("bias", n.column, n.place) if n.kind == "bias" else n
        last[(n.column, n.place, n.slope) if n.kind in ("sum", "value", "middle") else key] = n
    return list(last.values())


_CENTRED = dict(ha="center", va="center", zorder=4)
