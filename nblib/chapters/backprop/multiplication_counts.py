"""The price of slopes: multiplications of two ways to find them all, against the number of parameters."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.moving_text import Grid
from nblib.pictures.picture import Picture
from nblib.validation import as_fields


def _names():
    return say("1つずつ", "one at a time"), word("backpropagation")


class WorkBySize(Picture):
    """The result has "chart", a list of (parameters, one at a time, backpropagation), and "here", one of them."""

    size, margins = (460, 380), (66, 48, 16, 16)

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", xlim=(4, 2000), ylim=(8, 4e6))
        axes.set(xlabel=say("パラメータの数", "parameters"), ylabel=say("かけ算の回数", "multiplications"))
        axes.minorticks_off()
        looks = zip(_names(), ((style.NEGATIVE, "--", "s"), (style.POSITIVE, "-", "o")), strict=True)
        self.lines = [axes.plot([], [], ls, marker=m, color=c, lw=2.5, ms=7, label=n)[0] for n, (c, ls, m) in looks]
        (self.gap,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self.times = axes.text(0, 0, "", color=style.ACCENT, va="center", fontsize=13, bbox=_GROUND)
        legend = axes.legend(loc="upper left", frameon=False, handlelength=3)
        return [*self.lines, self.gap, self.times, legend]

    def update(self, values, result):
        chart, (size, one, back) = as_fields(result, "chart", "here")
        sizes, *counts = np.array(chart).T
        for line, count in zip(self.lines, counts, strict=True):
            line.set_data(sizes, count)
        self.gap.set_data([size, size], [back, one])
        left = size > 60
        self.times.set(x=size * (0.86 if left else 1.16), y=np.sqrt(one * back), ha="right" if left else "left")
        self.times.set_text(say(f"{one / back:.0f}倍", f"{one / back:.0f} times"))

    def describe(self, values, result):
        size, one, back = result["here"]
        return say(
            f"パラメータ{size:,}個: 1つずつなら{one:,}回、誤差逆伝播法なら{back:,}回のかけ算。その比は {one / back:.1f} 倍。",
            f"{size:,} parameters: {one:,} multiplications one at a time, {back:,} by backpropagation: {one / back:.1f} times as many.",
        )


class WorkTable(Picture):
    """The same as figures: counted, by the formula, and in seconds.

    The result has "here" (parameters, one at a time, backpropagation), "expected", what the formulas say of the last
    two, and "seconds", how long they took, or None.
    """

    size, margins = (480, 260), (0, 0, 0, 0)

    def draw(self, axes):
        width, height = self.size
        columns = (12, "left"), (262, "right"), (392, "right"), (468, "right")
        self.grid = Grid(axes, (width, height), ("", *_names(), say("比", "ratio")), columns, 4)
        return self.grid.artists

    @staticmethod
    def _milliseconds(seconds):
        return f"{1000 * seconds:.2f} ms"

    def update(self, values, result):
        (size, *counted), expected, seconds = as_fields(result, "here", "expected", "seconds")

        def row(name, pair, shown):
            return name, *map(shown, pair), f"{pair[0] / pair[1]:.0f}"

        time = say("時間", "time")
        self.grid.write([
            (say("パラメータ", "parameters"), f"{size:,}", f"{size:,}", ""),
            row(say("数えた回数", "counted"), counted, "{:,}".format),
            row(say("式から出した回数", "by formula"), expected, "{:,}".format),
            row(time, seconds, self._milliseconds) if seconds else (time, "-", "-", ""),
        ])  # fmt: skip

    def describe(self, values, result):
        (_, *counted), expected, seconds = as_fields(result, "here", "expected", "seconds")
        agree = tuple(counted) == tuple(expected)
        told = say("数えた回数は、式から出した回数と一致する。", "The counts agree with the formulas.")
        if not agree:
            told = say("数えた回数は、式から出した回数とちがう。", "The counts do not agree with the formulas.")
        if not seconds:
            return told
        one, back = map(self._milliseconds, seconds)
        return told + say(f"時間は {one} と {back}。", f" Time: {one} and {back}.")


_GROUND = dict(fc="white", ec="none", alpha=0.85, pad=1.5)
