"""The slope of a curve: the straight line that is just as steep."""

import numpy as np

from nblib.language import say, word
from nblib.maths.finite_differences import slope
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number


class Slope(Picture):
    """A curve, and at one place the straight line that is just as steep, with one step to the right.

    The result has "curve", a function of one number, and "x", the place.
    """

    size, margins = (560, 360), (52, 48, 16, 34)
    window, heights = (-3.2, 4.2), (-0.8, 8)
    name, colour, dashes = "x", style.POSITIVE, "-"

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=f"${self.name}$", ylabel=say("高さ", "height"))
        axes.axhline(0, color=style.PALE, lw=0.8)
        self.title = axes.set_title("")
        self.ticks = np.linspace(*self.window, 121)
        (self.curve,) = axes.plot([], [], self.dashes, color=self.colour, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.step,) = axes.plot([], [], "--", color=style.LINE, lw=1.5)
        (self.rise,) = axes.plot([], [], color=style.ACCENT, lw=4, solid_capstyle="butt")
        (self.here,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        return [self.curve, self.tangent, self.step, self.rise, self.here, self.title]

    def _cut(self, values, result):
        """The curve, as a function, and the place on it."""
        curve, x = as_fields(result, "curve", "x")
        return as_function(curve), as_number(x)

    def _measure(self, values, result):
        """Place, height and slope."""
        curve, x = self._cut(values, result)
        return x, as_number(curve(x)), as_number(slope(curve, x))

    def update(self, values, result):
        curve, _ = self._cut(values, result)
        x, y, steep = self._measure(values, result)
        self.curve.set_data(self.ticks, [as_number(curve(t)) for t in self.ticks])
        self.tangent.set_data([x - 1.5, x + 1.5], [y - 1.5 * steep, y + 1.5 * steep])
        self.step.set_data([x, x + 1], [y, y])
        self.rise.set_data([x + 1, x + 1], [y, y + steep])
        self.here.set_data([x], [y])
        self.title.set_text(self._headline(steep))

    def _headline(self, steep):
        """What stands above: the slope."""
        return f"{word('slope')} {style.signed(steep)}"

    def describe(self, values, result):
        x, y, steep = self._measure(values, result)
        shown = style.number(abs(steep))
        if shown == "0.00":
            way = say("平らで、右へ進んでも高さは変わらない", "it is level here")
        elif steep > 0:
            way = say(f"右へ1進むあいだに {shown} 上がる急さ", f"as steep as {shown} up for 1 to the right")
        else:
            way = say(f"右へ1進むあいだに {shown} 下がる急さ", f"as steep as {shown} down for 1 to the right")
        return say(
            f"{self.name} = {style.number(x, 1)} で高さ {style.number(y)}、傾き {style.signed(steep)}({way})。",
            f"At {self.name} = {style.number(x, 1)} the height is {style.number(y)}, the slope {style.signed(steep)}: {way}.",
        )
