"""Several losses for the same output and the same answer, and how far down each of them a descent has come."""

import numpy as np

from nblib.language import say, word, word_or_name
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number

MARKERS = "osD^vP"


class LossKinds(Picture):
    """Curves of losses against one weight, each with a marker where a descent is after `step` steps.

    The result has "curves", a dict of name: function of the weight; "paths", name: where each descent was, from the
    start on; and "goal", the weight for which the output is the answer.
    """

    size, margins = (640, 450), (58, 106, 16, 34)
    window, heights = (-4, 4), (-3, 5)

    def __init__(self, names):
        """names: those of the losses, at most six."""
        self.names = names

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=word("w2"), ylabel=say("損失 L", "loss L"))
        axes.axhline(0, color=style.PALE, lw=1)
        axes.set_title(say("4つの損失と、下っていく先", "four losses, and where descent leads"))
        self.ticks = np.linspace(*self.window, 161)
        (self.goal,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        self.note = axes.text(0, self.heights[0] + 0.3, say("出力 = 正解", "output = answer"), color=style.ACCENT)
        self.curves, self.dots, self.away = [], [], []
        for name, (colour, ls), marker in zip(self.names, style.LINES, MARKERS, strict=False):
            self.curves += axes.plot([], [], ls=ls, color=colour, lw=2.5)
            self.dots += axes.plot([], [], marker, ms=11, mfc=colour, mec=style.PAPER, clip_on=False)
            self.away.append(axes.text(0, 0, "", color=colour, va="bottom", bbox=style.behind(pad=1)))
            axes.plot([], [], ls=ls, marker=marker, ms=8, color=colour, lw=2.5, label=word_or_name(name))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.15), ncols=2, frameon=False, handlelength=3.5)
        return [self.goal, self.note, *self.curves, *self.away, *self.dots]

    def update(self, values, result):
        curves, goal = as_fields(result, "curves", "goal")
        self.goal.set_data([goal, goal], self.heights)
        self.note.set_x(goal + 0.12)
        for name, line, dot, away in zip(self.names, self.curves, self.dots, self.away, strict=True):
            heights = np.array([as_number(curves[name](w)) for w in self.ticks])
            line.set_data(self.ticks, heights)
            (w, height), (x, y) = self._end(result, name), self._in_sight(heights, *self._end(result, name))
            dot.set_data([x], [y])
            gone = say(f"図の外へ: L = {style.number(height)}", f"out of sight: L = {style.number(height)}")
            away.set(text="" if (w, height) == (x, y) else gone, ha="right" if x > 0 else "left")
            away.set(x=x - np.sign(x) * 0.6, y=min(y + 0.06, self.heights[1] - 0.6))

    def _in_sight(self, heights, w, height):
        """The place itself, or where the curve leaves the window on the way there."""
        low, high = self.heights
        if low <= height <= high and abs(w) <= self.window[1]:
            return w, height
        seen = np.flatnonzero((low <= heights) & (heights <= high))
        i = seen[np.abs(self.ticks[seen] - w).argmin()] if len(seen) else 0
        return self.ticks[i], np.clip(heights[i], low, high)

    @staticmethod
    def _end(result, name):
        """Weight and loss at which the descent has arrived."""
        curves, paths = as_fields(result, "curves", "paths")
        w = as_number(paths[name][-1])
        return w, as_number(curves[name](w))

    def describe(self, values, result):
        ends = [(word_or_name(name), *self._end(result, name)) for name in self.names]
        each = [f"{name} w2 = {style.number(w)}, L = {style.number(height)}" for name, w, height in ends]
        start = style.number(as_number(result["paths"][self.names[0]][0]))
        count = len(result["paths"][self.names[0]]) - 1
        return say(
            f"w2 = {start} から{count}歩下ると: {'、'.join(each)}。出力が正解と等しいのは w2 = {style.number(result['goal'])}。",
            f"{count} steps down from w2 = {start}: {'; '.join(each)}. The output equals the answer at w2 = {style.number(result['goal'])}.",
        )
