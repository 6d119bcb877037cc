"""Where a neuron's sum lands on the curve of its activation, and what the output means to A-kun."""

import numpy as np

from nblib.language import activation_name, say
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.activation_gallery import sampled, tall
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number


class Landing(Picture):
    """The result has "z", the sum, and "activation"; the output is activation(z)."""

    size, margins = (470, 400), (52, 50, 16, 112)
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
        above = dict(transform=axes.transAxes, ha="center", va="center")
        self.formula = axes.text(0.5, 1.37, "", fontsize=14, **above)
        self.numbers = axes.text(0.5, 1.2, "", fontsize=13, **above)
        self.meaning = axes.text(0.5, 1.08, "", fontsize=13, **above)
        return [self.border, self.curve, self.way, self.here, self.formula, self.numbers, self.meaning]

    @staticmethod
    def _read(result):
        z, activation = as_fields(result, "z", "activation")
        z = as_number(np.round(z, 12))  # -0.7 + 0.4 + 0.3 must land on 0
        return z, as_number(activation(z)), activation

    def update(self, values, result):
        z, y, f = self._read(result)
        reach = self.near if max(abs(z), abs(y)) <= self.near else self.far
        self.axes.set(xlim=(-reach, reach), ylim=(-reach, reach))
        self.curve.set_data(*sampled(f, np.linspace(-self.far, self.far, 353), f.jumps))
        self.border.set_data([0, 0, -reach], [-reach, *[as_number(f(0))] * 2])
        self.way.set_data([z, z, -reach], [-reach, y, y])
        self.here.set_data([z], [y])
        self.formula.set_text(rf"$\sigma(z) = {tall(f.formula)}$" if f.formula else activation_name(f.name))
        self.numbers.set_text(rf"$z$ = {style.number(z)}  $\rightarrow$  $y$ = {style.number(y)}")
        self.meaning.set_text(_meaning(f.name, z, y))

    def describe(self, values, result):
        z, y, f = self._read(result)
        meaning = _meaning(f.name, z, y)
        return say(
            f"合計 z = {style.number(z)} を{activation_name(f.name)}に通すと y = {style.number(y)}({meaning})。",
            f"The sum z = {style.number(z)} goes through {activation_name(f.name)}: y = {style.number(y)} ({meaning}).",
        )


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
