"""Curves: a straight line to be aimed at a point, and the learner's own path of losses."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number


class Line(Picture):
    """The result is a function of x; the line should go through the target point."""

    size, margins = (460, 340), (52, 48, 16, 16)

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
        (self.origin,) = axes.plot([], [], "s", ms=8, color=style.POSITIVE)
        return [self.line, self.gap, self.origin]

    def update(self, values, result):
        (x, y), result = self.target, as_function(result)
        self.line.set_data(self.x, [as_number(result(x)) for x in self.x])
        self.gap.set_data([x, x], [y, result(x)])
        self.origin.set_data([x], [result(x)])

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


class LossTrail(Picture):
    """The learner's own descent: the loss after each move, from the trail named `trail`."""

    size, margins = (460, 350), (80, 48, 16, 34)
    highest = 1.5  # larger losses are drawn at the upper edge

    def __init__(self, best, trail="trail"):
        """best: the loss (nats) that nobody can expect to beat on new days."""
        self.best, self.trail = best, trail

    def draw(self, axes):
        axes.set(
            xlabel=say("動かした回数", "moves"),
            ylabel=say("日記での損失", "loss on the diary"),
            ylim=(0, self.highest),
            xlim=(0, 30),
        )
        axes.set_title(say("あなたの道のり", "Your path"))
        axes.axhline(np.log(2), color=style.LINE, lw=1, ls=":")
        axes.text(0.98, np.log(2) + 0.02, say("いつも50%と答えたとき", "always saying 50 : 50"), **_note(axes))
        axes.axhline(self.best, color=style.POSITIVE, lw=1.5, ls="--")
        axes.text(
            0.98,
            self.best - 0.02,
            say("新しい日で望める最小", "best to be hoped for on new days"),
            **_note(axes, "top"),
        )
        axes.set_yticks([0, 0.5, 1, self.highest], ["0", "0.5", "1", say("1.5以上", "over 1.5")])
        self.axes = axes
        (self.path,) = axes.plot([], [], "-", color=style.INK, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=8, color=style.ACCENT, clip_on=False, zorder=5)
        return [self.path, self.here]

    def update(self, values, result):
        losses = np.minimum([loss for (loss,) in values[self.trail]], self.highest)
        moves = np.arange(len(losses))
        self.path.set_data(moves, losses)
        self.here.set_data(moves[-1:], losses[-1:])
        self.axes.set_xlim(0, 30 * max(1, int(np.ceil(moves[-1] / 30))))

    def describe(self, values, result):
        (loss,) = as_fields(result, "loss")
        (lowest,) = min(values[self.trail])
        return say(
            f"損失 {style.number(loss, 3)}(これまでの最小 {style.number(lowest, 3)})。",
            f"Loss {style.number(loss, 3)} (lowest so far {style.number(lowest, 3)}).",
        )


def _note(axes, va="bottom"):
    return dict(transform=axes.get_yaxis_transform(), ha="right", va=va, fontsize=11, color=style.SOFT_INK)
