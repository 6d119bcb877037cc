"""Marks out of 100: how many of its tests each of several trainings passed, in columns that are to be compared."""

import numpy as np

from nblib.language import language, say
from nblib.pictures import style
from nblib.pictures.picture import Picture, first_that_holds
from nblib.validation import as_fields

WINDOWS = (0.85, 1.005), (0.6, 1.01), (0, 1.02)


class Marks(Picture):
    """The result has, under each of the fields, shares (n,) from 0 to 1: a dot for each, a line at their median."""

    size, margins = (620, 360), (62, 62, 14, 36)

    def __init__(self, names, title=""):
        """names: a dict of each field to what stands below its column."""
        self.names, self.title = names, title

    def draw(self, axes):
        count = len(self.names)
        axes.set(xlim=(-0.5, count - 0.5), ylim=WINDOWS[0], title=self.title)
        axes.set_xticks(range(count), list(self.names.values()))
        axes.tick_params(bottom=False)
        axes.yaxis.set_major_formatter(lambda value, _position: f"{100 * value:.0f}%")
        axes.set_ylabel(say("正しく読めた割合", "read right"))
        self.axes = axes
        looks = zip("os^D", (style.POSITIVE, style.GREEN, style.NEGATIVE, style.INK), range(count), strict=False)
        self.dots = [axes.plot([], [], m, ms=8, color=c, alpha=0.75, mec="white")[0] for m, c, _ in looks]
        self.medians = [axes.plot([], [], "-", lw=2.5, color=style.INK)[0] for _ in self.names]
        self.texts = [axes.text(i + 0.26, 0, "", va="center", fontsize=13) for i in range(count)]
        return [*self.dots, *self.medians, *self.texts]

    def _shares(self, result):
        return [np.asarray(shares, float) for shares in as_fields(result, *self.names)]

    def update(self, values, result):
        shares = self._shares(result)
        self.axes.set_ylim(first_that_holds(WINDOWS, *shares))
        for i, column in enumerate(shares):
            spread = np.linspace(-0.16, 0.16, len(column)) if len(column) > 1 else [0]
            self.dots[i].set_data(i + np.asarray(spread), column)
            self.medians[i].set_data([i - 0.22, i + 0.22], [np.median(column)] * 2)
            self.texts[i].set(position=(i + 0.26, np.median(column)), text=style.percent(np.median(column)))

    def describe(self, values, result):
        told = [
            f"{name} {style.percent(np.median(column))} ({style.percent(column.min())} - {style.percent(column.max())})"
            for name, column in zip(map(_on_one_line, self.names.values()), self._shares(result), strict=True)
        ]
        return say(f"中央値(最小 - 最大): {'、'.join(told)}。", f"Medians (least - most): {', '.join(told)}.")


def _on_one_line(name):
    return name.replace("\n", "" if language() == "ja" else " ")
