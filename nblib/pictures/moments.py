"""What an optimizer remembers, over the steps: a few quantities as curves, on a scale that fits them."""

import numpy as np

from nblib.pictures import style
from nblib.pictures.learning import LossCurves
from nblib.results import as_fields, as_number
from nblib.words import say


class Quantities(LossCurves):
    """Curves over the steps 1, 2, ... The result has `field`, a dict of name: numbers (steps,), and "step".

    The scale reaches to the next of 1, 2, 5, 10, 20, ... above the largest number, so that it seldom changes.
    """

    margins = (58, 46, 14, 30)

    def __init__(self, field, names, steps, title, size=(460, 260)):
        """names: a dict of each curve's name in the result to the one in the legend. title: a short one."""
        super().__init__(list(names), steps, title="", size=size)
        self.field, self.labels, self.head = field, list(names.values()), title

    def draw(self, axes):
        moving = super().draw(axes)
        axes.set(yscale="linear", ylabel="")
        axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.set_title(self.head, loc="left")
        handles = dict(handles=self.curves, labels=self.labels, loc="lower right", bbox_to_anchor=(1.02, 0.99))
        axes.legend(**handles, ncols=len(self.names), frameon=False, handlelength=2.2, columnspacing=1.2)
        self.axes, self.zero = axes, axes.axhline(0, color="#777777", lw=0.8)
        return [self.zero, *moving]

    def update(self, values, result):
        (curves,) = as_fields(result, self.field)
        numbers = np.concatenate([curves[name] for name in self.names])
        as_number(np.sum(numbers))  # refuses what is not finite
        top = round_up(np.abs(numbers).max())
        self.lowest, self.highest = -top if numbers.min() < 0 else 0, top
        self.axes.set_ylim(min(self.lowest, -0.02 * top), top)
        self.axes.set_yticks(np.unique([self.lowest, 0, top]))
        steps = np.arange(1, len(curves[self.names[0]]) + 1)
        super().update(values, dict(losses={name: (steps, curves[name]) for name in self.names}, step=values["step"]))

    def describe(self, values, result):
        (curves,) = as_fields(result, self.field)
        step = values["step"]
        now = [f"{name} = {short(curves[name][step - 1])}" for name in self.names]
        return say(f"{step}歩目、{self.head}: {'、'.join(now)}。", f"Step {step}, {self.head}: {', '.join(now)}.")


def slopes(steps):
    """Adam's slopes, and their running mean: the result has "slopes", a dict with g, m and m_hat."""
    return Quantities(
        "slopes", dict(g="$g$", m="$m$", m_hat=r"$\hat m$"), steps, say("傾きとその平均", "slope and its mean")
    )


def sizes(steps):
    """How large Adam takes the slopes to be: the result has "sizes", a dict with |g|, root_v and root_v_hat."""
    names = {"|g|": "$|g|$", "root_v": r"$\sqrt{v}$", "root_v_hat": r"$\sqrt{\hat v}$"}
    return Quantities("sizes", names, steps, say("傾きの大きさ", "size of slopes"))


def paces(steps):
    """Adam's steps in units of the rate: the result has "paces", a dict with "corrected" and "uncorrected"."""
    names = {"corrected": say("補正あり", "corrected"), "uncorrected": say("補正なし", "uncorrected")}
    return Quantities("paces", names, steps, say("1歩 ÷ 学習率", "step / rate"))


def round_up(value):
    """The next of 1, 2, 5, 10, 20, ... (and 0.5, 0.2, ...) that is not below the value; 1 for 0."""
    if value == 0:
        return 1
    power = 10.0 ** np.floor(np.log10(value))
    return next(size * power for size in (1, 2, 5, 10) if value <= size * power * (1 + 1e-9))


def short(value):
    """A number with three digits, whatever its size."""
    return f"{style.number(value, 2)}" if 0.1 <= abs(value) < 1000 or value == 0 else f"{value:.2g}"
