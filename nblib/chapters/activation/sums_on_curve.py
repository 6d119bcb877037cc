"""The four sums of the prank on the curve of an activation: which of them come out above the threshold."""

import numpy as np
from matplotlib.colors import ListedColormap

from nblib.language import say, word
from nblib.maths.activations.activation_trace import values as heights_of
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number, as_numbers


class SumsOnCurve(Picture):
    """A curve over all sums, and below it a lane for each situation, coloured where the verdict is a test.

    The result has "sigma", an activation; "sums" (4,), in the order of PRANK; and "threshold".
    """

    size, margins = (560, 400), (62, 48, 16, 34)
    window, heights = (-9.5, 9.5), (-1.6, 2.4)  # of sums, and of outputs; what lies further out is drawn at the edge
    lanes = (-2.5, -3.1, -3.7, -4.3)

    def draw(self, axes):
        low = self.lanes[-1] - 0.4
        axes.set(xlim=self.window, ylim=(low, self.heights[1]), xticks=range(-9, 10, 3))
        axes.set(xlabel=say("合計 $w_0 + w_1 x_1 + w_2 x_2$", "sum $w_0 + w_1 x_1 + w_2 x_2$"))
        axes.set_title(say("活性化関数の曲線と、4つの場面の合計", "the activation's curve and the four sums"))
        names = [f"({x1}, {x2})" for x1, x2, _ in PRANK]
        axes.set_yticks([*self.lanes, -1, 0, 1, 2], [*names, "-1", "0", "1", "2"])
        self.ticks = np.linspace(*self.window, 361)
        self.strip = axes.imshow(np.zeros((1, 2)), extent=(*self.window, low, -2.1), **_SIDES)
        lanes = [axes.axhline(y, color="white", lw=1) for y in self.lanes]
        zero = axes.axhline(0, color=style.PALE, lw=0.8)
        (self.middle,) = axes.plot([], [], ":", color=style.INK, lw=1.6)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.level,) = axes.plot([], [], "--", color=style.ACCENT, lw=1.6)
        self.name = axes.text(self.window[1] - 0.2, 0, word("threshold"), ha="right", va="bottom", color=style.ACCENT)
        self.drops = [axes.plot([], [], color=style.LINE, lw=1)[0] for _ in PRANK]
        self.dots = [axes.plot([], [], "o", ms=9, mfc=_face(t), mec=style.INK)[0] for *_, t in PRANK]
        (self.wrong,) = axes.plot([], [], "x", ms=15, mew=2.2, color=style.ACCENT)
        moving = [self.strip, *lanes, zero, self.middle, self.curve, self.level, self.name, *self.drops, *self.dots]
        return [*moving, self.wrong]

    def update(self, values, result):
        sums, outputs, threshold = self._read(result)
        curve = heights_of(result["sigma"], self.ticks)
        self.strip.set_data(predicts_test(curve - threshold)[np.newaxis])
        low, high = self.heights
        self.curve.set_data(self.ticks, np.where((curve >= low) & (curve <= high), curve, np.nan))
        level = float(np.clip(threshold, *self.heights))
        self.level.set_data(self.window, [level, level])
        self.name.set_y(level + 0.05)
        at, heights = np.clip(sums, *self.window), np.clip(outputs, *self.heights)
        for x, y, lane, drop, dot in zip(at, heights, self.lanes, self.drops, self.dots, strict=True):
            drop.set_data([x, x], [lane, y])
            dot.set_data([x, x], [lane, y])
        middle = np.clip(sums[1:3].mean(), *self.window)
        self.middle.set_data([middle, middle], [self.lanes[-1] - 0.4, -2.1])
        wrong = self._wrong(outputs, threshold)
        self.wrong.set_data(at[wrong], np.array(self.lanes)[wrong])

    @staticmethod
    def _read(result):
        """Sums (4,), outputs (4,) and the threshold."""
        sigma, sums, threshold = as_fields(result, "sigma", "sums", "threshold")
        sums = as_numbers(sums, 4)
        return sums, as_numbers(sigma(sums), 4), as_number(threshold)

    @staticmethod
    def _wrong(outputs, threshold):
        return predicts_test(outputs - threshold) != (PRANK[:, 2] == 1)

    def describe(self, values, result):
        sums, outputs, threshold = self._read(result)
        steps = ", ".join(f"{style.number(s)} → {style.number(y)}" for s, y in zip(sums, outputs, strict=True))
        right = 4 - int(self._wrong(outputs, threshold).sum())
        return say(
            f"場面 (0,0) (1,0) (0,1) (1,1) の合計 → 出力: {steps}。しきい値は {style.number(threshold)}。正しい判断は4つのうち{right}つ。",
            f"Sum → output in the situations (0,0) (1,0) (0,1) (1,1): {steps}. Threshold {style.number(threshold)}. {right} of 4 verdicts are right.",
        )


def _face(is_test):
    return style.INK if is_test else "white"


_SIDES = dict(cmap=ListedColormap(style.VERDICTS), vmin=0, vmax=1, interpolation="nearest", aspect="auto")
