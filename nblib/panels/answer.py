"""A number that the learner is asked for: a field to type into, which is emptied as soon as anything else moves."""

import ipywidgets as W

from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.controls import BESIDE


class Answer(W.Text):
    """A field whose value is the text that was typed, taken with Enter or on leaving the field; "" if there is none."""

    def __init__(self, typed, label):
        super().__init__(
            value=typed,
            description=label,
            placeholder=say("数を入れて Enter", "a number, then Enter"),
            continuous_update=False,
            style=BESIDE,
        )


@called_as("answer()")
def answer(typed="", label=""):
    """A field for the learner's answer to what the panel asks. It belongs to the state it was typed in, and no other."""
    return Answer(typed, label)
