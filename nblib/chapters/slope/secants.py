"""From the secant to the tangent: lines through two points of a curve, the slopes that they have, and how wrong these are."""

import numpy as np

from nblib.language import say
from nblib.maths.finite_differences import quotients
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_function, as_number

NARROW = 300  # CSS pixels: in less room there are fewer ticks and digits
LINE = 18  # CSS pixels from line to line of a key
ABOVE = 66  # CSS pixels above the axes, for a key of three lines


class Key:
    """The names of three lines above the axes, each beside a piece of its line, and behind it a number that moves."""

    def __init__(self, axes, names, curves, width, right):
        """width: of the axes, in CSS pixels. right: how far its numbers' right ends are from the left, in CSS pixels."""
        self.numbers = []
        for i, (name, curve) in enumerate(zip(names, curves, strict=True)):
            at = dict(xycoords="axes fraction", textcoords="offset points", va="center", annotation_clip=False)
            y = LINE * (len(names) - i) - 6
            axes.annotate(name, (0, 1), (36, y), ha="left", **at)
            look = dict(color=curve.get_color(), ls=curve.get_linestyle(), lw=curve.get_linewidth())
            height = 1 + y / (axes.bbox.height * 72 / axes.figure.dpi)
            axes.plot([0, 28 / width], [height] * 2, transform=axes.transAxes, clip_on=False, **look)
            self.numbers.append(axes.text(right / width, height, "", transform=axes.transAxes, ha="right", va="center"))

    def write(self, texts):
        """Write the numbers anew."""
        for number, text in zip(self.numbers, texts, strict=True):
            number.set_text(text)


