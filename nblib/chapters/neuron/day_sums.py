"""The sum that a neuron has on each of a few days, as bars beside the threshold."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import say
from nblib.maths.data import HINTED_DAYS
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.marks import BeyondMarks
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture
from nblib.validation import as_function, as_number


class DaySums(Picture):
    """A row for each day. The result is a function of two inputs; where it is positive the verdict is a test."""

    size, margins, spare = (380, 268), (106, 42, 130, 26), True
    low, high = -1.5, 1.5  # sums beyond are marked at the edge

    def __init__(self, days=HINTED_DAYS):
        """days: (n, 3) rows of both inputs and the truth, 1 a test."""
        self.days = np.asarray(days, float)

    def draw(self, axes):
        count = len(self.days)
        axes.set(xlim=(self.low, self.high), ylim=(count - 0.4, -0.6), xlabel=say("出力 y", "output y"))
        axes.set_title(say("1日ごとの出力", "the sum of each day"), fontsize=12)
        names = [f"{style.mark(truth)} ({x1:g}, {x2:g})" for x1, x2, truth in self.days]
        axes.set_yticks(range(count), names)
        axes.set_xticks([-1, 0, 1])
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
        threshold = axes.axvline(0, color=style.INK, lw=1.5)
        self.bars = [axes.add_patch(Rectangle((0, i - 0.28), 0, 0.56)) for i in range(count)]
        self.beyond = BeyondMarks(axes, self.low, self.high)
        beside = dict(transform=axes.get_yaxis_transform(), va="center")
        pixel = 1 / (self.room[0] - self.margins[0] - self.margins[2])
        self.sums = [axes.text(1 + 44 * pixel, i, "", ha="right", **beside) for i in range(count)]
        self.told = [axes.text(1 + 56 * pixel, i, "", **beside) for i in range(count)]
        return [*self.bars, threshold, *self.beyond.artists, *self.sums, *self.told]

    def update(self, values, result):
        sums = self._sums(result)
        for i, (y, truth) in enumerate(zip(sums, self.days[:, 2] == 1, strict=True)):
            end = self.beyond.inside(y)
            self.bars[i].set(x=min(0, end), width=abs(end), facecolor=style.colour_of(y))
            rewrite(self.sums[i], style.number(y), style.INK)
            right = predicts_test(y) == truth
            told = say("✓ 正解", "✓ right") if right else say("× 外れ", "× wrong")
            rewrite(self.told[i], told, style.INK if right else style.ACCENT)
        self.beyond.put(sums)

    def _sums(self, result):
        return [as_number(as_function(result)(x1, x2)) for x1, x2, _ in self.days]

    def describe(self, values, result):
        told = " / ".join(
            f"({x1:g}, {x2:g}): {style.number(y)}" for (x1, x2, _), y in zip(self.days, self._sums(result), strict=True)
        )
        return say(f"1日ごとの y は {told}。", f"y on each day: {told}.")
