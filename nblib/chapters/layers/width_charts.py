"""What networks of several widths are worth, in a world with noise: their loss beside how often they are right.

Both pictures show as well what somebody would get who knew the true probabilities: nobody can do better on new days.
"""

import numpy as np

from nblib.chapters.layers.experiments import least_loss
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.loss_by_size import LossBySize


class WidthLosses(LossBySize):
    """The losses against the width, and the least that can be hoped for on new days; values["noise"] says how much."""

    size, margins = (310, 230), (60, 42, 10, 14)
    first = 0  # of the result's pairs: losses (starts,) on the training days and on new ones

    def draw(self, axes):
        moving = super().draw(axes)
        self.floor = axes.axhline(0, color=style.INK, lw=1.5, ls="-.")
        self.name = axes.text(-0.4, 0, self._best(), va="top", bbox=style.behind(pad=0.5))
        return [self.floor, self.name, *moving]

    def _best(self):
        """The name of the lowest line; the short one is clear of the curves in a narrow room."""
        is_short = self.room[0] < 300
        return say("最良", "the best") if is_short else say("最良の予測", "the best forecast")

    def _losses(self, result, i):
        return super()._losses(result, self.first + i)

    def best(self, noise):
        """What the best forecast would get on new days."""
        return least_loss(noise)

    def update(self, values, result):
        super().update(values, result)
        height = self.best(values["noise"])
        self.floor.set_ydata([height, height])
        high, is_low = self.highest - self.lowest, height < self.lowest + 0.1 * (self.highest - self.lowest)
        self.name.set(y=height + (0.02 if is_low else -0.02) * high, va="bottom" if is_low else "top")

    def takeaway(self, values, result):
        widest = self.widths[-1]
        loss, right = (np.median(result[widest][i]) for i in (1, 3))
        return say(
            f"幅{widest}、新しい日: 損失 {style.number(loss, 2)}、正解率 {style.percent(right)}。",
            f"Width {widest} on new days: loss {style.number(loss, 2)}, right on {style.percent(right)}.",
        )


class WidthAccuracies(WidthLosses):
    """The accuracies of the same networks: the result has them behind the losses, two more for each width."""

    first, lowest, highest, coin, spare = 2, 0.4, 1.03, 0.5, True

    def _frame(self, axes):
        super()._frame(axes)
        axes.set_yticks([0.4, 0.6, 0.8, 1], ["40%", "60%", "80%", "100%"])

    def draw(self, axes):
        moving = super().draw(axes)
        axes.set_ylabel(word("accuracy"))
        return moving

    def _draw_names(self, axes):
        return []

    def best(self, noise):
        """What the best forecast would get on new days: all but those that are turned round."""
        return 1 - noise

    def imagine(self, values, result, expected):
        """What is believed of the losses says nothing here."""

    def describe(self, values, result):
        new = np.median(self._losses(result, 1), axis=1)
        told = ", ".join(f"{width}: {style.percent(share)}" for width, share in zip(self.widths, new, strict=True))
        best = style.percent(self.best(values["noise"]))
        return say(
            f"新しい日の正解率の中央値、幅ごとに {told}。望める最高は {best}。",
            f"Median accuracy on new days by width: {told}. The most that can be hoped for: {best}.",
        )
