"""Three kinds of learners beside each other, twenty of each: how well each of them does, on new days or on those seen."""

import numpy as np
from matplotlib.transforms import ScaledTranslation

from nblib.chapters.generalisation.noise_floor import FLOOR, draw_floor, shown
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.canvas import BASE_DPI
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

KINDS = ("neuron", "network")


class LearnerColumns(Picture):
    """result[measure] is a dict: "neuron" and "network" -> (on the days seen, on new days), each (learners,)."""

    size, margins = (280, 268), (52, 44, 10, 26)
    ranges = dict(accuracy=(0.6, 1.02), loss=(0, 2.1))  # of the dots
    heights = dict(accuracy=(0.48, 1.02), loss=(0, 3))  # of the axis: a number and the names stand beyond all dots

    def __init__(self, measure):
        """measure: "accuracy" or "loss"."""
        self.measure, self.spare = measure, measure == "loss"

    def draw(self, axes):
        axes.set(xlim=(-0.6, 1.6), ylim=self.heights[self.measure], title=self._title())
        one = say("ニューロン1つ" if self.room[0] >= 250 else "ニューロン\n1つ", "one neuron")
        axes.set_xticks([0, 1], [one, say("隠れ層つき", "network")])
        if self.measure == "accuracy":
            style.in_percent(axes.yaxis)
        axes.locator_params(axis="y", nbins=5)
        looks = (style.POSITIVE, "o", -0.2), (style.NEGATIVE, "s", 0.2)
        self.shifts = [look[2] for look in looks]
        self.dots = [axes.plot([], [], mark, ms=4, color=colour, alpha=0.45)[0] for colour, mark, _ in looks]
        self.medians = [axes.plot([], [], "_", ms=34, mew=3.5, color=colour)[0] for colour, *_ in looks]
        self.numbers = [self._draw_number(axes) for _ in range(4)]
        self.ghost = Ghost(axes)
        named = zip((word("training data"), word("test data")), looks, strict=True)
        key = [axes.plot([], [], mark, ms=7, color=colour, label=name)[0] for name, (colour, mark, _) in named]
        place = dict(loc="upper left" if self.measure == "loss" else "lower left")
        legend = [axes.legend(handles=key, **place, framealpha=0.85, edgecolor="none", handletextpad=0.2)]
        floor = draw_floor(axes, self.measure, short=True)
        return [
            *floor,
            *self.dots,
            *self.ghost.artists,
            *self.medians,
            *self.numbers,
            *(legend if self.measure == "loss" else []),
        ]

    def _draw_number(self, axes):
        """A median as text, yet empty: beyond all dots of its column, on the side away from the line."""
        side = -1 if self.measure == "accuracy" else 1
        beyond = axes.transData + ScaledTranslation(0, side * 6 / BASE_DPI, axes.figure.dpi_scale_trans)
        return axes.text(0, 0, "", ha="center", va="top" if side < 0 else "bottom", transform=beyond)

    def _title(self):
        """What is measured, and what the line is, if there is room to say it."""
        line = say("(緑の線: 望める最高)", " (green: the best possible)") if self.room[0] >= 280 else ""
        return word(self.measure) + line

    def _numbers(self, result, i):
        """(kinds, learners) on the days seen (i = 0) or on new ones (i = 1)."""
        return np.array([as_fields(result, self.measure)[0][kind][i] for kind in KINDS])

    def update(self, values, result):
        low, high = self.ranges[self.measure]
        outermost = np.min if self.measure == "accuracy" else np.max
        for i in (0, 1):
            heights = self._numbers(result, i).clip(low, high)
            at = np.arange(2) + self.shifts[i]
            spread = np.linspace(-0.08, 0.08, heights.shape[1])
            self.dots[i].set_data((at[:, np.newaxis] + spread).ravel(), heights.ravel())
            medians = np.median(heights, axis=1)
            self.medians[i].set_data(at, medians)
            for kind in (0, 1):
                number = self.numbers[2 * i + kind]
                number.set_text(shown(self.measure, medians[kind]) if i else "")
                number.set_position((at[kind], outermost(heights[kind])))

    def imagine(self, values, result, expected):
        if self.measure in expected:
            self.ghost.show([-0.05, 0.45], [expected[self.measure]] * 2, None)  # there is no room for its name

    def verdict(self, values, result):
        one, many = np.median(self._numbers(result, 1), axis=1)
        told = f"{shown(self.measure, one)} / {shown(self.measure, many)}"
        return Verdict(told, word("test data"))

    def takeaway(self, values, result):
        if self.measure == "loss":
            return ""
        one, many = FLOOR["accuracy"] - np.median(self._numbers(result, 1), axis=1)
        return say(
            f"最高まで、ニューロンは {100 * one:.1f}ポイント、隠れ層つきは {100 * many:.1f}ポイント足りない。",
            f"Short of the best: neuron {100 * one:.1f} points, network {100 * many:.1f}.",
        )

    def describe(self, values, result):
        parts = []
        for i, days in enumerate((word("training data"), word("test data"))):
            low, middle, high = np.quantile(self._numbers(result, i), [0, 0.5, 1], axis=1)
            told = [
                f"{shown(self.measure, middle[k])} ({shown(self.measure, low[k])} – {shown(self.measure, high[k])})"
                for k in (0, 1)
            ]
            parts.append(
                say(
                    f"{days}ではニューロン {told[0]}、隠れ層つき {told[1]}",
                    f"{days}: neuron {told[0]}, network {told[1]}",
                )
            )
        return say(
            f"{word(self.measure)}の中央値(かっこは最小と最大)。{'。'.join(parts)}。",
            f"Median {word(self.measure)}, with least and greatest. {'. '.join(parts)}.",
        )
