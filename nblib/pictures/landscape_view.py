"""A landscape from above with the ways that several optimizers take from one start, and their heights on the way."""

import numpy as np

from nblib.language import say, word
from nblib.maths.descent import has_left, reached
from nblib.pictures import style
from nblib.pictures.contour_map import Ground
from nblib.pictures.loss_curves import LINES
from nblib.pictures.picture import Picture
from nblib.pictures.trajectories import ENDS, Trajectories
from nblib.validation import as_fields

LEVEL = 1e-6  # a slope smaller than this counts as none


class FromAbove(Picture):
    """The result has "landscape", a Landscape, and "paths", a list of (name, places (K, 2)) from one start.

    The point of the control `drags` is that start, and can be dragged.
    """

    margins = (52, 48, 14, 34)

    def __init__(self, count=3, drags="start", size=(480, 460)):
        """count: how many paths there are, at most six."""
        self.count, self.drags, self.size = count, drags, size

    def draw(self, axes):
        self.ground, self.title = Ground(axes), axes.set_title("")
        self.trajectories = Trajectories(axes, self.count)
        (self.start,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, zorder=5)
        return [self.title, *self.trajectories.artists, self.start]

    def update(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        self.ground.show(landscape)
        self.title.set_text(word(landscape.name))
        self.trajectories.show([path for _, path in paths])
        self.start.set_data(*paths[0][1][:1].T)

    def describe(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        x, y = (style.number(v) for v in paths[0][1][0])
        told = "".join(f" {name}: {fate(landscape, path)}" for name, path in paths)
        return say(f"({x}, {y}) から始める。{told}", f"From ({x}, {y}).{told}")


def fate(landscape, path):
    """What became of a path (K, 2), in words."""
    end = path[-1]
    if has_left(landscape, end):
        return say("図の外へ出ていった。", "leaves the picture.")
    which, place = reached(landscape, end), f"({style.number(end[0])}, {style.number(end[1])})"
    if which >= 0 and landscape.is_global[which]:
        return say(f"大域的最小値に着いた {place}。", f"at the global minimum {place}.")
    if which >= 0:
        more = style.number(landscape(end) - landscape(landscape.minima).min())
        return say(f"局所的最小値で止まった {place}。大域的最小値より {more} 高い。", f"in a local minimum {place}, {more} above the global one.")  # fmt: skip
    if np.abs(landscape.gradient(end)).max() < LEVEL:
        return say(f"平らな所で止まった {place}。谷ではない。", f"on level ground {place}, but in no valley.")
    return say(f"まだ途中 {place}。", f"still on its way {place}.")


class Heights(Picture):
    """The heights of the same paths, over steps: above the landscape's lowest place, on a logarithmic scale."""

    size, margins = (440, 460), (62, 48, 16, 34)
    lowest, highest = 1e-6, 1e4  # what is higher or lower is drawn at the edge

    def __init__(self, count=3, steps=500):
        """count: how many paths. steps: how far the axis goes."""
        self.count, self.steps = count, steps

    def draw(self, axes):
        axes.set(xlim=(0, self.steps), ylim=(self.lowest, self.highest), yscale="log", xlabel=say("歩数", "steps"))
        axes.set_ylabel(say("いちばん低い所からの高さ", "height above the lowest place"))
        axes.minorticks_off()
        looks = list(zip(LINES[: self.count], ENDS, strict=False))
        self.lines = [
            axes.plot([0], [1], ls=dashes, color=colour, marker=mark, ms=8, mec="white", markevery=[-1], lw=2.5)[0]
            for (colour, dashes), mark in looks
        ]
        self.legend = axes.legend(self.lines, ["-"] * self.count, loc="upper right", frameon=False, handlelength=3)
        return [*self.lines, self.legend]

    def update(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        floor = lowest(landscape)
        for line, text, (name, path) in zip(self.lines, self.legend.get_texts(), paths, strict=True):
            heights = np.clip(landscape(path) - floor, self.lowest, self.highest)
            line.set_data(np.arange(len(path)), heights)
            text.set_text(name)

    def describe(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        floor = lowest(landscape)
        told = [
            f"{name} {style.number(landscape(path[-1]) - floor, 3)}"
            for name, path in paths
            if not has_left(landscape, path[-1])
        ]
        told = ", ".join(told) or say("図の中に残ったものはない", "all have left the picture")
        return say(f"最後の高さ(いちばん低い所から): {told}。", f"Height at the end, above the lowest place: {told}.")


def lowest(landscape):
    """The lowest height in the window."""
    places = landscape.minima if len(landscape.minima) else np.array(np.meshgrid(*landscape.window)).reshape(2, -1).T
    return landscape(places).min()
