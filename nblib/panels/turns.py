"""Groups of controls that take turns, for a card with more sliders than fit beside its picture."""

import ipywidgets as W

from nblib.panels.cells import LOCK
from nblib.panels.display import show

MANY = 7  # sliders: more do not fit
ROUNDING = 1e-6  # browsers round a slider's value, and tell that as if it had moved


class Turns(W.VBox):
    """A row of headings, and below it the group of controls whose turn it is.

    Another group's turn comes when its heading is pressed, and when one of its controls is moved in the picture.
    """

    def __init__(self, groups):
        """groups: a dict of headings to controls."""
        self.headings, self.boxes = [], []
        for number, (heading, controls) in enumerate(groups.items()):
            self.headings.append(W.Button(description=f"▸ {heading}"))
            self.headings[-1].on_click(lambda _button, number=number: self.turn_to(number))
            self.boxes.append(W.VBox([control.shown for control in controls]))
            self.boxes[-1].add_class("nblib-group")
            for control in controls:
                control.observe(lambda change, number=number: self._follow(change, number), "value")
        row = W.HBox(self.headings)
        row.add_class("nblib-headings")
        super().__init__([row, *self.boxes])
        self.turn_to(0)

    def _follow(self, change, number):
        if abs(change["new"] - change["old"]) > ROUNDING:
            self.turn_to(number)

    def turn_to(self, number):
        """Show group `number`, and no other one."""
        with LOCK:
            for i, (button, box) in enumerate(zip(self.headings, self.boxes, strict=True)):
                show(box, i == number)
                button.description = ("▾ " if i == number else "▸ ") + button.description[2:]


def too_many(controls):
    """Whether there are more sliders than fit, and groups of them that can take turns."""
    return sum(control.typed for control in controls) > MANY and len({c.group for c in controls if c.group}) > 1
