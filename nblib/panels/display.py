"""What a cell shows: alive as widgets; in a saved notebook, and once closed, as words and perhaps a picture."""

from nblib.panels.cells import LOCK, close_widgets, owned_by_cell


class Shown:
    """Text that a cell shows as it is."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class Living:
    """Widgets in `self.box`, and what of them stays: `still()`, a dict with "text/plain" and perhaps "image/png"."""

    _kept = None  # what stays, once we are closed

    @property
    def closed(self):
        """Whether the widgets are gone."""
        return self._kept is not None

    def live(self):
        """Be closed when our cell is run again."""
        owned_by_cell(self)

    def free(self):
        """Free what is not in the box."""

    def close(self):
        """Free the widgets; picture and words stay, as IPython's Out may keep us."""
        with LOCK:
            if self.closed:
                return
            still = self.still()
            self.free()
            close_widgets(self.box)
            self.__dict__ = dict(_kept=still)

    def _repr_mimebundle_(self, include=None, exclude=None, **_more):
        with LOCK:
            return self._kept or {**(self.box._repr_mimebundle_() or {}), **self.still()}

    def __repr__(self):
        return (self._kept or self.still())["text/plain"]
