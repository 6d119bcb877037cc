"""Losses of networks, on the days trained on and on new ones, against their size."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture


class LossBySize(Picture):
    """The result is a dict: width -> (losses (starts,) on the training days, losses (starts,) on new days)."""

    size, margins = (600, 230), (48, 42, 14, 14)
    lowest, highest = 0, 1.5  # losses further out are drawn at the edge
    joined = True  # whether a line runs from median to median
    coin = np.log(2)  # what 50 : 50 on every day comes to

    def __init__(self, widths):
        """widths: a list of numbers of neurons in each hidden layer."""
        self.widths = widths

    def draw(self, axes):
        count = len(self.widths)
        self._frame(axes)
        axes.set(xlim=(-0.5, count - 0.5), ylim=(self.lowest, self.highest))
        axes.set_xticks(range(count), self._names())
        axes.set_ylabel(word("loss"))
        coin = axes.axhline(self.coin, color=style.LINE, lw=1, ls=":")
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
        self.ghost = Ghost(axes, "" if self.joined else "o", ":" if self.joined else "")
        return [coin, *self.starts, *self.lines, *self.ghost.artists, *self._draw_names(axes)]

    def _draw_names(self, axes):
        """The names of both lines."""
        return [axes.legend(loc="upper left", framealpha=0.85, edgecolor="none", handlelength=2.4)]

    def _frame(self, axes):
        """What the axis across is about, and the scale of the losses."""
        axes.set_xlabel(say("各層のニューロンの数", "neurons in each hidden layer"))
        axes.locator_params(axis="y", nbins=5)

    def _names(self):
        """What stands at the ticks across."""
        return [f"{width:g}" for width in self.widths]

    def _losses(self, result, i):
        """The losses (widths, starts) on the training days (i = 0) or on new days (i = 1)."""
        return np.array([result[width][i] for width in self.widths])

    def update(self, values, result):
        at = np.arange(len(self.widths))
        for i, (line, starts) in enumerate(zip(self.lines, self.starts, strict=True)):
            losses = np.nan_to_num(self._losses(result, i), nan=self.highest).clip(self.lowest, self.highest)
            line.set_data(at + self.shifts[i], np.median(losses, axis=1))
            starts.set_data(np.repeat(at + self.shifts[i], losses.shape[1]), losses.ravel())

    def imagine(self, values, result, expected):
        """expected: a loss on new days for each width."""
        shown = np.clip(expected, self.lowest, self.highest)
        if np.isfinite(shown).any():
            last = np.flatnonzero(np.isfinite(shown))[-1]
            above = {} if self.joined else dict(position=(last, 2 * shown[last]), ha="center")  # clear of the ring
            self.ghost.show(np.arange(len(shown)), shown, last, **above)

    def describe(self, values, result):
        seen, new = (np.median(self._losses(result, i), axis=1) for i in (0, 1))
        best, least = self.widths[int(new.argmin())], self.widths[int(seen.argmin())]
        return say(
            f"訓練データの損失が最小なのは幅{least}({style.number(seen.min(), 2)})、テストデータでは幅{best}({style.number(new.min(), 2)})。",
            f"Lowest median loss: on training data at width {least} ({style.number(seen.min(), 2)}), on test data at width {best} ({style.number(new.min(), 2)}).",
        )
