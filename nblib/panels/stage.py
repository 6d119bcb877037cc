"""The stage: a widget that shows a picture and reports what the learner does to it; and a plain one, for other pages."""

import pathlib

import anywidget
import ipywidgets as W
import traitlets as t

from nblib import store
from nblib.language import language, say
from nblib.panels.calls import called_as
from nblib.panels.display import as_paragraph

_HERE = pathlib.Path(__file__).parent


class Stage(anywidget.AnyWidget):
    """One picture with its words. Python sets frame and words, the browser sets scale, room, input and typed."""

    # Read once into strings: a path would be watched for changes in an editable install.
    _esm = t.Unicode("".join((_HERE / name).read_text("utf-8") for name in ("access.js", "stage.js"))).tag(sync=True)
    _css = t.Unicode((_HERE / "stage.css").read_text("utf-8")).tag(sync=True)

    frame = t.Bytes(b"").tag(sync=True)  # a PNG file
    words = t.Unicode("").tag(sync=True)  # what is to be seen: caption and alternative text
    message = t.Unicode("").tag(sync=True)  # what went wrong, or what the experiment printed
    lost = t.Unicode().tag(sync=True)  # what the browser says once the kernel has ended
    language = t.Unicode().tag(sync=True)  # of the words: "ja" or "en"
    label = t.Unicode("").tag(sync=True)  # name of the draggable area; empty: nothing to drag
    draws = t.Bool(False).tag(sync=True)  # whether there is paper to draw on
    width = t.Int(640).tag(sync=True)  # CSS pixels
    height = t.Int(360).tag(sync=True)
    scale = t.Float(1.0).tag(sync=True)  # device pixels to a CSS pixel
    room = t.Int(0).tag(sync=True)  # CSS pixels that the page leaves for the picture; 0: not known
    input = t.Dict({}).tag(sync=True)  # x, y, held, and counters: downs, ups, kx, ky, n; see stage.js
    typed = t.Dict({}).tag(sync=True)  # slider: its number; text: what was typed beside it; n: a counter

    @t.default("language")
    def _spoken_now(self):
        return language()

    @t.default("lost")
    def _words_for_later(self):
        return say(
            "カーネルが終わったので、このパネルはもう動きません。メニューの Run → Run All Cells で、はじめから実行し直してください。",
            "The kernel has ended, so this panel moves no more. Run the notebook again from the top: menu Run → Run All Cells.",
        )


class PlainStage(W.VBox):
    """The stage made of ordinary widgets, for pages that cannot load the real one: slower, and without dragging.

    One picture with its words, as Stage has them. Instead of dragging, four buttons move a point by steps.
    """

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


def new_stage(**state):
    """A stage, or a plain one where the learner has asked for that."""
    return (PlainStage if store.get("plain", False) is True else Stage)(**state)


@called_as("plain_pictures()")
def plain_pictures(on=True):
    """From now on show pictures in ordinary widgets, for pages that cannot load the stage; on=False goes back."""
    store.put("plain", bool(on))
