"""A landscape from above: its ground, the ways that several optimizers take over it, and their heights on the way."""

import functools

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import as_sentence, listing, say, word
from nblib.maths.descent import has_left
from nblib.pictures import style
from nblib.pictures.arrivals import arrivals, fate, fate_in_short, is_at_best, without_rates
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

CELLS = 181  # places looked at along each side
SHARES = (0.005, 0.02, 0.05, *np.arange(0.1, 0.95, 0.1))  # how much of the window lies below each line


class Ground:
    """Shades and lines that stand still until another landscape is shown, so that paths over it cost little.

    A line does not stand for a round height, but for a round share of the window that lies below it: landscapes whose
    heights are a hundred times larger in one corner are then readable, too.
    """

    def __init__(self, axes, cells=CELLS):
        """cells: places looked at along each side; a smooth landscape that changes often, or is dear, needs fewer."""
        self.axes, self.cells, self.landscape = axes, cells, None
        axes.set(xlabel="$x$", ylabel="$y$")
        axes.locator_params(nbins=5)
        self.shades = axes.imshow(np.zeros((2, 2)), cmap=style.colormap("HEIGHTS"), vmin=0, vmax=1, **_IMAGE)
        self.lines = axes.add_collection(LineCollection([], colors=style.CONTOUR, linewidths=0.8))
        small = dict(fc=style.PAPER, ec=style.INK)
        self.local = axes.scatter([], [], s=26, marker="v", lw=0.9, **small)
        self.best = axes.scatter([], [], s=190, marker="*", lw=1.1, **small)

    def show(self, landscape):
        """Show this landscape. Only another one than before costs anything."""
        if landscape is self.landscape:
            return
        self.landscape = landscape
        (left, right), (low, high) = landscape.window
        self.axes.set(xlim=(left, right), ylim=(low, high))
        shades, lines = _seen_from_above(landscape, self.cells)
        self.shades.set_data(shades)
        self.shades.set_extent((left, right, low, high))
        self.lines.set_segments(lines)
        self.local.set_offsets(landscape.minima[~landscape.is_global])
        self.best.set_offsets(landscape.minima[landscape.is_global])


def headed(axes, picture):
    """An empty title of a map; in a narrow room in its middle, as above the map a long name would be cut off."""
    left, _, right, _ = picture.margins
    wide = picture.room[0]
    if wide >= 230:
        return axes.set_title("")
    return axes.set_title("", x=(wide / 2 - left) / (wide - left - right), fontsize=12)


_IMAGE = dict(origin="lower", interpolation="bilinear", aspect="auto")


@functools.lru_cache(12)
def _seen_from_above(landscape, cells):
    """The share of the window that lies lower than each of its cells x cells places, and the lines at round shares."""
    x, y = (np.linspace(*side, cells) for side in landscape.window)
    rows = np.stack(np.meshgrid(x, y), axis=-1)
    heights = np.array([landscape(row) for row in rows])  # row by row, as a network takes much memory for each place
    in_order = np.sort(heights, axis=None)
    shares = np.searchsorted(in_order, heights) / heights.size
    contours = contour_generator(x, y, heights)
    levels = np.quantile(in_order, SHARES)
    return shares.astype(np.float32), [line for level in levels for line in contours.lines(level)]


class Trajectories:
    """Lines over an axes whose limits are the window; `artists` are its moving artists, back to front.

    A line ends where it leaves the window: there stands a cross. Else its last place has a mark.
    """

    def __init__(self, axes, count):
        """count: how many there are, at most six."""
        self.axes, looks = axes, style.LINES[:count]
        self.lines = [axes.plot([], [], ls=dashes, color=colour, lw=2)[0] for colour, dashes in looks]
        self.dots = [axes.plot([], [], ".", ms=4, color=colour)[0] for colour, _ in looks]
        self.ends = [
            axes.plot([], [], style.ENDS[i], ms=9, mfc=colour, mec=style.PAPER, mew=1.2, zorder=4)[0]
            for i, (colour, _) in enumerate(looks)
        ]
        self.exits = [
            axes.plot([], [], "x", ms=11, mew=3, color=colour, clip_on=False, zorder=4)[0] for colour, _ in looks
        ]
        self.artists = [*self.lines, *self.dots, *self.exits, *self.ends]

    def show(self, paths):
        """paths: a list of places (K, 2) each; those that are missing at its end are not drawn."""
        nothing = np.empty((0, 2))
        for i, artists in enumerate(zip(self.lines, self.dots, self.ends, self.exits, strict=True)):
            path = np.asarray(paths[i]) if i < len(paths) else nothing
            inside, way_out = self._cut(path)
            end = nothing if len(way_out) else inside[-1:]
            line, dots, mark, cross = artists
            line.set_data(*np.vstack([inside, way_out]).T)
            for artist, places in ((dots, inside), (mark, end), (cross, way_out)):
                artist.set_data(*places.T)

    def _cut(self, path):
        """The places up to the last before the path leaves the window for good, and (1, 2) or (0, 2) where it does."""
        low, high = np.transpose([self.axes.get_xlim(), self.axes.get_ylim()])
        outside = np.any((path < low) | (path > high), axis=1)
        if outside.all() or not outside[-1]:
            return path[: 0 if outside.all() else None], path[:0]
        first = len(path) - np.argmin(outside[::-1])  # of those outside that no place inside follows
        before, after = path[first - 1], path[first]
        edge = np.where(after > high, high, np.where(after < low, low, np.nan))
        share = np.nanmin((edge - before) / (after - before))  # of this step that is still inside
        return path[:first], (before + share * (after - before))[np.newaxis]


