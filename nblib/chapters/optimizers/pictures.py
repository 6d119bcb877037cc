"""The way down for A-kun's weights: the loss over two of them, what optimizers make of the start, and how noise shakes them."""

import functools
from dataclasses import replace

import numpy as np

from nblib.chapters.optimizers.rate_charts import RateOverTime, RateSweep
from nblib.chapters.optimizers.weight_recovery import Estimates, Spread
from nblib.language import listing, say, word
from nblib.maths.landscapes.landscape import plane
from nblib.pictures import style
from nblib.pictures.arrivals import arrivals
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.ghost import Ghost
from nblib.pictures.landscape_view import FromAbove, Ground, Heights, Trajectories
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.network_diagram import NetworkDiagram
from nblib.pictures.picture import Handle, Picture, Verdict
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
]

WEIGHTS = ("w0", "w1", "w2", "w3")
NEAR_BOTTOM = 0.02  # whoever is no higher above the smallest loss counts as having come there


class DescentMap(Picture):
    """The loss over two weights, the other two held where the start has them; the control `plane` says which, if there is one.

    The result has "loss", a DiaryLoss, and "paths", a dict of name: places (K, 4) from one start, which can be dragged.
    With "shaking", a loss above the smallest one, that is what the verdict is about; else it is who has come there.
    """

    size, margins, keeps_shape = (268, 268), (38, 42, 10, 28), True
    takes = ("plane",)
    window = (-1.25, 1.25)

    def __init__(self, best, count=3, drags=WEIGHTS):
        """best: (4,) the weights of the smallest loss. count: how many paths. drags: the weights that have a control."""
        self.best, self.count, self.drags = best, count, drags

    def dragged(self, values):
        """The two weights that the map shows."""
        return values.get("plane", ("w1", "w2"))

    def draw(self, axes):
        self.axes = axes
        self.ground = Ground(axes, cells=61)
        axes.set(xlim=self.window, ylim=self.window, xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        self.ways = Trajectories(axes, self.count)
        (self.start,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, zorder=5)
        self.ghost = Ghost(axes)
        return [*self.ways.artists, *self.ghost.artists, self.start]

    def imagine(self, values, result, expected):
        """expected: a dict with "path", places (K, 4), if it is about one."""
        if "path" in expected:
            _, *shown = self._cut(values, result["paths"])
            self.ghost.show(*expected["path"][:, shown].T, None)  # its name stands beside the loss

    def update(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        at, across, up = self._cut(values, paths)
        held = [i for i in range(4) if i not in (across, up)]
        self.axes.set(xlabel=word(f"w{across}"), ylabel=word(f"w{up}"))
        cut = ", ".join(f"w{i} = {style.number(at[i])}" for i in held)
        title = say(f"損失({cut} で)", f"the loss at {cut}") if self.room[0] >= 240 else cut
        self.axes.set_title(title, fontsize=12)
        self.ground.show(_slice(loss, tuple(at[held]), (across, up), self.window, tuple(self.best)))
        self.ways.show([path[:, [across, up]] for path in paths.values()])
        self.start.set_data([at[across]], [at[up]])

    def _cut(self, values, paths):
        """The start (4,), and the numbers of the weights that go across and up."""
        return next(iter(paths.values()))[0], *(int(name[1]) for name in self.dragged(values))

    def verdict(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        if "shaking" in result:
            return Verdict(style.signed(result["shaking"], 3), say("☆からの高さ", "above ☆"))
        there = [name for name, path in paths.items() if loss(path[-1]) < loss(self.best) + NEAR_BOTTOM]
        return arrivals(there, list(paths))

    def takeaway(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        ends = zip(style.END_SIGNS, paths.items(), strict=False)
        told = ", ".join(f"{sign} {name} {style.number(loss(path[-1]), 3)}" for sign, (name, path) in ends)
        least = style.number(loss(self.best), 3)
        return listing([say(f"損失 {told}", f"loss {told}"), f"☆ {least}"])

    def describe(self, values, result):
        loss, paths = as_fields(result, "loss", "paths")
        at, across, up = self._cut(values, paths)
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


class NoiseFloors(Picture):
    """How far above the bottom the loss goes on shaking, against the rate, on logarithmic scales; a line for each size of batch.

    The controls `rate` and `batch` say which of them is marked.
    """

    size, margins, spare = (320, 248), (54, 42, 34, 46), True
    lowest, highest = 1e-6, 3.0  # what is lower or higher is drawn at the edge

    def __init__(self, rates, floors):
        """rates: (R,) learning rates. floors: a dict of days in a mini-batch: losses above the smallest one (R,)."""
        self.rates, self.floors = list(rates), floors

    def draw(self, axes):
        axes.set(xscale="log", yscale="log", ylim=(self.lowest, self.highest), xlabel=word("rate"))
        axes.set_xlim(self.rates[0] / 1.4, self.rates[-1] * 1.4)
        title = say(
            "谷底でも、損失はこれだけ揺れる\n(右の数: ミニバッチの日数)",
            "how the loss shakes, even at ☆\n(right: days in a mini-batch)",
        )
        axes.set_title(title, fontsize=12)
        axes.set_xticks([0.001, 0.01, 0.1], ["0.001", "0.01", "0.1"])
        axes.set_yticks([1e-6, 1e-4, 1e-2, 1], ["≤" + style.power(-6), style.power(-4), "0.01", "1"])
        axes.minorticks_off()
        for (batch, floor), (colour, dashes), mark in zip(self.floors.items(), style.LINES, style.ENDS, strict=False):
            heights = np.maximum(floor, self.lowest)
            axes.plot(self.rates, heights, ls=dashes, marker=mark, color=colour, clip_on=False)
            axes.text(self.rates[-1] * 1.6, heights[-1], f"{batch}", color=colour, va="center")
        (self.here,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, clip_on=False, zorder=5)
        return [self.here]

    def update(self, values, result):
        self.here.set_data([values["rate"]], [max(self._floor(values), self.lowest)])

    def handles(self, values, result):
        floor = max(self._floor(values), self.lowest)
        return [Handle("rate", values["rate"], floor, "across", at=lambda x, y: x)]

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
