"""A panel whose stage is the playground's face: what it shows goes out as numbers, what hands ask for comes in as gestures.

Where the learner has asked for ordinary widgets, it is a panel as all others are.
"""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import LOCK, close_widgets
from nblib.panels.display import plain as as_plain
from nblib.panels.front import is_plain
from nblib.panels.panel import Panel
from nblib.pictures import style
from nblib.playground import gestures, wire
from nblib.playground.face import ON_THE_FACE, Face, knob
from nblib.playground.next_state import next_state, settings_of
from nblib.playground.sections import Sections, StateFiles
from nblib.playground.setting_controls import FILE, SECTIONS
from nblib.playground.training_snapshot import is_better_than_luck


class FacePanel(Panel):
    """What of the playground is seen and touched. Which state follows from what stands in playground.py.

    left_out: the names of pictures that are not to be seen; hide: of all that is not.
    """

    def __init__(self, experiment, pictures, controls, key, *, hide, left_out):
        self.hide, self.left_out = hide, left_out
        self.plain, self._drawn_still, self._imagined = is_plain(), None, (None, None)
        controls["epoch"].is_on_face = not self.plain
        super().__init__(experiment, pictures, controls, key)

    # ---- what hands ask for
    def _on_asked(self, change):
        """What the learner's hands did on the page, however much: drawn once, and then the page is told that it was heard."""
        with LOCK:
            if self.closed:
                return
            try:
                after = self.present
                for gesture in change["new"].get("gestures", ()):
                    after = self._after(after, gesture)
                if after is not self.present:
                    self.typed.forget()
                    self._go_to(after)
            except CourseError as trouble:
                self.stage.message = str(trouble)
            finally:
                self.stage.heard = change["new"].get("n", 0)

    def _after(self, state, gesture):
        """The PanelState that follows from a gesture; the clock's own are no settings."""
        player = self.controls["epoch"]
        if gesture["do"] in ("play", "pause", "pace"):
            if not player.hidden:
                if gesture["do"] == "pace":
                    player.paces.value = gesture["pace"]
                else:
                    (player.start if gesture["do"] == "play" else player.pause)()
            return state
        change = gestures.change(state, gesture)
        return next_state(state, {name: value for name, value in change.items() if name in self.touchable(change)})

    def touchable(self, names):
        """Those of the controls of these names that are not hidden; the marked parameter changes with its number."""
        return [name for name in names if not self.controls[name].hidden]

    def _on_clock(self, _change):
        with LOCK:
            if not self.closed:
                self._show_number()
                if not self.plain:
                    self.stage.clock = self.clock()

    # ---- what is to be seen
    def drawn(self, values, result):
        """What there is to see, in words. The page draws it: what it needs is kept for picture()."""
        if self.plain:
            return super().drawn(values, result)
        return self._described(values, result), b""

    def made_stage(self, **state):
        """The face; ordinary widgets where the learner has asked for these."""
        if self.plain:
            return super().made_stage(**state)
        thumbs = {} if self.controls["data"].hidden else self.experiment.choices.data
        made = Face(
            thumbs={name: wire.thumbnail(source) for name, source in thumbs.items()}, hides=self.hides(), **state
        )
        made.still = self._still_frame
        self.controls["epoch"].keeps_up = made.keeps_up
        made.observe(self._on_asked, "asked")
        return made

    def show(self):
        """Show what picture, words and message are now; the picture has a number, by which the page tells what it has drawn."""
        with self.stage.hold_sync():
            if not self.plain:
                self.stage.sent += 1
            super().show()

    def picture(self):
        """What the face shows, by the names of its traits."""
        if self.plain:
            return super().picture()
        values, result = self._shown
        knobs = {name: control for name in ON_THE_FACE if not (control := self.controls[name]).hidden}
        return dict(
            **{name: getattr(wire, name)(values, result) for name in ("picture", "points", "shape")},
            knobs={name: knob(control) for name, control in knobs.items()},
            values={name: values[name] for name in ("weight", *knobs)},
            **dict(clock=self.clock(), words=self.words, takeaway=self.sentence(), verdict=self.share_right()),
            **dict(goals=self.goals.shown(), ghost=wire.ghost(self._expected(values, result), result["window"])),
        )

    # ---- what a wrong belief expects
    def believe(self, belief):
        """Draw beside what happens what this wrong belief expects; None: no more."""
        if self.plain:
            super().believe(belief)
            return
        with LOCK:
            if belief is not self.belief and not self.closed:
                self.belief, self._drawn_still = belief, None
                self.words = self._described(*self._shown)
                self.show()

    def _expected(self, values, result):
        """What the belief expects. As it looks at settings and axes alone, it is not asked again while training goes on."""
        if self.belief is None:
            return None
        asked = self.belief, settings_of(values), values["across"], values["up"]
        if asked != self._imagined[0]:
            self._imagined = asked, super()._expected(values, result)
        return self._imagined[1]

    def _described(self, values, result):
        if self.plain:
            return super()._described(values, result)
        told = self.canvas.describe(values, result)
        return told if self._expected(values, result) is None else f"{told}\n{as_plain(self.belief.text)}"

    def clock(self):
        """What the page shows of the clock."""
        player = self.controls["epoch"]
        if player.hidden:
            return {}
        paces = [[shown, pace] for shown, pace in player.paces.options.items()]
        return dict(playing=player.playing, pace=player.pace, paces=paces, speed=player.note.value)

    def hides(self):
        """What the page leaves out: pictures, hands on the weights, points of one's own."""
        hidden = {name for name, control in self.controls.items() if control.hidden}
        no_hands, no_points = hidden & {"weight", "start"}, hidden & {"data", "added"}
        return [*self.left_out, *["hands"] * bool(no_hands), *["points"] * bool(no_points)]

    def share_right(self):
        """How many of the test points are judged right, and whether that is more than luck."""
        accuracy, T = self.result["accuracies"][1], self.result["points"].T_test
        part = style.percent(accuracy)
        text = say(f"テストの点の正解率 {part}", f"{part} of the test points right")
        return dict(text=text, good=is_better_than_luck(accuracy, T))

    def can_draw(self, belief):
        """Whether what this belief expects is to be seen: the page draws all that it expects, at whatever settings."""
        if self.plain:
            return super().can_draw(belief)
        return belief is not self.belief or self._expected(*self._shown) is not None

    def sentence(self):
        """What network it is, in a short sentence."""
        network = self.result["network"][0]
        shape = "-".join(map(str, network.widths))
        return say(
            f"{shape} のネットワーク、パラメータ {network.size} 個。", f"A {shape} network, {network.size} parameters."
        )

    def _still_frame(self):
        """The still twin as it stands: drawn when somebody asks for it."""
        if self._drawn_still is None or self._drawn_still[0] is not self._shown:
            self.canvas.update(*self._shown, self._expected(*self._shown))
            self._drawn_still = self._shown, self._paint(self._shown[0])
        return self._drawn_still[1]

    def still(self):
        """Picture and words, for pages without widgets."""
        self.canvas.update(*self._shown, self._expected(*self._shown))
        return super().still()

    def free(self):
        """Close the controls that the page draws, too: they are in no box."""
        if not self.plain:
            controls = (self.controls[name] for name in ("epoch", *ON_THE_FACE))
            close_widgets(*(control.shown for control in controls if control.shown is not None))
        super().free()

    def laid_out(self):
        """The face, and a drawer with the other controls in sections; or all of it below each other."""
        files = {} if FILE in self.hide else {say("ファイル", "file"): [StateFiles(self)]}
        seen = {name: control for name, control in self.controls.items() if control.shown is not None}
        for name, control in seen.items():
            control.shown.add_class(f"nblib-is-{name}")
        in_drawer = [name for name in seen if self.plain or name not in ON_THE_FACE]
        shown = {str(heading): [seen[name].shown for name in names if name in in_drawer]
                 for heading, names in SECTIONS.items()}  # fmt: skip
        sections = Sections(shown | files)
        box = self._plain_box(sections) if self.plain else W.VBox([self.stage, sections.add_class("nblib-face-drawer")])
        box.add_class("nblib-panel")
        return box

    def _plain_box(self, sections):
        player = self.controls["epoch"].shown
        top = W.Box([] if player is None else [player]).add_class("nblib-controls")
        return W.VBox([top, sections, self.stage]).add_class("nblib-stacked")
