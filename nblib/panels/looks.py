"""The stylesheet and the keys of cards, for a card that has no stage: without them it would be plain until a panel comes."""

import pathlib

import anywidget
import ipywidgets as W
import traitlets as t

from nblib import store
from nblib.language import language
from nblib.pictures.palettes import as_css

_HERE = pathlib.Path(__file__).parent
SCRIPTS = "access.js", "looks.js"


class Looks(anywidget.AnyWidget):
    """Nothing to be seen: it brings the stylesheet, has changes spoken, and leads links to where the chapters stand."""

    _esm = t.Unicode("".join((_HERE / name).read_text("utf-8") for name in SCRIPTS)).tag(sync=True)
    _css = t.Unicode(as_css() + (_HERE / "stage.css").read_text("utf-8")).tag(sync=True)
    language = t.Unicode().tag(sync=True)

    @t.default("language")
    def _spoken_now(self):
        return language()


def card_of_questions(*parts):
    """The box of a card without a picture, with these widgets below each other, and its looks where they can be loaded."""
    asked = W.VBox(parts)
    asked.add_class("nblib-question")
    plain = store.get("plain", False) is True  # a page that cannot load what is not of ipywidgets itself
    box = W.VBox([asked, *([] if plain else [Looks()])])
    box.add_class("nblib-panel")
    box.add_class("nblib-recall")
    return box


def side_by_side(questions):
    """The box for the widgets of several questions, two beside each other where there is room."""
    box = W.VBox(questions)
    box.add_class("nblib-pair")
    return box
