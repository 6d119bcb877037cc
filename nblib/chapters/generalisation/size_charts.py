"""Loss and accuracy against the width, the days or the weight decay: twenty learners at each value."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.chapters.generalisation.noise_floor import draw_floor, shown
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.pictures.sketch_line import SketchLine, asked_for, is_open, parting, told
from nblib.validation import as_fields

MOST = 5  # values along one axis


class AgainstSetting(Picture):
    """The result has "along", the name of a control; "settings", its values; and "loss" and "accuracy", each two arrays
    (values, learners): on the days seen and on new ones.

    drags: the name of a sketch control, over the places of the widths. Until it is compared, what happens on new days is
    hidden along the width.
    """

    size, margins = (280, 260), (52, 42, 10, 26)
    ranges = dict(accuracy=(0.6, 1.02), loss=(0, 2))  # the names of the lines stand above them all

    def __init__(self, measure, drags=""):
        """measure: "loss" or "accuracy"."""
        self.measure, self.drags = measure, drags or ()

    def draw(self, axes):
        low, high = self.ranges[self.measure]
        axes.set(xlim=(-0.5, MOST - 0.5), ylim=(low, high), xticks=range(MOST), title=word(self.measure))
        if self.measure == "accuracy":
            style.in_percent(axes.yaxis)
        axes.locator_params(axis="y", nbins=5)
        axes.set_xticklabels([])
        looks = (style.POSITIVE, "-", "o", -0.07), (style.NEGATIVE, "--", "s", 0.07)
        named = (word("training data"), word("test data"))
        self.shifts = [look[3] for look in looks]
        self.lines = [
            axes.plot([], [], ls=ls, marker=mark, color=colour, lw=2.5, ms=7, label=name)[0]
            for name, (colour, ls, mark, _) in zip(named, looks, strict=True)
        ]
        self.spans = [[axes.plot([], [], color=colour, lw=1.5)[0] for _ in range(MOST)] for colour, *_ in looks]
        below = dict(transform=axes.get_xaxis_transform(), va="top", ha="center")
        self.ticks = [axes.text(i, -0.04, "", **below) for i in range(MOST)]
        self.along = axes.text((MOST - 1) / 2, -0.12, "", **below)
        band = Rectangle((0, 0), 0, 1, transform=axes.get_xaxis_transform(), color=style.CHOSEN_BAND, zorder=0)
        self.band, self.ghost, self.sketch = axes.add_patch(band), Ghost(axes), SketchLine(axes, ask_at=0.25)
        legend = axes.legend(loc="upper right" if self.measure == "loss" else "lower right", frameon=False)
        legend.set_visible(self.measure == "loss")
        floor = draw_floor(axes, self.measure, short=self.room[0] < 250)
        spans = [span for some in self.spans for span in some]
        return [
            self.band,
            *floor,
            *self.ghost.artists,
            *spans,
            *self.lines,
            *self.ticks,
            self.along,
            legend,
            *self.sketch.artists,
        ]

    def _numbers(self, result, i):
        """(values, learners) on the days seen (i = 0) or on new ones (i = 1)."""
        return np.asarray(as_fields(result, self.measure)[0][i])

    def update(self, values, result):
        along, settings = as_fields(result, "along", "settings")
        at, (low, high) = np.arange(len(settings)), self.ranges[self.measure]
        for i, line in enumerate(self.lines):
            numbers = self._numbers(result, i).clip(low, high)
            line.set_data(at + self.shifts[i], np.median(numbers, axis=1))
            for x, span in enumerate(self.spans[i]):
                span.set_data([x + self.shifts[i]] * 2, [numbers[x].min(), numbers[x].max()])
        for tick, value in zip(self.ticks, settings, strict=True):
            tick.set_text(f"{value:g}")
        self.along.set_text(word(along))
        self.band.set(x=list(settings).index(values[along]) - 0.4, width=0.8)
        for artist in (self.lines[1], *self.spans[1]):
            artist.set_visible(not self._waits(values, result))
        if self.drags and along == "width":
            self.sketch.show(values[self.drags])
        else:
            self.sketch.hide()

    def _waits(self, values, result):
        """Whether what happens on new days is still to be sketched."""
        return result["along"] == "width" and not is_open(values, self.drags)

    def imagine(self, values, result, expected):
        if not self._waits(values, result) and expected.get(self.measure) is not None:
            self.ghost.show(np.arange(len(result["settings"])), expected[self.measure], va="top")

    def _here(self, values, result, i=1):
        return np.median(self._numbers(result, i)[list(result["settings"]).index(values[result["along"]])])

    def verdict(self, values, result):
        if self._waits(values, result):
            return Verdict(f"{word(self.measure)} ?", word("test data"))
        now = shown(self.measure, self._here(values, result))
        return Verdict(f"{word(self.measure)} {now}", word("test data"))

    def takeaway(self, values, result):
        if self.drags and result["along"] == "width":
            return self._on_sketch(values[self.drags], result)
        seen, new = (shown(self.measure, self._here(values, result, i)) for i in (0, 1))
        return say(f"訓練データでは {seen}、テストデータでは {new}。", f"{seen} on training data, {new} on test data.")

    def _on_sketch(self, mine, result):
        """What to sketch, or where the sketch and the truth part."""
        if not mine.compared:
            return asked_for(
                mine,
                say("新しい日の正解率を、幅ごとに描いてください。", "Sketch the accuracy on new days."),
            )
        new = np.median(self._numbers(result, 1), axis=1)
        up, named = self.ranges[self.measure], lambda x: f"{word('width')} {result['settings'][round(x)]:g}"
        return parting(mine, np.arange(len(new)), new, up, named)

    def describe(self, values, result):
        rows, waits = [], self._waits(values, result)
        for i, value in enumerate(result["settings"]):
            seen, new = (shown(self.measure, np.median(self._numbers(result, kind)[i])) for kind in (0, 1))
            rows.append(f"{value:g}: {seen} / {'?' if waits else new}")
        text = self._told(result, rows)
        if not self.drags or result["along"] != "width":
            return text
        return f"{text}\n{told(values[self.drags], lambda x: format(result['settings'][round(x)], 'g'))}"

    def _told(self, result, rows):
        return say(
            f"{word(self.measure)}の中央値(訓練データ / テストデータ)、{word(result['along'])}ごと。{'、'.join(rows)}。",
            f"Median {word(self.measure)} (training data / test data) by {word(result['along'])}: {', '.join(rows)}.",
        )
