"""The stage: a widget that shows a picture and reports what the learner does to it; and a plain one, for other pages."""

import pathlib

import anywidget
import ipywidgets as W
import traitlets as t

from nblib import store
from nblib.language import language, say
from nblib.panels.calls import called_as
from nblib.panels.display import as_code, as_paragraph, show
from nblib.pictures.palettes import as_css

_HERE = pathlib.Path(__file__).parent


SCRIPTS = "parts.js", "access.js", "handles.js", "card.js", "link.js", "stage.js"


class Stage(anywidget.AnyWidget):
    """What of a card is to be read and pressed: picture, verdict, words, goals, foot. The controls are widgets of their own.

    Python sets what is shown; the browser sets scale, room, theme, input, typed, wants_code, wants_link, opens and resets.
    """

    # Read once into strings: a path would be watched for changes in an editable install.
    _esm = t.Unicode("".join((_HERE / name).read_text("utf-8") for name in SCRIPTS)).tag(sync=True)
    _css = t.Unicode(as_css() + (_HERE / "stage.css").read_text("utf-8")).tag(sync=True)

    frame = t.Bytes(b"").tag(sync=True)  # a PNG file
    words = t.Unicode("").tag(sync=True)  # what is to be seen: alternative text, and told to screen readers
    takeaway = t.Unicode("").tag(sync=True)  # one short sentence under the picture
    verdict = t.Dict({}).tag(sync=True)  # text, chip, sign: what the panel is about
    goals = t.List([]).tag(sync=True)  # each with text and reached
    idle = t.Dict({}).tag(sync=True)  # why a control does nothing now, by the control's name
    grips = t.List([]).tag(sync=True)  # what can be taken hold of, as dragging.Grip has it
    message = t.Unicode("").tag(sync=True)  # what went wrong, or what the experiment printed
    code = t.Unicode("").tag(sync=True)  # the call that builds the panel as it stands, if it is wanted
    link = t.Dict({}).tag(sync=True)  # if it is wanted: state (behind #), site; or why there is none, and code
    key = t.Unicode("").tag(sync=True)  # how links know the panel
    lost = t.Unicode().tag(sync=True)  # what the browser says once the kernel has ended
    labels = t.Dict().tag(sync=True)  # the words on buttons
    language = t.Unicode().tag(sync=True)  # of the words: "ja" or "en"
    draws = t.Bool(False).tag(sync=True)  # whether there is paper to draw on
    width = t.Int(640).tag(sync=True)  # CSS pixels
    height = t.Int(360).tag(sync=True)
    scale = t.Float(1.0).tag(sync=True)  # device pixels to a CSS pixel
    room = t.Int(0).tag(sync=True)  # CSS pixels that the page leaves for the picture; 0: not known
    theme = t.Unicode("light").tag(sync=True)  # of the page: "light" or "dark"
    input = t.Dict({}).tag(sync=True)  # x, y, held, grip, and counters: downs, ups, kx, ky, n; see handles.js
    typed = t.Dict({}).tag(sync=True)  # control: its name; text: what was typed beside it; n: a counter
    wants_code = t.Bool(False).tag(sync=True)  # whether the code is to be seen
    wants_link = t.Bool(False).tag(sync=True)  # whether the link is to be seen
    opens = t.Dict({}).tag(sync=True)  # text: the link that is to be opened here; n: when
    resets = t.Int(0).tag(sync=True)  # how often "reset" was pressed

    @t.default("language")
    def _spoken_now(self):
        return language()

    @t.default("labels")
    def _words_on_buttons(self):
        return dict(
            goals=say("めあて", "Goals"),
            reset=say("最初に戻す", "reset"),
            code=say("コード", "code"),
            words=say("言葉で", "in words"),
            copy=say("コピー", "copy"),
            copied=say("コピーしました", "copied"),
            link=say("リンク", "link"),
            here=say("だれでも、自分のブラウザで", "For anyone, in their own browser"),
            server=say("同じサーバーを使う人に", "For those on this server"),
            paste=say("もらったリンクを、ここで開く", "Open a link that you were given"),
            open=say("開く", "open"),
            how=say(
                "このパネルの今の状態です。新しいセルに貼って実行すると、同じパネルができます。",
                "This is the panel as it stands. Paste it into a new cell and run that to have it again.",
            ),
        )

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
    return (PlainStage if store.get("plain", False) is True else Stage)(**state)


@called_as("plain_pictures()")
def plain_pictures(on=True):
    """From now on show pictures in ordinary widgets, for pages that cannot load the stage; on=False goes back."""
    store.put("plain", bool(on))
