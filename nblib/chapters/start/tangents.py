"""Slopes as pictures: the straight line that is just as steep as a curve, and the cuts through a landscape of two inputs
that partial derivatives are about."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

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
    name, colour, dashes = "x", "POSITIVE", "-"

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=f"${self.name}$", ylabel=say("高さ", "height"))
        axes.axhline(0, color=style.PALE, lw=0.8)
        self.title = axes.set_title("")
        self.ticks = np.linspace(*self.window, 121)
        (self.curve,) = axes.plot([], [], self.dashes, color=style.colour(self.colour), lw=3)
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


_LINES = {"u": ("POSITIVE", "-"), "v": ("NEGATIVE", "--")}  # colour, dashes


def place(values):
    """Where the landscape is cut: the dragged point, drawn and told with one digit, so that words and picture agree."""
    u, v = values["here"]
    return round(u, 1), round(v, 1)


class Cut(Slope):
    """The curve that appears when a landscape is cut along one input and the other is held.

    The result is a function of u and v; the point of the control `here` is where it is cut.
    """

    size, margins = (330, 330), (48, 48, 12, 60)
    window, heights = (-2.2, 3.2), (-0.9, 8.6)

    def __init__(self, name):
        """name: "u" or "v", the input that is moved."""
        self.name, (self.colour, self.dashes) = name, _LINES[name]

    def _cut(self, values, result):
        u, v = place(values)
        height = as_function(result)
        return (lambda t: height(t, v), u) if self.name == "u" else (lambda t: height(u, t), v)

    def _headline(self, steep):
        held = "v" if self.name == "u" else "u"
        fixed = say(f"{held} を止めて切った断面", f"the cut with {held} held")
        return f"{fixed}\n$\\partial f/\\partial {self.name}$ = {style.signed(steep)}"

    def describe(self, values, result):
        _, _, steep = self._measure(values, result)
        return say(
            f"{self.name} だけを動かすときの傾き ∂f/∂{self.name} は {style.signed(steep)}。",
            f"The slope when only {self.name} moves, ∂f/∂{self.name}, is {style.signed(steep)}.",
        )


class Heights(Picture):
    """A landscape from above, with lines of equal height. The point of the control `here` can be dragged.

    The result is a function of u and v.
    """

    size, margins, drags = (330, 330), (48, 48, 12, 60), "here"
    window, levels = (-2.2, 2.2), (0.1, 0.5, 1, 2, 3, 4, 5, 6, 7)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.window, xlabel="$u$", ylabel="$v$")
        axes.set(xticks=range(-2, 3), yticks=range(-2, 3))
        axes.set_title(say("上から見た地形\n線は同じ高さ", "the landscape from above,\nlines of equal height"))
        self.ticks = np.linspace(*self.window, 61)
        self.u, self.v = np.meshgrid(self.ticks, self.ticks)
        looks = dict(cmap=style.colormap("HEIGHTS"), vmin=0, vmax=10, interpolation="bilinear", aspect="auto")
        self.ground = axes.imshow(np.zeros((2, 2)), extent=self.window * 2, origin="lower", **looks)
        self.lines = axes.add_collection(LineCollection([], colors=style.CUT_CONTOUR, linewidths=0.9))
        self.cuts = [axes.plot([], [], ls, color=style.colour(colour), lw=2.5)[0] for colour, ls in _LINES.values()]
        (self.here,) = axes.plot([], [], "o", ms=12, mfc=style.YELLOW, mec=style.INK)
        return [self.ground, self.lines, *self.cuts, self.here]

    def update(self, values, result):
        height = np.broadcast_to(as_function(result)(self.u, self.v), self.u.shape)
        as_number(np.sum(height))  # refuses what is not finite
        self.ground.set_data(height)
        contours = contour_generator(self.ticks, self.ticks, height)
        self.lines.set_segments([line for level in self.levels for line in contours.lines(level)])
        u, v = place(values)
        self.cuts[0].set_data(self.window, [v, v])
        self.cuts[1].set_data([u, u], self.window)
        self.here.set_data([u], [v])

    def describe(self, values, result):
        u, v = place(values)
        height = style.number(as_number(as_function(result)(u, v)))
        return say(
            f"黄色い点 (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}) の高さは {height}。",
            f"At the yellow point, (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}), the height is {height}.",
        )
