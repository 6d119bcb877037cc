"""A control that is not shown: it holds its value, and costs no widget."""

import traitlets


class Held(traitlets.HasTraits):
    """A value that nobody sees, but that code may change. Whatever else a control can be asked for leaves it as it is."""

    value = traitlets.Any()

    def offer(self, _names, value=None):
        """What can be chosen changes; with a value, that is chosen."""
        if value is not None:
            self.value = value

    def show(self, *_state, write=True):
        """There is nothing to show it in."""
