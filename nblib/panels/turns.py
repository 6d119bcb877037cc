"""Groups of controls that take turns, for a card with more sliders than fit beside its picture."""

import ipywidgets as W

from nblib.panels.headings import Headings

MANY = 7  # sliders: more do not fit
ROUNDING = 1e-6  # browsers round a slider's value, and tell that as if it had moved


class Turns(Headings):
    """Another group's turn comes when its heading is pressed, and when one of its controls is moved in the picture."""

    def __init__(self, groups):
        """groups: a dict of headings to controls."""
        parts = []
        for number, (heading, controls) in enumerate(groups.items()):
            box = W.VBox([control.shown for control in controls])
            box.add_class("nblib-group")
            parts.append((heading, box))
            for control in controls:
                control.observe(lambda change, number=number: self._follow(change, number), "value")
        super().__init__(parts)
        self.show_only(0)

    def _follow(self, change, number):
        if abs(change["new"] - change["old"]) > ROUNDING:
            self.show_only(number)

    def pressed(self, number):
        """It is that group's turn."""
        self.show_only(number)


def too_many(controls):
    """Whether there are more sliders than fit, and groups of them that can take turns."""
    return sum(control.typed for control in controls) > MANY and len({c.group for c in controls if c.group}) > 1
