"""What a cell shows: alive as widgets; in a saved notebook, and once closed, as words and perhaps a picture.

And what stands there where an optional package is missing: how to get it. Whatever a text holds, it is shown as it is.
"""

import html
import re

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import LOCK, close_widgets, owned_by_cell

BEFORE, AFTER = "text/html", "text/markdown"  # a page without widgets that takes one of the two takes the first


class Shown:
    """Text that a cell shows as it is."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class Living:
    """Widgets in `self.box`, and what of them stays: `still()`, a dict with "text/plain" and perhaps "image/png".

    `words_around()` are more words, for pages that show no widgets: what is to be read before the picture and after it.
    """

    _kept = None  # what stays, once we are closed

    @property
    def closed(self):
        """Whether the widgets are gone."""
        return self._kept is not None

    def live(self):
        """Be closed when our cell is run again."""
        owned_by_cell(self)

    key = ""  # how what is left of us is known

    def left(self):
        """What the next run of our cell takes over."""
        return None

    def free(self):
        """Free what is not in the box."""

    def words_around(self):
        """By kind of text. tools/build_notebooks.py puts BEFORE above the picture, AFTER below it."""
        return {}

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
            return self._kept or {**(self.box._repr_mimebundle_() or {}), **self.still(), **self.words_around()}

    def __repr__(self):
        return (self._kept or self.still())["text/plain"]


def show(widget, is_seen=True):
    """Let a widget be seen, or not. "" and not None says so: None reaches pages other than Jupyter's as no value at all."""
    widget.layout.display = "" if is_seen else "none"


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


# What stays on one line, such as y = -0.37 or 4 : 6 : 3; code is found first, and left as it is
UNBROKEN = re.compile(r"`[^`]*`|\b[^\W\d]\w{0,2} = [-−]?\d|\d(?: : \d)+")


def as_marked(text):
    """HTML of a text or Pair with **bold**, `code` and simple mathematics between dollar signs, such as $w_0$ or $e^{-z}$."""
    shown = UNBROKEN.sub(lambda found: found[0] if found[0][0] == "`" else found[0].replace(" ", "\xa0"), str(text))
    shown = html.escape(shown)
    shown = re.sub(r"\$([^$]+)\$", lambda found: f"<i>{_as_mathematics(found[1])}</i>", shown)
    shown = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", shown)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", shown)


def plain(text):
    """The same text without these signs, for screen readers and buttons."""
    return re.sub(r"\*\*|[`$]", "", str(text))


def _as_mathematics(text):
    """HTML of letters with _ and ^, each followed by one sign or by several in braces."""
    for sign, tag in (("_", "sub"), ("\\^", "sup")):
        text = re.sub(
            rf"{sign}(?:\{{([^}}]*)\}}|(.))", lambda found, tag=tag: f"<{tag}>{found[1] or found[2]}</{tag}>", text
        )
    return text.replace("-", "−")


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
