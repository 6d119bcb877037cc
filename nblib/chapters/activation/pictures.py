"""Pictures of one neuron with an activation: where its sum lands on the curve, and the four sums of the prank.

Beside them, those that the chapter takes from the library, and the curve put together from bent pieces.
"""

import numpy as np

from nblib.chapters.activation.curve_fit_pictures import Pieces, SumOfPieces
from nblib.chapters.activation.sums_on_curve import SumsOnCurve
from nblib.language import activation_name, say
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.activation_card import Card, tall
from nblib.pictures.activation_gallery import Curves, Derivatives, sampled
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.ghost import Ghost
from nblib.pictures.neuron_diagram import NeuronDiagram
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields, as_number, as_numbers

__all__ = [
    "Adding",
    "Card",
    "Curves",
    "Derivatives",
    "Landing",
    "Pieces",
    "ScoreMap",
    "SumOfPieces",
    "SumsOnCurve",
]


class Adding(NeuronDiagram):
    """The neuron up to its sum; what is made of the sum stands beside it, and tells the verdict."""

    spare = True

    def verdict(self, values, result):
        """The other picture's."""

    def takeaway(self, values, result):
        return ""


class Landing(Picture):
    """The result has "z", the sum, and "activation"; the output is activation(z)."""

    size, margins = (330, 250), (44, 40, 12, 44)
    reach = 4.2  # more than four weights of 1 can come to

    def draw(self, axes):
        axes.set(xlim=(-self.reach, self.reach), ylim=(-self.reach, self.reach))
        axes.set(xlabel=say("合計 $z$", "the sum $z$"), ylabel=say(r"出力 $y = \sigma(z)$", r"output $y = \sigma(z)$"))
        axes.set_xticks(range(-4, 5) if self.room[0] >= 330 else range(-4, 5, 2))
        axes.set_yticks(range(-4, 5))
        self.axes = axes
        axes.axhline(0, color=style.PALE, lw=0.8)
        axes.axvline(0, color=style.PALE, lw=0.8)
        (self.border,) = axes.plot([], [], ":", color=style.LINE, lw=1.5)
        self.name = axes.text(-self.reach + 0.1, 0, say("境目", "border"), va="bottom", color=style.CAPTION)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.way,) = axes.plot([], [], "--", color=style.ACCENT, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=9, mfc=style.ACCENT, mec=style.PAPER)
        up = 1 + 23 / (self.room[1] - self.margins[1] - self.margins[3])
        self.formula = axes.text(0.5, up, "", fontsize=14, ha="center", va="center", transform=axes.transAxes)
        self.ghost = Ghost(axes)
        return [self.border, self.name, *self.ghost.artists, self.curve, self.way, self.here, self.formula]

    @staticmethod
    def _read(result):
        z, activation = as_fields(result, "z", "activation")
        z = as_number(np.round(z, 12))  # -0.7 + 0.4 + 0.3 must land on 0
        return z, as_number(activation(z)), activation

    def update(self, values, result):
        z, y, f = self._read(result)
        low, high = _window(f, self.reach)
        self.axes.set_ylim(low, high)
        self.curve.set_data(*sampled(f, np.linspace(-self.reach, self.reach, 337), f.jumps))
        border = as_number(f(0))
        self.border.set_data([0, 0, -self.reach], [low, border, border])
        self.name.set_y(border)
        self.way.set_data([z, z, -self.reach], [low, y, y])
        self.here.set_data([z], [y])
        self.formula.set_text(rf"$\sigma(z) = {tall(f.formula)}$" if f.formula else activation_name(f.name))

    def imagine(self, values, result, expected):
        """expected: the output at which the border would be."""
        self.ghost.show([-self.reach, self.reach], [expected, expected])

    def verdict(self, values, result):
        z, y, _ = self._read(result)
        is_test = bool(predicts_test(z))
        told = f"y = {style.number(y, 3)}"
        return Verdict(told, f"{style.mark(is_test)} {style.verdict(is_test)}", 1 if is_test else -1)

    def takeaway(self, values, result):
        z, y, f = self._read(result)
        told = f"z = {_beside(z, 0)} → y = {_beside(y, as_number(f(0)))}"
        reading = _reading(f.name, y)
        return f"{told}: {reading}" if reading else told

    def idle(self, values, result):
        why = say("手がかりが0なので、いまは何も足していません。", "Its clue is 0, so it adds nothing now.")
        return {f"w{i}": why for i in (1, 2, 3) if f"w{i}" in values and not values.get(f"x{i}", 1)}

    def describe(self, values, result):
        z, y, f = self._read(result)
        is_test = bool(predicts_test(z))
        meaning = ": ".join(filter(None, (_reading(f.name, y), f"{style.mark(is_test)} {style.verdict(is_test)}")))
        return say(
            f"合計 z = {style.number(z)} を{activation_name(f.name)}に通すと y = {style.number(y)}({meaning})。",
            f"The sum z = {style.number(z)} goes through {activation_name(f.name)}: y = {style.number(y)} ({meaning}).",
        )


def _window(f, reach):
    """The heights shown of a function (low, high): all of it where it is bounded, so that small steps can be seen."""
    low, high = (float(v) for v in as_numbers(f(np.array([-8.0, 8.0])), 2))
    if low < -1:
        return -reach, reach
    return low - 0.15, (high if high <= 1 else reach) + 0.15


def _beside(value, border):
    """A value and the one at the border between the verdicts, with the sign that says on which side it lies."""
    digits = 2 if border == 0 else 3
    told, limit = style.number(value, digits), style.number(border, digits)
    sign = "=" if told == limit else "<" if value < border else ">"
    return f"{told} {sign} {limit}"


def _reading(name, y):
    """What the output means to A-kun, in a few words; "" where nobody knows."""
    readings = {
        "step": say("判断そのもの", "the verdict itself"),
        "sigmoid": say(f"テストの確率 {style.percent(y)}", f"probability of a test {style.percent(y)}"),
        "tanh": say("-1 は「絶対にない」、1 は「絶対にある」", "-1 is “surely not”, 1 is “surely”"),
        "ReLU": say(f"勉強する時間 {style.number(y)}", f"hours of study {style.number(y)}"),
        "identity": say("合計そのまま", "the sum as it is"),
    }
    return readings.get(name, "")
