"""How controls stand in a panel: in a grid, each with its name."""

import ipywidgets as W

from nblib.words import GLOSSARY, LABELS, word


def grid_of(controls):
    """The controls that are widgets, as one widget; a control with buttons of its own has a `shown` that holds them too."""
    widgets = {name: c for name, c in controls.items() if isinstance(c, W.DOMWidget)}
    for name, widget in widgets.items():
        widget.description = widget.tooltip = widget.description or label_of(name)
    grid = W.Box([getattr(widget, "shown", widget) for widget in widgets.values()])
    grid.add_class("nblib-controls")
    return grid


def label_of(name):
    """What a control named `name` is called when it has no label of its own."""
    return word(name) if name in LABELS or name in GLOSSARY else name
