"""A map of the plane: where the scores are above 0 and where below, and which points are judged wrong."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap

from nblib.maths.activations import sigmoid
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.results import as_function, as_number
from nblib.words import say

# Orange for "no", blue for "yes", the paler the less sure
SIDES = LinearSegmentedColormap.from_list("sides", ["#F0A875", "#FBE9DC", "#F4F4F4", "#DCEBF5", "#7FB8DC"])
ANSWER = dict(cmap=SIDES, vmin=0, vmax=1, origin="lower", interpolation="bilinear", aspect="auto")


class ScoreMap(Picture):
    """The result is a dict; its entry `field` is a function of arrays x1 and x2 that gives their scores.

    A score above 0 means yes; the shade is its sigmoid, how sure that is.
    """

    margins, cells = (46, 44, 14, 36), 41

    def __init__(self, points=PRANK, field="score", title="", window=(-0.25, 1.25), size=(330, 330)):
        """points: (n, 3) rows of both inputs and 1 or 0. window: from where to where both inputs go."""
        self.points, self.field, self.title, self.window = np.asarray(points, float), field, title, window
        self.size = size

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.window, xlabel="$x_1$", ylabel="$x_2$", title=self.title)
        axes.locator_params(nbins=4)
        self.ticks = np.linspace(*self.window, self.cells)
        self.x1, self.x2 = np.meshgrid(self.ticks, self.ticks)
        self.sides = axes.imshow(np.zeros((2, 2)), extent=self.window * 2, **ANSWER)
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2))
        marks = [self._draw_points(axes, answer) for answer in (0, 1)]
        (self.wrong,) = axes.plot([], [], "x", ms=self._size() + 6, mew=2.2, color=style.ACCENT)
        return [self.sides, self.boundary, *marks, self.wrong]

    def _size(self):
        return 10 if len(self.points) <= 20 else 5

    def _draw_points(self, axes, answer):
        x1, x2, _ = self.points[self.points[:, 2] == answer].T
        return axes.plot(x1, x2, "o", ms=self._size(), mfc=style.INK if answer else "white", mec=style.INK)[0]

    def update(self, values, result):
        score = as_function(result[self.field])
        height = np.broadcast_to(score(self.x1, self.x2), self.x1.shape)
        as_number(np.sum(height))  # refuses what is not finite
        self.sides.set_data(sigmoid(height))
        self.boundary.set_segments(contour_generator(self.ticks, self.ticks, height).lines(0))
        self.wrong.set_data(*self.points[self._misjudged(score), :2].T)

    def _misjudged(self, score):
        x1, x2, answer = self.points.T
        return predicts_test(np.broadcast_to(score(x1, x2), x1.shape)) != (answer == 1)

    def describe(self, values, result):
        right = len(self.points) - int(np.sum(self._misjudged(result[self.field])))
        head = f"{self.title}: " if self.title else ""
        return head + say(
            f"{len(self.points)}個の点のうち、正しく分けたのは{right}個。",
            f"{right} of {len(self.points)} points on their right side.",
        )
