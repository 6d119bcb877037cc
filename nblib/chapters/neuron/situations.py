"""All eight situations at once: the sum and the verdict in each, and which verdicts have flipped."""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import CLUES, clues_in_words, say, word
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, TODAY, predicts_test, score
from nblib.pictures import style
from nblib.pictures.margins import beside
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Picture
from nblib.validation import as_numbers


class Situations(Picture):
    """A row for each combination of clues. The result is a list of 8 sums, as in SITUATIONS."""

    size, margins = (700, 360), (250, 44, 210, 44)

    def __init__(self, before=ARTICLE_WEIGHTS):
        """before: the weights (4,) whose verdicts count as not flipped."""
        self.before = predicts_test(score(before, SITUATIONS))

    def draw(self, axes):
        axes.set(xlim=_NEAR, ylim=(7.6, -0.6), yticks=[], xlabel=say("出力 y", "output y"))
        axes.set_xticks([-4, -3, -2, -1, 0, 1, 2, 3, 4])
        axes.spines["left"].set_visible(False)
        self.axes = axes
        self._draw_clues(axes)
        threshold = axes.axvline(0, color=style.INK, lw=1.5)
        self.bars = [axes.add_patch(Rectangle((0, i - 0.3), 0, 0.6)) for i in range(8)]
        sums, verdicts = (dict(transform=beside(axes, pixels), va="center") for pixels in (_SUMS, _VERDICTS))
        self.sums = [axes.text(1, i, "", ha="right", **sums) for i in range(8)]
        self.verdicts = [axes.text(1, i, "", **verdicts) for i in range(8)]
        return [*self.bars, threshold, *self.sums, *self.verdicts]

    def _draw_clues(self, axes):
        for column, (clue, pixels) in enumerate(zip(CLUES, _CLUES, strict=True)):
            there = dict(transform=beside(axes, pixels), clip_on=False)
            axes.text(0, -0.95, word(clue), ha="center", **there)
            for row, clues in enumerate(SITUATIONS):
                face = style.INK if clues[column] else style.PAPER
                axes.plot(0, row, "s", ms=11, mfc=face, mec=style.INK, **there)
        axes.text(0, TODAY, say("今日", "today"), ha="right", va="center", transform=beside(axes, _TODAY))
        axes.text(1, -0.95, "y", ha="right", transform=beside(axes, _SUMS))
        axes.text(1, -0.95, say("判断", "verdict"), transform=beside(axes, _VERDICTS))

    def update(self, values, result):
        sums = as_numbers(result, 8)
        for i, y in enumerate(sums):
            is_test = bool(predicts_test(y))
            self.bars[i].set(x=min(0, y), width=abs(y), facecolor=style.colour_of(y))
            self.sums[i].set_text(style.number(y))
            flipped = "" if is_test == self.before[i] else say(" ← 変わった", " ← flipped")
            told = f"{style.mark(is_test)} {style.verdict(is_test)}{flipped}"
            rewrite(self.verdicts[i], told, style.ACCENT if flipped else style.INK)
        self.axes.set_xlim(_NEAR if np.abs(sums).max() <= 1.2 else _FAR)

    def describe(self, values, result):
        is_test = predicts_test(as_numbers(result, 8))
        flipped = int(np.sum(is_test != self.before))
        which = " / ".join(clues_in_words(clues) for clues in SITUATIONS[is_test]) or say("なし", "none")
        return say(
            f"8通りのうち「テストあり」は{is_test.sum()}通り({which})。Aくんの重みのときと判断が違うのは{flipped}通り。",
            f"A test in {is_test.sum()} of the 8 situations ({which}). Flipped from A-kun's weights: {flipped}.",
        )


_NEAR, _FAR = (-1.25, 1.25), (-4.2, 4.2)
_TODAY, _CLUES, _SUMS, _VERDICTS = -216, (-192, -125, -58), 38, 55  # pixels from the left and the right edge
