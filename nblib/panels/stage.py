"""The stage: a widget that shows a picture and reports what the learner does to it."""

import pathlib

import anywidget
import traitlets as t

from nblib import store
from nblib.language import language, say
from nblib.panels.calls import called_as
from nblib.panels.plain_picture import PlainStage

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


def new_stage(**state):
    """A stage, or a plain one where the learner has asked for that."""
    return (PlainStage if store.get("plain", False) is True else Stage)(**state)


@called_as("plain_pictures()")
def plain_pictures(on=True):
    """From now on show pictures in ordinary widgets, for pages that cannot load the stage; on=False goes back."""
    store.put("plain", bool(on))