class FromAbove(Picture):
    """The result has "landscape", a Landscape, and "paths", a list of (name, places (K, 2)) from one start.

    The point of the control `drags` is that start, and can be dragged.
    """

    size, margins, keeps_shape, tallest = (248, 248), (38, 42, 10, 28), True, 248

    def __init__(self, count=3, drags="start", spare=False):
        """count: how many paths there are, at most six. drags: () if the start cannot be moved."""
        self.count, self.drags, self.spare = count, drags, spare

    def draw(self, axes):
        self.ground, self.title = Ground(axes), headed(axes, self)
        self.trajectories = Trajectories(axes, self.count)
        looks = dict(ms=13, mfc=style.YELLOW) if self.drags else dict(ms=7, mfc=style.PAPER)
        (self.start,) = axes.plot([], [], "o", mec=style.INK, zorder=5, **looks)
        return [self.title, *self.trajectories.artists, self.start]

    def update(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        self.ground.show(landscape)
        self.title.set_text(self._head(landscape))
        self.trajectories.show([path for _, path in paths])
        self.start.set_data(*paths[0][1][:1].T)

    def _head(self, landscape):
        """What stands above."""
        return word(landscape.name)

    def verdict(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        if not landscape.is_global.any():
            return Verdict(say("谷のない地形", "no valley here"))
        there = [name for name, path in paths if is_at_best(landscape, path[-1])]
        return arrivals(there, [name for name, _ in paths])

    def takeaway(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        marks = dict(zip(range(self.count), style.END_SIGNS, strict=False))
        names = without_rates([name for name, _ in paths])
        told = [
            f"{marks[i]} {name}: {fate_in_short(landscape, path)}"
            for i, (name, (_, path)) in enumerate(zip(names, paths, strict=True))
        ]
        return as_sentence(listing(told))

    def describe(self, values, result):
        landscape, paths = as_fields(result, "landscape", "paths")
        x, y = (style.number(v) for v in paths[0][1][0])
        told = "".join(f" {name}: {fate(landscape, path)}" for name, path in paths)
        return say(f"({x}, {y}) から始める。{told}", f"From ({x}, {y}).{told}")


class Heights(Picture):
    """The heights of the same paths, over steps: above the landscape's lowest place, on a logarithmic scale."""

    size, margins, spare = (300, 248), (46, 42, 14, 28), True
    lowest, highest = 1e-6, 1e4  # what is higher or lower is drawn at the edge

    def __init__(self, count=3, steps=500):
        """count: how many paths. steps: how far the axis goes."""
        self.count, self.steps = count, steps

    def draw(self, axes):
        axes.set(xlim=(0, self.steps), ylim=(self.lowest, self.highest), yscale="log", xlabel=say("歩数", "steps"))
        axes.set_title(say("いちばん低い所からの高さ", "height above the lowest"))
        powers = range(-6, 5, 2)
        axes.set_yticks([10.0**power for power in powers], [self._tick(power) for power in powers])
        axes.locator_params(axis="x", nbins=4 if self.room[0] < 280 else 6)
        axes.minorticks_off()
        looks = list(zip(style.LINES[: self.count], style.ENDS, strict=False))
        self.lines = [
            axes.plot([0], [1], ls=dashes, color=colour, marker=mark, ms=8, mec=style.PAPER, markevery=[-1], lw=2.5)[0]
            for (colour, dashes), mark in looks
        ]
        place = dict(loc="upper right", bbox_to_anchor=(1.03, 1.02), borderpad=0, handlelength=2)
        self.legend = axes.legend(self.lines, ["-"] * self.count, framealpha=0.85, edgecolor="none", **place)
        return [*self.lines, self.legend]

    def _tick(self, power):
        """10 to that power as text; what is beyond the ends is drawn there."""
        value = 10.0**power
        return style.edge(value, self.lowest, self.highest) + (f"{value:g}" if -3 < power < 3 else style.power(power))

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
