"""A panel: controls, a stage with pictures, and the words that say what they show, together on one card.

slider moves -> experiment(**values) -> picture.update(values, result) -> one PNG -> the browser

This straight line stands here, from top to bottom. What a panel is besides stands in three files of their own: how it
decides a question (deciding.py), how others get it (panel_link.py), and what is drawn though nobody has moved anything
(drawn_anew.py).
"""

import contextlib
import time

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import prints_kept
from nblib.panels.calls import called_as
from nblib.panels.card import card, first_sentence
from nblib.panels.cells import LOCK
from nblib.panels.deciding import Deciding, Goals
from nblib.panels.display import Living, made_or_told
from nblib.panels.dragging import Dragging
from nblib.panels.drawn_anew import DrawnAnew
from nblib.panels.experiment import Undrawn, Values, checked_key, explain, name_of, taken_by, undrawn
from nblib.panels.panel_link import Shareable
from nblib.panels.stage import new_stage
from nblib.panels.typed_input import Typed
from nblib.pictures.canvas import Canvas

LONG = 0.3  # seconds; an experiment that took longer is announced the next time


@called_as("panel(neuron, [NeuronDiagram()], **weights(), **clues())")
def panel(experiment, pictures, *, key=None, **controls):
    """Show what an experiment returns while its controls are moved.

    experiment: a pure function of the controls' values, called by name.
    pictures: a list of Pictures that show its result.
    controls: sliders, switches, points and trails, by name.
    key: how links and records know the panel; the experiment's name, if nothing is given.
    """
    return made_or_told(lambda: Panel(experiment, pictures, controls, key), controls.values())


