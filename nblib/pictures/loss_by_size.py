"""Losses of networks, on the days trained on and on new ones, against their size or something else."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields


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
        return [coin, *self.starts, *self.lines, *self._draw_names(axes)]

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

    def describe(self, values, result):
        seen, new = (np.median(self._losses(result, i), axis=1) for i in (0, 1))
        best, least = self.widths[int(new.argmin())], self.widths[int(seen.argmin())]
        return say(
            f"訓練データの損失が最小なのは幅{least}({style.number(seen.min(), 2)})、テストデータでは幅{best}({style.number(new.min(), 2)})。",
            f"Lowest median loss: on training data at width {least} ({style.number(seen.min(), 2)}), on test data at width {best} ({style.number(new.min(), 2)}).",
        )


class LossAgainst(LossBySize):
    """The same against any control: result[name] is such a dict, by that control's values. What it says now is marked."""

    size = (290, 268)

    def __init__(self, name, settings, best, first=True):
        """name: the control's. settings: some of its values. best: the loss of A-kun's own weights on new days.

        first: False for a picture beside another one of these, which need not name everything again.
        """
        super().__init__(settings)
        self.name, self.best, self.first, self.spare = name, best, first, not first
        self.margins = (48 if first else 34, 42, 10, 14)

    def draw(self, axes):
        moving = super().draw(axes)
        best = axes.axhline(self.best, color=style.INK, lw=1.5, ls="-.")
        name = axes.text(-0.42, self.best - 0.02, "4 : 6 : 3", va="top", bbox=style.behind(pad=0.5))
        band = Rectangle((0, 0), 0, 1, transform=axes.get_xaxis_transform(), color=style.CHOSEN_BAND, zorder=0)
        self.here = axes.add_patch(band)
        if not self.first:
            axes.set_ylabel("")
        return [self.here, best, name, *moving]

    def _draw_names(self, axes):
        return super()._draw_names(axes) if self.first else []

    def _frame(self, axes):
        axes.set_xlabel(word(self.name))
        axes.locator_params(axis="y", nbins=5)

    def _losses(self, result, i):
        return super()._losses(as_fields(result, self.name)[0], i)

    def update(self, values, result):
        super().update(values, result)
        at = self.widths.index(values[self.name])
        self.here.set(x=at - 0.4, width=0.8)

    def _new(self, values, result):
        """The median loss on new days, as the controls stand."""
        return np.median(self._losses(result, 1)[self.widths.index(values[self.name])])

    def verdict(self, values, result):
        new = self._new(values, result)
        sign = 1 if new < np.log(2) else -1  # better or worse than saying 50 : 50 every day
        return Verdict(f"{word('loss')} {style.number(new)}", word("test data"), sign)

    def takeaway(self, values, result):
        more = style.number(self._new(values, result) - self.best)
        return say(
            f"新しい日の損失は、4 : 6 : 3 より {more} 大きい。",
            f"On new days the loss is {more} above that of 4 : 6 : 3.",
        )

    def describe(self, values, result):
        new = np.median(self._losses(result, 1), axis=1)
        at, best = self.widths.index(values[self.name]), self.widths[int(new.argmin())]
        seen = np.median(self._losses(result, 0), axis=1)
        return say(
            f"{word(self.name)} {values[self.name]:g}: 訓練データの損失 {style.number(seen[at])}、テストデータ {style.number(new[at])}"
            f"(最小は {best:g} のときの {style.number(new.min())})。",
            f"{word(self.name)} {values[self.name]:g}: loss {style.number(seen[at])} on training data, {style.number(new[at])} on test data "
            f"(lowest: {style.number(new.min())} at {best:g}).",
        )
