"""A few numbers as bars, each with its name below and its value beside it."""

import numpy as np

from nblib.language import listing, say
from nblib.pictures import style
from nblib.pictures.ghost import NAME, Ghost
from nblib.pictures.picture import Picture, first_that_holds
from nblib.validation import as_numbers


class Bars(Picture):
    """result[field] are the numbers, as many as there are names or fewer. Negative ones are orange and hang down."""

    margins = (40, 26, 8, 28)
    spared = 0.12  # of the axis, at each end that bars grow towards: room for their values

    def __init__(self, field, names, title="", windows=((0, 1),), size=(320, 268), spare=False):
        """title: what stands above; "{sum}" in it is the sum. windows: (low, high) of the axis; the first that fits.

        spare: whether it may be left out where there is little room.
        """
        self.field, self.names, self.title, self.windows = field, names, title, windows
        self.size, self.spare = size, spare

    def draw(self, axes):
        count = len(self.names)
        axes.set(xlim=(-0.6, count - 0.4), ylim=self._padded(self.windows[0]), xticks=range(count))
        axes.set_xticklabels(self.names)
        axes.tick_params(bottom=False)
        axes.spines["bottom"].set_visible(False)
        self.axes = axes
        self.above = axes.set_title("")
        self.bars = axes.bar(range(count), 0, width=0.62, ec=style.PAPER).patches
        zero = axes.axhline(0, color=style.INK, lw=1)
        self.values = [axes.text(i, 0, "", ha="center", bbox=style.behind(pad=0.8)) for i in range(count)]
        self.ghost = Ghost(axes)
        return [*self.bars, zero, *self.ghost.artists, *self.values, self.above]

    def _written(self, number):
        """A number beside its bar: with fewer digits the less room there is for each, and in the end not at all."""
        each = (self.room[0] - self.margins[0] - self.margins[2]) / len(self.names)
        return style.number(number, 2 if each >= 34 else 1) if each >= 20 else ""

    def _padded(self, window):
        low, high = window
        room = self.spared * (high - low)
        return low - (room if low < 0 else 0), high + room

    def _numbers(self, result):
        return as_numbers(result[self.field], len(result[self.field]))

    def update(self, values, result):
        numbers = self._numbers(result)
        window = self._padded(first_that_holds(self.windows, numbers))
        self.axes.set_ylim(window)
        gap = 0.02 * (window[1] - window[0])
        for i, (bar, text) in enumerate(zip(self.bars, self.values, strict=True)):
            height = np.clip(numbers[i], *window) if i < len(numbers) else 0
            bar.set(height=height, facecolor=style.colour_of(height))
            text.set_position((i, height + (gap if height >= 0 else -gap)))
            text.set(va="bottom" if height >= 0 else "top", text=self._written(numbers[i]) if i < len(numbers) else "")
        self.above.set_text(self.title.format(sum=style.number(numbers.sum())))

    def imagine(self, values, result, expected):
        """expected: a dict with other numbers (n,) under the same field, if it is about these."""
        if isinstance(expected, dict) and self.field in expected:
            heights = np.repeat(expected[self.field], 2)
            places = np.add.outer(np.arange(len(heights) // 2), [-0.5, 0.5]).ravel()
            above = 0.1 * np.ptp(self.axes.get_ylim())  # where the numbers of low bars end
            each = (self.room[0] - self.margins[0] - self.margins[2]) / len(self.names)
            under = self._numbers(result)[-int(np.ceil(NAME / each)) :]  # bars that stand where the name does
            self.ghost.show(places, heights, position=(places[-1], max(heights[-1], *under) + above))

    def describe(self, values, result):
        numbers = self._numbers(result)
        named = zip(map(_plain, self.names), numbers, strict=False)
        shown = [f"{name}:\N{NO-BREAK SPACE}{style.number(n)}" for name, n in named]
        head = _plain(self.title.format(sum=style.number(numbers.sum())))
        return say(f"{head}の値は {listing(shown)}。", f"{head}. The values are {listing(shown)}.")


def _plain(text):
    """A text without the signs of mathematical type."""
    return text.translate({ord(sign): None for sign in "$_{}"})
