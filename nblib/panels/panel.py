"""A panel: controls, a stage with pictures, and the words that say what they show.

slider moves -> experiment(**values) -> picture.update(values, result) -> one PNG -> the browser
"""

import base64
import time

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import prints_kept
from nblib.panels.browser_events import Reports
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.code_export import Writer
from nblib.panels.dependents import Followers
from nblib.panels.display import Living
from nblib.panels.dragging import Dragging
from nblib.panels.experiment import taken_by
from nblib.panels.experiment_errors import Values, explain
from nblib.panels.layout import lay_out
from nblib.panels.optional import made_or_told
from nblib.panels.painted import Painted
from nblib.panels.rebuild import Rebuild
from nblib.panels.stage import new_stage
from nblib.panels.typed_input import Typed
from nblib.pictures.canvas import Canvas

LONG = 0.3  # seconds; an experiment that took longer is announced the next time


@called_as("panel(neuron, [NeuronDiagram()], **weights(), **clues())")
def panel(experiment, pictures, **controls):
    """Show what an experiment returns while its controls are moved.

    experiment: a pure function of the controls' values, called by name.
    pictures: a list of Pictures that show its result.
    controls: sliders, switches, points and trails, by name.
    """
    return made_or_told(lambda: Panel(experiment, pictures, controls), *controls.values())


class Panel(Painted, Living):
    """What panel() returns. In Jupyter it is alive; in a saved notebook it is its picture and its words."""

    def __init__(self, experiment, pictures, controls):
        self.experiment, self.controls = experiment, controls
        self.followers = self.followers_of(controls)
        self.takes = taken_by(experiment, controls, pictures)
        self._took = 0.0  # seconds of the last run
        self._on_release = not all(getattr(c, "continuous_update", True) for c in controls.values())  # it may take long
        with LOCK:
            self.canvas = Canvas(pictures)
            self.dragging = Dragging(self.canvas, controls)
            self.typed, self.told = Typed(controls), self._move_pictures(first=True)
            about = dict(label=self.dragging.label(), draws=self.dragging.draws, message=self.message)
            self.stage = new_stage(**about, **self.picture())
            self.rebuild = Rebuild(self)
            self.box = self.laid_out()
            self._watch()
        self.live()

    # ---- what a panel of its own kind may have otherwise
    def followers_of(self, controls):
        """What follows when a control moves."""
        return Followers(controls)

    def laid_out(self):
        """The box with all widgets."""
        return lay_out(self.controls, self.stage, self.rebuild)

    def code(self):
        """The call that builds the panel as it stands; a CourseError where there is none."""
        return Writer(getattr(self.experiment, "__globals__", {})).call(self)

    # ---- one straight line from the controls to the picture
    @property
    def values(self):
        """The controls' values by name; a switch is 1 or 0."""
        values = {name: control.value for name, control in self.controls.items()}
        return {name: int(v) if isinstance(v, bool) else v for name, v in values.items()}

    def _on_control(self, change):
        with LOCK:
            if not self.closed and not self.followers.busy:
                self.followers.after_move(change["owner"])
                self.typed.after(change)
                self._follow()

    def put(self, values):
        """Set controls, however many, and draw once."""
        before = self.values
        self.followers.put(self.controls, values)
        if moved := [self.controls[name] for name, value in self.values.items() if value != before[name]]:
            self.followers.after_move(*moved)
            self.typed.forget()
            self._follow()

    def _follow(self):
        """Draw what the controls say now."""
        if self._took > LONG or self._on_release:
            self.stage.message = say("計算しています…", "Working …")
        self.told = self._move_pictures()
        self.show()
        self.rebuild.follow()

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
                self.canvas.update(*self._shown)
                return explain(error, self.experiment)
        printed = prints.getvalue().rstrip()
        return say(f"実験が表示した文字:\n{printed}", f"The experiment printed:\n{printed}") if printed else ""

    def _run(self):
        values, began = Values(self.values), time.monotonic()
        result = self.experiment(**{name: values[name] for name in self.takes})
        self._took = time.monotonic() - began
        values |= self.followers.with_result(result)
        self.canvas.update(values, result)
        words, frame = self.canvas.describe(values, result), self.paint(values)
        self.words, self._frame = words, frame
        self.followers.keep(values)
        return values, result

    # ---- widgets
    def _watch(self):
        for control in self.controls.values():
            control.observe(self._on_control, "value")
        Reports(self).watch()

    def free(self):
        for control in self.controls.values():
            control.unobserve_all()
        self.canvas.close()

    def still(self):
        """Picture and words as they are now, by type."""
        return {"image/png": base64.b64encode(self._frame).decode(), "text/plain": self.words}
