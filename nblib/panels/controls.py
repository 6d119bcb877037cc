"""Controls: whatever a learner can change. Each has a `value`; most are sliders."""

import ipywidgets as W
import traitlets

from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.ranges import check_among, check_range
from nblib.pictures.style import exactly
from nblib.validation import as_fields, as_number


@called_as("slider(0.5, -1, 1, 0.05)")
def slider(value, low=-1.0, high=1.0, step=0.05, label="", live=True):
    """A slider from low to high; of whole numbers if all four are whole.

    Without a label it is named after its control. live=False: it acts when it is let go, for experiments that take long.
    """
    given = check_range(value, low, high, step, "slider(value, low, high, step)")
    made_of = dict(value=value, min=low, max=high, step=step, description=label, style=BESIDE, continuous_update=live)
    if all(isinstance(number, int) for number in given):
        return W.IntSlider(**made_of)
    digits = max(len(f"{number:g}".partition(".")[2]) for number in (step, low))
    return W.FloatSlider(**made_of, readout_format=f".{digits}f")


@called_as("stops(10, [1, 10, 100])")
def stops(value, values, label="", live=True):
    """A slider that stops at these values alone, such as 1, 10, 100, 1000. live=False: it acts when it is let go."""
    check_among(value, values)
    options = shown_as_numbers(values)
    return W.SelectionSlider(value=value, options=options, description=label, style=BESIDE, continuous_update=live)


def shown_as_numbers(values):
    """What is shown of each value beside a slider of stops: {shown: value}."""
    return {exactly(value): value for value in values}


def offered(control):
    """The values that a list or a slider of stops offers."""
    return list(control.options.values() if isinstance(control.options, dict) else control.options)


@called_as("switch(1)")
def switch(value, label=""):
    """A box to tick: 1 when ticked, else 0."""
    return W.Checkbox(bool(value), description=label, indent=False)


@called_as("choice('a', ['a', 'b'])")
def choice(value, options, label=""):
    """A list to choose one of: options are names (or a dict of what is shown to what it means)."""
    check_among(value, list(options.values() if isinstance(options, dict) else options))
    return W.Dropdown(options=options, value=value, description=label, style=BESIDE)


class Point(traitlets.HasTraits):
    """A point (x, y) that is dragged in a picture, or moved by the arrow keys."""

    value = traitlets.Tuple()

    def __init__(self, x, y, low, high, step):
        super().__init__(value=(float(x), float(y)))
        self.low, self.high, self.step = low, high, step

    def nearest(self, x, y):
        """The place nearest to (x, y) within the point's limits."""
        return tuple(float(min(max(v, self.low), self.high)) for v in (x, y))


@called_as("point(0.5, 0.5)")
def point(x, y, low=0.0, high=1.0, step=0.05):
    """A draggable point with both coordinates from low to high. A picture says where: `drags`."""
    for coordinate in (x, y):
        check_range(coordinate, low, high, step, "point(x, y, low, high)")
    return Point(x, y, low, high, step)


class Trail(W.Button):
    """The learner's own path: one entry of the result after each move. Pressing it starts anew."""

    value = traitlets.Tuple()
    longest = 600

    def __init__(self, fields, so_far):
        self.fields = fields
        super().__init__(
            value=tuple(map(tuple, so_far)), description=say("道のりを消す", "Start the path anew"), icon="undo"
        )
        self.on_click(lambda _button: self.set_trait("value", ()))

    def extended_by(self, result):
        """The trail with this result's entry added; the oldest entries give way."""
        entry = tuple(as_number(value) for value in as_fields(result, *self.fields))
        return (*self.value[1 - self.longest :], entry)


@called_as("trail('loss')")
def trail(*fields, so_far=()):
    """A trail of these entries of the results, such as trail("loss"). so_far: the entries that it starts with."""
    return Trail(fields, so_far)


BESIDE = {"description_width": "10.5em"}  # the room for names beside their sliders
