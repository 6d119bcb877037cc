"""What every picture is: drawn once, then moved, and able to say in words what it shows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Verdict:
    """What a panel is about, in large type: a text such as "y = -0.10", and a chip such as "no test" with its sign."""

    text: str
    chip: str = ""
    sign: int = 0  # 1: the chip is blue, -1: it is orange, 0: it is grey


@dataclass(frozen=True)
class Handle:
    """A place (x, y) in a picture, in its coordinates, where a control can be taken hold of with pointer or keys."""

    name: str  # of the control
    x: float
    y: float
    moves: str = "up"  # "up": pulled up it grows; "across": pulled to the right it grows
    at: Callable | None = None  # at(x, y): the control's value for a place; None: the way of the pointer counts


class Picture:
    """A picture of what an experiment returned.

    A picture has three methods:
    draw(axes) creates its artists once and returns those that will move, back to front;
    update(values, result) moves them: `values` are the controls' values by name, `result` is
    what the experiment returned;
    describe(values, result) says in words what is to be seen now, in the current language.

    What else it may say has its own methods below. `room` is the size at which it is drawn, in CSS pixels: texts stay
    12 pixels high, so a picture whose texts would not fit into a narrow room draws fewer of them.
    """

    size = (440, 320)  # width and height in CSS pixels, margins included, at which it is best
    keeps_shape = False  # True: width and height grow and shrink together, as in a diagram or a square map
    tallest = 268  # a height that a picture that keeps its shape does not grow beyond, in CSS pixels
    margins = (55, 48, 15, 34)  # left, bottom, right, top: the room for labels, in CSS pixels
    spare = False  # True: it is left out where it does not fit beside the first, since that tells the same
    drags = ()  # what dragging in this picture sets: the name of a point, or those of two sliders, across and up
    takes = ()  # names of other controls that the picture needs, though the experiment may not
    room = size  # width and height for which it is drawn now; the canvas sets them
    ghost = None  # a nblib.pictures.ghost.Ghost, made in `draw`, of a picture that shows what a wrong belief expects

    def __new__(cls, *given, **named):
        picture = super().__new__(cls)
        picture.made_of = given, named  # so that a panel can be written as code
        return picture

    # ---- what a picture may say besides
    def verdict(self, values, result):
        """What the panel is about, as a Verdict, or None."""
        return None

    def takeaway(self, values, result):
        """One short sentence on what is to be seen now, for the line under the picture; "" if there is none."""
        return ""

    def handles(self, values, result):
        """What can be taken hold of besides what `drags` says: a list of Handles."""
        return []

    def idle(self, values, result):
        """The controls that do nothing now, and why: {name: sentence}."""
        return {}

    def imagine(self, values, result, expected):
        """Show with self.ghost what a wrong belief expects, or leave that out where it says nothing of this picture.

        expected: what the question's belief makes of values and result (nblib.exercises.question). Pictures without a
        ghost leave this out. How it looks, and its name, are the same everywhere: nblib.pictures.ghost.
        """

    def believe(self, values, result, expected):
        """Draw, ghosted, what a wrong belief expects; None: there is no belief to be drawn. It comes after each update.

        False if it should be drawn but cannot be: a learner's own experiment need not return what the belief looks into.
        """
        if self.ghost is None:
            return True
        self.ghost.hide()
        try:
            if expected is not None:
                self.imagine(values, result, expected)
        except Exception:  # whatever it is that the learner's experiment returns
            self.ghost.hide()
            return False
        return True

    def dragged(self, values):
        """What dragging sets now, as in `drags`; for a picture in which that depends on the controls' values."""
        return self.drags


def first_that_holds(windows, *heights):
    """Which part of an axis to show: the first of the windows (low, high) that holds all heights; else the last one."""
    values = np.concatenate([np.ravel(h) for h in heights])
    low, high = np.nanmin(values), np.nanmax(values)
    return next((window for window in windows if window[0] <= low and high <= window[1]), windows[-1])
