"""From the secant to the tangent: lines through two points of a curve, the figures that they give, and how wrong these are."""

import numpy as np

from nblib.language import say, word
from nblib.maths.finite_differences import quotients
from nblib.pictures import style
from nblib.pictures.moving_text import Grid
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number


class Secants(Picture):
    """The result has "f", a function of one number, "w", a place, "slope", the exact one there, and "step", Δw."""

    size, margins, reach = (430, 370), (52, 48, 14, 76), 1.2

    def draw(self, axes):
        axes.set(xlabel="$w$", ylabel="$f(w)$")
        self.axes, self.seen = axes, None
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.2, label=say("接線(正しい傾き)", "tangent (exact)"))
        look = dict(lw=2.5, ms=8)
        (self.forward,) = axes.plot([], [], "--", color=style.NEGATIVE, label=say("片側の差分", "one-sided"), **look)
        (self.central,) = axes.plot([], [], "-.", color=style.GREEN, label=word("central difference"), **look)
        self.ends = [
            axes.plot([], [], marker, ms=8, color=colour)[0]
            for marker, colour in (("s", style.GREEN), ("o", style.NEGATIVE))
        ]
        above = dict(loc="lower left", bbox_to_anchor=(-0.12, 1.01), borderaxespad=0)
        axes.legend(**above, frameon=False, handlelength=3, fontsize=11)
        return [self.curve, self.tangent, self.forward, self.central, *self.ends]

    def update(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        x = np.linspace(w - self.reach, w + self.reach, 97)
        self._look_at(x, np.array([as_number(as_function(f)(t)) for t in x]))
        _, forward, central = quotients(f, w, step)
        middle = (as_number(f(w - step)) + as_number(f(w + step))) / 2
        for line, steep, height in ((self.tangent, exact, f(w)), (self.forward, forward, f(w)), (self.central, central, middle)):  # fmt: skip
            line.set_data(x[[0, -1]], height + steep * (x[[0, -1]] - w))
        for ends, at in zip(self.ends, ([w - step, w + step], [w, w + step]), strict=True):
            ends.set_data(at, [f(t) for t in at])

    def _look_at(self, x, heights):
        """Draw the curve, and set the window where it is another one than before."""
        self.curve.set_data(x, heights)
        if self.seen is None or (self.seen != heights).any():
            low, high = heights.min(), heights.max()
            self.axes.set(xlim=x[[0, -1]], ylim=(low - 0.12 * (high - low), high + 0.12 * (high - low)))
            self.seen = heights

    def describe(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        _, forward, central = quotients(f, w, step)
        return say(
            f"Δw = {style.scientific(step, plain=True)}: 片側の差分 {forward:.6f}、中心差分 {central:.6f}、正しい傾き {exact:.6f}。",
            f"Δw = {style.scientific(step, plain=True)}: one-sided {forward:.6f}, central {central:.6f}, exact slope {exact:.6f}.",
        )


class Quotients(Picture):
    """The same as figures: the bare difference, both quotients and the exact slope, and by how much each is off."""

    size, margins = (640, 176), (0, 0, 0, 0)

    def draw(self, axes):
        head = "", say("値", "value"), say("正しい傾きとのずれ", "off by")
        self.grid = Grid(axes, self.size, head, ((10, "left"), (450, "right"), (620, "right")), 4)
        return self.grid.artists

    def update(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        names = (
            say("差だけ(割らない):", "bare difference:") + r"  $f(w+\Delta w) - f(w)$",
            say("片側の差分:", "one-sided:") + r"  $(f(w+\Delta w) - f(w))\ /\ \Delta w$",
            say("中心差分:", "central:") + r"  $(f(w+\Delta w) - f(w-\Delta w))\ /\ (2\,\Delta w)$",
        )
        rows = [
            (name, f"{value:.12f}", style.scientific(abs(value - exact)))
            for name, value in zip(names, quotients(f, w, step), strict=True)
        ]
        self.grid.write([*rows, (say("正しい傾き", "exact slope"), f"{exact:.12f}", "")])

    def describe(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        bare, *_ = quotients(f, w, step)
        return say(
            f"割らない差は {style.scientific(bare, plain=True)}。正しい傾きとのずれは {style.scientific(abs(bare - exact), plain=True)}。",
            f"The bare difference is {style.scientific(bare, plain=True)}, off by {style.scientific(abs(bare - exact), plain=True)}.",
        )


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
        self.now = axes.axvline(0, color=style.LINE, lw=1.5)
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
