"""The sections of the playground's panel, of which one is open at a time: a row of buttons, and what belongs to each.

The last one keeps the state in a file, and brings it back from one.
"""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import LOCK
from nblib.panels.control import BESIDE
from nblib.panels.display import as_paragraph
from nblib.panels.headings import Headings
from nblib.playground.state_file import LARGEST, kept_in, state_of_bytes, write_state


class Sections(Headings):
    """A section opens when its heading is pressed, and closes when that is pressed again."""

    def __init__(self, sections):
        """sections: a dict of headings to widgets, None for what is hidden. One of which nothing is shown has no heading."""
        seen = {heading: [w for w in widgets if w is not None] for heading, widgets in sections.items()}
        super().__init__([(heading, _grid(widgets)) for heading, widgets in seen.items() if widgets])

    def pressed(self, number):
        """Open section `number`, or close it if it is open."""
        self.show_only(None if self.shown_one == number else number)


def _grid(widgets):
    grid = W.Box(widgets)
    grid.add_class("nblib-controls")
    return W.VBox([grid])


class StateFiles(W.VBox):
    """The two buttons, and below them what came of it, in words."""

    def __init__(self, playground):
        self.playground = playground
        self.name = W.Text("my_network.json", description=say("ファイルの名前", "name of the file"), style=BESIDE)
        self.keep = W.Button(description=say("保存する", "save"), tooltip=say("今の状態をファイルに保存する", "keep the present state in a file"))  # fmt: skip
        self.upload = W.FileUpload(accept=".json", multiple=False, description=say("ファイルを開く", "open a file"))
        self.note = W.HTML()
        self.keep.on_click(lambda _button: self._tell(self._save))
        self.upload.observe(self._hear, "value")
        row = W.HBox([self.name, self.keep, self.upload])
        row.add_class("nblib-steps")
        super().__init__([row, self.note])

    def _hear(self, change):
        if change["new"]:
            self._tell(lambda: self._open(change["new"][0]))
            self.upload.value = ()  # so that the same file can be opened again

    def _tell(self, task):
        """Do it, and say what came of it; whatever is wrong with a file changes nothing."""
        with LOCK:
            if self.playground.closed:
                return
            try:
                self.note.value = as_paragraph(task())
            except CourseError as trouble:
                self.note.value = as_paragraph(str(trouble))

    def _save(self):
        state = self.playground.state
        return kept_in(write_state(state, self.name.value.strip()), state)

    def _open(self, file):
        """Read what the browser has sent: a dict with name, size and content."""
        content = bytes(file["content"][: LARGEST + 1])
        state = state_of_bytes(content, self.playground.own)
        self.playground.open(state)
        return say(
            f"{file['name']} を開きました(エポック {state.epoch})。", f"Opened {file['name']} (epoch {state.epoch})."
        )