class Secants(Picture):
    """The result has "f", a function of one number, "w", a place, "slope", the exact one there, and "step", Δw.

    The right end of the one-sided secant can be dragged: that sets "exponent", the power of ten that Δw is.
    """

    size, margins, reach = (296, 250), (42, 44, 12, ABOVE), 1.2

    def draw(self, axes):
        axes.set(xlabel="$w$")
        axes.locator_params(nbins=4 if self.room[0] < NARROW else 6)
        self.axes, self.seen = axes, None
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.2)
        (self.forward,) = axes.plot([], [], "--", color=style.NEGATIVE, lw=2.5)
        (self.central,) = axes.plot([], [], "-.", color=style.GREEN, lw=2.5)
        looks = ("s", style.GREEN), ("o", style.NEGATIVE)
        self.ends = [*(axes.plot([], [], m, color=c, ms=8)[0] for m, c in looks), handle_mark(axes)]
        names = say("接線", "tangent"), say("前進差分", "one-sided"), say("中心差分", "central")
        lines, width = (self.tangent, self.forward, self.central), self.room[0] - self.margins[0] - self.margins[2]
        self.key = Key(axes, names, lines, width, min(width, 220))
        return [self.curve, *lines, *self.ends, *self.key.numbers]

    def update(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        x = np.linspace(w - self.reach, w + self.reach, 97)
        self._look_at(x, np.array([as_number(as_function(f)(t)) for t in x]))
        _, forward, central = quotients(f, w, step)
        middle = (as_number(f(w - step)) + as_number(f(w + step))) / 2
        for line, steep, height in ((self.tangent, exact, f(w)), (self.forward, forward, f(w)), (self.central, central, middle)):  # fmt: skip
            line.set_data(x[[0, -1]], height + steep * (x[[0, -1]] - w))
        for ends, at in zip(self.ends, ([w - step, w + step], [w], [w + step]), strict=True):
            ends.set_data(at, [f(t) for t in at])
        self.key.write(
            f"{steep:.4f}" if self.room[0] < NARROW else f"{steep:.9f}" for steep in (exact, forward, central)
        )

    def _look_at(self, x, heights):
        """Draw the curve, and set the window where it is another one than before."""
        self.curve.set_data(x, heights)
        if self.seen is None or (self.seen != heights).any():
            low, high = heights.min(), heights.max()
            self.axes.set(xlim=x[[0, -1]], ylim=(low - 0.12 * (high - low), high + 0.12 * (high - low)))
            self.seen = heights

    def handles(self, values, result):
        f, w, step = as_fields(result, "f", "w", "step")
        return [Handle("exponent", w + step, as_number(f(w + step)), "across", lambda x, _y: _power(x - w))]

    def verdict(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        _, forward, _ = quotients(f, w, step)
        off = style.scientific(abs(forward - exact), plain=True)
        return Verdict(say(f"ずれ {off}", f"off by {off}"), say("前進差分", "one-sided"), -1)

    def takeaway(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        bare, _, central = (style.scientific(abs(q - exact), plain=True) for q in quotients(f, w, step))
        return say(f"ずれ: 中心差分は {central}、割らない差は {bare}。", f"The central difference is off by {central}, the undivided one by {bare}.")  # fmt: skip

    def describe(self, values, result):
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        _, forward, central = quotients(f, w, step)
        return say(
            f"Δw = {style.scientific(step, plain=True)}: 前進差分 {forward:.6f}、中心差分 {central:.6f}、正しい傾き {exact:.6f}。",
            f"Δw = {style.scientific(step, plain=True)}: one-sided {forward:.6f}, central {central:.6f}, exact slope {exact:.6f}.",
        )


def _power(step):
    """The power of ten that a step is; one to the left of where it begins is as small as can be."""
    return np.log10(max(step, 1e-16))


LOWEST = -17.0  # smaller errors, 0 too, are drawn here


class StepErrors(Picture):
    """The result has "f", a function of one number, "w", a place, "slope", the exact one there, and "step", Δw.

    How far the bare difference and both quotients are off, against Δw. The dot on the one-sided one can be dragged.
    """

    size, margins = (296, 250), (52, 44, 12, ABOVE)
    exponents = np.arange(-16, 0.1, 0.25)

    def draw(self, axes):
        axes.set(xlim=(-16.4, 0.4), ylim=(LOWEST - 0.4, 1.4), xlabel=r"$\Delta w$")
        powers = [0, -8, -16] if self.room[0] < NARROW else [0, -4, -8, -12, -16]
        axes.set_xticks(powers, [f"$10^{{{p}}}$" for p in powers])
        axes.set_yticks(powers, [f"$10^{{{p}}}$" for p in powers])
        looks = (
            (say("差だけ", "undivided"), style.LINE, ":"),
            (say("前進差分", "one-sided"), style.NEGATIVE, "--"),
            (say("中心差分", "central"), style.GREEN, "-."),
        )
        self.now = axes.axvline(0, color=style.LINE, lw=1.5)
        self.curves = [axes.plot([], [], ls, color=c, lw=2.2)[0] for _, c, ls in looks]
        self.dots = [axes.plot([], [], m, ms=9, color=look[1])[0] for m, look in zip("^os", looks, strict=True)]
        self.dots[1] = handle_mark(axes)
        width = self.room[0] - self.margins[0] - self.margins[2]
        self.key = Key(axes, [name for name, *_ in looks], self.curves, width, min(width, 200))
        self.ghost = Ghost(axes)
        dots = [self.dots[0], self.dots[2], self.dots[1]]
        return [self.now, *self.curves, *self.ghost.artists, *dots, *self.key.numbers]

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
        f, w, exact, step = as_fields(result, "f", "w", "slope", "step")
        self.key.write(style.scientific(abs(value - exact)) for value in quotients(f, w, step))

    def imagine(self, values, result, expected):
        """expected: (steps, errors) of the one-sided quotient."""
        steps, errors = expected
        self.ghost.show(np.log10(steps), np.log10(np.maximum(errors, 10**LOWEST)), 0, ha="left")

    def handles(self, values, result):
        at, here = np.log10(result["step"]), self._errors(result, [result["step"]])
        return [Handle("exponent", at, here[1, 0], "across", lambda x, _y: x)]

    def describe(self, values, result):
        _, *curves = self._errors(result, 10.0**self.exponents)
        if max(np.ptp(powers) for powers in curves) < 0.01:
            return say("Δw を変えても、ずれは変わらない。", "The error is the same for every Δw.")
        one, central = (style.scientific(10 ** self.exponents[powers.argmin()], plain=True) for powers in curves)
        return say(
            f"ずれが最小になるのは、片側では Δw = {one}、中心差分では Δw = {central} のあたり。",
            f"The error is smallest near Δw = {one} one-sided, and near Δw = {central} for the central difference.",
        )
