"""The stage: a widget that shows a picture and reports what the learner does to it; and a plain one, for other pages."""

import ipywidgets as W
import traitlets as t

from nblib import store
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.display import as_code, as_paragraph, show
from nblib.panels.front import PANELS, CardFront, is_plain, joined

SCRIPTS = "parts.js", "access.js", "handles.js", "card.js", "link.js", "stage.js"


class Stage(CardFront):
    """What of a card is to be read and pressed: picture, verdict, words, goals, foot. The controls are widgets of their own.

    Python sets what is shown; besides what all cards have, the browser sets scale, room, theme, input and typed.
    """

    _esm = t.Unicode(joined(PANELS, *SCRIPTS)).tag(sync=True)

    frame = t.Bytes(b"").tag(sync=True)  # a PNG file, of which the words are the alternative text
    verdict = t.Dict({}).tag(sync=True)  # text, chip, sign: what the panel is about
    idle = t.Dict({}).tag(sync=True)  # why a control does nothing now, by the control's name
    grips = t.List([]).tag(sync=True)  # what can be taken hold of, as dragging.Grip has it
    draws = t.Bool(False).tag(sync=True)  # whether there is paper to draw on
    width = t.Int(640).tag(sync=True)  # CSS pixels
    height = t.Int(360).tag(sync=True)
    scale = t.Float(1.0).tag(sync=True)  # device pixels to a CSS pixel
    room = t.Int(0).tag(sync=True)  # CSS pixels that the page leaves for the picture; 0: not known
    theme = t.Unicode("light").tag(sync=True)  # of the page: "light" or "dark"
    input = t.Dict({}).tag(sync=True)  # x, y, held, grip, and counters: downs, ups, kx, ky, n; see handles.js
    typed = t.Dict({}).tag(sync=True)  # control: its name; text: what was typed beside it; n: a counter


class PlainStage(W.VBox):
    """The stage made of ordinary widgets, for pages that cannot load the real one: slower, and without dragging.

    One picture with its words, as Stage has them. Instead of dragging, four buttons move a point by steps.
    """

    frame, words, message, code = t.Bytes(b""), t.Unicode(""), t.Unicode(""), t.Unicode("")
    verdict, goals, idle, grips, takeaway = t.Dict({}), t.List([]), t.Dict({}), t.List([]), t.Unicode("")
    width, height = t.Int(640), t.Int(360)  # CSS pixels
    scale, room, theme = t.Float(1.0), t.Int(0), t.Unicode("light")  # nobody tells these here
    draws, wants_code, wants_link, resets = t.Bool(False), t.Bool(False), t.Bool(False), t.Int(0)
    input, typed, link, opens, key = t.Dict({}), t.Dict({}), t.Dict({}), t.Dict({}), t.Unicode("")

    def __init__(self, **state):
        self.image, self.caption, self.note = W.Image(format="png"), W.HTML(), W.HTML()
        super().__init__(**state)
        self.image.layout.max_width = "100%"
        self.image.layout.object_fit = "contain"
        self.image.layout.align_self = "flex-start"
        steps = {"←": (-1, 0), "→": (1, 0), "↑": (0, 1), "↓": (0, -1)}
        movable = any(grip["moves"] in ("both", "pen") for grip in self.grips)
        arrows = W.HBox([self._arrow(sign, *step) for sign, step in steps.items()] if movable else [])
        if self.draws:
            pen = W.Button(description=say("ペンを下ろす・上げる", "pen down / up"))
            pen.on_click(lambda _button: self._step(0, 0, pen=1))
            arrows.children = (*arrows.children, pen)
        self.children = [self.image, arrows, self.caption, self.note, self._foot()]
        self.observe(self._show, ["frame", "words", "message", "width", "verdict", "goals", "code"])
        self._show()

    def _foot(self):
        """The buttons to go back to the start, and to see the code."""
        reset, code = W.Button(description=say("最初に戻す", "reset")), W.Button(description=say("コード", "code"))
        reset.on_click(lambda _button: self.set_trait("resets", self.resets + 1))
        code.on_click(lambda _button: self.set_trait("wants_code", not self.wants_code))
        return W.HBox([reset, code])

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
        goals = "\n".join(f"{'✓' if goal['reached'] else '□'} {goal['text']}" for goal in self.goals)
        told = [f"{self.verdict.get('text', '')} {self.verdict.get('chip', '')}".strip(), self.words, goals]
        self.caption.value = as_paragraph("\n".join(filter(None, told)))
        self.note.value = as_paragraph(self.message) * bool(self.message) + as_code(self.code) * bool(self.code)
        show(self.note, bool(self.note.value))


def new_stage(**state):
    """A stage, or a plain one where the learner has asked for that."""
    return (PlainStage if is_plain() else Stage)(**state)


@called_as("plain_pictures()")
def plain_pictures(on=True):
    """From now on show pictures in ordinary widgets, for pages that cannot load the stage; on=False goes back."""
    store.put("plain", bool(on))
