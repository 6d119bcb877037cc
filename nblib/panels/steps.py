"""A slider for time: a moment of something that goes step by step, with a button back and a button on."""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.controls import BESIDE
from nblib.panels.ranges import check_range


class Steps(W.IntSlider):
    """A slider of whole numbers. `shown` is what stands in the panel: the slider between its two buttons."""

    def __init__(self, **made_of):
        super().__init__(**made_of)
        self.back = W.Button(description=say("◀ 前へ", "◀ back"), tooltip=say("1つ前の段階へ", "one step back"))
        self.on = W.Button(description=say("次へ ▶", "next ▶"), tooltip=say("1つ先の段階へ", "one step on"))
        self.back.on_click(lambda _button: self.move(-1))
        self.on.on_click(lambda _button: self.move(1))
        self.shown = self.laid_out()
        self.shown.add_class("nblib-steps")

    def laid_out(self):
        """The slider with all that belongs to it."""
        return W.HBox([self.back, self, self.on])

    def move(self, count):
        """Go on by so many steps, or back, but not beyond the ends."""
        with LOCK:
            self.value = min(max(self.value + count, self.min), self.max)


@called_as("steps(1, 1, 10)")
def steps(value, low, high, label=""):
    """A slider for time, from step low to step high, with buttons to go back and on."""
    given = check_range(value, low, high, 1, "steps(value, low, high)")
    if not all(isinstance(number, int) for number in given):
        raise CourseError(
            say(
                f"段階は整数で数えます。steps({value}, {low}, {high}) では動けません。",
                f"Steps are whole numbers; steps({value}, {low}, {high}) cannot move.",
            )
        )
    return Steps(value=value, min=low, max=high, description=label, style=BESIDE)
