"""What every picture is: drawn once, then moved, and able to say in words what it shows."""

import numpy as np


class Picture:
    """A picture of what an experiment returned.

    A picture has three methods:
    draw(axes) creates its artists once and returns those that will move, back to front;
    update(values, result) moves them: `values` are the controls' values by name, `result` is
    what the experiment returned;
    describe(values, result) says in words what is to be seen now, in the current language.
    """

    size = (440, 320)  # width and height in CSS pixels, margins included
    margins = (55, 48, 15, 34)  # left, bottom, right, top: the room for labels, in CSS pixels
    drags = ()  # what dragging in this picture sets: the name of a point, or those of two sliders, across and up
    takes = ()  # names of other controls that the picture needs, though the experiment may not

    def __new__(cls, *given, **named):
        picture = super().__new__(cls)
        picture.made_of = given, named  # so that a panel can be written as code
        return picture

    def dragged(self, values):
        """What dragging sets now, as in `drags`; for a picture in which that depends on the controls' values."""
        return self.drags


def first_that_holds(windows, *heights):
    """Which part of an axis to show: the first of the windows (low, high) that holds all heights; else the last one."""
    values = np.concatenate([np.ravel(h) for h in heights])
    low, high = np.nanmin(values), np.nanmax(values)
    return next((window for window in windows if window[0] <= low and high <= window[1]), windows[-1])
