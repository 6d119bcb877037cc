"""Rides down a curve: where descents go, and in which valley they end."""

import numpy as np

from nblib.language import as_sentence, listing, say
from nblib.maths.descent import NEAR
from nblib.pictures import style
from nblib.pictures.arrivals import arrivals
from nblib.pictures.direct_labels import apart
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle, Picture
from nblib.pictures.sketch_line import is_open
from nblib.validation import as_fields, as_function, as_number

STILL = 0.01  # a last step smaller than this counts as none


class Rides(Picture):
    """Rides down a curve with several valleys: where each optimizer goes, and in which valley it stays.

    The result has "curve", a function of arrays, and "paths", a dict of name: places (K, 1), all of them from one start,
    which the control `start` sets. Each path floats a little above the one before, so that all can be seen. The path
    that is sketched elsewhere waits at the start until the sketch is compared: `waits` is (its name, the sketch's).
    """

    size, margins = (640, 248), (38, 42, 14, 12)
    lift = 0.45  # between two paths, and the first and the curve, in heights

    def __init__(
        self,
        names,
        start="hour",
        window=(15.8, 22.4),
        heights=(0.5, 8),
        labels=("$x$", "$y$"),
        waits=("", ""),
        size=size,
    ):
        """names: the optimizers whose paths are shown, at most six. labels: of both axes."""
        self.names, self.start_name, self.window, self.heights, self.labels = names, start, window, heights, labels
        self.waits, self.size = waits, size

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=self.labels[0], ylabel=self.labels[1])
        axes.locator_params(nbins=7)
        self.ticks = np.linspace(*self.window, 601)
        (self.curve,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.best,) = axes.plot([], [], "*", ms=15, mfc=style.PAPER, mec=style.INK)
        looks = list(zip(self.names, style.LINES, style.ENDS, strict=False))
        way = dict(ls="-", lw=1, marker="o", ms=4, alpha=0.6)
        self.ways = [axes.plot([], [], color=colour, **way)[0] for _, (colour, _), _ in looks]
        edge = dict(ms=11, mec=style.PAPER, mew=1.3)
        self.ends = [axes.plot([], [], mark, mfc=colour, **edge)[0] for _, (colour, _), mark in looks]
        beside = dict(va="center", bbox=style.behind(pad=0.8))
        self.told = [axes.text(0, 0, "", color=colour, **beside) for _, (colour, _), _ in looks]
        (self.start,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, zorder=5)
        self.ghost = Ghost(axes, "o")
        self.ghost.line.set_markevery([-1])
        return [self.curve, self.best, *self.ways, *self.ends, *self.told, *self.ghost.artists, self.start]

    def _read(self, values, result):
        """The heights (601,) of the curve; of each path its places (K,) and its heights there."""
        curve, paths = as_fields(result, "curve", "paths")
        waits, sketch = self.waits
        ends = {waits: None if is_open(values, sketch) else 1}
        places = [paths[name][: ends.get(name), 0] for name in self.names]
        heights = np.broadcast_to(as_function(curve)(self.ticks), self.ticks.shape)
        as_number(np.sum(heights))  # refuses what is not finite
        return heights, [(at, curve(at)) for at in places]

    def update(self, values, result):
        curve, paths = self._read(values, result)
        self.curve.set_data(self.ticks, curve)
        self.best.set_data(self.ticks[[curve.argmin()]], [curve.min()])
        self.start.set_data(paths[0][0][:1], paths[0][1][:1])
        for i, (places, heights) in enumerate(paths):
            lifted = heights + self.lift * i
            self.ways[i].set_data(places, lifted)
            self.ends[i].set_data(places[-1:], lifted[-1:])
        ends = np.array([(places[-1], heights[-1] + self.lift * i) for i, (places, heights) in enumerate(paths)])
        for i, (x, _) in enumerate(ends):
            near = np.flatnonzero(np.abs(ends[:, 0] - x) < 0.35 * np.ptp(self.window))
            self._name(i, x, apart(ends[near, 1], self._gap(), *self.heights)[list(near).index(i)])

    def imagine(self, values, result, expected):
        """expected: the optimizer that would come to the lowest valley, and the places (K,) on its way there."""
        name, places = expected
        self.ghost.show(places, result["curve"](places) + self.lift * self.names.index(name), va="bottom")

    def _gap(self):
        """How far apart names are that stand at the same place, in heights."""
        return 15 * np.ptp(self.heights) / (self.room[1] - self.margins[1] - self.margins[3])

    def _name(self, i, x, y):
        """Write the name of path number i beside its end, on the side where there is more room."""
        low, high = self.window
        shift, right = 0.02 * (high - low) * 640 / self.room[0], x < low + 0.7 * (high - low)
        inside = low <= x <= high
        self.told[i].set(ha="left" if right else "right", position=(x + (shift if right else -shift), y))
        self.told[i].set_text(self.names[i] if inside else "")

    def _there(self, curve, places):
        """Whether a path has come to the lowest valley."""
        return abs(places[-1] - self.ticks[curve.argmin()]) < NEAR

    def verdict(self, values, result):
        curve, paths = self._read(values, result)
        there = [name for name, (places, _) in zip(self.names, paths, strict=True) if self._there(curve, places)]
        return arrivals(there, self.names)

    def takeaway(self, values, result):
        curve, paths = self._read(values, result)
        told = [
            f"{sign} {name}: {self._in_short(curve, places)}"
            for name, (places, _), sign in zip(self.names, paths, style.END_SIGNS, strict=False)
        ]
        return as_sentence(listing(told))

    def _in_short(self, curve, places):
        low, high = self.window
        if not low <= places[-1] <= high:
            return say("図の外", "out of the picture")
        if self._there(curve, places):
            return say("☆に着いた", "at ☆")
        if len(places) < 2:
            return say("出発前", "at the start")
        return say("途中", "still moving") if _moves(places) else say("別の谷", "in another valley")

    def handles(self, values, result):
        _, ((places, heights), *_) = self._read(values, result)
        return [Handle(self.start_name, places[0], heights[0], "across", at=lambda x, y: x)]

    def describe(self, values, result):
        curve, paths = self._read(values, result)
        told = [self._told(name, curve, *path) for name, path in zip(self.names, paths, strict=True)]
        return "\n".join(told)

    def _told(self, name, curve, places, heights):
        """What became of one path, in words."""
        end, low, high = places[-1], *self.window
        if not low <= end <= high:
            return say(f"{name}: 図の外へ出ていった。", f"{name} leaves the picture.")
        where = say(f"{style.number(end)} で高さ {style.number(heights[-1])}", f"{style.number(end)}, height {style.number(heights[-1])}")  # fmt: skip
        if self._there(curve, places):
            return say(f"{name}: 大域的最小値に着いた({where})。", f"{name} is at the global minimum ({where}).")
        if len(places) < 2:
            return say(f"{name}: まだ出発していない({where})。", f"{name} has not set out ({where}).")
        if _moves(places):
            return say(f"{name}: まだ動いている({where})。", f"{name} is still moving ({where}).")
        more = style.number(heights[-1] - curve.min())
        return say(
            f"{name}: 局所的最小値で止まった({where}、大域的最小値より {more} 高い)。",
            f"{name} stays in a local minimum ({where}, which is {more} above the global one).",
        )


def _moves(places):
    """Whether a path has not come to rest."""
    return len(places) < 2 or abs(places[-1] - places[-2]) > STILL
