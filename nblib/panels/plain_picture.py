"""The stage made of ordinary widgets, for pages that cannot load the real one: slower, and without dragging."""

import ipywidgets as W
import traitlets as t

from nblib.language import say
from nblib.panels.text import as_paragraph


class PlainStage(W.VBox):
    """One picture with its words, as Stage has them. Instead of dragging, four buttons move a point by steps."""

    frame, words, message, label = t.Bytes(b""), t.Unicode(""), t.Unicode(""), t.Unicode("")
    width, height = t.Int(640), t.Int(360)  # CSS pixels
    scale, room = t.Float(1.0), t.Int(0)  # nobody tells these here
    draws = t.Bool(False)
    input, typed = t.Dict({}), t.Dict({})

    def __init__(self, **state):
        self.image, self.caption, self.note = W.Image(format="png"), W.HTML(), W.HTML()
        super().__init__(**state)
        self.image.layout.max_width = "100%"
        self.image.layout.object_fit = "contain"
        self.image.layout.align_self = "flex-start"
        steps = {"←": (-1, 0), "→": (1, 0), "↑": (0, 1), "↓": (0, -1)}
        arrows = W.HBox([self._arrow(sign, *step) for sign, step in steps.items()] if self.label else [])
        if self.draws:
            pen = W.Button(description=say("ペンを下ろす・上げる", "pen down / up"))
            pen.on_click(lambda _button: self._step(0, 0, pen=1))
            arrows.children = (*arrows.children, pen)
        self.children = [self.image, arrows, self.caption, self.note]
        self.observe(self._show, ["frame", "words", "message", "width"])
        self._show()

    def _arrow(self, sign, kx, ky):
        button = W.Button(description=sign, tooltip=say("点を動かす", "move the point"))
        button.layout.width = "3.5em"
        button.on_click(lambda _button: self._step(kx, ky))
        return button

    def _step(self, kx, ky, pen=0):
        still = dict(x=0, y=0, held=False, downs=0, ups=0, kx=0, ky=0, marks=0)
        now = {**still, **self.input}
        moved = dict(kx=now["kx"] + kx, ky=now["ky"] + ky, marks=now["marks"] + 1)
        self.input = {**now, **moved, "trail": [(kx, ky, pen, 1)]}

    def _show(self, _change=None):
        self.image.value = self.frame
        self.image.layout.width = f"{self.width}px"
        self.caption.value, self.note.value = as_paragraph(self.words), as_paragraph(self.message)
        self.note.layout.display = None if self.message else "none"
