"""How often training works, by width: shares with the range in which the true ones lie."""

import numpy as np

from nblib.language import say
from nblib.maths.repeated_training import interval
from nblib.pictures import style
from nblib.pictures.picture import Picture


class Shares(Picture):
    """Bars of successes by width. The result has "successes", a list for the widths 1, 2, ..., and "starts"."""

    size, margins = (390, 330), (58, 48, 14, 52)

    def __init__(self, widths, chosen="width"):
        """widths: how many there are. chosen: the control whose value is the width that is marked."""
        self.widths, self.chosen = widths, chosen

    def draw(self, axes):
        axes.set(xlim=(0.4, self.widths + 0.6), ylim=(0, 1.02), xticks=range(1, self.widths + 1))
        axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.set_xlabel(say("隠れ層のニューロンの数", "hidden neurons"))
        axes.set_title(say("学べた割合\n(縦の線は、95%の範囲)", "share that learned it\n(lines: 95% range)"))
        self.bars = axes.bar(range(1, self.widths + 1), 0, width=0.7, ec=style.INK).patches
        self.ranges = axes.vlines(range(1, self.widths + 1), 0, 0, color=style.INK, lw=2)
        return [*self.bars, self.ranges]

    def update(self, values, result):
        shares, low, high = self._read(result)
        for width, (bar, share) in enumerate(zip(self.bars, shares, strict=True), 1):
            bar.set(height=share, facecolor=style.POSITIVE if width == values[self.chosen] else style.POSITIVE_PALE)
        ends = zip(range(1, self.widths + 1), low, high, strict=True)
        self.ranges.set_segments([[(x, a), (x, b)] for x, a, b in ends])

    @staticmethod
    def _read(result):
        successes, starts = np.array(result["successes"]), result["starts"]
        return successes / starts, *interval(successes, starts)

    def describe(self, values, result):
        shares, low, high = self._read(result)
        i = values[self.chosen] - 1
        span = f"{style.percent(low[i])} - {style.percent(high[i])}"
        return say(
            f"隠れ層が{i + 1}個のとき、{result['starts']}回の訓練のうち {style.percent(shares[i])} が学べた(95%の範囲は {span})。",
            f"With {i + 1} hidden neuron{'s' * (i > 0)}, {style.percent(shares[i])} of {result['starts']} trainings learned it (95% range {span}).",
        )
