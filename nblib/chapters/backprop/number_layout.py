"""Where the Numbers of one network stand in its drawing: boxes for neurons, labels beside the lines, for the room that there is."""

from itertools import pairwise

import numpy as np

from nblib.pictures.network_diagram import DEEPEST, WIDEST

LABELLED = 12  # a network with no more weights has them all written beside their lines
HEAD, FOOT, SIDE = 24, 36, 8  # CSS pixels above and below the boxes, and to their left and right
HIGHS = ((78, 42), (58, 32), (0, 20))  # from one neuron to the next so many CSS pixels: so high is a box
APART = 110  # CSS pixels from one neuron to the next, at most
LABELS_BESIDE = 66  # CSS pixels between columns for the names and numbers of all weights
ONE_BESIDE = 50  # CSS pixels between columns for one number: in less the line is thick, and the number told in words
WIDE = (
    (46, 80),
    (40, 30),
    (0, 0),
)  # half of a box with two numbers, and the gap that it needs; 0: a box has one number
LAST = 0.6  # of a gap is the one before the loss, where nothing is written


class NumberLayout:
    """In CSS pixels from the lower left. The loss stands at the end, as if it were a layer."""

    def __init__(self, widths, with_sum, size):
        """widths: of the network. with_sum: the columns whose neurons have a sum and a value; the others only have a value."""
        self.widths, self.with_sum, (self.width, self.height) = (*widths, 1), with_sum, size
        count = len(self.widths)
        self.columns = [*range(count)] if count <= DEEPEST else [0, 1, 2, *range(count - 3, count)]
        self.wide, self.gap = self._wide()
        self.is_tight = not self.wide  # of sum and value only one is written
        is_small = sum(a * b for a, b in pairwise(widths)) <= LABELLED
        self.few = is_small and self.gap >= LABELS_BESIDE
        tallest = min(max(self.widths), WIDEST)
        self.step = min((self.height - HEAD - FOOT) / tallest, APART)
        self.high = next(high for least, high in HIGHS if self.step >= least)
        self.places = {column: self._column(column, x) for column, x in zip(self.columns, self._across(), strict=True)}

    def _wide(self):
        """Half of the width of a box with two numbers, and the gap between columns."""
        for wide, least in WIDE:
            self.wide = wide
            gap = (self.width - 2 * SIDE - sum(2 * self.half(c) for c in self.columns)) / (len(self.columns) - 2 + LAST)
            if gap >= least:
                break
        return wide, gap

    def _across(self):
        """The middle of each column."""
        halves = [self.half(column) for column in self.columns]
        steps = [0, *(a + b + self.gap for a, b in pairwise(halves))]
        steps[-1] -= (1 - LAST) * self.gap
        return SIDE + halves[0] + np.cumsum(steps)

    def _column(self, column, x):
        count = min(self.widths[column], WIDEST)
        step = min((self.height - HEAD - FOOT) / count, APART)
        middle = FOOT + (self.height - HEAD - FOOT) / 2
        return [(float(x), middle + step * ((count - 1) / 2 - i)) for i in range(count)]

    def half(self, column):
        """From the middle of a box to its side."""
        if not self.wide:
            return 19
        return self.wide if column in self.with_sum else self.wide / 2 + 4

    def outline(self, column, x, y):
        """The corners of a box."""
        w, h = self.half(column), self.high / 2
        return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]

    def line(self, column, i, j):
        """The line from neuron i of a column to neuron j of the next, from box to box; None where it is not drawn."""
        if not (self._is_drawn(column, i) and self._is_drawn(column + 1, j)):
            return None
        (x, y), (x2, y2) = self.places[column][i], self.places[column + 1][j]
        return (x + self.half(column), y), (x2 - self.half(column + 1), y2)

    def place(self, number):
        """The middle of where a number (or the slope along it) is written; None where it is not drawn."""
        column, at = number.column, number.place[0]
        if number.kind == "weight":
            return self._beside_line(number)
        if number.kind == "local" or not self._is_drawn(column, at):
            return None
        if number.kind == "target":
            x, y = self.places[column + 1][0]
            return x, y - self.high / 2 - 14 - 16 * at
        x, y = self.places[column][at]
        if number.kind == "bias":
            shift = 0 if self.is_tight else 23 if number.slope else -23
            return x + shift, y + self.high / 2 + 9
        is_pair = column in self.with_sum and not self.is_tight
        shift = {"sum": -self.wide / 2, "value": self.wide / 2}.get(number.kind, 0) if is_pair else 0
        return x + shift, y - (self.high / 2 + 9 if number.slope else 0)

    def _beside_line(self, weight):
        (i, j), column = weight.place, weight.column
        line = self.line(column - 1, i, j)
        if line is None or self.gap < ONE_BESIDE:
            return None
        share = 0.33 if self.widths[column - 1] >= self.widths[column] else 0.67  # where lines are farther apart
        share = share if self.few else 0.5
        (x, y), (x2, y2) = line
        return x + share * (x2 - x), y + share * (y2 - y) - (9 if weight.slope else -8)

    def _is_drawn(self, column, i):
        return column in self.places and i < len(self.places[column])
