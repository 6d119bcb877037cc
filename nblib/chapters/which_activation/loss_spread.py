"""Losses by activation: one mark for each random start, so that the spread is seen beside the difference."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.loss_by_size import LossBySize


class LossByActivation(LossBySize):
    """The result is a dict: name -> (losses (starts,) on the training days, losses (starts,) on new days)."""

    size, margins = (760, 380), (62, 48, 16, 16)
    lowest, highest = 3e-4, 4.0
    joined = False

    def _frame(self, axes):
        axes.set(
            yscale="log", xlabel=say("活性化関数(2つの隠れ層に同じもの)", "activation (the same in both hidden layers)")
        )
        axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.yaxis.set_minor_formatter(lambda value, _position: "")

    def _names(self):
        return self.widths

    def describe(self, values, result):
        medians = {name: _median(result[name][1]) for name in self.widths}
        order = sorted(medians, key=medians.get)
        ranks = ", ".join(f"{name} {_shown(medians[name])}" for name in order)
        return say(
            f"テストデータの損失の中央値、小さい順に: {ranks}。", f"Median losses on test data, best first: {ranks}."
        )


def _median(losses):
    """The median, where a run that diverged counts as worse than any other."""
    return np.median(np.where(np.isfinite(losses), losses, np.inf))


def _shown(median):
    return style.number(median, 3) if np.isfinite(median) else say("発散", "diverged")
