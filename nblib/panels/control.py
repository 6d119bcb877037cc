"""What every control is: the one protocol by which panels, their code, typing, dragging and the tests go.

A control is whatever a learner can move: a slider, a switch, a point in a picture, a clock. It has a `value`, a trait, so
that a move can be observed, and all that stands in Control below. Most controls are widgets of ipywidgets as well:
class Slider(W.FloatSlider, Control), in this order, so that whatever the widget has is the widget's own.
"""

import math
import numbers

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.language import say, word_or_name
from nblib.validation import in_short

BESIDE = {"description_width": "10.5em"}  # the room for names beside their sliders


class Control:
    """What can be asked of a control. Here stands what holds for most; `value`, `ends` and `code` each has of its own."""

    # ---- what is to be seen of it
    description = ""  # its label, by ipywidgets' name for it; empty until its panel has named it
    group = ""  # the heading under which it stands with others
    hidden = False  # whether nobody can see or move it, in the panel or in a picture

    @property
    def shown(self):
        """The widget that stands in the panel, with all buttons that belong to it; None if there is none."""
        return self if isinstance(self, W.DOMWidget) else None

    def named(self, name):
        """Bear the label that belongs to this name, unless it has one of its own."""
        self.description = self.tooltip = self.description or word_or_name(name)

    # ---- its value
    def ends(self):
        """Values at which tests look, from one end to the other."""
        raise NotImplementedError(f"the ends of {type(self).__name__}")

    def given(self):
        """What an experiment and pictures are given of it."""
        return self.value

    def put(self, value):
        """Set it, from a file, say, making room where its range may grow. Returns what did not fit, in words, or ""."""
        try:
            self.value = self.fitted(value)
        except CourseError as trouble:
            return str(trouble)
        return ""

    def fitted(self, value):
        """The value as the control takes it, room for it having been made; a CourseError for what it cannot take."""
        return value

    def as_data(self):
        """Its value as plain data: what JSON knows, for a link."""
        return self.given()

    def of_data(self, data):
        """The value that plain data from anybody stands for; a ValueError if hands could not set that here."""
        raise ValueError(f"{type(self).__name__} takes nothing from a link: {data!r}")

    def code(self, name, writer):
        """The call that makes it with its present value, for a panel in which it has this name. writer: code_export."""
        raise NotImplementedError(f"{type(self).__name__} is written as a part of its panel")

    # ---- how it is moved
    live = True  # False: it acts when it is let go, as the experiment may take long
    typed = False  # True: a number can be typed beside it; it has min, max, readout_format, is_whole and wider() then

    def chosen_by(self, text):
        """The value that a text typed beside it means, and what there is to say; None where the page takes the text itself."""
        return None

    draws = False  # True: a pen draws it, with after(marks), and pen_label() says how
    # What a picture drags has also
    #   nearest(*place): the value nearest to a place (x, y) of the picture, or to one number where two sliders are dragged
    #   stepped(*counts): the value to which so many arrow keys lead, right and up (or along its own axis)

    # ---- what the panel does to it
    records = False  # True: a record of the results for pictures, and nothing that an experiment takes

    def after_move(self, value):
        """The value that is left of this one once another control of the panel has moved."""
        return value

    def after_result(self, value, result):
        """The value that this one becomes by the experiment's result; a CourseError if the result lacks something."""
        return value

    def printed(self, value):
        """What a saved notebook shows instead of this value, where nobody can move it."""
        return value

    def keep(self, value, result):
        """Have the value that the result has led to, as it has been drawn now. Most are not led anywhere."""


class Held(traitlets.HasTraits, Control):
    """A control that is not shown: it holds its value, which code may change, and costs no widget."""

    value = traitlets.Any()
    hidden = True

    def ends(self):
        """It stays where it is."""
        return [self.value]

    def offer(self, _names, value=None):
        """What can be chosen changes; with a value, that is chosen."""
        if value is not None:
            self.value = value

    def show(self, *_state, write=True):
        """There is nothing to show it in."""


# ---- numbers from anybody


def plain_number(data, low, high, whole=False):
    """The number, if it is one of plain data from low to high; else a ValueError. True is no number here, nor is NaN."""
    if type(data) in ((int,) if whole else (int, float)) and low <= data <= high:
        return data
    raise ValueError(f"no number from {low} to {high}")


# ---- whether a control can be made of what was given


def check_range(value, low, high, step, call):
    """The four numbers of a control, if one can be made of them; a CourseError says what is wrong.

    call: how the control is made, such as "slider(value, low, high, step)".
    """
    given = value, low, high, step
    name = call.partition("(")[0].replace("steps", "slider")  # which is what it looks like
    for number in given:
        check_number(name, number)
    if not (low < high and step > 0):
        raise CourseError(
            say(
                f"{name} は、範囲 {low} から {high} を {step} ずつでは動けません。{call}(値、最小、最大、刻み)の順に書きます。",
                f"No {name} can go from {low} to {high} by steps of {step}. The order is {call}.",
            )
        )
    if not low <= value <= high:
        raise CourseError(
            say(
                f"{name} の値 {value} が範囲 {low} から {high} の外にあります。値か範囲を変えてください: {call}",
                f"The {name}'s value {value} lies outside its range {low} to {high}. Change the one or the other: {call}",
            )
        )
    return given


def check_number(name, number):
    """The number, if it is an ordinary one. name: what asks for it, such as "slider"."""
    if isinstance(number, numbers.Real) and math.isfinite(number):
        return number
    raise CourseError(
        say(
            f"{name} には普通の数が必要ですが、{in_short(number)} が渡されました。",
            f"{name} needs ordinary numbers, but was given {in_short(number)}.",
        )
    )


def check_whole(name, number):
    """The number as an int, if it is a whole one."""
    if check_number(name, number) != int(number):
        raise CourseError(
            say(
                f"{name} には整数が必要ですが、{in_short(number)} が渡されました。",
                f"{name} needs whole numbers, but was given {in_short(number)}.",
            )
        )
    return int(number)


def check_among(value, values):
    """The value, if it is one of these."""
    if value not in values:
        raise CourseError(
            say(
                f"{in_short(value)} は選べません。選べるもの: {', '.join(map(str, values))}",
                f"{in_short(value)} cannot be chosen, only: {', '.join(map(str, values))}",
            )
        )
    return value
