"""Losses of networks of several widths: on the days trained on, and on new ones."""

import numpy as np

from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.words import say, word


class LossBySize(Picture):
    """The result is a dict: width -> (losses (starts,) on the training days, losses (starts,) on new days)."""

    size, margins = (620, 360), (58, 48, 16, 16)
    lowest, highest = 0, 1.5  # losses further out are drawn at the edge
    joined = True  # whether a line runs from median to median

    def __init__(self, widths):
        """widths: a list of numbers of neurons in each hidden layer."""
        self.widths = widths

    def draw(self, axes):
        self._frame(axes)
        axes.set(xlim=(-0.5, len(self.widths) - 0.5), ylim=(self.lowest, self.highest))
        axes.set_xticks(range(len(self.widths)), [str(width) for width in self.widths])
        axes.set_ylabel(word("loss"))
        axes.axhline(np.log(2), color="#777777", lw=1, ls=":")
        names = word("training data"), word("test data")
        looks = (style.POSITIVE, "-", "o", -0.08), (style.NEGATIVE, "--", "s", 0.08)
        if not self.joined:
            looks = [(colour, "none", marker, 2 * shift) for colour, _, marker, shift in looks]
        self.shifts = [look[3] for look in looks]
        self.lines = [
            axes.plot([], [], ls=ls, marker=m, color=c, lw=2.5, ms=7, label=n)[0]
            for n, (c, ls, m, _) in zip(names, looks, strict=True)
        ]
        self.starts = [axes.plot([], [], "_", ms=9, color=c, alpha=0.6)[0] for c, *_ in looks]
        legend = axes.legend(loc="upper left", frameon=True, framealpha=0.9, handlelength=3)
        return [*self.starts, *self.lines, legend]

    def _frame(self, axes):
        """What the axis across is about."""
        axes.set_xlabel(say("各層のニューロンの数", "neurons in each hidden layer"))

    def update(self, values, result):
        at = np.arange(len(self.widths))
        for i, (line, starts) in enumerate(zip(self.lines, self.starts, strict=True)):
            losses = np.nan_to_num([result[width][i] for width in self.widths], nan=self.highest)  # (widths, starts)
            losses = np.clip(losses, self.lowest, self.highest)
            line.set_data(at + self.shifts[i], np.median(losses, axis=1))
            starts.set_data(np.repeat(at + self.shifts[i], losses.shape[1]), losses.ravel())

    def describe(self, values, result):
        seen, new = (np.array([np.median(result[width][i]) for width in self.widths]) for i in (0, 1))
        best, least = self.widths[int(new.argmin())], self.widths[int(seen.argmin())]
        return say(
            f"訓練データの損失が最小なのは幅{least}({style.number(seen.min(), 2)})、テストデータでは幅{best}({style.number(new.min(), 2)})。",
            f"Lowest median loss: on training data at width {least} ({style.number(seen.min(), 2)}), on test data at width {best} ({style.number(new.min(), 2)}).",
        )
