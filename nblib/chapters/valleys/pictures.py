"""Where many trainings end: how low, and how far from the best one; and what stands in other files of this room."""

import numpy as np

from nblib.chapters.valleys.adam_state import AdamMemory, AdamPaces
from nblib.chapters.valleys.basin_map import BasinMap, BasinShares, BestShares
from nblib.chapters.valleys.newton_model import ModelCut, ModelFromAbove
from nblib.chapters.valleys.place_by_step import PlaceByStep
from nblib.chapters.valleys.rides import Rides
from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.landscape_view import FromAbove, Ground, Heights
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields

__all__ = [
    "AdamMemory",
    "AdamPaces",
    "BasinMap",
    "BasinShares",
    "BestShares",
    "EndScatter",
    "FromAbove",
    "Heights",
    "LossPlane",
    "ModelCut",
    "ModelFromAbove",
    "PlaceByStep",
    "Rides",
]

# mark, size, colour; the chosen one, alone of them, can be dragged
BEST, TWIN, OTHER = ("*", 20, "ACCENT"), ("D", 9, "NEGATIVE"), ("o", 12, "YELLOW")


class EndScatter(Picture):
    """The result has "endings", Endings of many trainings, and "chosen", the number of the one that is marked.

    That one can be dragged to another training: the control `which` is its number.
    """

    size, margins = (300, 248), (38, 42, 12, 28)

    def __init__(self, farthest=170, highest=0.6, which="which"):
        """farthest: of the distances, highest: of the losses shown. which: the control."""
        self.farthest, self.highest, self.which = farthest, highest, which

    def draw(self, axes):
        axes.set_yscale("function", functions=(lambda y: np.sqrt(np.maximum(y, 0)), np.square))  # most losses are small
        axes.set(xlim=(-8, self.farthest), ylim=(0, self.highest), yticks=[0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6])
        axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.set_xlabel(say("★からの距離(重み)", "distance from ★, in weights"))
        axes.set_title(say("100回の訓練の、最後の損失", "last losses of the trainings"))
        axes.locator_params(axis="x", nbins=5)
        (self.all,) = axes.plot([], [], "o", ms=6, mfc="none", mec=style.POSITIVE, label=say("訓練の終わり", "trainings"))  # fmt: skip
        (self.twins,) = axes.plot([], [], "D", ms=5, mfc="none", mec=style.colour(TWIN[2]), label=say("★のふたご", "twins of ★"))  # fmt: skip
        (self.chosen,) = axes.plot([], [], OTHER[0], ms=OTHER[1], mfc=style.colour(OTHER[2]), mec=style.INK)
        (self.best,) = axes.plot([], [], BEST[0], ms=BEST[1], mfc=style.colour(BEST[2]), mec=style.PAPER, label=say("いちばん低い", "the lowest"))  # fmt: skip
        place = dict(loc="upper left", bbox_to_anchor=(0, 1.02), borderpad=0, handlelength=1, labelspacing=0.3)
        axes.legend(handles=[self.best, self.twins, self.all], frameon=False, **place)
        self.ghost = Ghost(axes)
        return [self.twins, self.all, *self.ghost.artists, self.chosen, self.best]

    def update(self, values, result):
        endings, chosen = as_fields(result, "endings", "chosen")
        twins = endings.twins(40)
        at = endings.distances(endings.thetas)
        self.all.set_data(at, endings.losses)
        self.twins.set_data(endings.distances(twins), endings.loss(twins))
        self.chosen.set_data(at[[chosen]], endings.losses[[chosen]])
        self.best.set_data([0], [endings.losses.min()])

    def imagine(self, values, result, expected):
        """expected: (distances, losses) of the trainings."""
        self.ghost.show(*expected, ha="right")

    def handles(self, values, result):
        endings, chosen = as_fields(result, "endings", "chosen")
        places = np.column_stack([endings.distances(endings.thetas), endings.losses])
        scale = np.array([self.farthest, self.highest])

        def nearest(x, y):
            return int(np.linalg.norm((places - [x, y]) / scale, axis=1).argmin())

        return [Handle(self.which, *places[chosen], "across", at=nearest)]

    def verdict(self, values, result):
        endings, chosen = as_fields(result, "endings", "chosen")
        far, loss = endings.distances(endings.thetas[chosen]), endings.losses[chosen]
        return Verdict(f"{word('loss')} {style.number(loss, 3)}", say(f"★から {far:.0f}", f"{far:.0f} from ★"))

    def takeaway(self, values, result):
        endings, _ = as_fields(result, "endings", "chosen")
        far, low = endings.distances(endings.farthest_twin()), style.number(endings.losses.min(), 3)
        return say(
            f"★とちょうど同じ損失({low})のふたごが、距離 {far:.0f} にもいる。",
            f"A twin as far as {far:.0f} from ★ has exactly its loss, {low}.",
        )

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

    size, margins, spare = (248, 248), (38, 42, 10, 28), True
    keeps_shape, tallest = True, 248
    names = ((0, 0, BEST), (1, 0, TWIN), (0, 1, ("o", 10, "PAPER")))

    def draw(self, axes):
        self.ground = Ground(axes, cells=61)
        axes.set(xlabel=say("ふたごの方へ →", "to the twin →"), ylabel=say("選んだ訓練の方へ →", "to the chosen one →"))
        axes.set(xticks=[0, 1], yticks=[0, 1], title=say("3つを通る平面の損失", "loss on their plane"))
        for x, y, (mark, size, colour) in self.names:
            looks = dict(mfc=style.colour(colour), mec=style.INK if colour == "PAPER" else style.PAPER)
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
