"""Several losses for the same output and the same answer, and how far down each of them a descent has come."""

import numpy as np

from nblib.pictures import style
from nblib.pictures.learning import LINES
from nblib.pictures.picture import Picture
from nblib.results import as_fields, as_number
from nblib.words import GLOSSARY, LABELS, say, word

MARKERS = "osD^vP"


class LossKinds(Picture):
    """Curves of losses against one weight, each with a marker where a descent is after `step` steps.

    The result has "curves", a dict of name: function of the weight; "paths", name: where each descent was, from the
    start on; and "goal", the weight for which the output is the answer.
    """

    size, margins = (640, 420), (58, 48, 16, 34)
    window, heights = (-4, 4), (-3, 5)

    def __init__(self, names):
        """names: those of the losses, at most six."""
        self.names = names

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, xlabel=word("w2"), ylabel=say("損失 L", "loss L"))
        axes.axhline(0, color=style.PALE, lw=1)
        axes.set_title(say("4つの「損失」と、下っていく先", "four kinds of “loss”, and where descent leads"))
        self.ticks = np.linspace(*self.window, 161)
        (self.goal,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        self.note = axes.text(0, self.heights[0] + 0.3, say("出力 = 正解", "output = answer"), color=style.ACCENT)
        self.curves, self.dots = [], []
        for name, (colour, ls), marker in zip(self.names, LINES, MARKERS, strict=False):
            self.curves += axes.plot([], [], ls=ls, marker=marker, markevery=[0], color=colour, lw=2.5)
            self.curves[-1].set_label(self._called(name))
            self.dots += axes.plot([], [], marker, ms=11, mfc=colour, mec="white", clip_on=False)
        legend = axes.legend(loc="upper center", frameon=True, framealpha=0.9, handlelength=3.5)
        return [self.goal, self.note, *self.curves, legend, *self.dots]

    @staticmethod
    def _called(name):
        return word(name) if name in GLOSSARY or name in LABELS else name

    def update(self, values, result):
        curves, goal = as_fields(result, "curves", "goal")
        self.goal.set_data([goal, goal], self.heights)
        self.note.set_x(goal + 0.12)
        for name, line, dot in zip(self.names, self.curves, self.dots, strict=True):
            line.set_data(self.ticks, [as_number(curves[name](w)) for w in self.ticks])
            w, height = self._end(result, name)
            dot.set_data([np.clip(w, *self.window)], [np.clip(height, *self.heights)])

    @staticmethod
    def _end(result, name):
        """Weight and loss at which the descent has arrived."""
        curves, paths = as_fields(result, "curves", "paths")
        w = as_number(paths[name][-1])
        return w, as_number(curves[name](w))

    def describe(self, values, result):
        ends = [(self._called(name), *self._end(result, name)) for name in self.names]
        each = [f"{name} w2 = {style.number(w)}, L = {style.number(height)}" for name, w, height in ends]
        start = style.number(as_number(result["paths"][self.names[0]][0]))
        count = len(result["paths"][self.names[0]]) - 1
        return say(
            f"w2 = {start} から{count}歩下ると: {'、'.join(each)}。出力が正解と等しいのは w2 = {style.number(result['goal'])}。",
            f"{count} steps down from w2 = {start}: {'; '.join(each)}. The output equals the answer at w2 = {style.number(result['goal'])}.",
        )
