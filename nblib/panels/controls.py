"""The controls that learners move: slider, stops, switch and choice; point.py has one more.

Each is a class, which knows what control.py asks of every control, and the function by which a cell makes it.
"""

import math

import ipywidgets as W

from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.control import BESIDE, Control, check_among, check_number, check_range, check_whole, plain_number
from nblib.panels.typed_input import stop_for
from nblib.pictures.style import exactly


# ---- numbers
class Sliding(Control):
    """What all sliders of numbers are, with min, max and step."""

    typed = True

    @property
    def live(self):
        """Whether it acts while it is moved."""
        return self.continuous_update

    def ends(self):
        """Its least and its greatest value."""
        return [self.min, self.max]

    def fitted(self, value):
        """A number, for which the range is made wider where it must be."""
        number = check_whole("slider", value) if self.is_whole else float(check_number("slider", value))
        self.min, self.max = min(self.min, number), max(self.max, number)
        return number

    @property
    def is_whole(self):
        """Whether it takes whole numbers alone."""
        return isinstance(self.min, int)

    def nearest(self, value):
        """The value nearest to this number that the slider can have."""
        inside = min(max(value, self.min), self.max)
        return type(self.min)(round(self.min + round((inside - self.min) / self.step) * self.step, 9))

    def stepped(self, count):
        """The value to which so many presses of an arrow key lead."""
        return self.nearest(round(self.value + count * self.step, 9))

    def of_data(self, data):
        """A number within the range, which a link makes no wider."""
        return plain_number(data, self.min, self.max, self.is_whole)

    def wider(self):
        """How the learner has a wider range, as the first half of a sentence; weights() and its like know better."""
        return say("セルの中の slider の範囲を変えて", "change the slider's range in the cell")

    def code(self, name, writer):
        """slider(0.5, -1, 1, 0.05), or shorter."""
        numbers = writer.shortest(slider, 1, (self.given(), self.min, self.max, self.step))
        return writer.made(slider, numbers + writer.label(name, self) + writer.live(self))


class Slider(W.FloatSlider, Sliding):
    """A slider of any numbers."""

    def given(self):
        """Its value: 0.6 where a browser says 0.6000000000000001. The browser is not told so: that would stop a drag."""
        nearest = self.nearest(self.value)
        return nearest if math.isclose(self.value, nearest, abs_tol=1e-9) else self.value


class WholeSlider(W.IntSlider, Sliding):
    """A slider of whole numbers."""


@called_as("slider(0.5, -1, 1, 0.05)")
def slider(value, low=-1.0, high=1.0, step=0.05, label="", live=True):
    """A slider from low to high; of whole numbers if all four are whole.

    Without a label it is named after its control. live=False: it acts when it is let go, for experiments that take long.
    """
    given = check_range(value, low, high, step, "slider(value, low, high, step)")
    made_of = dict(value=value, min=low, max=high, step=step, description=label, style=BESIDE, continuous_update=live)
    if all(isinstance(number, int) for number in given):
        return WholeSlider(**made_of)
    digits = max(len(f"{number:g}".partition(".")[2]) for number in (step, low))
    return Slider(**made_of, readout_format=f".{digits}f")


class Stops(W.SelectionSlider, Control):
    """A slider that stops at given numbers alone."""

    @property
    def live(self):
        """Whether it acts while it is moved."""
        return self.continuous_update

    def offered(self):
        """The numbers at which it stops."""
        return list(self.options.values())

    def ends(self):
        """Its first and its last stop."""
        return [self.offered()[0], self.offered()[-1]]

    def fitted(self, value):
        """A number, for which there is one stop more where there was none."""
        check_number("stops", value)
        if value not in self.offered():
            self.options = _shown_as_numbers(sorted({*self.offered(), value}))
        return value

    def of_data(self, data):
        """A number at which it stops."""
        offered = self.offered()
        return offered[offered.index(plain_number(data, min(offered), max(offered)))]

    def nearest(self, value):
        """The stop nearest to this number: by their ratio if all are above 0, as stops are mostly factors apart."""
        if value > 0 and min(self.offered()) > 0:
            return min(self.offered(), key=lambda stop: abs(math.log(stop / value)))
        return min(self.offered(), key=lambda stop: abs(stop - value))

    def chosen_by(self, text):
        """The stop that is nearest to a number typed beside it; nothing is said if it is that number."""
        return stop_for(self, text)

    def stepped(self, count):
        """The stop to which so many presses of an arrow key lead."""
        stops = self.offered()
        return stops[min(max(stops.index(self.value) + count, 0), len(stops) - 1)]

    def code(self, name, writer):
        """stops(10, [1, 10, 100])."""
        arguments = [repr(self.value), writer.write(self.offered())]
        return writer.made(stops, arguments + writer.label(name, self) + writer.live(self))


@called_as("stops(10, [1, 10, 100])")
def stops(value, values, label="", live=True):
    """A slider that stops at these values alone, such as 1, 10, 100, 1000. live=False: it acts when it is let go."""
    check_among(value, values)
    options = _shown_as_numbers(values)
    made = Stops(value=value, options=options, description=label, style=BESIDE, continuous_update=live)
    return made.add_class("nblib-stops")


def _shown_as_numbers(values):
    """What is shown of each value beside a slider of stops: {shown: value}."""
    return {exactly(value): value for value in values}


# ---- one of several
class Switch(W.Checkbox, Control):
    """A box to tick."""

    def ends(self):
        """Off and on."""
        return [False, True]

    def fitted(self, value):
        """0 or 1, as ipywidgets has it."""
        return bool(check_among(value, (0, 1)))

    def as_data(self):
        """1 when ticked, else 0."""
        return int(self.value)

    def of_data(self, data):
        """Whether it is to be ticked, from 1 or 0."""
        return bool(plain_number(data, 0, 1, whole=True))

    def code(self, name, writer):
        """switch(1)."""
        return writer.made(switch, [f"{self.value:d}", *writer.label(name, self)])


@called_as("switch(1)")
def switch(value, label=""):
    """A box to tick: 1 when ticked, else 0."""
    return Switch(bool(value), description=label, indent=False)


class Choice(W.Dropdown, Control):
    """A list to choose one of."""

    def offered(self):
        """All that can be chosen."""
        return list(self.options.values() if isinstance(self.options, dict) else self.options)

    def ends(self):
        """The first and the last of the list."""
        return [self.offered()[0], self.offered()[-1]]

    def fitted(self, value):
        """One of the list."""
        return check_among(value, self.offered())

    def as_data(self):
        """The text, number or list that is chosen; of anything else its place in the list."""
        return _plain(self.value, self.offered())

    def of_data(self, data):
        """What is to be chosen."""
        offered = self.offered()
        return offered[[repr(_plain(one, offered)) for one in offered].index(repr(data))]

    def code(self, name, writer):
        """choice('a', ['a', 'b'])."""
        options = self.options if isinstance(self.options, dict) else self.offered()
        return writer.made(choice, [repr(self.value), writer.write(options), *writer.label(name, self)])


def _plain(chosen, offered):
    """What is chosen as plain data."""
    if isinstance(chosen, list | tuple):
        return [_plain(one, chosen) for one in chosen]
    return chosen if isinstance(chosen, str | int | float | None) else {"place": offered.index(chosen)}


@called_as("choice('a', ['a', 'b'])")
def choice(value, options, label=""):
    """A list to choose one of: options are names (or a dict of what is shown to what it means)."""
    check_among(value, list(options.values() if isinstance(options, dict) else options))
    return Choice(options=options, value=value, description=label, style=BESIDE)
