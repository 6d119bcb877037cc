"""How large the gradient is in each layer: one line for each network, on a logarithmic scale."""

import numpy as np

from nblib.language import as_sentence, say
from nblib.pictures import style
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

NARROW = 400  # CSS pixels: in less room words are short


class GradientSizes(Picture):
    """The result has "gradients", a dict of name: the sizes (L,) in the layers of a network, first layer first.

    See maths/gradient_sizes.py for the sizes. Networks may differ in depth, and be deeper or shallower at each move.
    """

    margins = (58, 46, 14, 32)
    markers = "osD^vP"

    def __init__(self, names, layers, lowest=1e-15, highest=1e4, size=(600, 250)):
        """names: at most six. layers: how many there can be. lowest, highest: sizes beyond are drawn at the edge."""
        self.names, self.layers, self.lowest, self.highest, self.size = names, layers, lowest, highest, size

    def draw(self, axes):
        self.is_narrow = self.room[0] < NARROW
        axes.set(xlim=(self._left(), self.layers + 0.5), ylim=(self.lowest, self.highest), yscale="log")
        axes.set_xticks(range(1, self.layers + 1, 1 + self.is_narrow))
        axes.set_title(self._title())
        axes.set_xlabel(self._below())
        exponents = np.arange(np.log10(self.lowest), np.log10(self.highest) + 0.5, 3)
        signs = [style.edge(10.0**e, self.lowest, self.highest) for e in exponents]
        axes.set_yticks(
            10.0**exponents, [f"${sign}10^{{{round(e)}}}$" for sign, e in zip(signs, exponents, strict=True)]
        )
        axes.yaxis.set_minor_formatter(lambda _value, _position: "")
        axes.grid(axis="y", color=style.FAINT)
        looks = list(zip(self.names, style.LINES, self.markers, strict=False))
        self.lines = [
            axes.plot([], [], ls=ls, marker=marker, ms=6, lw=2.2, color=colour)[0] for _, (colour, ls), marker in looks
        ]
        beside = dict(ha="right", va="center", transform=axes.get_yaxis_transform(), bbox=style.behind(pad=1))
        at = (self._labels() - 2) / self._inside()[0]
        self.labels = [axes.text(at, 0, n, color=c, **beside) for n, (c, _), _ in looks if self._labels()]
        self.ghost = Ghost(axes)
        return [*self.lines, *self.ghost.artists, *self.labels]

    def _labels(self):
        """CSS pixels across for the names, to the left of the first layer; none for a single line."""
        return 16 + 7 * max(map(len, self.names)) if len(self.names) > 1 else 0

    def _inside(self):
        (width, height), (west, south, east, north) = self.room, self.margins
        return width - west - east, height - south - north

    def _left(self):
        """Where the axis begins, so that there is room for the names before layer 1."""
        share = (self._labels() + 8) / self._inside()[0]
        return 1 - (self.layers - 0.5) * share / (1 - share)

    def _title(self):
        if self.is_narrow:
            return say("各層での勾配の大きさ", "size of the gradient")
        return say(
            r"各層に着いたときの勾配 $\partial L/\partial z$ の大きさ",
            r"size of the gradient $\partial L/\partial z$ when it arrives at each layer",
        )

    def _below(self):
        if self.is_narrow:
            return say("層   ← 勾配が戻る向き", "layer   ← the way back")
        return say("層の番号(1が入力の隣)   ← 勾配は出力から戻る", "layer (1 is next to the input)   ← the gradient comes back")  # fmt: skip

    def update(self, values, result):
        read = [(name, np.clip(sizes, self.lowest, self.highest)) for name, sizes in self._read(result)]
        for line, (_, sizes) in zip(self.lines, read, strict=True):
            line.set_data(np.arange(1, len(sizes) + 1), sizes)
        low, high = np.log10(self.lowest), np.log10(self.highest)
        line = 15 * (high - low) / self._inside()[1]
        first = [np.log10(sizes[0]) for _, sizes in read]
        for label, height in zip(self.labels, apart(first, line, low + line / 2, high - line / 2), strict=False):
            label.set_y(10.0**height)

    def imagine(self, values, result, expected):
        """expected: sizes (L,) in the layers of the first network."""
        layers = np.arange(1, len(expected) + 1)
        self.ghost.show(layers, np.maximum(expected, self.lowest), len(expected) // 2)

    def _read(self, result):
        (gradients,) = as_fields(result, "gradients")
        return [(name, np.asarray(gradients[name], float)) for name in self.names]

    def verdict(self, values, result):
        if len(self.names) == 1:
            return None
        name, sizes = self._read(result)[0]
        return Verdict(_change(sizes), name)

    def takeaway(self, values, result):
        each = [f"{name} {_change(sizes)}" for name, sizes in self._read(result)[1:]]
        return (
            say(f"1層目に着くまでに: {'、'.join(each)}。", f"On the way to layer 1: {', '.join(each)}.") if each else ""
        )

    def describe(self, values, result):
        return " ".join(self._in_words(name, sizes[0], sizes[-1]) for name, sizes in self._read(result))

    @staticmethod
    def _in_words(name, first, last):
        """How the first layer's gradient compares with the last one's."""
        if first == 0 or last == 0:
            return say(f"{name}: 最初の層の勾配は0。", f"{as_sentence(name)}: no gradient at all in the first layer.")
        shown = _rounded(max(first / last, last / first))
        if shown == "1":
            return say(
                f"{name}: 最初と最後の層の勾配は同じくらい。",
                f"{as_sentence(name)}: first and last layer have gradients of about the same size.",
            )
        return say(
            f"{name}: 最初の層の勾配は、最後の層の{f'約{shown}分の1' if first < last else f'約{shown}倍'}。",
            f"{as_sentence(name)}: the first layer's gradient is about {shown} times {'smaller' if first < last else 'larger'} than the last one's.",
        )


def _change(sizes):
    """What became of the gradient on its way from the last layer to the first, such as "÷ 20"."""
    first, last = sizes[0], sizes[-1]
    if not (first and last and np.isfinite([first, last]).all()):
        return f"= {first:g}"
    ratio = max(first / last, last / first)
    sign = "÷" if first < last else "×"
    return f"{sign} {_rounded(ratio) if ratio < 1e9 else style.scientific(ratio, plain=True)}"


def _rounded(ratio):
    """A ratio with two digits that count: 3, 25, 7,300,000."""
    power = 10 ** max(0, int(np.floor(np.log10(ratio))) - 1)
    return f"{round(ratio / power) * power:,}"
