"""What the layers chapter shows: what each hidden neuron responds to, and how often training works."""

import numpy as np

from nblib.chapters.layers.prank_maps import HiddenLines, InsideMap, LearnedMap, SameAsOne
from nblib.chapters.layers.width_charts import WidthAccuracies, WidthLosses
from nblib.language import listing, say
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.maths.repeated_training import interval
from nblib.pictures import style
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.ghost import Ghost
from nblib.pictures.loss_curves import LossCurves
from nblib.pictures.moving_text import write
from nblib.pictures.network_diagram import NetworkDiagram
from nblib.pictures.picture import Handle, Picture

__all__ = ["Family", "HiddenLines", "HiddenMaps", "InsideMap", "LearnedMap", "LossCurves", "NetworkDiagram",
           "SameAsOne", "ScoreMap", "Shares", "WidthAccuracies", "WidthLosses"]  # fmt: skip


class Family(NetworkDiagram):
    """Two hidden neurons with names, and the sum that they come to; result["x"] are today's clues."""

    def __init__(self, called, **looks):
        """called: the names of the hidden neurons. looks: as NetworkDiagram has them."""
        super().__init__(tells="output", **looks)
        self.called = called

    def draw(self, axes):
        below = super().draw(axes)
        self.above = [axes.text(0, 0, "", ha="center", va="bottom") for _ in self.called]
        return [*below, *self.above]

    def update(self, values, result):
        super().update(values, result)
        write(
            self.above,
            [((x, y + self.radius + 3), name) for (x, y), name in zip(self.places[1], self.called, strict=True)],
        )

    def takeaway(self, values, result):
        network, theta = result[self.field]
        sums = network.neurons(theta, result["x"])[1]
        told = [
            f"{name} {style.number(y)} ({style.verdict(predicts_test(y))})"
            for name, y in zip(self.called, sums, strict=True)
        ]
        return say(f"2人の合計は {listing(told)}。", f"Sums: {listing(told)}.")


