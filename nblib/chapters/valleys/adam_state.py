"""What an optimizer remembers, over the steps: a few quantities as curves, on a scale that fits them."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.moving_text import rewrite
from nblib.pictures.picture import Verdict
from nblib.validation import as_fields, as_number


class Quantities(LossCurves):
    """Curves over the steps 1, 2, ..., and a marker on each at the step of the control `step`.

    The result has `field`, a dict of name: numbers (steps,). They are drawn as parts of a round number above them all,
    which alone is written anew when they grow: so the axes stand still, and a frame costs little.
    """

    margins = (46, 42, 14, 28)

    def __init__(self, field, names, steps, title, spare=False):
        """names: a dict of each curve's name in the result to the one in the legend."""
        super().__init__(list(names), steps, title="", size=(290, 248), spare=spare)
        self.field, self.labels, self.head = field, list(names.values()), title
        self.lowest, self.highest = -1, 1

    def draw(self, axes):
        super().draw(axes)
        axes.set(yscale="linear", ylabel="", ylim=(-1.03, 1.03), title=self.head)
        axes.set_yticks(_TICKS, [""] * len(_TICKS))
        looks = dict(loc="lower right", bbox_to_anchor=(1.03, 0), borderpad=0, frameon=False, handlelength=1.8)
        axes.legend(self.curves, self.labels, ncols=1 if len(self.names) < 3 else 2, columnspacing=0.9, **looks)
        beside = dict(transform=axes.get_yaxis_transform(), ha="right", va="center")
        self.numbers = [axes.text(-0.02, tick, "", **beside) for tick in _TICKS]
        zero = axes.axhline(0, color=style.LINE, lw=0.8)
        return [zero, self.now, self.foot, *self.curves, *self.here, *self.numbers]

    def update(self, values, result):
        (curves,) = as_fields(result, self.field)
        whole = round_up(max(np.abs(curves[name]).max() for name in self.names))
        as_number(whole)  # refuses what is not finite
        for text, tick in zip(self.numbers, _TICKS, strict=True):
            rewrite(text, f"{tick * whole:g}", style.INK)
        steps = np.arange(1, len(curves[self.names[0]]) + 1)
        parts = {name: (steps, curves[name] / whole) for name in self.names}
        super().update(values, dict(losses=parts, step=values["step"]))

    def handles(self, values, result):
        return super().handles(values, dict(step=values["step"]))

    def describe(self, values, result):
        (curves,) = as_fields(result, self.field)
        step = values["step"]
        names = [_plain(name) if "$" in label else label for name, label in self._named()]
        now = [f"{name} {short(curves[key][step - 1])}" for key, name in zip(self.names, names, strict=True)]
        return say(f"{step}歩目の{self.head}: {'、'.join(now)}。", f"Step {step}, {self.head}: {', '.join(now)}.")

    def _named(self):
        return zip(self.names, self.labels, strict=True)


_TICKS = (-1, 0, 1)


class AdamMemory(Quantities):
    """What Adam remembers of the slopes: the result has "memory", a dict with g, m, m_hat, root_v and root_v_hat."""

    def __init__(self, steps):
        names = dict(g="$g$", m="$m$", m_hat=r"$\hat m$", root_v=r"$\sqrt{v}$", root_v_hat=r"$\sqrt{\hat v}$")
        super().__init__("memory", names, steps, say("傾きと、Adam の記憶", "slope and memory"), spare=True)


class AdamPaces(Quantities):
    """Adam's steps in units of the rate: the result has "paces", a dict with "corrected" and "uncorrected"."""

    def __init__(self, steps):
        names = {"corrected": say("補正あり", "corrected"), "uncorrected": say("補正なし", "uncorrected")}
        super().__init__("paces", names, steps, say("歩幅 ÷ 学習率", "step / rate"))

    def _now(self, values, result):
        """The step's number, and its length with and without the correction."""
        (paces,) = as_fields(result, "paces")
        step = values["step"]
        return step, *(short(paces[name][step - 1]) for name in self.names)

    def verdict(self, values, result):
        _, corrected, uncorrected = self._now(values, result)
        chip = say(f"補正なし {uncorrected} η", f"uncorrected {uncorrected} η")
        return Verdict(f"{corrected} η", chip)

    def takeaway(self, values, result):
        step, corrected, uncorrected = self._now(values, result)
        return say(
            f"{step}歩目は、学習率の {corrected} 倍。補正がなければ {uncorrected} 倍。",
            f"Step {step}: {corrected} times the rate; uncorrected, {uncorrected} times.",
        )


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
