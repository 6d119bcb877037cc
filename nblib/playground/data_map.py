"""The playground's map: what the network answers all over the plane, and the points it should be right about."""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.decision_map import answers
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture
from nblib.playground.neuron_maps import on_axes
from nblib.playground.scatter import places_on


class DataMap(Picture):
    """The result has "maps", as neuron_maps makes them, "window", "points" (a Data), and "accuracies".

    Circles are points trained on, squares those of the test: filled for a 1, open for a 0. Controls: `across` and `up`,
    the two columns that are shown; `show_test`; `sharp`, yes and no alone.
    """

    size, margins, takes = (370, 400), (48, 44, 14, 50), ("across", "up", "show_test", "sharp")

    def draw(self, axes):
        self.axes, self.drawn = axes, None
        self.ground = answers(axes, (0, 1, 0, 1))
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2))
        looks = [("s", 5, 0), ("s", 5, 1), ("o", 5, 0), ("o", 5, 1)]
        self.marks = [
            axes.plot([], [], sign, ms=size, mfc=style.INK if one else style.PAPER, mec=style.INK, mew=0.7)[0]
            for sign, size, one in looks
        ]
        self.names = axes.set_xlabel(""), axes.set_ylabel("")
        self.above = axes.text(0.5, 1.03, "", transform=axes.transAxes, ha="center", va="bottom")
        self.ghost = Ghost(axes)
        return [self.ground, self.boundary, *self.marks, *self.ghost.artists, self.above]

    def update(self, values, result):
        self._set_window(result["window"])
        answer = result["maps"][-1]
        self.ground.set_data(np.round(answer) if values["sharp"] else answer)
        ticks = np.linspace(*result["window"], len(answer))
        self.boundary.set_segments(contour_generator(ticks, ticks, answer).lines(0.5))
        shown = on_axes(values, result["points"].X.shape[1])
        groups = self._groups(result["points"], shown, values["show_test"])
        for mark, places in zip(self.marks, groups, strict=True):
            mark.set_data(*places.T)
        for name, text in zip(shown, self.names, strict=True):
            text.set_text(name)
        self.above.set_text(self._judged(result))

    def imagine(self, values, result, expected):
        """expected: a dict with "boundary", (xs, ys), if it is about the map."""
        if "boundary" in expected:
            xs, ys = expected["boundary"]
            low, high = result["window"]
            top = int(np.nanargmax(ys))
            self.ghost.show(xs, ys, top, ha="center", va="bottom" if ys[top] < high - 0.1 * (high - low) else "top")

    def _set_window(self, window):
        if self.drawn != window:
            self.drawn = window
            self.axes.set(xlim=window, ylim=window)
            self.axes.set_xticks([0, 0.5, 1] if window[1] < 2 else [-2, 0, 2])
            self.axes.set_yticks(self.axes.get_xticks())
            self.ground.set_extent((*window, *window))

    def _groups(self, data, shown, show_test):
        """The places (n, 2) of test points with 0 and 1, then of training points with 0 and 1."""
        groups = []
        for X, T, visible in ((data.X_test, data.T_test, show_test), (data.X, data.T, True)):
            places = places_on(X, shown)
            groups += [places[(T[:, 0] > 0.5) == one] if visible else np.empty((0, 2)) for one in (False, True)]
        return groups

    @staticmethod
    def _judged(result):
        seen, new = map(style.percent, result["accuracies"])
        return say(f"正解率 訓練 {seen}、テスト {new}", f"accuracy: training {seen}, test {new}")

    def describe(self, values, result):
        (x, y), data = on_axes(values, result["points"].X.shape[1]), result["points"]
        return say(
            f"{x} と {y} の地図。{len(data.X)}個の訓練データの{word('accuracy')} {style.percent(result['accuracies'][0])}、"
            f"{len(data.X_test)}個のテストデータ {style.percent(result['accuracies'][1])}。",
            f"A map of {x} and {y}. Accuracy on the {len(data.X)} training points {style.percent(result['accuracies'][0])}, "
            f"on the {len(data.X_test)} test points {style.percent(result['accuracies'][1])}.",
        )
