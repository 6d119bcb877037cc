"""A map of the plane: where the scores are above 0 and where below, and which points are judged wrong."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import say
from nblib.maths.activations import sigmoid
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_function, as_number

FEW = 12  # values of a score that only jumps


def answers(axes, extent):
    """An image of answers from 0 to 1 on axes, yet empty: orange for no, blue for yes. extent: left, right, low, high."""
    looks = dict(cmap=style.colormap("SIDES"), vmin=0, vmax=1, origin="lower", interpolation="bilinear", aspect="auto")
    return axes.imshow(np.zeros((2, 2)), extent=extent, **looks)


def on_grid(score, ticks):
    """The scores of all pairs of these places: (n, n), all of them finite."""
    x1, x2 = np.meshgrid(ticks, ticks)
    height = np.broadcast_to(score(x1, x2), x1.shape)
    as_number(np.sum(height))  # refuses what is not finite
    return height


def around(ticks):
    """From where to where an image reaches whose cells have these places (n,) in their middles: (low, high)."""
    half = (ticks[1] - ticks[0]) / 2
    return ticks[0] - half, ticks[-1] + half


class ScoreMap(Picture):
    """The result is a dict; its entry `field` is a function of arrays x1 and x2 that gives their scores.

    A score above 0 means yes; the shade is its sigmoid, how sure that is.
    """

    margins, cells, fine_cells = (46, 44, 14, 36), 41, 161

    def __init__(self, points=PRANK, field="score", title="", window=(-0.25, 1.25), size=(330, 330), judged=True):
        """points: (n, 3) rows of both inputs and 1 or 0. window: from where to where both inputs go.

        judged: whether points on the wrong side are crossed out; a hidden neuron need not be right by itself.
        """
        self.points, self.field, self.title, self.window = np.reshape(points, (-1, 3)), field, title, window
        self.size, self.judged = size, judged

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.window, xlabel="$x_1$", ylabel="$x_2$", title=self.title)
        axes.locator_params(nbins=4)
        self.ticks, self.fine_ticks = (np.linspace(*self.window, cells) for cells in (self.cells, self.fine_cells))
        self.sides = answers(axes, self.window * 2)
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2))
        marks = [self._draw_points(axes, answer) for answer in (0, 1)]
        (self.wrong,) = axes.plot([], [], "x", ms=self._size() + 6, mew=2.2, color=style.ACCENT)
        return [self.sides, self.boundary, *marks, self.wrong]

    def _size(self):
        return 10 if len(self.points) <= 20 else 5

    def _draw_points(self, axes, answer):
        x1, x2, _ = self.points[self.points[:, 2] == answer].T
        return axes.plot(x1, x2, "o", ms=self._size(), mfc=style.INK if answer else style.PAPER, mec=style.INK)[0]

    def update(self, values, result):
        score = as_function(result[self.field])
        ticks, height = self._sampled(score)
        self.sides.set(data=sigmoid(height), extent=around(ticks) * 2)
        self.boundary.set_segments(contour_generator(ticks, ticks, height).lines(0))
        wrong = self.points[self._yes(score) != (self.points[:, 2] == 1), :2] if self.judged else np.empty((0, 2))
        self.wrong.set_data(*wrong.T)

    def _sampled(self, score):
        """Places along an axis, and the scores on their grid: a fine one for a score that jumps, whose edge is its cells'."""
        height = on_grid(score, self.ticks)
        if len(np.unique(height)) > FEW:
            return self.ticks, height
        return self.fine_ticks, on_grid(score, self.fine_ticks)

    def _yes(self, score):
        """For each point, whether its score says yes."""
        x1, x2, _ = self.points.T
        return predicts_test(np.broadcast_to(score(x1, x2), x1.shape))

    def describe(self, values, result):
        yes, count = self._yes(result[self.field]), len(self.points)
        head = f"{self.title}: " if self.title else ""
        if not count:
            share = style.percent(np.mean(predicts_test(on_grid(result[self.field], self.ticks))))
            return head + say(f"平面の {share} で0より大きい。", f"{share} of the plane is above 0.")
        if not self.judged:
            return head + say(
                f"{count}個の点のうち{yes.sum()}個で0より大きい。", f"{yes.sum()} of {count} points are above 0."
            )
        right = int(np.sum(yes == (self.points[:, 2] == 1)))
        return head + say(
            f"{count}個の点のうち、正しく分けたのは{right}個。", f"{right} of {count} points on their right side."
        )
