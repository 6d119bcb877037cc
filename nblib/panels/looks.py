"""The stylesheet and the keys of cards, for a card that has no stage: without them it would be plain until a panel comes."""

import ipywidgets as W
import traitlets as t

from nblib.panels.front import PANELS, Front, is_plain, joined


class Looks(Front):
    """Nothing to be seen: it brings the stylesheet, has changes spoken, and leads links to where the chapters stand."""

    _esm = t.Unicode(joined(PANELS, "access.js", "looks.js")).tag(sync=True)


def card_of_questions(*parts):
    """The box of a card without a picture, with these widgets below each other, and its looks where they can be loaded."""
    asked = W.VBox(parts)
    asked.add_class("nblib-question")
    box = W.VBox([asked, *([] if is_plain() else [Looks()])])
    box.add_class("nblib-panel")
    box.add_class("nblib-recall")
    return box


def side_by_side(questions):
    """The box for the widgets of several questions, two beside each other where there is room."""
    box = W.VBox(questions)
    box.add_class("nblib-pair")
    return box
