"""The counted multiplications as pictures: against the number of parameters, and as a table."""

import math

import numpy as np

from nblib.chapters.backprop.multiplication_counts import parameter_count
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.moving_text import Grid
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields


def _width_with(depth, size):
    """The width of a network of that depth that has about so many parameters."""
    widths = range(1, 33)
    return min(widths, key=lambda width: abs(math.log(parameter_count(depth, width) / max(size, 1))))


def _names():
    return say("1つずつ", "one at a time"), word("backpropagation")


class MultiplicationsBySize(Picture):
    """The result has "chart", a list of (parameters, one at a time, backpropagation), and "here", one of them."""

    size, margins = (300, 250), (54, 46, 12, 12)

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", xlim=(4, 2000), ylim=(8, 4e6))
        axes.set(xlabel=say("パラメータの数", "parameters"), title="")
        axes.set_ylabel(say("かけ算の回数", "multiplications"))
        axes.minorticks_off()
        looks = (style.NEGATIVE, "--", "s"), (style.POSITIVE, "-", "o")
        self.lines = [axes.plot([], [], ls, marker=m, color=c, lw=2.5, ms=7)[0] for c, ls, m in looks]
        self.names = [axes.text(0, 0, name, color=look[0], ha="right", bbox=style.behind(pad=1)) for name, look in
                      zip(_names(), looks, strict=True)]  # fmt: skip
        (self.gap,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self.here, self.ghost = handle_mark(axes), Ghost(axes)
        self.times = axes.text(0, 0, "", color=style.ACCENT, va="center", fontsize=13, bbox=style.behind(pad=1.5))
        return [*self.lines, *self.names, *self.ghost.artists, self.gap, self.times, self.here]

    def update(self, values, result):
        chart, (size, one, back) = as_fields(result, "chart", "here")
        sizes, *counts = np.array(chart).T
        for line, count in zip(self.lines, counts, strict=True):
            line.set_data(sizes, count)
        above, below = self.names
        above.set(x=0.75 * sizes[-1], y=counts[0][-1], va="center")
        beside = sizes[-1] < 150  # to the right of a short line, else below the end of a long one
        below.set(x=(1.4 if beside else 1.9) * sizes[-1], y=counts[1][-1] / (1 if beside else 18))
        below.set(ha="left" if beside else "right", va="center")
        self.gap.set_data([size, size], [back, one])
        self.here.set_data([size], [one])
        left = size > 60
        self.times.set(x=size * (0.86 if left else 1.16), y=np.sqrt(one * back), ha="right" if left else "left")
        self.times.set_text(say(f"{one / back:.0f}倍", f"{one / back:.0f} times"))

    def imagine(self, values, result, expected):
        """expected: (parameters, multiplications) of one of the lines."""
        self.ghost.show(*expected, 2, ha="left", va="top")

    def verdict(self, values, result):
        size, one, back = result["here"]
        return Verdict(say(f"{one / back:.0f} 倍", f"{one / back:.0f} times"), say(f"パラメータ {size:,} 個", f"{size:,} parameters"))  # fmt: skip

    def takeaway(self, values, result):
        (_, one, back), seconds = as_fields(result, "here", "seconds")
        if seconds:
            told = [f"{1000 * s:.2f} ms" for s in seconds]
            return say(f"時間: 1つずつ {told[0]}、誤差逆伝播法 {told[1]}。", f"Time: {told[0]} one at a time, {told[1]} by backpropagation.")  # fmt: skip
        return say(
            f"かけ算: 1つずつ {one:,} 回、誤差逆伝播法 {back:,} 回。",
            f"Multiplications: {one:,} one at a time, {back:,} by backpropagation.",
        )

    def handles(self, values, result):
        size, one, _ = result["here"]
        return [Handle("width", size, one, "across", lambda x, _y: _width_with(values["depth"], x))]

    def describe(self, values, result):
        size, one, back = result["here"]
        return say(
            f"パラメータ{size:,}個: 1つずつなら{one:,}回、誤差逆伝播法なら{back:,}回のかけ算。その比は {one / back:.1f} 倍。",
            f"{size:,} parameters: {one:,} multiplications one at a time, {back:,} by backpropagation: {one / back:.1f} times as many.",
        )


class MultiplicationTable(Picture):
    """The same as figures: counted, by the formula, and in seconds.

    The result has "here" (parameters, one at a time, backpropagation), "expected", what the formulas say of the last
    two, and "seconds", how long they took, or None.
    """

    size, spare = (460, 250), True

    @property
    def margins(self):
        """The table is as high as its lines need."""
        return 0, self.room[1] - 170, 0, 12

    def draw(self, axes):
        width = self.room[0]
        columns = (12, "left"), (width - 160, "right"), (width - 46, "right"), (width - 8, "right")
        self.grid = Grid(axes, (width, 158), ("", *_names(), say("比", "ratio")), columns, 4)
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
