"""All eight situations at once: the sum and the verdict in each, and which verdicts have flipped."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import CLUES, clues_in_words, listing, say, word
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, TODAY, predicts_test, score
from nblib.pictures import style
from nblib.pictures.ghost import NAME, Ghost
from nblib.pictures.marks import BeyondMarks, handle_mark
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_numbers


class Situations(Picture):
    """A row for each combination of clues. The result is a list of 8 sums, as in SITUATIONS.

    Where a row ends can be pulled: with a single clue there, that moves its weight.
    """

    size, low, high = (700, 248), -1.5, 1.5  # sums beyond are marked at the edge

    def __init__(self, before=ARTICLE_WEIGHTS):
        """before: the weights (4,) whose verdicts count as not flipped."""
        self.before, self.spoken = predicts_test(score(before, SITUATIONS)), float(np.sum(before[1:]))

    @property
    def margins(self):
        """Beside the bars: three columns of clues, sums and verdicts, for which a narrow room has less."""
        return (54 + 3 * self._column, 40, 50 + self._verdict, 24)

    @property
    def _column(self):
        """CSS pixels from clue to clue."""
        return 21 if self._is_narrow else 47 if self._is_short else 62

    @property
    def _verdict(self):
        return 34 if self._is_narrow else 100 if self._is_short else 148

    @property
    def _is_short(self):
        return self.room[0] < 560

    @property
    def _is_narrow(self):
        return self.room[0] < 400

    def draw(self, axes):
        axes.set(xlim=(self.low, self.high), ylim=(7.6, -0.6), yticks=[], xlabel=say("出力 y", "output y"))
        axes.set_xticks([-1, 0, 1] if self._is_short else [-1.5, -1, -0.5, 0, 0.5, 1, 1.5])
        axes.spines["left"].set_visible(False)
        west, _, east, _ = self.margins
        self.pixel = 1 / (self.room[0] - west - east)  # as a part of the axis
        self._draw_clues(axes, -west * self.pixel)
        threshold = axes.axvline(0, color=style.INK, lw=1.5)
        self.bars = [axes.add_patch(Rectangle((0, i - 0.3), 0, 0.6)) for i in range(8)]
        self.beyond, self.ends = BeyondMarks(axes, self.low, self.high), handle_mark(axes, size=9)
        self.ghost = Ghost(axes, "o", "")
        beside = dict(transform=axes.get_yaxis_transform(), va="center")
        at_sums, at_verdicts = 1 + 44 * self.pixel, 1 + 56 * self.pixel
        self.sums = [axes.text(at_sums, i, "", ha="right", **beside) for i in range(8)]
        self.verdicts = [axes.text(at_verdicts, i, "", **beside) for i in range(8)]
        axes.text(at_sums, -1, "y", ha="right", **beside)
        axes.text(at_verdicts, -1, "" if self._is_narrow else say("判断", "verdict"), **beside)
        return [*self.bars, threshold, *self.beyond.artists, *self.sums, *self.verdicts, *self.ghost.artists, self.ends]

    def _draw_clues(self, axes, left):
        beside = dict(transform=axes.get_yaxis_transform(), clip_on=False)
        names = [word(clue) for clue in CLUES]
        if self._is_narrow:
            names = ["$x_1$", "$x_2$", "$x_3$"]
        elif self._is_short:
            names[2] = say("水曜日", "Wed.")
        for column, name in enumerate(names):
            x = left + (40 + (column + 0.5) * self._column) * self.pixel
            axes.text(x, -1, name, ha="center", va="center", **beside)
            for row, clues in enumerate(SITUATIONS):
                face = style.INK if clues[column] else style.PAPER
                axes.plot(x, row, "s", ms=10, mfc=face, mec=style.INK, **beside)
        axes.text(left + 38 * self.pixel, TODAY, say("今日", "today"), ha="right", va="center", **beside)

    def update(self, values, result):
        sums = as_numbers(result, 8)
        for i, y in enumerate(sums):
            is_test, end = bool(predicts_test(y)), self.beyond.inside(y)
            self.bars[i].set(x=min(0, end), width=abs(end), facecolor=style.colour_of(y))
            self.sums[i].set_text(style.number(y))
            flipped = is_test != bool(self.before[i])
            rewrite(self.verdicts[i], self._verdict_of(is_test, flipped), style.ACCENT if flipped else style.INK)
        self.beyond.put(sums)
        pulled = self.handles(values, result)
        self.ends.set_data([handle.x for handle in pulled], [handle.y for handle in pulled])

    def imagine(self, values, result, expected):
        """expected: 8 sums."""
        ends, gap = np.clip(expected, self.low, self.high), self.pixel * (self.high - self.low)
        row = self._row_with_room(ends, np.asarray(result), NAME * gap)
        beside, above = (ends[row] + 12 * gap, row), ((self.low + self.high) / 2, -1)
        # Where bars are short no row has room for the name: it stands above all, between the names of columns
        look = dict(ha="center", position=above) if self._is_short else dict(ha="left", position=beside)
        self.ghost.show(ends, np.arange(8), row, va="center", **look)

    def _row_with_room(self, ends, sums, length):
        """Of the rows with room for a name of this length beside such an end, where no bar is, the one that differs most."""
        has_room = (ends >= np.maximum(sums, 0)) & (ends + length <= self.high)
        apart = np.abs(ends - sums)
        return int(np.argmax(np.where(has_room, apart, apart - 2 * apart.max() - 1)))

    def _verdict_of(self, is_test, flipped):
        """The verdict of a row, and whether it has flipped, in as many letters as there is room for."""
        if self._is_narrow:
            return style.mark(is_test) + " ←" * flipped
        arrow = say(" ← 変わった", " ← flipped") if not self._is_short else " ←"
        return f"{style.mark(is_test)} {style.verdict(is_test)}{arrow * flipped}"

    def handles(self, values, result):
        """The ends of the rows in which a single weight is added to the bias, and of the one without any clue."""
        sums = as_numbers(result, 8)
        pulled = [("w0", 0), ("w3", 1), ("w2", 2), ("w1", 4), ("scale", 7)]
        return [
            Handle(name, self.beyond.inside(sums[row]), row, "across", at=self._pull(name, values[name], sums, row))
            for name, row in pulled
            if name in values
        ]

    def _pull(self, name, value, sums, row):
        """at(x, y) for the handle of a row: with which value its sum would be x."""
        by = self.spoken if name == "scale" else 1  # by how much the sum grows with the value
        return lambda x, y: value + (x - sums[row]) / by

    def verdict(self, values, result):
        is_test = predicts_test(as_numbers(result, 8))
        flipped = int(np.sum(is_test != self.before))
        told = say(f"{flipped}つ変わった", f"{flipped} flipped") if flipped else say("変化なし", "none flipped")
        return Verdict(say(f"テストあり {is_test.sum()}/8", f"test in {is_test.sum()} of 8"), told)

    def takeaway(self, values, result):
        is_test = predicts_test(as_numbers(result, 8))
        flipped = is_test != self.before
        if not flipped.any():
            return say("どの判断も、Aくんの重みのときと同じです。", "Every verdict is as with A-kun's weights.")
        if flipped.sum() <= 2:
            which = listing([clues_in_words(clues) for clues in SITUATIONS[flipped]])
            return say(f"変わった場面: {which}", f"Flipped: {which}")
        now, gone = int((flipped & is_test).sum()), int((flipped & ~is_test).sum())
        return say(
            f"「あり」に変わった場面は{now}つ、「なし」に変わった場面は{gone}つです。",
            f"Flipped to “test”: {now}. Flipped to “no test”: {gone}.",
        )

    def describe(self, values, result):
        is_test = predicts_test(as_numbers(result, 8))
        flipped = int(np.sum(is_test != self.before))
        which = " / ".join(clues_in_words(clues) for clues in SITUATIONS[is_test]) or say("なし", "none")
        return say(
            f"8通りのうち「テストあり」は{is_test.sum()}通り({which})。Aくんの重みのときと判断がちがうのは{flipped}通り。",
            f"A test in {is_test.sum()} of the 8 situations ({which}). Flipped from A-kun's weights: {flipped}.",
        )
