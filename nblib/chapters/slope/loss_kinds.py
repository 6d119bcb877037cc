"""Several losses for the same output and the same answer, and how far down each of them a descent has come."""

import numpy as np

from nblib.language import listing, say, word, word_or_name
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_number

MARKERS = "osD^vP"
NARROW = 420  # CSS pixels: in less room the names stand below the axes instead of to the right
COLUMN, ROW, LINE = 166, 48, 19  # CSS pixels: width of the names to the right; from one to the next there, and below


class LossKinds(Picture):
    """Curves of losses against one weight, each with a marker where a descent is after `step` steps.

    The result has "curves", a dict of name: function of the weight; "paths", name: where each descent was, from the
    start on; and "goal", the weight for which the output is the answer. The start, the weight "w2", can be dragged.
    """

    size = (600, 250)
    window, heights = (-4, 4), (-3, 5)

    def __init__(self, names):
        """names: those of the losses, at most six."""
        self.names = names

    @property
    def margins(self):
        """There has to be room for the names, to the right or below."""
        below = self.room[0] < NARROW
        return 40, 44 + below * (LINE * len(self.names) + 6), 14 + (not below) * COLUMN, 12

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=self.heights, yticks=range(-2, 5, 2))
        axes.set(xlabel=word("w2"), ylabel=say("損失 L", "loss L"))
        axes.axhline(0, color=style.PALE, lw=1)
        self.ticks = np.linspace(*self.window, 161)
        (self.goal,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        west, _, east, _ = self.margins
        is_close = self.room[0] - west - east < 300
        told = say("出力 = 正解", "output =\nanswer" if is_close else "output = answer")
        self.note = axes.text(0, -0.3, told, color=style.ACCENT, ha="left", va="top")  # no curve comes there
        looks = list(zip(style.LINES[: len(self.names)], MARKERS, strict=False))
        self.curves = [axes.plot([], [], ls=ls, color=colour, lw=2.5)[0] for (colour, ls), _ in looks]
        self.dots = [
            axes.plot([], [], marker, ms=11, mfc=colour, mec=style.PAPER, clip_on=False)[0]
            for (colour, _), marker in looks
        ]
        self.told = [self._name(axes, i, *look) for i, look in enumerate(looks)]
        self.start = handle_mark(axes)
        self.ghost = Ghost(axes, "o")
        self.ghost.line.set(markevery=[-1], markersize=22)  # a ring around all that have come to the same place
        return [self.goal, self.note, *self.curves, self.start, *self.dots, *self.ghost.artists, *self.told]

    def _name(self, axes, i, line, marker):
        """The name of a loss beside a piece of its curve, and the text behind or below it that moves."""
        (colour, ls), (west, south, east, north) = line, self.margins
        inside = np.array([self.room[0] - west - east, self.room[1] - south - north])
        below = self.room[0] < NARROW
        left, y = (-26, -52 - i * LINE) if below else (inside[0] + 20, inside[1] - 10 - i * ROW)
        beside = dict(transform=axes.transAxes, va="center")
        ends, height = np.array([left, left + 16, left + 32]) / inside[0], y / inside[1]
        axes.plot(ends, [height] * 3, transform=axes.transAxes, clip_on=False, color=colour, ls=ls, lw=2.5,
                  marker=marker, markevery=[1], ms=9)  # fmt: skip
        axes.text((left + 40) / inside[0], height, word_or_name(self.names[i]), color=colour, **beside)
        if below:
            return axes.text(1, height, "", ha="right", color=colour, **beside)
        return axes.text((left + 40) / inside[0], (y - 18) / inside[1], "", color=colour, **beside)

    def update(self, values, result):
        curves, goal, paths = as_fields(result, "curves", "goal", "paths")
        self.goal.set_data([goal, goal], self.heights)
        self.note.set_x(goal + 0.12)
        self.start.set_data([as_number(paths[self.names[0]][0])], [self.heights[0]])
        for name, line, dot, told in zip(self.names, self.curves, self.dots, self.told, strict=True):
            heights = np.array([as_number(curves[name](w)) for w in self.ticks])
            line.set_data(self.ticks, heights)
            (w, height), (x, y) = self._end(result, name), self._in_sight(heights, *self._end(result, name))
            dot.set_data([x], [y])
            told.set_text(
                f"L = {style.number(height)} {self._gone(w, height) if (w, height) != (x, y) else ''}".strip()
            )

    def imagine(self, values, result, expected):
        """expected: the weight at which the first of the losses would be."""
        name = self.names[0]
        way = np.linspace(result["paths"][name][0], expected, 21)
        heights = [as_number(result["curves"][name](w)) for w in way]
        self.ghost.show(way, heights, ha="right", va="bottom", position=(way[-1] - 0.1, heights[-1] + 0.2))

    def _gone(self, w, height):
        """An arrow to the side on which a place lies outside the window."""
        low, high = self.heights
        return "↓" if height < low else "↑" if height > high else "→" if w > 0 else "←"

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

    def verdict(self, values, result):
        name = self.names[0]
        return Verdict(f"L = {style.number(self._end(result, name)[1])}", word_or_name(name))

    def takeaway(self, values, result):
        there = [n for n in self.names if abs(self._end(result, n)[0] - result["goal"]) < 0.05]
        named = listing([word_or_name(n) for n in there])
        if not there:
            return say("出力が正解と同じものは、いまはない。", "None of them has its output at the answer now.")
        return say(f"いま出力が正解と同じなのは、{named}。", f"With its output at the answer now: {named}.")

    def handles(self, values, result):
        start = as_number(result["paths"][self.names[0]][0])
        return [Handle("w2", start, self.heights[0], "across", lambda x, _y: x)]

    def describe(self, values, result):
        ends = [(word_or_name(name), *self._end(result, name)) for name in self.names]
        each = [f"{name} w2 = {style.number(w)}, L = {style.number(height)}" for name, w, height in ends]
        start = style.number(as_number(result["paths"][self.names[0]][0]))
        count = len(result["paths"][self.names[0]]) - 1
        return say(
            f"w2 = {start} から{count}歩下ると: {'、'.join(each)}。出力が正解と等しいのは w2 = {style.number(result['goal'])}。",
            f"{count} steps down from w2 = {start}: {'; '.join(each)}. The output equals the answer at w2 = {style.number(result['goal'])}.",
        )
