"""A sheet of paper to draw on, with the pointer or with the keys: a control whose value is the pen's path."""

import math

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.language import say
from nblib.maths.stroke_raster import SIDE
from nblib.panels.calls import called_as
from nblib.panels.control import Control, plain_number


class Drawing(W.Button, Control):
    """The path of a pen: places (x, y, ink) on a square from 0 to 8. Pressing the button takes a new sheet.

    The pen goes from each place to the next, and leaves ink on the way if `ink` is 1.
    """

    value = traitlets.Tuple()
    draws = True
    longest = 600
    stride = 0.5  # how far one press of an arrow key moves the pen
    middle = (SIDE / 2, SIDE / 2, 0)
    nearest_apart = 0.15  # places of a line that are nearer to each other are left out

    def __init__(self, path):
        super().__init__(value=path, description=say("新しい紙にする", "Take a new sheet"), icon="file")
        self.on_click(lambda _button: self.set_trait("value", ()))

    @staticmethod
    def pen_label():
        """What is told of the paper to those who do not see it."""
        return say(
            "紙。ドラッグして書きます。キーボードでは、スペースキーでペンを下ろしたり上げたりし、矢印キーで動かします",
            "Paper: drag to draw. By keyboard: the space bar puts the pen down or lifts it, the arrow keys move it",
        )

    def after(self, marks):
        """The path that follows from what pen and keys did, in the order in which they did it.

        marks: rows (x, y, ink, by_key). By pointer: a place, and whether there is ink on the way to it. By key: a number
        of steps from where the pen is, and whether the pen is put down (or lifted, if it was down).
        """
        path = list(self.value)
        for x, y, ink, by_key in marks:
            here = path[-1] if path else self.middle
            if by_key:
                x, y, ink = here[0] + x * self.stride, here[1] + y * self.stride, here[2] ^ int(ink)
            place = *(round(min(max(float(v), 0.0), float(SIDE)), 2) for v in (x, y)), int(ink)
            self._go(path, here, place)
        return tuple(path[-self.longest :])

    def ends(self):
        """An empty sheet, and one with a small 7."""
        return [(), ((1.0, 4.0, 0), (4.0, 4.0, 1), (2.0, 1.0, 1))]

    def fitted(self, value):
        """Any path."""
        return _path(value)

    def of_data(self, data):
        """A path, from a list of places on the sheet."""
        places = data if isinstance(data, list) and len(data) <= self.longest else [None]
        if not all(isinstance(place, list) and len(place) == 3 for place in places):
            raise ValueError("no path")
        return tuple(
            (float(plain_number(x, 0, SIDE)), float(plain_number(y, 0, SIDE)), plain_number(ink, 0, 1, whole=True))
            for x, y, ink in places
        )

    def code(self, name, writer):
        """drawing([(2, 7, 0), ...])."""
        return writer.made(drawing, [repr(self.value)] * bool(self.value))

    def _go(self, path, here, place):
        """Add a place to the path, unless it says nothing new; a pen that is lifted just goes elsewhere."""
        if path and not place[2] and not here[2]:
            path[-1] = place
        elif not path or place[2] != here[2] or math.dist(here[:2], place[:2]) >= self.nearest_apart:
            path.append(place)


@called_as("drawing()")
def drawing(path=()):
    """A sheet to draw on. A picture says where: `drags`. path: what is on it at first, places (x, y, ink)."""
    return Drawing(_path(path))


def _path(given):
    """The places (x, y, ink) that were given, as a tuple."""
    try:
        return tuple((float(x), float(y), int(ink)) for x, y, ink in given)
    except (TypeError, ValueError):
        raise CourseError(
            say(
                "drawing には、場所 (x, y, インク) のリストを渡します。例: drawing([(2, 7, 0), (6, 7, 1), (4, 1, 1)])",
                "drawing takes a list of places (x, y, ink), such as drawing([(2, 7, 0), (6, 7, 1), (4, 1, 1)])",
            )
        ) from None
