"""The floor of the noise: how far above the bottom the loss goes on shaking, against the learning rate."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.pictures.style import ENDS, LINES


class NoiseFloors(Picture):
    """Mean losses above the smallest one, against the rate, on logarithmic scales; a line for each size of batch.

    The controls `rate` and `batch` say which of them is marked.
    """

    size, margins = (380, 340), (66, 48, 14, 52)
    lowest, highest = 1e-6, 3.0  # what is lower or higher is drawn at the edge

    def __init__(self, rates, floors):
        """rates: (R,) learning rates. floors: a dict of days in a mini-batch: losses above the smallest one (R,)."""
        self.rates, self.floors = list(rates), floors

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", ylim=(self.lowest, self.highest), xlabel=word("rate"))
        axes.set_xlim(self.rates[0] / 1.4, self.rates[-1] * 1.4)
        axes.set_title(
            say(
                "谷底に立たせたとき、\n揺れで損失がどれだけ上がるか",
                "set at the bottom: by how much\nthe noise lifts the loss",
            )
        )
        axes.xaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.set_yticks([1e-6, 1e-4, 1e-2, 1], ["0", "0.0001", "0.01", "1"])
        axes.minorticks_off()
        for (batch, floor), (colour, dashes), mark in zip(self.floors.items(), LINES, ENDS, strict=False):
            heights = np.maximum(floor, self.lowest)
            axes.plot(self.rates, heights, ls=dashes, marker=mark, color=colour, label=f"{batch}", clip_on=False)
        axes.legend(title=word("batch"), loc="upper left", frameon=False, handlelength=3, fontsize=11, ncols=2)
        (self.here,) = axes.plot([], [], "o", ms=17, mfc="none", mec=style.ACCENT, mew=2.5, clip_on=False)
        return [self.here]

    def update(self, values, result):
        self.here.set_data([values["rate"]], [max(self._floor(values), self.lowest)])

    def _floor(self, values):
        return self.floors[values["batch"]][self.rates.index(values["rate"])]

    def describe(self, values, result):
        if self._floor(values) < 1e-9:
            return say(
                "全部の日を見るので、谷底に着けば揺れない。", "All days are looked at: at the bottom nothing shakes."
            )
        floor = style.number(self._floor(values), 4)
        return say(
            f"{values['batch']}日ずつ、学習率 {values['rate']:g} のとき、損失は谷底より平均 {floor} 高いところで揺れる。",
            f"With {values['batch']} day{'s' * (values['batch'] > 1)} at a time and the rate {values['rate']:g} the loss shakes {floor} above the bottom, on average.",
        )
