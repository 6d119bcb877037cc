"""Pictures of activations compared: what each network makes of the same days, how the losses spread; softmax on paper.

Beside them, the curve of an activation of one's own, and those that the chapter takes from the library.
"""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.chapters.which_activation.own_curve import OwnCurve
from nblib.language import listing, say
from nblib.maths.activations import sigmoid
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.activation_gallery import Card
from nblib.pictures.bars import Bars
from nblib.pictures.decision_map import answers
from nblib.pictures.loss_by_size import LossBySize
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number, as_numbers

__all__ = ["Bars", "Boundaries", "Card", "LossByActivation", "LossCurves", "OwnCurve", "TwoSoftmaxes"]

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
        self.maps = [answers(axes, box) for box in boxes]
        axes.set(xlim=(-0.04, self.columns - 0.02), ylim=(-HIGH * self.rows, 0))
        self.lines = axes.add_collection(LineCollection([], colors=style.INK, linewidths=1.8))
        self.days = [axes.plot([], [], "o", ms=3, mfc=style.colour(face), mec=style.INK, mew=0.6)[0] for face in _FACES]
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


_FACES = "PAPER", "INK"


class LossByActivation(LossBySize):
    """One mark for each random start, so that the spread is seen beside the difference.

    The result is a dict: name -> (losses (starts,) on the training days, losses (starts,) on new days).
    """

    size, margins = (760, 380), (62, 48, 16, 16)
    lowest, highest = 3e-4, 4.0
    joined = False

    def _frame(self, axes):
        axes.set(
            yscale="log", xlabel=say("活性化関数(2つの隠れ層に同じもの)", "activation (the same in both hidden layers)")
        )
        axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g}")
        axes.yaxis.set_minor_formatter(lambda value, _position: "")

    def _names(self):
        return self.widths

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


class TwoSoftmaxes(Picture):
    """Softmax on paper, in two ways: as the formula stands, and with the largest score taken off first.

    The result has "y", the scores (names,), and "T", the temperature.
    """

    size, margins = (560, 330), (0, 0, 0, 0)
    columns = (70, 160, 252, 330, 424, 508)

    def __init__(self, names):
        """names: what the scores are of, three or four words."""
        self.names = names

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        self._draw_heads(axes)
        self.rows = [250 - 44 * i for i in range(len(self.names))]
        for y, name in zip(self.rows, self.names, strict=True):
            axes.text(self.columns[0], y, name, ha="right", va="center")
            axes.axhline(y - 22, color=style.FAINT, lw=1, xmin=0.02, xmax=0.98)
        last = self.rows[-1] - 46
        axes.text(self.columns[0], last, say("和", "sum"), ha="right", va="center")
        centred = dict(ha="center", va="center")
        self.cells = [[axes.text(x, y, "", **centred) for x in self.columns[1:]] for y in (*self.rows, last)]
        self.verdicts = [axes.text(x, last - 46, "", **centred) for x in (206, 424)]
        return [*(cell for row in self.cells for cell in row), *self.verdicts]

    def _draw_heads(self, axes):
        for x, text in (
            (206, say("式のまま", "as it stands")),
            (424, say("最大を引いてから", "largest taken off first")),
        ):
            axes.text(x, 312, text, ha="center", va="center", fontsize=13)
        axes.axvline(290, color=style.PALE, lw=1, ymin=0.04, ymax=0.98)
        heads = r"$e^{y/T}$", say("割合", "share"), r"$(y-m)/T$", r"$e^{(y-m)/T}$", say("割合", "share")
        for x, text in zip(self.columns[1:], heads, strict=True):
            axes.text(x, 282, text, ha="center", va="center", color=style.CAPTION)

    def _work_out(self, result):
        """Both ways: (exps, shares) as the formula stands, and (scores, exps, shares) with the largest taken off."""
        y, T = as_fields(result, "y", "T")
        y, T = as_numbers(y, len(self.names)), as_number(T)
        off = (y - y.max()) / T
        with np.errstate(all="ignore"):  # what overflows is the lesson
            plain, safe = np.exp(y / T), np.exp(off)
            return (plain, plain / plain.sum()), (off, safe, safe / safe.sum())

    def update(self, values, result):
        (plain, shares), (off, safe, safe_shares) = self._work_out(result)
        rows = [[_big(plain[i]), _share(shares[i]), style.number(off[i], 1), _big(safe[i]), _share(safe_shares[i])]
                for i in range(len(off))]  # fmt: skip
        rows.append([_big(plain.sum()), _share(shares.sum()), "", _big(safe.sum()), _share(safe_shares.sum())])
        for cells, texts in zip(self.cells, rows, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.set_text(text)
        for verdict, (text, colour) in zip(self.verdicts, (_judge(plain.sum()), _judge(safe.sum())), strict=True):
            verdict.set_text(text)
            verdict.set_color(colour)

    def describe(self, values, result):
        (plain, shares), _ = self._work_out(result)
        total = plain.sum()
        if np.isinf(total):
            return say("式のままでは、e の累乗が計算機の表せる数を超え、割合が求まらない。最大を引いてからなら求まる。",
                       "As the formula stands, a power of e is more than the computer can hold: no shares. With the largest taken off there are.")  # fmt: skip
        if not total:
            return say("式のままでは、e の累乗がどれも0になり、0で割ることになる。最大を引いてからなら求まる。",
                       "As the formula stands, every power of e becomes 0, and nothing can be divided by their sum. With the largest taken off it works.")  # fmt: skip
        return say("どちらの計算でも、割合は同じ。", "Both ways give the same shares.")


def _big(value):
    """A number however large, as text; what the computer cannot hold, in words."""
    if np.isinf(value):
        return say("大きすぎる", "too large")
    if value == 0 or 0.005 <= value < 99999:
        return style.number(value, 2 if value < 1000 else 0)
    exponent = int(np.floor(np.log10(value)))
    return rf"${value / 10.0**exponent:.1f} \times 10^{{{exponent}}}$"


def _share(value):
    return say("求まらない", "none") if np.isnan(value) else style.number(value)


def _judge(total):
    """What has become of the sum of the powers: a sentence and its colour."""
    if np.isinf(total):
        return say("× 大きすぎて割れない", "× too large to divide"), style.NEGATIVE
    if not total:
        return say("× 0で割れない", "× division by 0"), style.NEGATIVE
    return say("○ 計算できる", "○ works"), style.POSITIVE
