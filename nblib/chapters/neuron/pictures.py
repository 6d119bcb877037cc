"""What the neuron chapter shows: the plane of two inputs, divided by the neuron, and a line to be aimed at a point."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from nblib.chapters.neuron.situations import Situations
from nblib.language import say
from nblib.maths.data import HINTED_DAYS
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.fine_heights import around, on_grid
from nblib.pictures.neuron_diagram import NeuronDiagram, Waterfall
from nblib.pictures.picture import Picture
from nblib.validation import as_function, as_number

__all__ = ["DecisionPlane", "Line", "NeuronDiagram", "Situations", "Waterfall"]


class DecisionPlane(Picture):
    """The result is a function of two inputs; where it is positive the verdict is a test.

    days: (n, 3) rows of both inputs and the truth, 1 a test. The day of the control `day` can be dragged.
    """

    size, margins, drags = (460, 400), (58, 48, 20, 20), "day"
    low, high, cells = -0.25, 1.25, 41

    def __init__(self, days=HINTED_DAYS):
        self.days = np.asarray(days, float)

    def draw(self, axes):
        window = (self.low, self.high)
        axes.set(xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
        axes.set_xlabel(say("$x_1$ 友達の言い方の強さ", "$x_1$ how clearly the friend says it"))
        axes.set_ylabel(say("$x_2$ 先生の言い方の強さ", "$x_2$ how clearly the teacher says it"))
        self.ticks = np.linspace(*window, self.cells)
        # The sums between the places where they are calculated come first, then the colours: so the edge is the line y = 0
        looks = dict(cmap=ListedColormap(style.VERDICTS), interpolation="bilinear", interpolation_stage="data")
        extent = around(self.ticks) * 2
        self.sides = axes.imshow(np.zeros((2, 2)), extent=extent, origin="lower", aspect="auto", **looks)
        axes.set(xlim=window, ylim=window)
        cross = [axes.axhline(0, color=style.LINE, lw=0.8), axes.axvline(0, color=style.LINE, lw=0.8)]
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2.5))
        marks = [self._draw_days(axes, is_test) for is_test in (0, 1)]
        (self.wrong,) = axes.plot([], [], "x", ms=18, mew=2.5, color=style.ACCENT)
        (self.day,) = axes.plot([], [], "*", ms=20, mfc=style.YELLOW, mec=style.INK)
        self.label = axes.text(0, 0, "", ha="center", bbox=style.behind(pad=1))
        return [self.sides, *cross, self.boundary, *marks, self.wrong, self.day, self.label]

    def _draw_days(self, axes, is_test):
        days = self.days[self.days[:, 2] == is_test]
        face = style.INK if is_test else style.PAPER
        return axes.plot(days[:, 0], days[:, 1], "o", ms=10, mfc=face, mec=style.INK, mew=1.5)[0]

    def update(self, values, result):
        height = on_grid(as_function(result), self.ticks)
        reach = max(np.abs(height).max(), 1e-6)
        self.sides.set(data=height, clim=(-reach, 1.001 * reach))  # a sum of 0 is no test
        self.boundary.set_segments(contour_generator(self.ticks, self.ticks, height).lines(0))
        self.wrong.set_data(*self.days[self._misjudged(result), :2].T)
        x1, x2 = values["day"]
        self.day.set_data([x1], [x2])
        self.label.set(x=x1, y=x2 + 0.07, text=f"y = {style.number(as_number(result(x1, x2)))}")

    def _misjudged(self, result):
        sums = [as_number(result(x1, x2)) for x1, x2, _ in self.days]
        return predicts_test(sums) != (self.days[:, 2] == 1)

    def describe(self, values, result):
        x1, x2 = values["day"]
        y, right = as_number(result(x1, x2)), int(np.sum(~self._misjudged(result)))
        verdict = style.verdict(predicts_test(y))
        return say(
            f"黄色い星の日 (x1, x2) = ({x1:.2f}, {x2:.2f}) では y = {style.number(y)}、「{verdict}」。"
            f"丸で示した{len(self.days)}日のうち、正しく判断できたのは{right}日。",
            f"On the day of the star, (x1, x2) = ({x1:.2f}, {x2:.2f}), y = {style.number(y)}: {verdict}. "
            f"Of the {len(self.days)} days with circles {right} are judged right.",
        )


class Line(Picture):
    """The result is a function of x; the line should go through the target point."""

    size, margins = (460, 340), (52, 48, 16, 16)

    def __init__(self, target=(0, 1)):
        self.target = target

    def draw(self, axes):
        axes.set(xlim=(-2, 2), ylim=(-3, 3), xlabel="$x$", ylabel="$y$", xticks=range(-2, 3))
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.LINE, lw=0.8)
        axes.plot(*self.target, "o", ms=15, mfc="none", mec=style.ACCENT, mew=2.5)
        axes.text(self.target[0] + 0.14, self.target[1] + 0.3, say("目標", "target"), color=style.ACCENT)
        self.x = np.linspace(-2, 2, 81)
        (self.line,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.gap,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        (self.origin,) = axes.plot([], [], "s", ms=8, color=style.POSITIVE)
        return [self.line, self.gap, self.origin]

    def update(self, values, result):
        (x, y), result = self.target, as_function(result)
        self.line.set_data(self.x, [as_number(result(x)) for x in self.x])
        self.gap.set_data([x, x], [y, result(x)])
        self.origin.set_data([x], [result(x)])

    def describe(self, values, result):
        x, y = self.target
        here = as_number(result(x))
        gap, there = style.number(abs(here - y)), style.number(here)
        if gap == "0.00":
            return say(f"x = {x} で y = {y}。線は目標を通る。", f"At x = {x}, y = {y}: the line meets the target.")
        side = say("高すぎる", "too high") if here > y else say("足りない", "too low")
        return say(
            f"x = {x} で y = {there}。目標の {y} には {gap} {side}。",
            f"At x = {x}, y = {there}: {gap} {side} for the target {y}.",
        )
