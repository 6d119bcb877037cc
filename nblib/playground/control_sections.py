"""Many controls in groups, of which one is open at a time: a row of buttons, and below them what belongs to the open one."""

import ipywidgets as W

from nblib.panels.control import Control


class Groups(W.VBox):
    """groups: a dict of headings to lists of controls. A group of which nothing is shown has no button."""

    def __init__(self, groups):
        self.boxes, self.headings, self.opened = [], [], None
        for heading, controls in groups.items():
            widgets = [c.shown if isinstance(c, Control) else c for c in controls]
            widgets = [widget for widget in widgets if widget is not None]
            if widgets:
                self._add(heading, widgets)
        row = W.HBox(self.headings)
        row.add_class("nblib-headings")
        super().__init__([row, *self.boxes])

    def _add(self, heading, widgets):
        grid = W.Box(widgets)
        grid.add_class("nblib-controls")
        box, button = W.VBox([grid]), W.Button(description=f"▸ {heading}")
        box.layout.display = "none"
        number = len(self.boxes)
        button.on_click(lambda _button: self.toggle(number))
        self.boxes.append(box)
        self.headings.append(button)

    def toggle(self, number):
        """Open group `number`, or close it if it is open."""
        self.opened = None if self.opened == number else number
        for i, (button, box) in enumerate(zip(self.headings, self.boxes, strict=True)):
            is_open = i == self.opened
            box.layout.display = None if is_open else "none"
            button.description = ("▾ " if is_open else "▸ ") + button.description[2:]
