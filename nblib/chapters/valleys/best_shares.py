"""How often optimizers find the global minimum, against the rate: shares with the range in which the true ones lie."""

import numpy as np

from nblib.language import say, word
from nblib.maths.repeated_training import interval
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.pictures.style import ENDS, LINES
from nblib.validation import as_fields

TOPS = (0.02, 0.05, 0.1, 0.2, 0.4, 1)  # where the axis may end


class BestShares(Picture):
    """The result has "landscape", "found", a dict of name: numbers of successes (rates,), and "starts", how many."""

    size, margins = (620, 380), (64, 48, 16, 34)

    def __init__(self, names, rates):
        """names: those of the optimizers, at most six. rates: the rates that were tried."""
        self.names, self.rates = names, rates

    def draw(self, axes):
        self.axes, self.title = axes, axes.set_title("")
        axes.set(xlim=(self.rates[0] / 1.5, self.rates[-1] * 1.5), xscale="log", xlabel=word("learning rate"))
        axes.set_ylabel(say("大域的最小値に着いた割合", "share at the global minimum"))
        axes.set_xticks(self.rates, [f"{rate:g}" for rate in self.rates])
        axes.minorticks_off()
        axes.yaxis.set_major_formatter(lambda value, _position: f"{100 * value:g}%")
        looks = list(zip(self.names, LINES, ENDS, strict=False))
        self.ranges = [axes.vlines(self.rates, 0, 0, color=colour, lw=2) for _, (colour, _), _ in looks]
        self.lines = [
            axes.plot([], [], ls=dashes, color=colour, marker=mark, ms=8, mec="white", lw=2, label=name)[0]
            for name, (colour, dashes), mark in looks
        ]
        legend = axes.legend(loc="upper left", frameon=True, framealpha=0.9, handlelength=3)
        return [self.title, *self.ranges, *self.lines, legend]

    def update(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        self.title.set_text(word(landscape.name))
        highest = 0
        for i, name in enumerate(self.names):
            low, high = interval(found[name], starts)
            at = np.array(self.rates) * 1.04 ** (i - 1)  # side by side
            self.ranges[i].set_segments([[(x, a), (x, b)] for x, a, b in zip(at, low, high, strict=True)])
            self.lines[i].set_data(at, found[name] / starts)
            highest = max(highest, *high)
        self.axes.set_ylim(0, 1.04 * min(top for top in TOPS if top >= highest - 1e-9))

    def describe(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        told = []
        for name in self.names:
            i = int(np.argmax(found[name]))
            span = " - ".join(map(style.percent, interval(found[name][i], starts)))
            how = say(f"学習率 {self.rates[i]:g}、95%の範囲 {span}", f"rate {self.rates[i]:g}, 95% range {span}")
            told.append(f"{name} {style.percent(found[name][i] / starts)} ({how})")
        return say(
            f"{word(landscape.name)}: でたらめに選んだ{starts}個の始まりのうち、大域的最小値に着いた割合がいちばん高いのは、{'、'.join(told)}。",
            f"{word(landscape.name)}: of {starts} random starts, the largest shares that reach the global minimum are {', '.join(told)}.",
        )
