"""A row of headings to press, and below it what belongs to each, of which no more than one is seen at a time."""

import ipywidgets as W

from nblib.panels.cells import LOCK
from nblib.panels.display import show

CLOSED, OPEN = "▸ ", "▾ "


class Headings(W.VBox):
    """What follows from a press says each kind of them by itself: pressed()."""

    def __init__(self, parts):
        """parts: pairs of a heading and the box below it. Nothing is open at first."""
        self.boxes, self.shown_one = [box for _heading, box in parts], None
        self.headings = [W.Button(description=f"{CLOSED}{heading}") for heading, _box in parts]
        for number, button in enumerate(self.headings):
            button.on_click(lambda _button, number=number: self.pressed(number))
        row = W.HBox(self.headings)
        row.add_class("nblib-headings")
        super().__init__([row, *self.boxes])
        self.show_only(None)

    def pressed(self, number):
        """Heading `number` was pressed."""
        raise NotImplementedError(type(self).__name__)

    def show_only(self, number):
        """Show what belongs to heading `number`, and to no other one; None: nothing."""
        with LOCK:
            self.shown_one = number
            for i, (button, box) in enumerate(zip(self.headings, self.boxes, strict=True)):
                show(box, i == number)
                button.description = (OPEN if i == number else CLOSED) + button.description[len(OPEN) :]
