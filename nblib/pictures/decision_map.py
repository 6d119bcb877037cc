"""A map of the plane: where the scores are above 0 and where below, and which points are judged wrong."""

import numpy as np
from matplotlib.collections import LineCollection

from nblib.language import say
from nblib.maths.activations import sigmoid
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.fine_heights import boundary, fine_heights
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_function

# Orange for "no", blue for "yes", the paler the less sure


def answers(axes, extent):
    """An image of answers from 0 to 1 on axes, yet empty: orange for no, blue for yes. extent: left, right, low, high."""
    looks = dict(cmap=style.colormap("SIDES"), vmin=0, vmax=1, origin="lower", interpolation="bilinear", aspect="auto")
    return axes.imshow(np.zeros((2, 2)), extent=extent, **looks)


class ScoreMap(Picture):
    """The result is a dict; its entry `field` is a function of arrays x1 and x2 that gives their scores.

    A score above 0 means yes; the shade is its sigmoid, how sure that is.
    """

    cells, keeps_shape = 41, True

    def __init__(
        self, points=PRANK, field="score", title="", window=(-0.25, 1.25), size=(190, 190), pulls="", spare=False
    ):
        """points: (n, 3) rows of both inputs and 1 or 0. window: from where to where both inputs go.

        pulls: the control that is added to the score, so that the boundary can be dragged by it; "-" before its name: it
        is taken off.
        """
        self.points, self.field, self.title, self.window = np.reshape(points, (-1, 3)), field, title, window
        self.size, self.pulls, self.spare = size, pulls, spare

    @property
    def margins(self):
        """Room for ticks and, between them, the names of the axes."""
        return 28, 24, 10, 26 if self.title else 10

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.window, title=self.title)
        self._name_axes(axes)
        self.sides = answers(axes, self.window * 2)
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2))
        marks = [self._draw_points(axes, answer) for answer in (0, 1)]
        (self.wrong,) = axes.plot([], [], "x", ms=self._size() + 6, mew=2.2, color=style.ACCENT)
        (self.grip,) = axes.plot([], [], "o", ms=12, mfc=style.YELLOW, mec=style.INK, mew=1.6)
        return [self.sides, self.boundary, *marks, self.wrong, self.grip]

    def _name_axes(self, axes):
        axes.locator_params(nbins=4)
        ticks = [tick for tick in axes.get_xticks() if self.window[0] < tick < self.window[1]]
        axes.set(xticks=[ticks[0], ticks[-1]], yticks=[ticks[0], ticks[-1]])
        axes.xaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.text(0.5, -0.035, "$x_1$", transform=axes.transAxes, ha="center", va="top")
        axes.text(-0.035, 0.5, "$x_2$", transform=axes.transAxes, ha="right", va="center")

    def _size(self):
        return 10 if len(self.points) <= 20 else 5

    def _draw_points(self, axes, answer):
        x1, x2, _ = self.points[self.points[:, 2] == answer].T
        return axes.plot(x1, x2, "o", ms=self._size(), mfc=style.INK if answer else style.PAPER, mec=style.INK)[0]

    def update(self, values, result):
        score = as_function(result[self.field])
        ticks, heights = fine_heights(score, self.window, self.cells)
        self.sides.set_data(sigmoid(heights))
        lines = boundary(ticks, heights)
        self.boundary.set_segments(lines)
        wrong = self.points[self._yes(score) != (self.points[:, 2] == 1), :2]
        self.wrong.set_data(*wrong.T)
        self._straight, self._crosses = is_straight(heights), bool(lines)
        self.held = middle_of(lines, self.window)
        self.grip.set_data(*([v] if self.pulls.strip("-") in values else [] for v in self.held))

    def _yes(self, score):
        """For each point, whether its score says yes."""
        x1, x2, _ = self.points.T
        return predicts_test(np.broadcast_to(score(x1, x2), x1.shape))

    def _right(self, result):
        """How many points are on their right side."""
        return int(np.sum(self._yes(result[self.field]) == (self.points[:, 2] == 1)))

    # ---- what it says
    def handles(self, values, result):
        name, sign = self.pulls.strip("-"), -1 if self.pulls.startswith("-") else 1
        score = as_function(result[self.field])
        # The score at the pointer becomes 0, so that the boundary is drawn along
        return [Handle(name, *self.held, at=lambda x, y: values[name] - sign * float(score(x, y)))] if name else []

    def verdict(self, values, result):
        count = len(self.points)
        if not count:
            if not self._crosses:
                return Verdict(say("境目なし", "no boundary"))
            is_bent = say("境目は曲線", "bent boundary")
            return Verdict(say("境目はまっすぐ", "straight line") if self._straight else is_bent)
        right = self._right(result)
        told = say(f"{count}個中{right}個 正解", f"{right} of {count} right")
        return Verdict(told, say("✓ 全部", "✓ all"), 1) if right == count else Verdict(told)

    def describe(self, values, result):
        head, count = f"{self.title}: " if self.title else "", len(self.points)
        if not count:
            ticks = np.linspace(*self.window, self.cells)
            share = style.percent(np.mean(predicts_test(result[self.field](*np.meshgrid(ticks, ticks)))))
            return head + say(f"平面の {share} で0より大きい。", f"{share} of the plane is above 0.")
        right = self._right(result)
        return head + say(
            f"{count}個の点のうち、正しく分けたのは{right}個。", f"{right} of {count} points on their right side."
        )


def middle_of(lines, window):
    """The place on a boundary that is nearest to the middle of the window; the middle itself where there is none."""
    middle = np.full(2, np.mean(window))
    if not lines:
        return tuple(middle.tolist())
    places = np.concatenate(lines)
    return tuple(places[np.hypot(*(places - middle).T).argmin()].tolist())


def is_straight(heights):
    """Whether heights (n, n) rise evenly, so that their boundary is one straight line."""
    bends = max(np.abs(np.diff(heights, 2, axis=axis)).max() for axis in (0, 1))
    return bool(bends <= 1e-9 * max(1.0, np.abs(heights).max()))
