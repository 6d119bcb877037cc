"""Slopes as pictures: the straight line that is just as steep as a curve, and the cuts through a landscape of two inputs
that partial derivatives are about."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import say, word
from nblib.maths.finite_differences import slope
from nblib.pictures import style
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_function, as_number


class Slope(Picture):
    """A curve, and at one place the straight line that is just as steep, with one step to the right.

    The result has "curve", a function of one number, and "x", the place.
    """

    size, margins = (560, 248), (48, 44, 12, 12)
    window, heights = (-3.2, 4.2), (-0.8, 8)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel="$x$", ylabel=say("高さ", "height"))
        axes.axhline(0, color=style.PALE, lw=0.8)
        self.ticks = np.linspace(*self.window, 121)
        self.line = TangentLine(axes, "POSITIVE", "-")
        self.here = handle_mark(axes)
        self.rise = axes.text(0, 0, "", color=style.ACCENT, bbox=style.behind(pad=1))
        return [*self.line.artists, self.rise, self.here]

    def _cut(self, result):
        """The curve, as a function, and the place on it."""
        curve, x = as_fields(result, "curve", "x")
        return as_function(curve), as_number(x)

    def _measure(self, result):
        """Place, height and slope."""
        curve, x = self._cut(result)
        return x, as_number(curve(x)), as_number(slope(curve, x))

    def update(self, values, result):
        curve, _ = self._cut(result)
        x, y, steep = self._measure(result)
        self.line.put(self.ticks, curve, x, y, steep)
        self.here.set_data([x], [y])
        pixel = (self.window[1] - self.window[0]) / self.room[0]  # about
        is_inside = x + 1 + 70 * pixel < self.window[1]
        beside = dict(x=x + 1 + 10 * pixel, ha="left") if is_inside else dict(x=x + 1 - 10 * pixel, ha="right")
        # The curve leaves the tangent on the other side of this height, be it a valley or a hill
        self.rise.set(y=y, va="top" if steep > 0 else "bottom", text=style.signed(steep), **beside)

    def verdict(self, values, result):
        _, _, steep = self._measure(result)
        return Verdict(f"{word('slope')} {style.signed(steep)}", _way(steep), _sign(steep))

    def takeaway(self, values, result):
        _, _, steep = self._measure(result)
        shown = style.number(abs(steep))
        if not _sign(steep):
            return say("ここは平らです。", "It is level here.")
        way = say("上がります", "up") if steep > 0 else say("下がります", "down")
        return say(f"この急さで右へ1進むと、{shown} {way}。", f"At this steepness, 1 to the right leads {shown} {way}.")

    def handles(self, values, result):
        x, y, _ = self._measure(result)
        return [Handle("x", x, y, "across", at=lambda x, y: x)]

    def describe(self, values, result):
        x, y, steep = self._measure(result)
        shown = style.number(abs(steep))
        if not _sign(steep):
            way = say("平らで、右へ進んでも高さは変わらない", "it is level here")
        elif steep > 0:
            way = say(f"右へ1進むあいだに {shown} 上がる急さ", f"as steep as {shown} up for 1 to the right")
        else:
            way = say(f"右へ1進むあいだに {shown} 下がる急さ", f"as steep as {shown} down for 1 to the right")
        return say(
            f"x = {style.number(x, 1)} で高さ {style.number(y)}、傾き {style.signed(steep)}({way})。",
            f"At x = {style.number(x, 1)} the height is {style.number(y)}, the slope {style.signed(steep)}: {way}.",
        )


class TangentLine:
    """A curve, the straight line that is as steep as it at one place, and how far that rises on one step to the right."""

    def __init__(self, axes, colour, dashes):
        (self.curve,) = axes.plot([], [], color=style.colour(colour), ls=dashes, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.step,) = axes.plot([], [], ":", color=style.LINE, lw=1.5)
        (self.rise,) = axes.plot([], [], color=style.ACCENT, lw=4, solid_capstyle="butt")
        self.artists = [self.curve, self.tangent, self.step, self.rise]

    def put(self, ticks, curve, x, y, steep):
        """Draw the curve, a function, at these ticks; at x its height is y and its slope steep."""
        self.curve.set_data(ticks, [as_number(curve(t)) for t in ticks])
        self.tangent.set_data([x - 1.5, x + 1.5], [y - 1.5 * steep, y + 1.5 * steep])
        self.step.set_data([x, x + 1], [y, y])
        self.rise.set_data([x + 1, x + 1], [y, y + steep])


def _sign(steep):
    """1 for uphill, -1 for downhill, 0 for a slope that is shown as 0."""
    return 0 if style.number(steep) == "0.00" else 1 if steep > 0 else -1


def _way(steep):
    """Where one step to the right leads, with an arrow."""
    return {1: say("↗ 上り", "↗ uphill"), -1: say("↘ 下り", "↘ downhill"), 0: say("→ 平ら", "→ level")}[_sign(steep)]


# ---- a landscape of two inputs, and what is seen where it is cut

_LINES = {"u": ("POSITIVE", "-"), "v": ("NEGATIVE", "--")}  # colour, dashes


def place(values):
    """Where the landscape is cut: the dragged point, drawn and told with one digit, so that words and picture agree."""
    u, v = values["here"]
    return round(u, 1), round(v, 1)


def slopes_there(values, result):
    """The place (u, v), the height there, and both slopes."""
    (u, v), height = place(values), as_function(result)
    steep = slope(lambda t: height(t, v), u), slope(lambda t: height(u, t), v)
    return u, v, as_number(height(u, v)), *map(as_number, steep)


class Cuts(Picture):
    """The two curves that appear when a landscape is cut along one input while the other is held.

    The result is a function of u and v; the point of the control `here` is where it is cut.
    """

    size, margins, spare = (300, 248), (44, 42, 12, 48), True
    window, heights = (-2.2, 3.2), (-0.9, 8.6)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=say("$u$ または $v$", "$u$ or $v$"))
        axes.set(ylabel=say("高さ", "height"), xticks=range(-2, 4))
        axes.axhline(0, color=style.PALE, lw=0.8)
        self.ticks = np.linspace(*self.window, 91)
        self.lines = [TangentLine(axes, *look) for look in _LINES.values()]
        looks = [(colour, mark) for (colour, _), mark in zip(_LINES.values(), "os", strict=True)]
        self.here = [axes.plot([], [], mark, ms=8, color=style.colour(colour))[0] for colour, mark in looks]
        left = dict(transform=axes.transAxes, va="center")
        inside = self.room[1] - 90  # CSS pixels, for the two lines of text above
        self.names = [
            axes.text(0, 1 + (36 - 20 * i) / inside, "", color=style.colour(colour), **left)
            for i, (colour, _) in enumerate(_LINES.values())
        ]
        return [artist for line in self.lines for artist in line.artists] + self.here + self.names

    def update(self, values, result):
        height = as_function(result)
        u, v, y, along_u, along_v = slopes_there(values, result)
        self.lines[0].put(self.ticks, lambda t: height(t, v), u, y, along_u)
        self.lines[1].put(self.ticks, lambda t: height(u, t), v, y, along_v)
        self.here[0].set_data([u], [y])
        self.here[1].set_data([v], [y])
        held = say("は固定", "held")
        self.names[0].set_text(f"— $\\partial f/\\partial u$ = {style.signed(along_u)}  ($v$ {held})")
        self.names[1].set_text(f"-- $\\partial f/\\partial v$ = {style.signed(along_v)}  ($u$ {held})")

    def describe(self, values, result):
        _, _, _, along_u, along_v = slopes_there(values, result)
        return say(
            f"u だけを動かすときの傾き ∂f/∂u は {style.signed(along_u)}。"
            f"v だけを動かすときの傾き ∂f/∂v は {style.signed(along_v)}。",
            f"The slope when only u moves, ∂f/∂u, is {style.signed(along_u)}. "
            f"The slope when only v moves, ∂f/∂v, is {style.signed(along_v)}.",
        )


class Heights(Picture):
    """A landscape from above, with lines of equal height. The point of the control `here` can be dragged.

    The result is a function of u and v.
    """

    size, margins, drags, keeps_shape = (254, 268), (42, 42, 12, 26), "here", True
    window, levels = (-2.2, 2.2), (0.1, 0.5, 1, 2, 3, 4, 5, 6, 7)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.window, xlabel="$u$", ylabel="$v$")
        axes.set(xticks=range(-2, 3), yticks=range(-2, 3))
        axes.set_title(say("上から見た地形", "the landscape from above"), fontsize=12)
        self.ticks = np.linspace(*self.window, 61)
        self.u, self.v = np.meshgrid(self.ticks, self.ticks)
        looks = dict(cmap=style.colormap("HEIGHTS"), vmin=0, vmax=8, interpolation="bilinear", aspect="auto")
        half = (self.ticks[1] - self.ticks[0]) / 2  # an image's values stand in the middle of its cells
        extent = (self.window[0] - half, self.window[1] + half) * 2
        self.ground = axes.imshow(np.zeros((2, 2)), extent=extent, origin="lower", **looks)
        self.lines = axes.add_collection(LineCollection([], colors=style.CUT_CONTOUR, linewidths=0.9))
        self.cuts = [axes.plot([], [], ls, color=style.colour(colour), lw=2.5)[0] for colour, ls in _LINES.values()]
        self.here = handle_mark(axes, size=12)
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

    def verdict(self, values, result):
        _, _, _, along_u, along_v = slopes_there(values, result)
        return Verdict(f"∂f/∂u = {style.signed(along_u)}", f"∂f/∂v = {style.signed(along_v)}")

    def takeaway(self, values, result):
        u, v, height, _, _ = slopes_there(values, result)
        here = f"(u, v) = ({style.number(u, 1)}, {style.number(v, 1)})"
        return say(f"{here} の高さは {style.number(height)} です。", f"At {here} the height is {style.number(height)}.")

    def describe(self, values, result):
        u, v, height, _, _ = slopes_there(values, result)
        return say(
            f"黄色い点 (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}) の高さは {style.number(height)}。",
            f"At the yellow point, (u, v) = ({style.number(u, 1)}, {style.number(v, 1)}), the height is {style.number(height)}.",
        )
