"""A button under a panel that shows the panel as code, to be kept, sent or changed."""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.text import as_code, as_paragraph


class Rebuild(W.VBox):
    """The button and, once pressed, the call that rebuilds the panel; it follows the panel's controls."""

    def __init__(self, panel):
        self.panel = panel
        self.button = W.Button(description=say("コードで見る", "Show as code"))
        self.button.on_click(lambda _button: self.toggle())
        self.text = W.HTML()
        self.is_open = False
        self.text.layout.display = "none"
        super().__init__([self.button, self.text])
        self.add_class("nblib-rebuild")

    def toggle(self):
        """Show the code, or hide it again."""
        self.is_open = not self.is_open
        self.text.layout.display = None if self.is_open else "none"
        self.button.description = (
            say("コードを隠す", "Hide the code") if self.is_open else say("コードで見る", "Show as code")
        )
        self.follow()

    def follow(self):
        """Write the code anew, if it is shown."""
        if not self.is_open:
            return
        try:
            call = self.panel.code()
        except CourseError as trouble:
            self.text.value = as_paragraph(str(trouble))
            return
        how = say(
            "このパネルの今の状態です。クリックすると全体が選ばれます。コピーして新しいセルに貼り、実行してみてください。",
            "This is the panel as it stands. A click selects all of it. Copy it into a new cell and run that.",
        )
        self.text.value = as_paragraph(how) + as_code(call)
