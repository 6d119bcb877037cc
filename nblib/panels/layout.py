"""How a panel is laid out: the controls in a grid, the stage with picture and words below, the code button last."""

import ipywidgets as W

from nblib.panels.controls import label_of


def lay_out(controls, stage, rebuild):
    """The panel's box. A control without a label of its own gets the one that belongs to its name."""
    widgets = {name: control for name, control in controls.items() if isinstance(control, W.DOMWidget)}
    for name, widget in widgets.items():
        widget.description = widget.tooltip = widget.description or label_of(name)
    grid = W.Box(list(widgets.values()))
    grid.add_class("nblib-controls")
    box = W.VBox([grid, stage, rebuild])
    box.add_class("nblib-panel")
    return box
