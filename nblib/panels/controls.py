"""Controls: whatever a learner can change. Each has a `value`; most are sliders."""

import ipywidgets as W
import traitlets

from nblib.errors import CourseError
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.results import as_fields, as_number
from nblib.words import GLOSSARY, LABELS, say, word


def slider(value, low=-1.0, high=1.0, step=0.05, label=""):
    """A slider from low to high. Without a label it is named after its control."""
    if not low <= value <= high:
        raise CourseError(
            say(
                f"スライダーの値 {value} が範囲 {low} から {high} の外にあります。値か範囲を変えてください。",
                f"The slider's value {value} lies outside its range {low} to {high}. Change the one or the other.",
            )
        )
    digits = max(len(f"{number:g}".partition(".")[2]) for number in (step, low))
    return W.FloatSlider(
        value, min=low, max=high, step=step, readout_format=f".{digits}f", description=label,
        style={"description_width": "10.5em"},
    )  # fmt: skip


def switch(value, label=""):
    """A box to tick: 1 when ticked, else 0."""
    return W.Checkbox(bool(value), description=label, indent=False)


class Point(traitlets.HasTraits):
    """A point (x, y) that is dragged in a picture, or moved by the arrow keys."""

    value = traitlets.Tuple()

    def __init__(self, x, y, low, high, step):
        super().__init__(value=(float(x), float(y)))
        self.low, self.high, self.step = low, high, step

    def move_to(self, x, y):
        """Set the point, held within its limits."""
        self.value = tuple(float(min(max(v, self.low), self.high)) for v in (x, y))

    def move_by(self, dx, dy):
        """Move the point by so many steps."""
        x, y = self.value
        self.move_to(round(x + dx * self.step, 9), round(y + dy * self.step, 9))


def point(x, y, low=0.0, high=1.0, step=0.05):
    """A draggable point with both coordinates from low to high. A picture says where: `drags`."""
    return Point(x, y, low, high, step)


class Trail(W.Button):
    """The learner's own path: one entry of the result after each move. Pressing it starts anew."""

    value = traitlets.Tuple()
    longest = 600

    def __init__(self, fields):
        self.fields = fields
        super().__init__(description=say("道のりを消す", "Start the path anew"), icon="undo")
        self.on_click(lambda _button: self.set_trait("value", ()))

    def extended_by(self, result):
        """The trail with this result's entry added; the oldest entries give way."""
        entry = tuple(as_number(value) for value in as_fields(result, *self.fields))
        return (*self.value[1 - self.longest :], entry)


def trail(*fields):
    """A trail of these entries of the results, such as trail("loss")."""
    return Trail(fields)


def weights(w=ARTICLE_WEIGHTS):
    """A-kun's four weight sliders, w0 to w3, by name. w: (4,) where they start."""
    return {f"w{i}": slider(float(value)) for i, value in enumerate(w)}


def clues(x=(1, 0, 0)):
    """The switches of the three clues, x1 to x3, by name. x: (3,) of 0 and 1; at first: today."""
    return {f"x{i}": switch(value) for i, value in enumerate(x, 1)}


def label_of(name):
    """What a control named `name` is called when it has no label of its own."""
    return word(name) if name in LABELS or name in GLOSSARY else name
