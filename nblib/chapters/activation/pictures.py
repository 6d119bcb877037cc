"""Pictures of one neuron with an activation: where its sum lands on the curve, and the four sums of the prank.

Beside them, those that the chapter takes from the library, and the curve put together from bent pieces.
"""

import numpy as np
from matplotlib.colors import ListedColormap

from nblib.chapters.activation.curve_fit_pictures import Pieces, SumOfPieces
from nblib.language import activation_name, say, word
from nblib.maths.activations.activation_trace import values as heights_of
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.activation_gallery import Card, Curves, Derivatives, sampled, tall
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.neuron_diagram import NeuronDiagram
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number, as_numbers

__all__ = [
    "Card",
    "Curves",
    "Derivatives",
    "Landing",
    "NeuronDiagram",
    "Pieces",
    "ScoreMap",
    "SumOfPieces",
    "SumsOnCurve",
]


class Landing(Picture):
    """The result has "z", the sum, and "activation"; the output is activation(z)."""

    size, margins = (470, 400), (52, 50, 16, 94)
    near, far = 2.2, 4.4

    def draw(self, axes):
        axes.set(xlim=(-self.near, self.near), ylim=(-self.near, self.near))
        axes.set(xlabel=say("合計 $z$", "the sum $z$"), ylabel=say(r"出力 $y = \sigma(z)$", r"output $y = \sigma(z)$"))
        axes.set(xticks=range(-4, 5), yticks=range(-4, 5))
        self.axes = axes
        axes.axhline(0, color=style.PALE, lw=0.8)
        axes.axvline(0, color=style.PALE, lw=0.8)
        (self.border,) = axes.plot([], [], ":", color=style.LINE, lw=1.5)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.way,) = axes.plot([], [], "--", color=style.ACCENT, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        self.formula, self.numbers, self.meaning = (_above(axes, pixels, fontsize=13) for pixels in (66, 34, 13))
        return [self.border, self.curve, self.way, self.here, self.formula, self.numbers, self.meaning]

    @staticmethod
    def _read(result):
        z, activation = as_fields(result, "z", "activation")
        z = as_number(np.round(z, 12))  # -0.7 + 0.4 + 0.3 must land on 0
        return z, as_number(activation(z)), activation

    def update(self, values, result):
        z, y, f = self._read(result)
        reach = self.near if max(abs(z), abs(y)) <= self.near else self.far
        low, high = _window(f, reach)
        self.axes.set(xlim=(-reach, reach), ylim=(low, high))
        self.curve.set_data(*sampled(f, np.linspace(-self.far, self.far, 353), f.jumps))
        self.border.set_data([0, 0, -reach], [low, *[as_number(f(0))] * 2])
        self.way.set_data([z, z, -reach], [low, y, y])
        self.here.set_data([z], [y])
        self.formula.set_text(rf"$\sigma(z) = {tall(f.formula)}$" if f.formula else activation_name(f.name))
        self.numbers.set_text(rf"$z$ = {_beside(z, 0)}  $\rightarrow$  $y$ = {_beside(y, as_number(f(0)))}")
        self.meaning.set_text(_meaning(f.name, z, y))

    def describe(self, values, result):
        z, y, f = self._read(result)
        meaning = _meaning(f.name, z, y)
        return say(
            f"合計 z = {style.number(z)} を{activation_name(f.name)}に通すと y = {style.number(y)}({meaning})。",
            f"The sum z = {style.number(z)} goes through {activation_name(f.name)}: y = {style.number(y)} ({meaning}).",
        )


def _window(f, reach):
    """The heights shown of a function (low, high): all of it where it is bounded, so that small steps can be seen."""
    ends = as_numbers(f(np.array([-8.0, 8.0])), 2)
    if np.abs(ends).max() > 1:
        return -reach, reach
    return min(ends) - 0.15, max(ends) + 0.15


def _beside(value, border):
    """A value and the one at the border between the verdicts, with the sign that says on which side it lies."""
    digits = 2 if border == 0 else 3
    told, limit = style.number(value, digits), style.number(border, digits)
    sign = "=" if told == limit else "<" if value < border else ">"
    return f"{told} {sign} {limit}"


def _meaning(name, z, y):
    """What the output means to A-kun, in a few words."""
    is_test = bool(predicts_test(z))
    verdict = f"{style.mark(is_test)} {style.verdict(is_test)}"
    readings = {
        "step": say("判断そのもの", "the verdict itself"),
        "sigmoid": say(f"テストの確率 {style.percent(y)}", f"probability of a test {style.percent(y)}"),
        "tanh": say("-1 は「絶対にない」、1 は「絶対にある」", "-1 is “surely not”, 1 is “surely”"),
        "ReLU": say(f"勉強する時間 {style.number(y)}", f"hours of study {style.number(y)}"),
        "identity": say("合計そのまま", "the sum as it is"),
    }
    return f"{readings[name]}: {verdict}" if name in readings else verdict


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
        looks = dict(cmap=ListedColormap(style.VERDICTS), vmin=0, vmax=1, interpolation="nearest", aspect="auto")
        self.strip = axes.imshow(np.zeros((1, 2)), extent=(*self.window, low, -2.1), **looks)
        lanes = [axes.axhline(y, color=style.PAPER, lw=1) for y in self.lanes]
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
    return style.INK if is_test else style.PAPER


def _above(axes, pixels, **looks):
    """A text, yet empty, so many CSS pixels above the middle of the axes, however high these are."""
    over = dict(xycoords="axes fraction", textcoords="offset points", ha="center", va="center")
    return axes.annotate("", (0.5, 1), xytext=(0, pixels), **(over | looks))
