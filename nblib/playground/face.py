"""The playground's face: the widget that a page draws it with. Python sends numbers, and the page draws and has the hands."""

import pathlib

import traitlets as t

from nblib.language import say
from nblib.panels.controls import Choice, Sliding, Stops
from nblib.panels.front import PANELS, CardFront, joined
from nblib.pictures.ghost import ghost_name

_HERE = pathlib.Path(__file__).parent
SHARED = "parts.js", "access.js", "card.js", "link.js"  # with the stage
OURS = ("page_colours", "page_numbers", "page_layout", "page_network", "page_map", "page_points", "page_ghost", "page_curves", "page_bar", "page_data",
        "page_hands", "page_view", "page_heads", "page_right", "page_frame", "face")  # fmt: skip
# The controls that the page draws itself; all others stand in the drawer
ON_THE_FACE = ("data", "noise", "train_fraction", "batch", "features", "optimizer", "rate", "l2", "depth", "show_test", "sharp",
               *(f"{part}{i}" for part in ("width", "activation") for i in range(1, 5)))  # fmt: skip
AHEAD = 24  # pictures: so many may be on their way; a slow line has that much to show yet when training is paused


class Face(CardFront):
    """All of the playground that is seen at once. What it is sent says wire.py, what it asks for gestures.py.

    Python sets what is shown; besides what all cards have, the page sets asked and drawn.
    """

    _esm = t.Unicode(joined(PANELS, *SHARED) + joined(_HERE, *(f"{name}.js" for name in OURS))).tag(sync=True)
    _css = t.Unicode(CardFront._css.default_value + joined(_HERE, "face.css")).tag(sync=True)

    picture = t.Dict({}).tag(sync=True)
    points = t.Dict({}).tag(sync=True)
    shape = t.Dict({}).tag(sync=True)
    ghost = t.Dict({}).tag(sync=True)  # what a wrong belief expects
    thumbs = t.Dict({}).tag(sync=True)  # of the data that can be chosen: by name, bytes
    knobs = t.Dict({}).tag(sync=True)  # what the page draws as lists and sliders: by name, see knob()
    values = t.Dict({}).tag(sync=True)  # of these, and which parameter is marked: `weight`
    clock = t.Dict({}).tag(sync=True)  # playing, pace, paces, speed; empty where the epoch is hidden
    hides = t.List([]).tag(sync=True)  # of "network", "map", "curves", "gradients", "hands", "points"
    asked = t.Dict({}).tag(sync=True)  # n: a counter; gestures: a list, see gestures.py
    heard = t.Int(0).tag(sync=True)  # the n that was dealt with last: the page waits for it with its next gestures

    sent = t.Int(1).tag(sync=True)  # the number of the picture
    drawn = t.Int(0).tag(sync=True, echo_update=False)  # that of the last one that the page is known to have drawn

    verdict = t.Dict({}).tag(sync=True)  # text: how much is right; good: whether that is more than luck

    still = None  # () -> a PNG of what is shown, drawn by matplotlib; the panel sets it
    grips = ()  # of the stage that it stands for

    @property
    def frame(self):
        """The still twin: the same on paper, as the bytes of a PNG."""
        return self.still()

    def keeps_up(self):
        """Whether the page has drawn all but the last few pictures. One that has told of none is not waited for."""
        return not self.drawn or self.sent < self.drawn + AHEAD

    def all_labels(self):
        """The words of all cards, and those of the face."""
        return {**super().all_labels(), **_words()}


def _words():
    """Every word that the page shows or speaks; {} is filled in by the page."""
    return dict(
        train=say("訓練する", "train"), pause=say("止める", "pause"), restart=say("最初から", "restart"),
        back=say("1つ戻る", "1 back"), on=say("1つ進む", "1 on"), epoch=say("エポック", "epoch"),
        pace=say("図1枚ごとに", "epochs a picture"), more=say("ほかの設定", "more settings"),
        inputs=say("入力", "inputs"), output=say("出力", "output"),
        layers=say("隠れ層の数", "hidden layers"), fewer=say("隠れ層を1つ減らす", "one hidden layer less"),
        deeper=say("隠れ層を1つ増やす", "one hidden layer more"), less=say("隠れ層{}のニューロンを1つ減らす", "one neuron less in hidden layer {}"),
        wider=say("隠れ層{}のニューロンを1つ増やす", "one neuron more in hidden layer {}"),
        activation=say("隠れ層{}の活性化関数", "activation of hidden layer {}"),
        train_loss=say("損失(訓練)", "loss, training"), test_loss=say("損失(テスト)", "loss, test"),
        gradient=say("勾配", "gradient"), world=say("{} が見ている世界", "the world as {} sees it"),
        answer=say("ネットワークの答え", "the network's answer"), bias=say("{} のバイアス", "bias of {}"),
        neuron=say("ニューロン {}。Enter で地図に出したままにする", "neuron {}; Enter keeps its world on the map"),
        neurons=say("ニューロン(矢印キーで移る)", "neurons (arrow keys go from one to the next)"),
        parameter=say("重みとバイアス: 上下の矢印キーで変え、左右で選ぶ", "weights and biases: arrows up and down change the number, left and right choose another"),
        map=say("地図。矢印キーで十字を動かし、Enter で点を加える", "the map; arrow keys move the cross, Enter adds a point"),
        adds=say("点を加える", "click adds"), one=say("1 の点 ●", "a 1 ●"), nought=say("0 の点 ○", "a 0 ○"),
        undo=say("最後の点を取りのぞく", "take the last point away"),
        added=say("点を加えました: {}", "point added: {}"), taken=say("点を取りのぞきました", "point taken away"),
        ghost=ghost_name(), show_test="□■", sharp=say("0か1", "0 or 1"),
        hint=say("四角に触れる: その世界が地図に出る ・ 線を上下に引く: 重みが変わる", "touch a square: the map shows its world · drag a line up or down: its weight"),
    )  # fmt: skip


def knob(control):
    """What the page has to know of a control to draw it: its label, and what it can be set to."""
    found = dict(label=control.description)
    if isinstance(control, Stops | Choice):
        given = control.options
        pairs = (
            given.items()
            if isinstance(given, dict)
            else [each if isinstance(each, tuple) else (each, each) for each in given]
        )
        found["options"] = [[str(shown), value] for shown, value in pairs]
    elif isinstance(control, Sliding):
        found["range"] = [control.min, control.max, control.step]
    elif hasattr(control, "names"):
        found["names"] = list(control.names)
    return found
