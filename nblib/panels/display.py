"""What a cell shows: alive as widgets; in a saved notebook, and once closed, as words and perhaps a picture.

And what stands there where an optional package is missing: how to get it. Whatever a text holds, it is shown as it is.
"""

import html

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
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


# ---- texts
def paragraph(text):
    """A widget with one paragraph; line breaks stay."""
    return W.HTML(as_paragraph(text))


def code(text):
    """A widget with lines of code."""
    return W.HTML(as_code(text))


def as_paragraph(text):
    """The paragraph as HTML."""
    return f"<p>{html.escape(text)}</p>"


def as_code(text):
    """The lines of code as HTML."""
    return f"<pre>{html.escape(text)}</pre>"


# ---- what the course can do without
class Absent(Shown):
    """What stands in the place of a panel that needs what is not installed."""


def made_or_told(make, controls):
    """make(), or how to get the optional package that it needs; these controls are then closed."""
    try:
        return make()
    except CourseError as trouble:
        if missing := _missing(trouble.__cause__):
            close_widgets(*(control.shown for control in controls if control.shown is not None))
            return Absent(_SENTENCES[missing]())
        raise


def possible(make, things):
    """make(thing) for each of these, without those that need what is not installed."""
    made = []
    for thing in things:
        try:
            made.append(make(thing))
        except ModuleNotFoundError as error:
            if not _missing(error):
                raise
    return made


def _missing(error):
    """The optional package for want of which there was this error, or None."""
    return error.name if isinstance(error, ModuleNotFoundError) and error.name in _SENTENCES else None


_SENTENCES = {
    "sklearn": lambda: say(
        "手書きの数字は scikit-learn というライブラリに入っています。なくても講座は続けられます。使うときは、セルで %pip install -r ../../requirements-digits.txt を実行してから、このセルをもう一度実行してください。",
        "The handwritten digits come with a package called scikit-learn. The course goes on without it. To have them, run %pip install -r ../../requirements-digits.txt in a cell, then run this cell again.",
    )
}
