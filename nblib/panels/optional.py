"""What the course can do without: where an optional package is missing, a cell says how to get it, and goes on."""

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import close_widgets
from nblib.panels.display import Shown


class Absent(Shown):
    """What stands in the place of a panel that needs what is not installed."""


def made_or_told(make, *widgets):
    """make(), or how to get the optional package that it needs; the widgets are then closed."""
    try:
        return make()
    except CourseError as trouble:
        if missing := _missing(trouble.__cause__):
            close_widgets(*(widget for widget in widgets if hasattr(widget, "layout")))
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
