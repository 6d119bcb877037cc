"""The playground's curves: losses over the epochs, and the size of the gradient in each layer."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.gradient_curves import GradientSizes
from nblib.pictures.loss_curves import LossCurves


class TrainingCurves(LossCurves):
    """The result has "curve", as TrainingSession.losses gives it, "losses" (a pair) and "epoch"."""

    margins = (72, 44, 16, 18)

    def __init__(self, size=(440, 250), lowest=1e-3, highest=10, ticks=(0.001, 0.01, 0.1, 1, 10)):
        names = [word("training data"), word("test data")]
        super().__init__(names, 100, lowest, highest, title="", size=size, ticks=ticks)

    def draw(self, axes):
        moving = super().draw(axes)
        self.axes = axes
        axes.set_xlabel(say("エポック", "epoch"))
        axes.minorticks_off()  # each is an artist, and there would be dozens
        return moving

    def update(self, values, result):
        epochs, *curves = result["curve"]
        span = epochs[0], epochs[0] + _round_up(epochs[-1] - epochs[0])
        if self.axes.get_xlim() != span:
            self.axes.set_xlim(span)
        for curve, here, heights, now in zip(self.curves, self.here, curves, result["losses"], strict=True):
            curve.set_data(epochs, self._inside(heights))
            here.set_data([result["epoch"]], [self._inside(now)])

    def imagine(self, values, result, expected):
        """expected: a dict with "losses", (epochs, losses), if it is about them; as much is drawn as the axis is long."""
        if "losses" in expected:
            epochs, losses = expected["losses"]
            shown = epochs <= self.axes.get_xlim()[1]
            super().imagine(values, result, dict(losses=(epochs[shown], losses[shown])))

    def _inside(self, heights):
        return np.clip(np.nan_to_num(heights, nan=self.highest), self.lowest, self.highest)

    def describe(self, values, result):
        seen, new = (style.scientific(loss, plain=True) if np.isfinite(loss) else "∞" for loss in result["losses"])
        return say(
            f"エポック {result['epoch']}: 損失は訓練データ {seen}、テストデータ {new}。",
            f"Epoch {result['epoch']}: loss {seen} on training data, {new} on test data.",
        )


def _round_up(epochs):
    """The least of 100, 200, 500, 1000, ... that holds so many epochs."""
    sizes = (step * 10**power for power in range(2, 9) for step in (1, 2, 5))
    return next(size for size in sizes if size >= epochs)


class LayerGradients(GradientSizes):
    """The gradient now, in each layer. The result has "gradients", the sizes (L,)."""

    margins = (84, 44, 16, 18)

    def __init__(self, size=(440, 250)):
        super().__init__([say("今の勾配", "gradient now")], 5, lowest=1e-12, highest=1e3, size=size)

    def draw(self, axes):
        moving = super().draw(axes)
        axes.minorticks_off()
        axes.set_title("")
        axes.set_xlabel(say("層の番号(右端が出力層)", "layer (the last one is the output)"))
        axes.set_ylabel(say("勾配の大きさ", "size of the gradient"))
        return moving

    def imagine(self, values, result, expected):
        """No belief about a training says anything of its gradients."""

    def _read(self, result):
        return [(self.names[0], np.nan_to_num(result["gradients"], nan=0, posinf=self.highest))]
