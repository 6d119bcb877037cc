"""A straight line over one input, to be aimed at a point: what its slope can do, and what only its constant can."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_function, as_number


class Line(Picture):
    """The result is a function of x; the line should go through the target point.

    It can be pulled where x is 0, by its constant b, and where x is 1, by its slope a.
    """

    size, margins = (460, 268), (40, 42, 12, 10)

    def __init__(self, target=(0, 1)):
        self.target = target

    def draw(self, axes):
        axes.set(xlim=(-2, 2), ylim=(-3, 3), xlabel="$x$", ylabel="$y$", xticks=range(-2, 3))
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.LINE, lw=0.8)
        axes.plot(*self.target, "o", ms=15, mfc="none", mec=style.ACCENT, mew=2.5)
        axes.text(self.target[0] + 0.14, self.target[1] + 0.3, say("目標", "target"), color=style.ACCENT)
        self.x = np.linspace(-2, 2, 81)
        (self.line,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.gap,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        self.holds = handle_mark(axes)
        return [self.line, self.gap, self.holds]

    def update(self, values, result):
        (x, y), result = self.target, as_function(result)
        self.line.set_data(self.x, [as_number(result(x)) for x in self.x])
        self.gap.set_data([x, x], [y, result(x)])
        held = self.handles(values, result)
        self.holds.set_data([handle.x for handle in held], [handle.y for handle in held])

    def handles(self, values, result):
        at_0, at_1 = (as_number(as_function(result)(x)) for x in (0, 1))
        pulled = [("b", 0, at_0, lambda x, y: y), ("a", 1, at_1, lambda x, y: y - at_0)]
        return [Handle(name, x, float(np.clip(y, -3, 3)), at=at) for name, x, y, at in pulled if name in values]

    def _gap(self, result):
        """How high the line is where the target is, and how far that is from the target, in words."""
        x, y = self.target
        here = as_number(result(x))
        gap = style.number(abs(here - y))
        if gap == "0.00":
            return here, say("目標どおり", "on target")
        return here, say(f"{gap} 高すぎる", f"{gap} too high") if here > y else say(f"{gap} 足りない", f"{gap} too low")

    def verdict(self, values, result):
        here, told = self._gap(result)
        return Verdict(f"y = {style.number(here)}", told, int(told == say("目標どおり", "on target")))

    def takeaway(self, values, result):
        x, y = self.target
        here, _ = self._gap(result)
        return say(
            f"x = {x} で、線の高さは {style.number(here)}、目標は {y} です。",
            f"At x = {x} the line is at {style.number(here)}, the target at {y}.",
        )

    def describe(self, values, result):
        x, y = self.target
        here = as_number(result(x))
        gap, there = style.number(abs(here - y)), style.number(here)
        if gap == "0.00":
            return say(f"x = {x} で y = {y}。線は目標を通る。", f"At x = {x}, y = {y}: the line meets the target.")
        side = say("高すぎる", "too high") if here > y else say("足りない", "too low")
        return say(
            f"x = {x} で y = {there}。目標の {y} には {gap} {side}。",
            f"At x = {x}, y = {there}: {gap} {side} for the target {y}.",
        )
