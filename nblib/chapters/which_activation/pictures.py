"""Pictures of activations compared: what each network makes of the same days, and how the losses spread.

Beside them, softmax on paper, the curve of an activation of one's own, and those that the chapter takes from the library.
"""

import numpy as np
from matplotlib.collections import LineCollection

from nblib.chapters.which_activation.own_curve import OwnCurve
from nblib.chapters.which_activation.two_softmaxes import TwoSoftmaxes
from nblib.language import activation_name, listing, say, word
from nblib.maths.activations import sigmoid
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.activation_card import Card
from nblib.pictures.bars import Bars
from nblib.pictures.decision_map import answers
from nblib.pictures.fine_heights import boundary, fine_heights
from nblib.pictures.loss_by_size import LossBySize
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_function

__all__ = [
    "Bars",
    "Boundaries",
    "Card",
    "LossByActivation",
    "LossCurves",
    "OwnCurve",
    "ScoreBars",
    "Together",
    "TwoSoftmaxes",
]

LABELS = 34  # CSS pixels of height that the name and the label of a map need
CLEAR = 8  # CSS pixels from the middle of a mark that is pulled to the number beside it


class Boundaries(Picture):
    """Rows of maps. The result has "scores", a dict of name: function of x1 and x2, and "points" (n, 3).

    A score above 0 means yes; the shade is its sigmoid. Below each map stands how many of the points are right.
    If it has "losses" and "step", too, as LossCurves wants them, the one with the lowest loss is told.
    """

    cells, window, keeps_shape, margins = 25, (0.0, 1.0), True, (2, 2, 2, 2)

    def __init__(self, names, columns=3, each=96):
        """names: those of the scores. columns: how many maps stand in a row. each: their width in CSS pixels."""
        self.names, self.columns, self.rows = names, columns, -(-len(names) // columns)
        self.size = each * columns, round((each * 0.94 + LABELS) * self.rows)

    def draw(self, axes):
        axes.axis("off")
        axes.set(xlim=(0, self.room[0]), ylim=(-self.room[1], 0))
        self.step = np.array(self.room) / (self.columns, self.rows)  # from map to map
        self.edge = min(0.94 * self.step[0], self.step[1] - LABELS)  # of a map
        places = [self._place(i, np.array([0, 0.5, 1]), np.array([0, 0.5, 1])) for i in range(len(self.names))]
        for (x, y), name in zip(places, self.names, strict=True):
            axes.text(x[1], y[2] + 1, name, ha="center", va="bottom")
        self.maps = [answers(axes, (x[0], x[2], y[0], y[2])) for x, y in places]
        axes.set(xlim=(0, self.room[0]), ylim=(-self.room[1], 0))  # which images have changed
        self.lines = axes.add_collection(LineCollection([], colors=style.INK, linewidths=1.6))
        looks = dict(ms=2.6 if self.edge > 80 else 2, mec=style.INK, mew=0.5)
        self.days = [axes.plot([], [], "o", mfc=style.colour(face), **looks)[0] for face in _FACES]
        self.labels = [axes.text(x[1], y[0] - 2, "", ha="center", va="top") for x, y in places]
        return [*self.maps, self.lines, *self.days, *self.labels]

    def update(self, values, result):
        scores, points = as_fields(result, "scores", "points")
        segments = []
        for i, (name, picture, label) in enumerate(zip(self.names, self.maps, self.labels, strict=True)):
            score = as_function(scores[name])
            ticks, heights = fine_heights(score, self.window, self.cells)
            picture.set_data(sigmoid(heights))
            segments += [np.stack(self._place(i, *line.T), axis=-1) for line in boundary(ticks, heights)]
            right = style.percent(_right(score, points))
            label.set_text(say(f"正解 {right}", f"{right} right") if self.step[0] > 92 else right)
        self.lines.set_segments(segments)
        for answer, dots in enumerate(self.days):
            x1, x2, _ = points[points[:, 2] == answer].T
            dots.set_data(*np.hstack([self._place(i, x1, x2) for i in range(len(self.names))]))

    def _place(self, i, x1, x2):
        """Where points lie on map number i."""
        row, column = divmod(i, self.columns)
        left, top = np.array((column, -row)) * self.step + ((self.step[0] - self.edge) / 2, -16)
        return left + self.edge * x1, top + self.edge * (x2 - 1)

    def _losses(self, result):
        """The loss of each network at the step that is shown, by name, from the lowest on."""
        losses = {}
        for name in self.names:
            steps, heights = result["losses"][name]
            losses[name] = heights[np.searchsorted(steps, result["step"], "right") - 1]
        return dict(sorted(losses.items(), key=lambda pair: np.nan_to_num(pair[1], nan=np.inf)))

    def verdict(self, values, result):
        if "losses" not in result:
            return None
        if not result["step"]:
            return Verdict(say("訓練する前", "before training"))
        name, loss = next(iter(self._losses(result).items()))
        return Verdict(say(f"1位 {name}", f"best: {name}"), f"{word('loss')} {style.scientific(loss, plain=True)}", 1)

    def takeaway(self, values, result):
        if "losses" not in result or not result["step"]:
            return ""
        order = " < ".join(self._losses(result))
        return say(f"{result['step']}歩での損失の順: {order}", f"By loss after step {result['step']}: {order}")

    def describe(self, values, result):
        scores, points = as_fields(result, "scores", "points")
        shares = listing(f"{name} {style.percent(_right(scores[name], points))}" for name in self.names)
        return say(f"{len(points)}個の点の正解率: {shares}。", f"Right, of {len(points)} points: {shares}.")


def _right(score, points):
    """The share of the points on their right side."""
    x1, x2, answer = points.T
    return np.mean(predicts_test(score(x1, x2)) == (answer == 1))


_FACES = "PAPER", "INK"


class LossByActivation(LossBySize):
    """One mark for each random start, so that the spread is seen beside the difference.

    The result is a dict: name -> (losses (starts,) on the training days, losses (starts,) on new days).
    """

    size = (640, 230)
    lowest, highest = 3e-4, 4.0
    joined = False

    @property
    def margins(self):
        """Below, room for the names, in two lines where they are close."""
        return 62, 56 if self._is_close() else 42, 12, 26

    def _is_close(self):
        return self.room[0] / len(self.widths) < 70

    def _frame(self, axes):
        axes.set(yscale="log", xlabel=say("2つの隠れ層の活性化関数", "activation of both hidden layers"))
        axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.yaxis.set_minor_formatter(lambda value, _position: "")

    def _draw_names(self, axes):
        """The names of both marks, above, where they cover none."""
        return [
            axes.legend(
                loc="lower right", bbox_to_anchor=(1, 0.98), ncols=2, frameon=False, handletextpad=0.1, borderpad=0
            )
        ]

    def _names(self):
        """The names; where there is little room, every other one a line lower."""
        return ["\n" * (i % 2) * self._is_close() + name for i, name in enumerate(self.widths)]

    def verdict(self, values, result):
        best = min(self.widths, key=lambda name: _median(result[name][1]))
        told = say(f"1位 {best}", f"best: {best}")
        return Verdict(told, f"{word('loss')} {_shown(_median(result[best][1]))}", 1)

    def takeaway(self, values, result):
        order = sorted(self.widths, key=lambda name: _median(result[name][1]))
        return say(f"テスト: {' < '.join(order)}", f"Test data: {' < '.join(order)}")

    def describe(self, values, result):
        medians = {name: _median(result[name][1]) for name in self.widths}
        order = sorted(medians, key=medians.get)
        ranks = ", ".join(f"{name} {_shown(medians[name])}" for name in order)
        return say(
            f"テストデータの損失の中央値、小さい順に: {ranks}。", f"Median losses on test data, best first: {ranks}."
        )


def _median(losses):
    """The median, where a run that diverged counts as worse than any other."""
    return np.median(np.where(np.isfinite(losses), losses, np.inf))


def _shown(median):
    return style.number(median, 3) if np.isfinite(median) else say("発散", "diverged")


class ScoreBars(Bars):
    """Bars whose ends are pulled up and down; result["z"] are numbers that the controls z1, z2, ... set.

    result["a"] is what an activation, result["function"], makes of all of them together.
    """

    spared = 0.24  # for a value beyond the mark at the end of a bar

    def draw(self, axes):
        below = super().draw(axes)
        axes.yaxis.get_major_locator().set_params(integer=True)
        (self.ends,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, mew=1.6)
        return [*below, self.ends]

    def update(self, values, result):
        super().update(values, result)
        heights = np.asarray(result["z"], float)
        self.ends.set_data(range(len(heights)), heights)
        (_, south, _, north), (low, high) = self.margins, self.axes.get_ylim()
        clear = CLEAR * (high - low) / (self.room[1] - south - north)
        for text, height in zip(self.values, heights, strict=True):
            text.set_y(height + (clear if height >= 0 else -clear))

    def handles(self, values, result):
        return [Handle(f"z{i}", i - 1, float(height), at=lambda _x, y: y) for i, height in enumerate(result["z"], 1)]


class Together(Bars):
    """What an activation makes of all numbers together, result["a"]."""

    def verdict(self, values, result):
        return Verdict(say(f"和 {style.number(np.sum(result['a']))}", f"sum {style.number(np.sum(result['a']))}"))

    def takeaway(self, values, result):
        numbers = ", ".join(style.number(value) for value in result["a"])
        return say(f"{activation_name(result['function'].name)}の出力: {numbers}",
                   f"{activation_name(result['function'].name)} gives {numbers}")  # fmt: skip