class HiddenMaps(Picture):
    """Maps, one a neuron of the first hidden layer, two in a row; below each its weight to the output.

    result[field] is a pair (network, theta) of a network with two inputs, one hidden layer and one output.
    """

    cells, keeps_shape, margins = 41, True, (4, 4, 4, 4)
    edge, step = 0.94, 1.2  # of a map, whose column is 1 wide; from row to row

    def __init__(self, count, field="network", window=(-0.25, 1.25)):
        """count: how many hidden neurons. window: from where to where both inputs go."""
        self.count, self.field, self.window, self.rows = count, field, window, -(-count // 2)
        self.size = 160, round(80 * self.step * self.rows)

    def draw(self, axes):
        axes.set(xlim=(-0.03, 1.97), ylim=(-self.step * self.rows, 0))
        axes.axis("off")
        ticks = np.linspace(*self.window, self.cells)
        self.points = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
        self.maps = [self._draw_map(axes, i) for i in range(self.count)]
        dots = [artist for i in range(self.count) for artist in self._draw_days(axes, i)]
        self.labels = [
            axes.text(x + 0.47, y - 0.02, "", ha="center", va="top") for x, y in map(self._corner, range(self.count))
        ]
        return [*self.maps, *dots, *self.labels]

    def _corner(self, i):
        """The lower left corner of map number i."""
        return i % 2, -self.step * (i // 2) - self.edge

    def _draw_map(self, axes, i):
        x, y = self._corner(i)
        return axes.imshow(
            np.zeros((2, 2)),
            extent=(x, x + self.edge, y, y + self.edge),
            cmap=style.colormap("SIDES"),
            vmin=-1,
            vmax=1,
            origin="lower",
            aspect="auto",
            interpolation="bilinear",
        )

    def _draw_days(self, axes, i):
        """The four situations of the prank on map number i."""
        low, high = self.window
        x1, x2, answer = PRANK.T
        left, bottom = self._corner(i)
        x, y = (corner + self.edge * (v - low) / (high - low) for corner, v in ((left, x1), (bottom, x2)))
        looks = ((answer == 1, style.INK), (answer == 0, style.PAPER))
        return [axes.plot(x[which], y[which], "o", ms=5, mfc=face, mec=style.INK)[0] for which, face in looks]

    def update(self, values, result):
        responses, weights = self._read(result)
        told, digits = ("$v_{}$ = {}", 2) if self.room[0] >= 150 else ("$v_{}$ {}", 1)  # neighbours must not touch
        for i, picture in enumerate(self.maps):
            picture.set_data(responses[:, i].reshape(self.cells, self.cells))
            self.labels[i].set_text(told.format(i + 1, style.number(weights[i], digits)))

    def _read(self, result):
        """The responses (points, count), and the weights (count,) to the output."""
        network, theta = result[self.field]
        first, activation, last = network.layers
        parts = network.split(np.asarray(theta))
        responses = activation(first.forward(parts[0], self.points)[0])
        return responses, last.unpack(parts[-1])[1][:, 0]

    def describe(self, values, result):
        network, theta = result[self.field]
        at = [network.neurons(theta, x)[1] for x in ((0, 0), (1, 0), (0, 1), (1, 1))]
        yes = ["".join("+" if v[i] > 0 else "-" for v in at) for i in range(self.count)]
        return say(
            f"隠れ層の各ニューロンの、4つの場面 (0,0) (1,0) (0,1) (1,1) での正負: {' / '.join(yes)}。",
            f"Signs of the hidden neurons in the situations (0,0) (1,0) (0,1) (1,1): {' / '.join(yes)}.",
        )


class Shares(Picture):
    """Bars of successes by width. The result has "successes", a list for the widths 1, 2, ..., and "starts"."""

    size, margins, spare = (200, 210), (44, 40, 10, 28), True

    def __init__(self, widths, chosen="width"):
        """widths: how many there are. chosen: the control whose value is the width that is marked."""
        self.widths, self.chosen = widths, chosen

    def draw(self, axes):
        axes.set(xlim=(0.4, self.widths + 0.6), ylim=(0, 1.06), xticks=range(1, self.widths + 1))
        axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.set_xlabel(say("隠れ層のニューロンの数", "hidden neurons"))
        axes.set_title(say("学べた割合", "share that learned it"))
        self.bars = axes.bar(range(1, self.widths + 1), 0, width=0.7).patches
        self.ranges = axes.vlines(range(1, self.widths + 1), 0, 0, color=style.INK, lw=1.5)
        (self.here,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, mew=1.6)
        self.ghost = Ghost(axes, "_", "")
        return [*self.bars, self.ranges, *self.ghost.artists, self.here]

    def update(self, values, result):
        shares, low, high = self._read(result)
        for width, (bar, share) in enumerate(zip(self.bars, shares, strict=True), 1):
            bar.set(height=share, facecolor=style.POSITIVE if width == values[self.chosen] else style.POSITIVE_PALE)
        ends = zip(range(1, self.widths + 1), low, high, strict=True)
        self.ranges.set_segments([[(x, a), (x, b)] for x, a, b in ends])
        self.here.set_data([values[self.chosen]], [shares[values[self.chosen] - 1]])

    def imagine(self, values, result, expected):
        """expected: a dict with "shares", one for each width."""
        below = (self.widths + 0.5, expected["shares"][-1] - 0.05)  # clear of the marks
        self.ghost.show(np.arange(1, self.widths + 1), expected["shares"], va="top", position=below)

    def handles(self, values, result):
        width = values[self.chosen]
        top = self._read(result)[0][width - 1]
        return [Handle(self.chosen, width, top, moves="across", at=lambda x, _y: x)]

    @staticmethod
    def _read(result):
        successes, starts = np.array(result["successes"]), result["starts"]
        return successes / starts, *interval(successes, starts)

    def describe(self, values, result):
        shares, low, high = self._read(result)
        i = values[self.chosen] - 1
        span = f"{style.percent(low[i])} - {style.percent(high[i])}"
        return say(
            f"隠れ層のニューロンが{i + 1}個のとき、{result['starts']}回の訓練のうち {style.percent(shares[i])} が学べた(95%の範囲は {span})。",
            f"With {i + 1} hidden neuron{'s' * (i > 0)}, {style.percent(shares[i])} of {result['starts']} trainings learned it (95% range {span}).",
        )
