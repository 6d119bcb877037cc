"""What the neuron chapter shows: the plane of two inputs, divided by the neuron, and what stands in other files of this room."""

from dataclasses import replace

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from nblib.chapters.neuron.day_sums import DaySums
from nblib.chapters.neuron.line_to_target import Line
from nblib.chapters.neuron.situations import Situations
from nblib.language import say
from nblib.maths.data import HINTED_DAYS
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.neuron_diagram import NeuronDiagram, Waterfall
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.pictures.sketch_line import SketchLine, asked_for, is_open, parting, told
from nblib.validation import as_function, as_number

__all__ = ["DaySums", "DecisionPlane", "Line", "NeuronDiagram", "Situations", "Waterfall"]


class DecisionPlane(Picture):
    """The result is a function of two inputs; where it is positive the verdict is a test.

    days: (n, 3) rows of both inputs and the truth, 1 a test. The day of the control `day` can be dragged, and so can the
    line between the sides: its middle shifts it by w0, its ends turn it by w1 and w2. Where the control that it `drags` is
    a sketch, there need be no `day`; the line and the sides are hidden until the sketch is compared.
    """

    size, margins, keeps_shape = (288, 268), (52, 46, 16, 2), True
    low, high, cells = -0.25, 1.25, 41

    def __init__(self, days=HINTED_DAYS, drags="day"):
        self.days, self.drags = np.asarray(days, float), drags

    def draw(self, axes):
        window = (self.low, self.high)
        axes.set(xlim=window, ylim=window, xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
        axes.set_xlabel(say("$x_1$ 友達の言い方の強さ", "$x_1$ how clear the friend is"))
        axes.set_ylabel(say("$x_2$ 先生の言い方の強さ", "$x_2$ how clear the teacher is"))
        self.ticks = np.linspace(*window, self.cells)
        self.x1, self.x2 = np.meshgrid(self.ticks, self.ticks)
        looks = dict(cmap=ListedColormap(style.VERDICTS), vmin=-1, vmax=1, interpolation="bilinear", aspect="auto")
        half = (self.ticks[1] - self.ticks[0]) / 2  # an image's values stand in the middle of its cells
        extent = (self.low - half, self.high + half) * 2
        self.sides = axes.imshow(np.zeros((2, 2)), extent=extent, origin="lower", **looks)
        cross = [axes.axhline(0, color=style.LINE, lw=0.8), axes.axvline(0, color=style.LINE, lw=0.8)]
        self.boundary = axes.add_collection(LineCollection([], colors=style.INK, linewidths=2.5))
        marks = [self._draw_days(axes, is_test) for is_test in (0, 1)]
        (self.wrong,) = axes.plot([], [], "x", ms=15, mew=2.5, color=style.ACCENT)
        (self.day,) = axes.plot([], [], "*", ms=20, mfc=style.YELLOW, mec=style.INK)
        self.label = axes.text(0, 0, "", ha="center", bbox=style.behind(pad=1))
        self.holds, self.ghost, self.sketch = handle_mark(axes), Ghost(axes), SketchLine(axes)
        moving = [*self.ghost.artists, self.boundary, *marks, self.wrong, *self.sketch.artists, self.holds]
        return [self.sides, *cross, *moving, self.day, self.label]

    def _draw_days(self, axes, is_test):
        days = self.days[self.days[:, 2] == is_test]
        face = style.INK if is_test else style.PAPER
        return axes.plot(days[:, 0], days[:, 1], "o", ms=10, mfc=face, mec=style.INK, mew=1.5)[0]

    def update(self, values, result):
        height, shown = self._heights(result), is_open(values, self.drags)
        # What lies between two ticks is found before it is coloured, so that the colours part where the line is drawn, and
        # nothing is coloured as a test where y is 0.
        self.sides.set_data(height - 1e-9 if shown else np.full_like(height, np.nan))
        self.boundary.set_segments(self._lines(result) if shown else [])
        held = self.handles(values, result)
        self.holds.set_data([handle.x for handle in held], [handle.y for handle in held])
        self.wrong.set_data(*self.days[self._misjudged(result) & shown, :2].T)
        if "day" in values:
            x1, x2 = values["day"]
            self.day.set_data([x1], [x2])
            self.label.set(x=x1, y=x2 + 0.09, text=f"y = {style.number(as_number(result(x1, x2)))}")
        else:
            self.sketch.show(values[self.drags])

    def imagine(self, values, result, expected):
        """expected: places (xs, ys) of the line, or of two with a gap between them, as they would be."""
        below = dict(position=(self.high, self.low), va="bottom")  # of two lines: between them a sketch is asked for
        self.ghost.show(*expected, **(below if np.isnan(expected[0]).any() else dict(va="top")))

    def _heights(self, result):
        height = np.broadcast_to(as_function(result)(self.x1, self.x2), self.x1.shape)
        as_number(np.sum(height))  # refuses what is not finite
        return height

    def _lines(self, result):
        """Where the result is 0: lines, each an array (n, 2) of places."""
        return contour_generator(self.ticks, self.ticks, self._heights(result)).lines(0)

    def handles(self, values, result):
        """On the longest line: its middle for w0, unless that is held, and a place near each end for w1 and w2."""
        places = max(self._lines(result), key=len, default=[])
        if len(places) < 9 or not is_open(values, self.drags):
            return []
        near, middle = len(places) // 8, len(places) // 2
        if "day" in values and np.hypot(*(places[middle] - values["day"])) < 0.2:
            middle += near if places[middle + near][1] < places[middle][1] else -near  # the star's label is above it
        ends = sorted((places[near], places[-1 - near]), key=lambda place: abs(place[1]))
        pulled = {"w0": places[middle], "w1": ends[0], "w2": ends[1]}
        if values.get("hold"):
            del pulled["w0"]
        levers = dict(w0=lambda x1, x2: 1, w1=lambda x1, x2: x1, w2=lambda x1, x2: x2)
        return [
            Handle(name, *place, at=_zero_at(values[name], result, levers[name]))
            for name, place in pulled.items()
            if name in values and abs(levers[name](*place)) > 0.1  # nearer to its axis no weight could move the line
        ]

    def idle(self, values, result):
        if not is_open(values, self.drags):
            why = say("線が動くのが見えるのは、描いたあとです。すぐに見るなら「実際を見る」を押します。",
                      "You see the line move after your sketch. To see it now, press “Show what happened”.")  # fmt: skip
            return {name: why for name in ("w0", "w1", "w2") if name in values}
        return {"w0": say("w0 は0に固定しています。", "w0 is held at 0.")} if values.get("hold") else {}

    def verdict(self, values, result):
        right, count = int(np.sum(~self._misjudged(result))), len(self.days)
        head = say(f"{count}日中 {right}日正解", f"{right} of {count} right")
        if "day" not in values:
            return Verdict(head) if is_open(values, self.drags) else Verdict(say("境目はどこ?", "Where is the line?"))
        y = as_number(result(*values["day"]))
        test = predicts_test(y)
        return Verdict(
            head,
            f"★ y = {style.number(y)} {style.mark(test)}",
            1 if test else -1,
        )

    def _on_sketch(self, mine, result):
        """What to sketch, or where the sketch and the line part."""
        if not mine.compared:
            return asked_for(mine, say("y = 0 になる線を描いてください。", "Sketch the line on which y = 0."))
        line = max(self._lines(result), key=len, default=np.empty((0, 2)))
        x1, x2 = line[np.argsort(line[:, 0])].T
        if not len(x1):
            return say("図の中に、境目はありません。", "There is no line in the picture.")
        heights = [h if x1[0] <= x <= x1[-1] else None for x, h in zip(mine.xs, mine.heights, strict=True)]
        here = replace(mine, heights=tuple(heights))
        return parting(here, x1, x2, (self.low, self.high), lambda x: f"x1 = {x:.2f}")

    def takeaway(self, values, result):
        if "day" not in values:
            return self._on_sketch(values[self.drags], result)
        y = as_number(result(*values["day"]))
        verdict = style.verdict(predicts_test(y))
        return say(
            f"星の日は y = {style.number(y)} なので「{verdict}」です。",
            f"On the day of the star y = {style.number(y)}: {verdict}.",
        )

    def _misjudged(self, result):
        sums = [as_number(result(x1, x2)) for x1, x2, _ in self.days]
        return predicts_test(sums) != (self.days[:, 2] == 1)

    def describe(self, values, result):
        right = int(np.sum(~self._misjudged(result)))
        if "day" not in values:
            count = say(
                f"{len(self.days)}日のうち{right}日が正しい。", f"Of {len(self.days)} days {right} are judged right."
            )
            return "\n".join([count] * is_open(values, self.drags) + [told(values[self.drags])])
        x1, x2 = values["day"]
        y = as_number(result(x1, x2))
        verdict = style.verdict(predicts_test(y))
        return say(
            f"黄色い星の日 (x1, x2) = ({x1:.2f}, {x2:.2f}) では y = {style.number(y)}、「{verdict}」。"
            f"丸で示した{len(self.days)}日のうち、正しく判断できたのは{right}日。",
            f"On the day of the star, (x1, x2) = ({x1:.2f}, {x2:.2f}), y = {style.number(y)}: {verdict}. "
            f"Of the {len(self.days)} days with circles {right} are judged right.",
        )


def _zero_at(value, result, lever):
    """at(x1, x2) for a handle on the line where the result is 0: with which value of a control it goes through there.

    lever(x1, x2): by how much the result there grows with the control.
    """

    def at(x1, x2):
        by = lever(x1, x2)
        return value - as_number(result(x1, x2)) / by if abs(by) > 1e-6 else value

    return at
