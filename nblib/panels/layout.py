"""How a panel is laid out: the controls in a grid, the stage with picture and words below, the code button last."""

import ipywidgets as W

from nblib.language import word_or_name


def lay_out(controls, stage, rebuild):
    """The panel's box. A control without a label of its own gets the one that belongs to its name.

    A control with buttons of its own has a `shown` that holds them too.
    """
    widgets = {name: control for name, control in controls.items() if isinstance(control, W.DOMWidget)}
    for name, widget in widgets.items():
        widget.description = widget.tooltip = widget.description or word_or_name(name)
    grid = W.Box([getattr(widget, "shown", widget) for widget in widgets.values()])
    grid.add_class("nblib-controls")
    box = W.VBox([grid, stage, rebuild])
    box.add_class("nblib-panel")
    return box
