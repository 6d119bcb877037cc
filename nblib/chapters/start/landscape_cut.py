"""A landscape of two inputs from above, and the two cuts through it that partial derivatives are about."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.chapters.start.tangent import Slope
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_function, as_number


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
        u, v = values["here"]
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
        self.ground = axes.imshow(np.zeros((2, 2)), extent=self.window * 2, origin="lower", **_GROUND)
        self.lines = axes.add_collection(LineCollection([], colors=style.CUT_CONTOUR, linewidths=0.9))
        self.cuts = [axes.plot([], [], ls, color=colour, lw=2.5)[0] for colour, ls in _LINES.values()]
        (self.here,) = axes.plot([], [], "o", ms=12, mfc=style.YELLOW, mec=style.INK)
        return [self.ground, self.lines, *self.cuts, self.here]

    def update(self, values, result):
        height = np.broadcast_to(as_function(result)(self.u, self.v), self.u.shape)
        as_number(np.sum(height))  # refuses what is not finite
        self.ground.set_data(height)
        contours = contour_generator(self.ticks, self.ticks, height)
        self.lines.set_segments([line for level in self.levels for line in contours.lines(level)])
        u, v = values["here"]
        self.cuts[0].set_data(self.window, [v, v])
        self.cuts[1].set_data([u, u], self.window)
        self.here.set_data([u], [v])

    def describe(self, values, result):
        u, v = values["here"]
        height = style.number(as_number(as_function(result)(u, v)))
        return say(
            f"黄色い点 (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}) の高さは {height}。",
            f"At the yellow point, (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}), the height is {height}.",
        )


_LINES = {"u": (style.POSITIVE, "-"), "v": (style.NEGATIVE, "--")}
_GROUND = dict(cmap="Greys", vmin=-2, vmax=14, interpolation="bilinear", aspect="auto")
