"""What several networks make of the same days: a map for each."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import listing, say
from nblib.maths.activations import sigmoid
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.decision_map import ANSWER
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number

HIGH = 1.38  # of a map with its name and its label, its width being 1


class Boundaries(Picture):
    """Rows of maps. The result has "scores", a dict of name: function of x1 and x2, and "points" (n, 3).

    A score above 0 means yes; the shade is its sigmoid. Below each map stands how many of the points are right.
    """

    cells, window = 33, (0.0, 1.0)

    def __init__(self, names, columns=3, each=146):
        """names: those of the scores. columns: how many maps stand in a row. each: their width in CSS pixels."""
        self.names, self.columns, self.rows = names, columns, -(-len(names) // columns)
        self.size, self.margins = (each * columns + 16, round(each * HIGH * self.rows) + 8), (8, 4, 8, 4)

    def draw(self, axes):
        axes.axis("off")
        self.ticks = np.linspace(*self.window, self.cells)
        self.x1, self.x2 = np.meshgrid(self.ticks, self.ticks)
        places = [self._place(i, np.array([0, 0.5, 1]), np.array([0, 0.5, 1])) for i in range(len(self.names))]
        for (x, y), name in zip(places, self.names, strict=True):
            axes.text(x[1], y[2] + 0.03, name, ha="center", va="bottom")
        boxes = [(x[0], x[2], y[0], y[2]) for x, y in places]
        self.maps = [axes.imshow(np.zeros((2, 2)), extent=box, **ANSWER) for box in boxes]
        axes.set(xlim=(-0.04, self.columns - 0.02), ylim=(-HIGH * self.rows, 0))
        self.lines = axes.add_collection(LineCollection([], colors=style.INK, linewidths=1.8))
        self.days = [axes.plot([], [], "o", ms=3, mfc=face, mec=style.INK, mew=0.6)[0] for face in _FACES]
        self.labels = [axes.text(x[1], y[0] - 0.03, "", ha="center", va="top", fontsize=11) for x, y in places]
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
            segments += [np.stack(self._place(i, *line.T), axis=-1) for line in lines]
            label.set_text(
                say(f"正解 {style.percent(_right(score, points))}", f"{style.percent(_right(score, points))} right")
            )
        self.lines.set_segments(segments)
        for answer, dots in enumerate(self.days):
            x1, x2, _ = points[points[:, 2] == answer].T
            dots.set_data(*np.hstack([self._place(i, x1, x2) for i in range(len(self.names))]))

    def _place(self, i, x1, x2):
        """Where points lie on map number i."""
        row, column = divmod(i, self.columns)
        return column + 0.94 * x1, x2 * 0.94 - HIGH * row - 1.13

    def describe(self, values, result):
        scores, points = as_fields(result, "scores", "points")
        shares = listing(f"{name} {style.percent(_right(scores[name], points))}" for name in self.names)
        return say(f"{len(points)}個の点の正解率: {shares}。", f"Right, of {len(points)} points: {shares}.")


def _right(score, points):
    """The share of the points on their right side."""
    x1, x2, answer = points.T
    return np.mean(predicts_test(score(x1, x2)) == (answer == 1))


_FACES = "white", style.INK
