"""A panel: controls, a stage with pictures, and the words that say what they show.

slider moves -> experiment(**values) -> picture.update(values, result) -> one PNG -> the browser
"""

import base64
import time

from nblib.errors import CourseError
from nblib.learner import prints_kept
from nblib.panels.cells import LOCK
from nblib.panels.dragging import Dragging
from nblib.panels.experiment import explain, taken_by
from nblib.panels.followers import Followers
from nblib.panels.layout import lay_out
from nblib.panels.rebuild import Rebuild
from nblib.panels.reports import Reports
from nblib.panels.shown import Living
from nblib.panels.stage import new_stage
from nblib.panels.typed import Typed
from nblib.panels.writer import Writer
from nblib.pictures.canvas import Canvas
from nblib.words import say

LONG = 0.3  # seconds; an experiment that took longer is announced the next time


def panel(experiment, pictures, **controls):
    """Show what an experiment returns while its controls are moved.

    experiment: a pure function of the controls' values, called by name.
    pictures: a list of Pictures that show its result.
    controls: sliders, switches, points and trails, by name.
    """
    return Panel(experiment, pictures, controls)


class Panel(Living):
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
            message = self._move_pictures(first=True)
            self.stage = new_stage(label=self.dragging.label(), message=message, **self._picture())
            self.rebuild, self.typed = Rebuild(self), Typed(controls)
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
                self._follow(self.typed.after(change))

    def put(self, values):
        """Set controls, however many, and draw once."""
        before = self.values
        self.followers.put(self.controls, values)
        if moved := [self.controls[name] for name, value in self.values.items() if value != before[name]]:
            self.followers.after_move(*moved)
            self._follow(self.typed.forget())

    def _follow(self, note):
        """Draw what the controls say now. note: a sentence to stand under the picture."""
        if self._took > LONG or self._on_release:
            self.stage.message = say("計算しています…", "Working …")
        self.show(message="\n".join(filter(None, [note, self._move_pictures()])))
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
        values, began = self.values, time.monotonic()
        result = self.experiment(**{name: values[name] for name in self.takes})
        self._took = time.monotonic() - began
        values |= self.followers.with_result(result)
        self.canvas.update(values, result)
        self.words = "\n".join(picture.describe(values, result) for picture in self.canvas.pictures)
        self.followers.keep(values)
        return values, result

    def _picture(self):
        return dict(frame=self.canvas.png(), words=self.words, width=self.canvas.width, height=self.canvas.height)

    def show(self, **more):
        """Show what the canvas and the words are now."""
        with self.stage.hold_sync():  # picture and words in one message
            for name, value in {**self._picture(), **more}.items():
                setattr(self.stage, name, value)

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
        png = base64.b64encode(self.canvas.png(level=6)).decode()
        return {"image/png": png, "text/plain": self.words}
