"""A ride down a curve with several valleys: where one optimizer goes, and in which valley it stays."""

import numpy as np

from nblib.language import say
from nblib.maths.descent import NEAR
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.pictures.style import ENDS, LINES
from nblib.validation import as_fields, as_function, as_number

STILL = 0.01  # a last step smaller than this counts as none


class Ride(Picture):
    """The result has "curve", a function of arrays, and "paths", a dict of name: places (K, 1)."""

    size, margins = (306, 300), (52, 46, 6, 34)

    def __init__(self, name, look=0, window=(15.8, 22.4), heights=(0.5, 6.6), labels=("$x$", "$y$")):
        """name: the optimizer whose path is shown. look: the number of its colour and mark. labels: of both axes."""
        self.name, self.look, self.window, self.heights, self.labels = name, look, window, heights, labels

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=self.labels[0], ylabel=self.labels[1], title=self.name)
        axes.locator_params(nbins=7)
        self.ticks = np.linspace(*self.window, 601)
        (colour, _), mark = LINES[self.look], ENDS[self.look]
        (self.curve,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.best,) = axes.plot([], [], "*", ms=15, mfc="white", mec=style.INK)
        (self.way,) = axes.plot([], [], "-", lw=1, marker="o", ms=4, alpha=0.6, color=colour)
        (self.start,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        (self.end,) = axes.plot([], [], mark, ms=11, mfc=colour, mec="white", mew=1.3)
        return [self.curve, self.best, self.way, self.start, self.end]

    def _read(self, result):
        """The heights (601,) of the curve, the places (K,) of the path, and their heights."""
        curve, paths = as_fields(result, "curve", "paths")
        places = paths[self.name][:, 0]
        heights = np.broadcast_to(as_function(curve)(self.ticks), self.ticks.shape)
        as_number(np.sum(heights))  # refuses what is not finite
        return heights, places, curve(places)

    def update(self, values, result):
        curve, places, heights = self._read(result)
        self.curve.set_data(self.ticks, curve)
        self.best.set_data(self.ticks[[curve.argmin()]], [curve.min()])
        self.way.set_data(places, heights)
        self.start.set_data(places[:1], heights[:1])
        self.end.set_data(places[-1:], heights[-1:])

    def describe(self, values, result):
        curve, places, heights = self._read(result)
        end, low, high = places[-1], *self.window
        if not low <= end <= high:
            return say(f"{self.name}: 図の外へ出ていった。", f"{self.name} leaves the picture.")
        where = say(f"{style.number(end)} で高さ {style.number(heights[-1])}", f"{style.number(end)}, height {style.number(heights[-1])}")  # fmt: skip
        if abs(end - self.ticks[curve.argmin()]) < NEAR:
            return say(
                f"{self.name}: 大域的最小値に着いた({where})。", f"{self.name} is at the global minimum ({where})."
            )
        if len(places) < 2 or abs(end - places[-2]) > STILL:
            return say(f"{self.name}: まだ動いている({where})。", f"{self.name} is still moving ({where}).")
        more = style.number(heights[-1] - curve.min())
        return say(
            f"{self.name}: 局所的最小値で止まった({where}、大域的最小値より {more} 高い)。",
            f"{self.name} stays in a local minimum ({where}, which is {more} above the global one).",
        )
