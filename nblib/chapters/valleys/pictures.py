"""Where descents end: in which valley of a curve, and how low and how far from the best one, for many trainings."""

import numpy as np

from nblib.chapters.valleys.adam_state import adam_paces, adam_sizes, adam_slopes
from nblib.chapters.valleys.basin_map import BasinMap, BestShares
from nblib.chapters.valleys.newton_model import ModelCut, ModelFromAbove
from nblib.language import say, word
from nblib.maths.descent import NEAR
from nblib.pictures import style
from nblib.pictures.landscape_view import FromAbove, Ground, Heights
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number

__all__ = [
    "BasinMap",
    "BestShares",
    "EndScatter",
    "FromAbove",
    "Heights",
    "LossPlane",
    "ModelCut",
    "ModelFromAbove",
    "Ride",
    "adam_paces",
    "adam_sizes",
    "adam_slopes",
]

STILL = 0.01  # a last step smaller than this counts as none
BEST, TWIN, OTHER = ("*", 22, "YELLOW"), ("D", 9, "NEGATIVE"), ("o", 11, "ACCENT")  # mark, size, colour


class Ride(Picture):
    """A ride down a curve with several valleys: where one optimizer goes, and in which valley it stays.

    The result has "curve", a function of arrays, and "paths", a dict of name: places (K, 1).
    """

    size, margins = (306, 300), (52, 46, 6, 34)

    def __init__(self, name, look=0, window=(15.8, 22.4), heights=(0.5, 6.6), labels=("$x$", "$y$")):
        """name: the optimizer whose path is shown. look: the number of its colour and mark. labels: of both axes."""
        self.name, self.look, self.window, self.heights, self.labels = name, look, window, heights, labels

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=self.labels[0], ylabel=self.labels[1], title=self.name)
        axes.locator_params(nbins=7)
        self.ticks = np.linspace(*self.window, 601)
        (colour, _), mark = style.LINES[self.look], style.ENDS[self.look]
        (self.curve,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.best,) = axes.plot([], [], "*", ms=15, mfc=style.PAPER, mec=style.INK)
        (self.way,) = axes.plot([], [], "-", lw=1, marker="o", ms=4, alpha=0.6, color=colour)
        (self.start,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        (self.end,) = axes.plot([], [], mark, ms=11, mfc=colour, mec=style.PAPER, mew=1.3)
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


class EndScatter(Picture):
    """The result has "endings", Endings of many trainings, and "chosen", the number of the one that is marked."""

    size, margins = (470, 420), (62, 48, 14, 66)

    def __init__(self, farthest=170, highest=0.6):
        """farthest: of the distances, highest: of the losses shown."""
        self.farthest, self.highest = farthest, highest

    def draw(self, axes):
        axes.set(xlim=(-6, self.farthest), ylim=(-0.02, self.highest), ylabel=word("loss"))
        axes.set_xlabel(say("いちばん低いネットワークからの距離(重み)", "distance from the lowest network, in weights"))
        (self.all,) = axes.plot([], [], "o", ms=6, mfc="none", mec=style.POSITIVE, label=say("訓練の終わり", "ends of trainings"))  # fmt: skip
        (self.twins,) = axes.plot([], [], "D", ms=5, mfc="none", mec=style.colour(TWIN[2]), label=say("★のふたご", "twins of the star"))  # fmt: skip
        (self.chosen,) = axes.plot([], [], OTHER[0], ms=OTHER[1], mfc=style.colour(OTHER[2]), mec=style.PAPER, label=say("選んだ訓練", "the chosen one"))  # fmt: skip
        (self.best,) = axes.plot([], [], BEST[0], ms=BEST[1], mfc=style.colour(BEST[2]), mec=style.INK, label=say("いちばん低い", "the lowest"))  # fmt: skip
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2, frameon=False, handlelength=1.2)
        return [self.twins, self.all, self.chosen, self.best]

    def update(self, values, result):
        endings, chosen = as_fields(result, "endings", "chosen")
        twins = endings.twins(40)
        at = endings.distances(endings.thetas)
        self.all.set_data(at, endings.losses)
        self.twins.set_data(endings.distances(twins), endings.loss(twins))
        self.chosen.set_data(at[[chosen]], endings.losses[[chosen]])
        self.best.set_data([0], [endings.losses.min()])

    def describe(self, values, result):
        endings, chosen = as_fields(result, "endings", "chosen")
        low, middle, high = (style.number(q, 3) for q in np.quantile(endings.losses, [0, 0.5, 1]))
        far, loss = endings.distances(endings.thetas[chosen]), endings.losses[chosen]
        twin = style.number(endings.distances(endings.farthest_twin()), 1)
        return say(
            f"{len(endings.losses)}回の訓練の損失は、最小 {low}、中央値 {middle}、最大 {high}。"
            f"選んだ訓練は、距離 {style.number(far, 1)} で損失 {style.number(loss, 3)}。距離 {twin} のふたごは、損失が最小と同じ。",
            f"The losses of {len(endings.losses)} trainings: lowest {low}, median {middle}, highest {high}. "
            f"The chosen one: loss {style.number(loss, 3)} at distance {style.number(far, 1)}. A twin at distance {twin} has the same loss as the lowest.",
        )


class LossPlane(Picture):
    """The result has "plane", a Landscape whose places (0, 0), (1, 0) and (0, 1) are networks."""

    size, margins = (430, 420), (46, 48, 14, 66)
    names = ((0, 0, BEST), (1, 0, TWIN), (0, 1, OTHER))

    def draw(self, axes):
        self.ground = Ground(axes, cells=61)
        axes.set(xlabel=say("→ ふたごの方へ", "towards the twin →"), ylabel=say("→ 選んだ訓練の方へ", "towards the chosen one →"))  # fmt: skip
        axes.set_title(say("3つのネットワークを通る平面での損失\n(紫ほど高い)", "the loss on the plane through three networks\n(violet: high)"))  # fmt: skip
        for x, y, (mark, size, colour) in self.names:
            looks = dict(mfc=style.colour(colour), mec=style.PAPER if mark != "*" else style.INK)
            axes.plot(x, y, mark, ms=size, zorder=5, **looks)
        return []

    def update(self, values, result):
        self.ground.show(result["plane"])

    def describe(self, values, result):
        plane = result["plane"]
        across, up = (
            plane(np.linspace([0, 0], end, 101)).max() for end in ([1, 0], [0, 1])
        )  # the highest places on the straight ways
        return say(
            f"まっすぐ進むと、ふたごへの途中で損失は {style.number(across)} まで、選んだ訓練への途中で {style.number(up)} まで上がる。",
            f"On the straight way to the twin the loss rises to {style.number(across)}, on that to the chosen one to {style.number(up)}.",
        )
