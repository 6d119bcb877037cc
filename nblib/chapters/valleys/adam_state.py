"""What an optimizer remembers, over the steps: a few quantities as curves, on a scale that fits them."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.moving_text import rewrite
from nblib.validation import as_fields, as_number


class Quantities(LossCurves):
    """Curves over the steps 1, 2, ..., and a marker on each at the step of the control `step`.

    The result has `field`, a dict of name: numbers (steps,). They are drawn as parts of a round number above them all,
    which alone is written anew when they grow: so the axes stand still, and a frame costs little.
    """

    margins = (58, 46, 14, 30)

    def __init__(self, field, names, steps, title, signed=True, size=(460, 260)):
        """names: a dict of each curve's name in the result to the one in the legend. signed: may they be negative?"""
        super().__init__(list(names), steps, title="", size=size)
        self.field, self.labels, self.head = field, list(names.values()), title
        self.ticks = (-1, 0, 1) if signed else (0, 1)

    def draw(self, axes):
        super().draw(axes)
        axes.set(yscale="linear", ylabel="", ylim=(self.ticks[0] - 0.03, 1.03))
        axes.set_yticks(self.ticks, [""] * len(self.ticks))
        axes.set_title(self.head, loc="left")
        looks = dict(loc="lower right", bbox_to_anchor=(1.02, 0.99), frameon=False, handlelength=2.2, columnspacing=1.2)
        axes.legend(self.curves, self.labels, ncols=len(self.names), **looks)
        beside = dict(transform=axes.get_yaxis_transform(), ha="right", va="center")
        self.numbers = [axes.text(-0.02, tick, "", **beside) for tick in self.ticks]
        return [axes.axhline(0, color=style.LINE, lw=0.8), *self.curves, *self.here, *self.numbers]

    def update(self, values, result):
        (curves,) = as_fields(result, self.field)
        whole = round_up(max(np.abs(curves[name]).max() for name in self.names))
        as_number(whole)  # refuses what is not finite
        for text, tick in zip(self.numbers, self.ticks, strict=True):
            rewrite(text, f"{tick * whole:g}", style.INK)
        steps = np.arange(1, len(curves[self.names[0]]) + 1)
        parts = {name: (steps, curves[name] / whole) for name in self.names}
        self.lowest, self.highest = -1, 1
        super().update(values, dict(losses=parts, step=values["step"]))

    def describe(self, values, result):
        (curves,) = as_fields(result, self.field)
        step = values["step"]
        names = [_plain(name) if "$" in label else label for name, label in self._named()]
        now = [f"{name} {short(curves[key][step - 1])}" for key, name in zip(self.names, names, strict=True)]
        return say(f"{step}歩目の{self.head}: {'、'.join(now)}。", f"Step {step}, {self.head}: {', '.join(now)}.")

    def _named(self):
        return zip(self.names, self.labels, strict=True)


def adam_slopes(steps):
    """Adam's slopes, and their running mean: the result has "slopes", a dict with g, m and m_hat."""
    names = dict(g="$g$", m="$m$", m_hat=r"$\hat m$")
    return Quantities("slopes", names, steps, say("傾きとその平均", "slope and its mean"))


def adam_sizes(steps):
    """How large Adam takes the slopes to be: the result has "sizes", a dict with |g|, root_v and root_v_hat."""
    names = {"|g|": "$|g|$", "root_v": r"$\sqrt{v}$", "root_v_hat": r"$\sqrt{\hat v}$"}
    return Quantities("sizes", names, steps, say("傾きの大きさ", "size of slopes"), signed=False)


def adam_paces(steps):
    """Adam's steps in units of the rate: the result has "paces", a dict with "corrected" and "uncorrected"."""
    names = {"corrected": say("補正あり", "corrected"), "uncorrected": say("補正なし", "uncorrected")}
    return Quantities("paces", names, steps, say("歩幅 ÷ 学習率", "step / rate"))


def round_up(value):
    """The next of 1, 2, 5, 10, 20, ... (and 0.5, 0.2, ...) that is not below the value; 1 for 0."""
    if value == 0 or not np.isfinite(value):
        return 1.0 if value == 0 else value
    power = 10.0 ** np.floor(np.log10(value))
    return float(next(size * power for size in (1, 2, 5, 10) if value <= size * power * (1 + 1e-9)))


def short(value):
    """A number with two decimals, or two digits if it is very small or large."""
    return style.number(value) if 0.1 <= abs(value) < 1000 or value == 0 else style.scientific(value, plain=True)


def _plain(name):
    """The name of a quantity in a sentence: m_hat as m with its hat."""
    return name.replace("root_", "√").replace("_hat", "\N{COMBINING CIRCUMFLEX ACCENT}")
