"""The control that stands in pictures alone: a point that is dragged, or moved by the arrow keys."""

import traitlets

from nblib.panels.calls import called_as
from nblib.panels.control import Control, check_range, plain_number
from nblib.validation import as_numbers


class Point(traitlets.HasTraits, Control):
    """A point (x, y) that is dragged in a picture, or moved by the arrow keys."""

    value = traitlets.Tuple()

    def __init__(self, x, y, low, high, step):
        super().__init__(value=(float(x), float(y)))
        self.low, self.high, self.step = low, high, step

    def ends(self):
        """Two corners that lie across from each other."""
        return [(self.low, self.high), (self.high, self.low)]

    def fitted(self, value):
        """The place nearest to these two numbers."""
        return self.nearest(*as_numbers(value, 2))

    def of_data(self, data):
        """A place within the point's limits, from two numbers."""
        x, y = data if isinstance(data, list) else ()
        return tuple(float(plain_number(v, self.low, self.high)) for v in (x, y))

    def nearest(self, x, y):
        """The place nearest to (x, y) within the point's limits."""
        return tuple(float(min(max(v, self.low), self.high)) for v in (x, y))

    def stepped(self, kx, ky):
        """The place to which so many arrow keys lead."""
        return self.nearest(*(round(v + k * self.step, 9) for v, k in zip(self.value, (kx, ky), strict=True)))

    def code(self, name, writer):
        """point(0.5, 0.5), and the limits where they are not the usual ones."""
        return writer.made(point, writer.shortest(point, 2, (*self.value, self.low, self.high, self.step)))


@called_as("point(0.5, 0.5)")
def point(x, y, low=0.0, high=1.0, step=0.05):
    """A draggable point with both coordinates from low to high. A picture says where: `drags`."""
    for coordinate in (x, y):
        check_range(coordinate, low, high, step, "point(x, y, low, high)")
    return Point(x, y, low, high, step)
