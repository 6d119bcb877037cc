"""How large the gradient is in each layer: one line for each network, on a logarithmic scale."""

import numpy as np

from nblib.language import as_sentence, say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields


class GradientSizes(Picture):
    """The result has "gradients", a dict of name: the sizes (L,) in the layers of a network, first layer first.

    See maths/gradient_sizes.py for the sizes. Networks may differ in depth, and be deeper or shallower at each move.
    """

    margins = (78, 62, 16, 38)
    markers = "osD^vP"

    def __init__(self, names, layers, lowest=1e-15, highest=1e4, size=(560, 360)):
        """names: at most six. layers: how many there can be. lowest, highest: sizes beyond are drawn at the edge."""
        self.names, self.layers, self.lowest, self.highest, self.size = names, layers, lowest, highest, size

    def draw(self, axes):
        axes.set(xlim=(0.5, self.layers + 0.5), ylim=(self.lowest, self.highest), yscale="log")
        axes.set(
            title=say(
                r"各層に着いたときの勾配 $\partial L/\partial z$ の大きさ",
                r"size of the gradient $\partial L/\partial z$ when it arrives at each layer",
            ),
            xticks=range(1, self.layers + 1),
        )
        axes.set_xlabel(say("層の番号(1が入力の隣、右端が出力層)\n← 勾配は右から左へ戻る", "layer (1 is next to the input, the last one is the output)\n← the gradient comes back from right to left"))  # fmt: skip
        exponents = np.arange(np.log10(self.lowest), np.log10(self.highest) + 0.5, 3)
        signs = [style.edge(10.0**e, self.lowest, self.highest) for e in exponents]
        axes.set_yticks(
            10.0**exponents, [f"${sign}10^{{{round(e)}}}$" for sign, e in zip(signs, exponents, strict=True)]
        )
        axes.yaxis.set_minor_formatter(lambda _value, _position: "")
        axes.grid(axis="y", color=style.FAINT)
        looks = zip(self.names, style.LINES, self.markers, strict=False)
        self.lines = [
            axes.plot([], [], ls=ls, marker=marker, ms=6, lw=2.2, color=colour, label=name)[0]
            for name, (colour, ls), marker in looks
        ]
        legend = axes.legend(loc="lower right", framealpha=0.9, edgecolor="none", handlelength=3.5)
        return [*self.lines, legend]

    def update(self, values, result):
        for line, (_, sizes) in zip(self.lines, self._read(result), strict=True):
            line.set_data(np.arange(1, len(sizes) + 1), np.clip(sizes, self.lowest, self.highest))

    def _read(self, result):
        (gradients,) = as_fields(result, "gradients")
        return [(name, np.asarray(gradients[name], float)) for name in self.names]

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


def _rounded(ratio):
    """A ratio with two digits that count: 3, 25, 7,300,000."""
    power = 10 ** max(0, int(np.floor(np.log10(ratio))) - 1)
    return f"{round(ratio / power) * power:,}"
