"""The stylesheet and the keys of cards, for a card that has no stage: without them it would be plain until a panel comes."""

import pathlib

import anywidget
import traitlets as t

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
