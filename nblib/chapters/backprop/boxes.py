"""Where the numbers of a network stand when every one of them is shown: boxes for neurons, labels beside the lines."""

from itertools import pairwise

from nblib.pictures.network_diagram import columns

LABELLED = 12  # a network with no more weights has them all written beside their lines


class Boxes:
    """The places of all Numbers (see maths/walk.py) of one network, in CSS pixels from the lower left."""

    def __init__(self, widths, with_sum, size):
        """widths: of the network. with_sum: the columns whose neurons have a sum and a value; the others only have a value."""
        self.widths = (*widths, 1)  # the loss stands at the end, as if it were a layer
        self.with_sum = with_sum
        self.places, _ = columns(self.widths, *size, left=64, apart=150)
        rows = max(len(ps) for ps in self.places.values())
        self.few = sum(a * b for a, b in pairwise(widths)) <= LABELLED
        self.wide = 46 if self.few else 44  # half of a box with two numbers
        self.high = 42 if self.few and rows <= 4 else 40 if rows <= 4 else 20

    def half(self, column):
        """From the middle of a box to its side."""
        return self.wide if column in self.with_sum else self.wide / 2 + 6

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
            return x, y - self.high / 2 - 14 - 18 * at
        x, y = self.places[column][at]
        if number.kind == "bias":
            return (x + 23 if number.slope else x - 23), y + self.high / 2 + 9
        shift = {"sum": -self.wide / 2, "value": self.wide / 2}.get(number.kind, 0) if column in self.with_sum else 0
        return x + shift, y - (self.high / 2 + 9 if number.slope else 0)

    def _beside_line(self, weight):
        (i, j), column = weight.place, weight.column
        line = self.line(column - 1, i, j)
        if line is None:
            return None
        share = 0.36 if self.widths[column - 1] >= self.widths[column] else 0.64  # where lines are farther apart
        share = share if self.few else 0.5
        (x, y), (x2, y2) = line
        return x + share * (x2 - x), y + share * (y2 - y) - (9 if weight.slope else -8)

    def _is_drawn(self, column, i):
        return column in self.places and i < len(self.places[column])
