"""Controls: whatever a learner can change. Each has a `value`; most are sliders."""

import numbers

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.results import as_fields, as_number, as_numbers, in_short
from nblib.words import say, word


def slider(value, low=-1.0, high=1.0, step=0.05, label="", live=True):
    """A slider from low to high; of whole numbers if all four are whole.

    Without a label it is named after its control. live=False: it acts when it is let go, for experiments that take long.
    """
    given = check_range(value, low, high, step)
    made_of = dict(value=value, min=low, max=high, step=step, description=label, style=BESIDE, continuous_update=live)
    if all(isinstance(number, int) for number in given):
        return W.IntSlider(**made_of)
    digits = max(len(f"{number:g}".partition(".")[2]) for number in (step, low))
    return W.FloatSlider(**made_of, readout_format=f".{digits}f")


def check_range(value, low, high, step):
    """The four numbers of a slider, if one can be made of them; a CourseError says what is wrong."""
    given = value, low, high, step
    _check_numbers("slider", given)
    if not (low < high and step > 0):
        raise CourseError(
            say(
                f"スライダーは、範囲 {low} から {high} を {step} ずつでは動けません。slider(値, 最小, 最大, 刻み) の順に書きます。",
                f"No slider can go from {low} to {high} by steps of {step}. The order is slider(value, lowest, highest, step).",
            )
        )
    if not low <= value <= high:
        raise CourseError(
            say(
                f"スライダーの値 {value} が範囲 {low} から {high} の外にあります。値か範囲を変えてください。",
                f"The slider's value {value} lies outside its range {low} to {high}. Change the one or the other.",
            )
        )
    return given


def stops(value, values, label="", live=True):
    """A slider that stops at these values alone, such as 1, 10, 100, 1000. live=False: it acts when it is let go."""
    _check_among(value, values)
    return W.SelectionSlider(value=value, options=list(values), description=label, style=BESIDE, continuous_update=live)


def _check_among(value, values):
    if value not in values:
        raise CourseError(
            say(
                f"{in_short(value)} は選べません。選べるもの: {', '.join(map(str, values))}",
                f"{in_short(value)} cannot be chosen, only: {', '.join(map(str, values))}",
            )
        )


def _check_numbers(what, given):
    for number in given:
        if not isinstance(number, numbers.Real) or number != number:
            raise CourseError(
                say(
                    f"{what} には数が必要ですが、{in_short(number)} が渡されました。",
                    f"{what} needs numbers, but was given {in_short(number)}.",
                )
            )


def switch(value, label=""):
    """A box to tick: 1 when ticked, else 0."""
    return W.Checkbox(bool(value), description=label, indent=False)


def choice(value, options, label=""):
    """A list to choose one of: options are names (or a dict of what is shown to what it means)."""
    _check_among(value, list(options.values() if isinstance(options, dict) else options))
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


def point(x, y, low=0.0, high=1.0, step=0.05):
    """A draggable point with both coordinates from low to high. A picture says where: `drags`."""
    _check_numbers("point", (x, y, low, high, step))
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


def trail(*fields, so_far=()):
    """A trail of these entries of the results, such as trail("loss"). so_far: the entries that it starts with."""
    return Trail(fields, so_far)


def weights(w=ARTICLE_WEIGHTS, step=0.05):
    """A-kun's four weight sliders, w0 to w3, by name. w: (4,) where they start."""
    return {f"w{i}": slider(float(value), step=step) for i, value in enumerate(as_numbers(w, 4))}


def weights_of(name, w, size=2.0):
    """Sliders for the weights of another neuron: name0 (its bias), name1, ... from -size to size. w: where they start."""
    labels = [f"{name}0 {word('bias')}", *(f"{name}{i}" for i in range(1, len(w)))]
    return {f"{name}{i}": slider(float(v), -size, size, label=labels[i]) for i, v in enumerate(w)}


def clues(x=(1, 0, 0)):
    """The switches of the three clues, x1 to x3, by name. x: (3,) of 0 and 1; at first: today."""
    return {f"x{i}": switch(value) for i, value in enumerate(as_numbers(x, 3), 1)}


BESIDE = {"description_width": "10.5em"}  # the room for names beside their sliders
