"""exp and log: one leads there, the other back."""

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_number

_WINDOW, _TOP = (-2.6, 2.6), 13


class Exp(Picture):
    """The curve of exp. The control `x` is the place on it; the result is the height there."""

    size, margins = (460, 340), (56, 48, 16, 34)
    axes_names, title = ("$x$", "$y$"), r"$y = e^x$"
    dashes = "-"

    def draw(self, axes):
        axes.set(xlim=_WINDOW, ylim=(-1, _TOP), xticks=range(-2, 3), yticks=range(0, 13, 2))
        axes.set(xlabel=self.axes_names[0], ylabel=self.axes_names[1], title=self.title)
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.PALE, lw=0.8)
        axes.plot(*self._points(), color=style.POSITIVE, lw=3)
        (self.guide,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        self.axes = axes
        self.label = axes.text(0, 0, "", va="bottom", bbox=dict(fc="white", ec="none", alpha=0.85, pad=1.5))
        return [self.guide, self.here, self.label]

    def _points(self):
        """The curve's own points."""
        x = np.linspace(*_WINDOW, 241)
        return x, np.exp(x)

    def update(self, values, result):
        x, y = values["x"], as_number(result)
        self.guide.set_data([x, x, _WINDOW[0]], [-1, y, y])
        self.here.set_data([x], [y])
        right = x > 0.8
        self.label.set(x=x + (-0.2 if right else 0.2), y=min(y + 0.5, _TOP - 1.6), ha="right" if right else "left")
        self.label.set_text(rf"$e^{{{style.number(x, 1)}}}$ = {_short(y)}" if _is_seen(x, y) else "")

    def describe(self, values, result):
        x, y = values["x"], as_number(result)
        return say(
            f"e の {style.number(x, 1)} 乗は {_short(y)}。",
            f"e to the power of {style.number(x, 1)} is {_short(y)}.",
        )


class Log(Exp):
    """The same curve the other way round: from the result back to `x`."""

    axes_names, title = ("$y$", "$x$"), r"$x = \log y$"

    def draw(self, axes):
        moving = super().draw(axes)
        axes.set(xlim=(-1, _TOP), ylim=_WINDOW, xticks=range(0, 13, 2), yticks=range(-2, 3))
        return moving

    def _points(self):
        x, y = super()._points()
        return y, x

    def update(self, values, result):
        y = as_number(result)
        x = self._back(y)
        self.guide.set_data([y, y, -1], [_WINDOW[0], x, x])
        self.here.set_data([y], [x])
        right, low = y > 7, max(x - 0.75, _WINDOW[0] + 0.05)  # not below the window, over the axis's numbers
        self.label.set(x=y + (-0.5 if right else 0.5), y=low, ha="right" if right else "left")
        self.label.set_text(f"$\\log$ {_short(y)} = {style.number(x, 1)}" if _is_seen(x, y) else "")

    @staticmethod
    def _back(y):
        return float(np.log(y)) if y > 0 else np.nan

    def describe(self, values, result):
        y = as_number(result)
        if y <= 0:
            return say("0以下の数には、log がない。", "Numbers of 0 or less have no logarithm.")
        return say(
            f"もとに戻すと、log {_short(y)} = {style.number(self._back(y), 1)}。",
            f"And back again: log {_short(y)} = {style.number(self._back(y), 1)}.",
        )


def _is_seen(x, y):
    """Whether the place lies in the window: a label would stand beside nothing."""
    return _WINDOW[0] <= x <= _WINDOW[1] and y <= _TOP


def _short(y):
    return style.number(y, 3) if y < 1e9 else style.scientific(y, plain=True)
