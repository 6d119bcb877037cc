"""Losses by activation: one mark for each random start, so that the spread is seen beside the difference."""

import numpy as np

from nblib.pictures import style
from nblib.pictures.sizes import LossBySize
from nblib.words import say


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

    def describe(self, values, result):
        medians = {name: np.median(np.nan_to_num(result[name][1], nan=np.inf)) for name in self.widths}
        order = sorted(medians, key=medians.get)
        ranks = ", ".join(f"{name} {style.number(medians[name], 3)}" for name in order)
        return say(
            f"テストデータの損失の中央値、小さい順に: {ranks}。", f"Median losses on test data, best first: {ranks}."
        )
