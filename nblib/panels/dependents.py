"""Controls that a panel itself changes: a trail grows with each result, an answer is emptied by whatever else moves.

So is a player, which begins anew when anything else moves; see time_controls.
"""

import ipywidgets as W
import traitlets

from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.control import BESIDE, Control
from nblib.validation import as_fields, as_number

LONGEST = 100  # letters of an answer from a link


class Trail(W.Button, Control):
    """The learner's own path: one entry of the result after each move. Pressing it starts anew."""

    value = traitlets.Tuple()
    longest = 600
    records = True

    def __init__(self, fields, so_far):
        self.fields = fields
        super().__init__(value=tuple(map(tuple, so_far)), description=say("道のりを消す", "New path"), icon="undo")
        self.on_click(lambda _button: self.set_trait("value", ()))

    def ends(self):
        """Started anew: it grows by itself."""
        return [()]

    def after_result(self, value, result):
        """The trail with this result's entry added; the oldest entries give way."""
        entry = tuple(as_number(number) for number in as_fields(result, *self.fields))
        return (*value[1 - self.longest :], entry)

    def keep(self, value, result):
        """Have the trail that has been drawn."""
        self.value = value

    def code(self, name, writer):
        """trail('loss'), with the path so far but for its last entry, which the result adds again."""
        path = [f"so_far={list(self.value[:-1])}"] if len(self.value) > 1 else []
        return writer.made(trail, [*map(repr, self.fields), *path])


@called_as("trail('loss')")
def trail(*fields, so_far=()):
    """A trail of these entries of the results, such as trail("loss"). so_far: the entries that it starts with."""
    return Trail(fields, so_far)


class Answer(W.Text, Control):
    """A field whose value is the text that was typed, taken with Enter or on leaving the field; "" if there is none."""

    live = False

    def __init__(self, typed, label):
        super().__init__(
            value=typed,
            description=label,
            placeholder=say("数を入れて Enter", "number, Enter"),
            continuous_update=False,
            style=BESIDE,
        )

    def ends(self):
        """An answer and none. The answer comes first, as whatever moves after it empties it."""
        return ["0", ""]

    def fitted(self, value):
        """Any text."""
        return str(value)

    def of_data(self, data):
        """A short text without control characters."""
        if isinstance(data, str) and len(data) <= LONGEST and data.isprintable():
            return data
        raise ValueError("no answer")

    def after_move(self, value):
        """Empty: what it answered is no longer asked."""
        return ""

    def code(self, name, writer):
        """answer('0.5')."""
        return writer.made(answer, [repr(self.value)] * bool(self.value) + writer.label(name, self))


@called_as("answer()")
def answer(typed="", label=""):
    """A field for the learner's answer to what the panel asks. It belongs to the state it was typed in, and no other."""
    return Answer(typed, label)