class Panel(Shareable, Deciding, DrawnAnew, Living):
    """What panel() returns. In Jupyter it is alive; in a saved notebook it is its picture and its words."""

    def __init__(self, experiment, pictures, controls, key=None):
        self.experiment, self.controls = experiment, controls
        self.given_key = checked_key(key)
        self.takes = taken_by(experiment, controls, pictures)
        self._took = 0.0  # seconds of the last run
        self._on_release = not all(control.live for control in controls.values())  # it may take long
        self._shown = None  # values and result of the last picture that could be drawn
        self._rendering = False
        self.start, self.goals, self.belief = self.values, Goals(), None
        with LOCK:
            self.canvas = Canvas(pictures)
            self.dragging = Dragging(self.canvas, controls)
            self.typed, self.told = Typed(controls), self._begin()
            self.stage = self.made_stage(key=self.key, message=self.message, **self.picture())
            self.box = self.laid_out()
            self._watch()
        self.live()

    @property
    def key(self):
        """How links and records know the panel, whatever its chapter, title and language."""
        return self.given_key or name_of(self.experiment)

    @property
    def values(self):
        """The controls' values by name; a switch is 1 or 0."""
        values = {name: control.given() for name, control in self.controls.items()}
        return {name: int(v) if isinstance(v, bool) else v for name, v in values.items()}

    # ---- a control moves
    def _watch(self):
        for control in self.controls.values():
            control.observe(self._on_control, "value")
        self.stage.observe(self._on_screen, ["scale", "room", "theme"])
        self.stage.observe(lambda _change: self._write_down(), ["wants_code", "wants_link"])
        self.stage.observe(self._on_link, "opens")
        self.stage.observe(lambda _change: self.reset(), "resets")
        self.stage.observe(self._on_pointer, "input")
        self.stage.observe(self._on_typed, "typed")

    def _on_control(self, change):
        with LOCK:
            if not self.closed and not self._rendering:
                self._settle([name for name, control in self.controls.items() if control is change["owner"]])
                self.typed.after(change)
                self.follow()

    def put(self, values):
        """Set controls, however many, and draw once. Returns what did not fit, in words."""
        before, misfits = self.values, self.render(values)
        if moved := [name for name, value in self.values.items() if value != before[name]]:
            self._settle(moved)
            self.typed.forget()
            self.follow()
        return misfits

    def reset(self):
        """Set all controls as they were made."""
        with LOCK:
            if not self.closed:
                self.put(self.start)

    def _settle(self, moved):
        """Have all other controls follow a move of the controls of these names."""
        values = self.values
        self.render({name: v for name, v in self.after_move(values, moved).items() if v != values[name]})

    def after_move(self, values, moved):
        """The values that follow once the controls of these names have moved; values: what they have come to."""
        return {name: v if name in moved else self.controls[name].after_move(v) for name, v in values.items()}

    def after_result(self, values, result):
        """The values that follow from what the experiment returned."""
        return {name: self.controls[name].after_result(value, result) for name, value in values.items()}

    def render(self, values):
        """Set controls to these values without drawing. Returns what did not fit, in words."""
        with self.rendering():
            return "\n".join(filter(None, [self.controls[name].put(value) for name, value in values.items()]))

    @contextlib.contextmanager
    def rendering(self):
        """What happens to controls in here is the panel's own doing, and no move of the learner."""
        outer, self._rendering = self._rendering, True
        try:
            yield
        finally:
            self._rendering = outer

    # ---- the pictures follow
    def follow(self):
        """Draw what the controls say now."""
        if self._took > LONG or self._on_release:
            self.stage.message = say("計算しています…", "Working …")
        self.told = self._move_pictures()
        self.show()
        self._write_down()

    def _move_pictures(self, first=False):
        """Run the experiment and move the pictures. Returns a message, empty if all went well.

        The first run raises what goes wrong, so that a broken cell fails; later ones tell it in
        the message, and the pictures keep what worked last.
        """
        with prints_kept() as prints:
            try:
                self._shown = self._run()
            except Exception as error:
                if first:
                    raise CourseError(explain(error, self.experiment)) from error
                self.canvas.update(*self._shown, self._expected(*self._shown))
                return explain(error, self.experiment)
        printed = prints.getvalue().rstrip()
        told = say(f"実験が表示した文字:\n{printed}", f"The experiment printed:\n{printed}") if printed else ""
        return "\n".join(filter(None, [told, self.goals.look(*self._shown)]))

    def _run(self):
        values, began = Values(self.values), time.monotonic()
        result = self.experiment(**{name: values[name] for name in self.takes})
        self._took = time.monotonic() - began
        values |= self.after_result(values, result)
        self.words, self._frame = self.drawn(values, result)
        with self.rendering():
            self.keep(values, result)
        return values, result

    def drawn(self, values, result):
        """Move the pictures. Returns what they show, in words, and the frame."""
        self.canvas.update(values, result, self._expected(values, result))
        return self._described(values, result), self._paint(values)

    def made_stage(self, **state):
        """The stage on which it is all shown, in this state."""
        return new_stage(draws=self.dragging.draws, **state)

    def keep(self, values, result):
        """Have the controls stand where the picture, which has just been drawn, shows them."""
        for name, control in self.controls.items():
            control.keep(values[name], result)

    def trouble(self):
        """What there is to say of the result besides what the pictures say; "" if all is well. Most panels have none."""
        return ""

    # ---- what is to be seen
    def _paint(self, values):
        """The frame of the canvas as it stands; Undrawn says at which values there is none."""
        try:
            return self.canvas.png()
        except Exception as error:
            before = self._shown[0] if self._shown else {}
            moved = {name: value for name, value in values.items() if not self.controls[name].records}
            raise Undrawn(undrawn(moved, before)) from error

    @property
    def message(self):
        """What stands under the picture: on what was typed beside a slider, and what the last move had to tell."""
        return "\n".join(filter(None, [self.typed.sentence, self.told]))

    def picture(self):
        """What the stage shows, by the names of its traits."""
        pictures, shown = self.canvas.pictures, self._shown
        verdict = next(filter(None, (p.verdict(*shown) for p in pictures)), None)
        takeaway = next(filter(None, (p.takeaway(*shown) for p in pictures)), "") or first_sentence(self.words)
        return dict(
            **dict(frame=self._frame, words=self.words, width=self.canvas.width, height=self.canvas.height),
            **dict(verdict=vars(verdict) if verdict else {}, takeaway=takeaway, goals=self.goals.shown()),
            **dict(idle={name: why for p in pictures for name, why in p.idle(*shown).items()}),
            grips=[grip.shown() for grip in self.dragging.grips(*shown)],
        )

    def show(self):
        """Show what frame, words and message are now."""
        with self.stage.hold_sync():  # picture and words in one message
            for name, value in {**self.picture(), "message": self.message}.items():
                setattr(self.stage, name, value)
        self.when_shown()

    def laid_out(self):
        """The card: the stage, and the controls in their groups."""
        return card(self.stage, self.controls)

    # ---- the browser reports
    def _on_typed(self, change):
        with LOCK:
            if not self.closed:
                values = self.typed.hear(change["new"]["control"], change["new"]["text"])
                sentence = self.typed.sentence
                if values:
                    self.put(values)
                    self.typed.sentence = sentence
                self.stage.message = self.message

    def _on_pointer(self, change):
        with LOCK:
            if not self.closed:
                self.put(self.dragging.follow(change["new"], self.values))

    # ---- in the end
    def free(self):
        for control in self.controls.values():
            control.unobserve_all()
        self.canvas.close()
