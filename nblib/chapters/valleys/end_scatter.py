"""Where many trainings end: how low, how far from the best one, and the loss on a plane through three networks."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.landscape_view import Ground
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

BEST, TWIN, OTHER = ("*", 22, style.YELLOW), ("D", 9, style.NEGATIVE), ("o", 11, style.ACCENT)  # mark, size, colour


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
        (self.twins,) = axes.plot([], [], "D", ms=5, mfc="none", mec=TWIN[2], label=say("★のふたご", "twins of the star"))  # fmt: skip
        (self.chosen,) = axes.plot([], [], OTHER[0], ms=OTHER[1], mfc=OTHER[2], mec="white", label=say("選んだ訓練", "the chosen one"))  # fmt: skip
        (self.best,) = axes.plot([], [], BEST[0], ms=BEST[1], mfc=BEST[2], mec=style.INK, label=say("いちばん低い", "the lowest"))  # fmt: skip
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
        axes.set_title(say("3つのネットワークを通る平面での損失\n(濃いほど高い)", "the loss on the plane through three networks\n(dark: high)"))  # fmt: skip
        for x, y, (mark, size, colour) in self.names:
            axes.plot(x, y, mark, ms=size, mfc=colour, mec="white" if mark != "*" else style.INK, zorder=5)
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
