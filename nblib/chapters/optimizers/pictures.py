"""The way down for A-kun's weights: the loss over two of them, what optimizers make of the start, and how noise shakes them."""

import functools
from dataclasses import replace

import numpy as np

from nblib.chapters.optimizers.rate_charts import RateOverTime, RateSweep
from nblib.chapters.optimizers.weight_recovery import Estimates, Spread
from nblib.language import say, word
from nblib.maths.landscapes.landscape import plane
from nblib.pictures import style
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.landscape_view import FromAbove, Ground, Heights, Trajectories
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.network_diagram import NetworkDiagram
from nblib.pictures.neuron_diagram import NeuronDiagram
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

__all__ = [
    "DescentMap",
    "Estimates",
    "FromAbove",
    "Heights",
    "LossCurves",
    "NetworkDiagram",
    "NoiseFloors",
    "RateOverTime",
    "RateSweep",
    "ScoreMap",
    "Spread",
    "TrainedNeuron",
]

WEIGHTS = ("w0", "w1", "w2", "w3")


class DescentMap(Picture):
    """The loss over the two weights of the control `plane`, the other two held where the start has them.

    The result has "loss", a DiaryLoss, and "paths", a dict of name: places (K, 4). The yellow start can be dragged.
    """

    size, margins = (350, 340), (52, 48, 12, 52)
    drags, takes = WEIGHTS, ("plane",)
    window = (-1.25, 1.25)

    def __init__(self, best, count=3):
        """best: (4,) the weights of the smallest loss. count: how many paths there are."""
        self.best, self.count = best, count

    def dragged(self, values):
        """The two weights that the map shows."""
        return values.get("plane", ("w1", "w2"))

    def draw(self, axes):
        self.axes = axes
        self.ground = Ground(axes, cells=61)
        axes.set(xlim=self.window, ylim=self.window, xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        self.ways = Trajectories(axes, self.count)
        (self.start,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, zorder=5)
        return [*self.ways.artists, self.start]

    def update(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        at, across, up = self._cut(values)
        held = [i for i in range(4) if i not in (across, up)]
        self.axes.set(xlabel=word(f"w{across}"), ylabel=word(f"w{up}"))
        cut = ", ".join(f"w{i} = {style.number(at[i])}" for i in held)
        self.axes.set_title(say("損失の地形(高いほど紫)", "the loss (violet is high)") + f"\n{cut}")
        self.ground.show(_slice(loss, tuple(at[held]), (across, up), self.window, tuple(self.best)))
        self.ways.show([path[:, [across, up]] for path in paths.values()])
        self.start.set_data([at[across]], [at[up]])

    def _cut(self, values):
        """The start (4,), and the numbers of the weights that go across and up."""
        return np.array([values[name] for name in WEIGHTS]), *(int(name[1]) for name in self.dragged(values))

    def describe(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        at, across, up = self._cut(values)
        here = f"w{across} = {style.number(at[across])}, w{up} = {style.number(at[up])}"
        told = [
            say(
                f"出発点({here})の損失は {style.number(loss(at), 3)}。",
                f"Start: {here}, loss {style.number(loss(at), 3)}.",
            )
        ]
        for name, path in paths.items():
            gone = np.abs(path[:, [across, up]]).max(axis=1) > self.window[1]
            if gone[-1]:
                step = len(gone) - np.argmin(gone[::-1]) if not gone.all() else 0
                told.append(say(f"{name}は{step}歩目に図の外へ飛び出し、戻っていない。",
                                f"{name} leaps out of the picture at step {step} and is not back."))  # fmt: skip
        return " ".join(told)


@functools.lru_cache(32)
def _slice(loss, held, shown, window, best):
    """The loss as a landscape over the two shown weights; its minimum is the one of all four weights."""
    theta, (u, v) = np.zeros(4), np.eye(4)[list(shown)]
    theta[[i for i in range(4) if i not in shown]] = held
    cut = plane(loss, loss.gradient, theta, u, v, window=(window, window))
    return replace(cut, minima=np.array([[best[i] for i in shown]]))


class TrainedNeuron(NeuronDiagram):
    """The neuron with the weights that an optimizer has found: result has "w" (4,), its "name", the "step", and clues "x" (3,)."""

    size, right = (440, 320), 330

    @staticmethod
    def _read(result):
        """The weights and clues by name, and the sum."""
        w, x = as_fields(result, "w", "x")
        named = dict(zip(WEIGHTS, map(float, w), strict=True)) | {f"x{i}": value for i, value in enumerate(x, 1)}
        return named, w[0] + np.dot(w[1:], x)

    def draw(self, axes):
        self.whose = axes.text(self.right - 10, 296, "", ha="center", fontsize=13)
        return [*super().draw(axes), self.whose]

    def update(self, values, result):
        super().update(*self._read(result))
        self.whose.set_text(self._title(result))

    def describe(self, values, result):
        title = self._title(result)
        return f"{title[0].upper()}{title[1:]}: {super().describe(*self._read(result))}"

    def verdict(self, values, result):
        return super().verdict(*self._read(result))

    def takeaway(self, values, result):
        return ""

    def handles(self, values, result):
        return []  # these weights are the optimizer's

    def idle(self, values, result):
        return {}

    @staticmethod
    def _title(result):
        name, step = as_fields(result, "name", "step")
        return say(f"{name} の{step}歩後", f"after {step} steps of {name}")


class NoiseFloors(Picture):
    """How far above the bottom the loss goes on shaking, against the rate, on logarithmic scales; a line for each size of batch.

    The controls `rate` and `batch` say which of them is marked.
    """

    size, margins = (380, 340), (66, 48, 14, 52)
    lowest, highest = 1e-6, 3.0  # what is lower or higher is drawn at the edge

    def __init__(self, rates, floors):
        """rates: (R,) learning rates. floors: a dict of days in a mini-batch: losses above the smallest one (R,)."""
        self.rates, self.floors = list(rates), floors

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", ylim=(self.lowest, self.highest), xlabel=word("rate"))
        axes.set_xlim(self.rates[0] / 1.4, self.rates[-1] * 1.4)
        axes.set_title(
            say(
                "谷底に立たせたとき、\n揺れで損失がどれだけ上がるか",
                "set at the bottom: by how much\nthe noise lifts the loss",
            )
        )
        axes.xaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.set_yticks([1e-6, 1e-4, 1e-2, 1], ["0", "0.0001", "0.01", "1"])
        axes.minorticks_off()
        for (batch, floor), (colour, dashes), mark in zip(self.floors.items(), style.LINES, style.ENDS, strict=False):
            heights = np.maximum(floor, self.lowest)
            axes.plot(self.rates, heights, ls=dashes, marker=mark, color=colour, label=f"{batch}", clip_on=False)
        axes.legend(title=word("batch"), loc="upper left", frameon=False, handlelength=3, fontsize=11, ncols=2)
        (self.here,) = axes.plot([], [], "o", ms=17, mfc="none", mec=style.ACCENT, mew=2.5, clip_on=False)
        return [self.here]

    def update(self, values, result):
        self.here.set_data([values["rate"]], [max(self._floor(values), self.lowest)])

    def _floor(self, values):
        return self.floors[values["batch"]][self.rates.index(values["rate"])]

    def describe(self, values, result):
        if self._floor(values) < 1e-9:
            return say(
                "全部の日を見るので、谷底に着けば揺れない。", "All days are looked at: at the bottom nothing shakes."
            )
        floor = style.number(self._floor(values), 4)
        return say(
            f"{values['batch']}日ずつ、学習率 {values['rate']:g} のとき、損失は谷底より平均 {floor} 高いところで揺れる。",
            f"With {values['batch']} day{'s' * (values['batch'] > 1)} at a time and the rate {values['rate']:g} the loss shakes {floor} above the bottom, on average.",
        )
