"""A control to choose several names at once: a box to tick for each."""

import ipywidgets as W
import traitlets

from nblib.panels.control import Control


class Several(W.Box, Control):
    """`value`: a tuple of the names that are ticked, in the order in which they are offered."""

    value = traitlets.Tuple()

    def __init__(self, value, names, label):
        self.description, self._ticking = label, False
        super().__init__()
        self.add_class("nblib-several")
        self.observe(self._tick, "value")
        self.offer(names, value)

    def offer(self, names, value):
        """Offer these names from now on, with those of `value` ticked."""
        self.names, old = tuple(names), self.children
        boxes = [W.Checkbox(name in value, description=name, indent=False) for name in names]
        for box in boxes:
            box.observe(self._hear, "value")
        self.children = (W.Label(self.description), *boxes)
        for widget in old:
            widget.close()
        self.value = tuple(name for name in names if name in value)

    def _hear(self, _change):
        if not self._ticking:
            self.value = tuple(box.description for box in self.children[1:] if box.value)

    def _tick(self, change):
        self._ticking = True  # all boxes at once, and not one value after another
        for box in self.children[1:]:
            box.value = box.description in change["new"]
        self._ticking = False

    def ends(self):
        """One name, and all of them."""
        return [self.names[:1], self.names]


def several(value, names, label=""):
    """Boxes to tick, one for each name; those of `value` are ticked."""
    return Several(tuple(value), names, label)
