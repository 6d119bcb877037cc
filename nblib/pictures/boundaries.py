"""What several networks make of the same days: a map for each, side by side."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.maths.activations import sigmoid
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.maps import ANSWER
from nblib.pictures.picture import Picture
from nblib.results import as_fields, as_function, as_number
from nblib.words import say


class Boundaries(Picture):
    """A row of maps. The result has "scores", a dict of name: function of x1 and x2, and "points" (n, 3).

    A score above 0 means yes; the shade is its sigmoid. Below each map stands how many of the points are right.
    """

    cells, window = 33, (0.0, 1.0)

    def __init__(self, names, each=146):
        """names: those of the scores. each: the width of a map in CSS pixels."""
        self.names, self.each = names, each
        self.size, self.margins = (each * len(names) + 16, each + 62), (8, 34, 8, 28)

    def draw(self, axes):
        axes.set(xlim=(-0.04, len(self.names) - 0.02), ylim=(0, 1))
        axes.axis("off")
        self.ticks = np.linspace(*self.window, self.cells)
        self.x1, self.x2 = np.meshgrid(self.ticks, self.ticks)
        for i, name in enumerate(self.names):
            axes.text(i + 0.47, 1.04, name, ha="center", va="bottom")
        count = range(len(self.names))
        self.maps = [axes.imshow(np.zeros((2, 2)), extent=(i, i + 0.94, 0, 1), **ANSWER) for i in count]
        self.lines = axes.add_collection(LineCollection([], colors=style.INK, linewidths=1.8))
        self.days = [axes.plot([], [], "o", ms=3, mfc=face, mec=style.INK, mew=0.6)[0] for face in _FACES]
        self.labels = [axes.text(i + 0.47, -0.04, "", ha="center", va="top", fontsize=11) for i in count]
        return [*self.maps, self.lines, *self.days, *self.labels]

    def update(self, values, result):
        scores, points = as_fields(result, "scores", "points")
        segments = []
        for i, (name, picture, label) in enumerate(zip(self.names, self.maps, self.labels, strict=True)):
            score = as_function(scores[name])
            height = np.broadcast_to(score(self.x1, self.x2), self.x1.shape)
            as_number(np.sum(height))  # refuses what is not finite
            picture.set_data(sigmoid(height))
            lines = contour_generator(self.ticks, self.ticks, height).lines(0)
            segments += [np.stack(_place(i, *line.T), axis=-1) for line in lines]
            label.set_text(
                say(f"正解 {style.percent(_right(score, points))}", f"{style.percent(_right(score, points))} right")
            )
        self.lines.set_segments(segments)
        for answer, dots in enumerate(self.days):
            x1, x2, _ = points[points[:, 2] == answer].T
            dots.set_data(*np.hstack([_place(i, x1, x2) for i in range(len(self.names))]))

    def describe(self, values, result):
        scores, points = as_fields(result, "scores", "points")
        shares = ", ".join(f"{name} {style.percent(_right(scores[name], points))}" for name in self.names)
        return say(f"{len(points)}個の点の正解率: {shares}。", f"Of {len(points)} points are right: {shares}.")


def _place(i, x1, x2):
    """Where points lie on map number i."""
    return i + 0.94 * x1, x2


def _right(score, points):
    """The share of the points on their right side."""
    x1, x2, answer = points.T
    return np.mean(predicts_test(score(x1, x2)) == (answer == 1))


_FACES = "white", style.INK
