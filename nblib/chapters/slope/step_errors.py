"""How wrong a difference quotient is, against the step Δw, over many powers of ten."""

import numpy as np

from nblib.language import say, word
from nblib.maths.finite_differences import quotients
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

LOWEST = -17.0  # smaller errors, 0 too, are drawn here


class StepErrors(Picture):
    """The result has "f", a function of one number, "w", a place, "slope", the exact one there, and "step", Δw."""

    size, margins = (430, 370), (62, 48, 14, 76)
    exponents = np.arange(-16, 0.1, 0.25)

    def draw(self, axes):
        axes.set(xlim=(-16.4, 0.4), ylim=(LOWEST - 0.4, 1.4), xlabel=r"$\Delta w$")
        axes.set_ylabel(say("正しい傾きとのずれ", "off by"))
        powers = [0, -4, -8, -12, -16]
        axes.set_xticks(powers, [f"$10^{{{p}}}$" for p in powers])
        axes.set_yticks(powers, [f"$10^{{{p}}}$" for p in powers])
        looks = (
            (say("差だけ(割らない)", "bare difference"), style.LINE, ":"),
            (say("片側の差分", "one-sided"), style.NEGATIVE, "--"),
            (word("central difference"), style.GREEN, "-."),
        )
        self.now = axes.axvline(0, color=style.PALE, lw=1.5)
        self.curves = [axes.plot([], [], ls, color=c, lw=2.2, label=name)[0] for name, c, ls in looks]
        self.dots = [axes.plot([], [], m, ms=9, color=look[1])[0] for m, look in zip("^os", looks, strict=True)]
        above = dict(loc="lower left", bbox_to_anchor=(-0.14, 1.01), borderaxespad=0)
        axes.legend(**above, frameon=False, handlelength=3, fontsize=11)
        return [self.now, *self.curves, *self.dots]

    @staticmethod
    def _errors(result, steps):
        """The error of each way at each step, as a power of ten, (3, steps)."""
        f, w, exact = as_fields(result, "f", "w", "slope")
        errors = np.abs(np.array([quotients(f, w, step) for step in steps]).T - exact)
        return np.log10(np.maximum(errors, 10**LOWEST))

    def update(self, values, result):
        curves, here = self._errors(result, 10.0**self.exponents), self._errors(result, [result["step"]])
        at = np.log10(result["step"])
        self.now.set_xdata([at, at])
        for curve, dot, powers, (power,) in zip(self.curves, self.dots, curves, here, strict=True):
            curve.set_data(self.exponents, powers)
            dot.set_data([at], [power])

    def describe(self, values, result):
        _, *curves = self._errors(result, 10.0**self.exponents)
        if max(np.ptp(powers) for powers in curves) < 0.01:
            return say("Δw を変えても、ずれは変わらない。", "The error is the same for every Δw.")
        one, central = (style.scientific(10 ** self.exponents[powers.argmin()], plain=True) for powers in curves)
        return say(
            f"ずれが最小になるのは、片側では Δw = {one}、中心差分では Δw = {central} のあたり。",
            f"The error is smallest near Δw = {one} one-sided, and near Δw = {central} for the central difference.",
        )
