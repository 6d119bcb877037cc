"""The playground: everything of the course in one panel, for free play; its state kept as code or in a file."""

import dataclasses
import inspect
import sys

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.display import Shown
from nblib.playground.call_export import PlaygroundWriter
from nblib.playground.data_map import DataMap
from nblib.playground.epochs import Epochs
from nblib.playground.face_panel import FacePanel
from nblib.playground.field_types import Number
from nblib.playground.learner_objects import choices_of
from nblib.playground.link_state import link_state, panel_state
from nblib.playground.network_view import NetworkView
from nblib.playground.next_state import arrived, next_state, opened, opened_in, settings_of
from nblib.playground.setting_controls import controls_of, hidden, render, views_of
from nblib.playground.settings import PACE, USUAL_PACE, as_help, checked_view
from nblib.playground.state import State, state_from
from nblib.playground.state_file import kept_in, read_state, write_state
from nblib.playground.training_curves import LayerGradients, TrainingCurves
from nblib.playground.training_snapshot import Experiment
from nblib.playground.weight_editor import Parameter, Start, numbered, parameter_names
from nblib.validation import in_short


@called_as("playground(data='circle')")
def playground(*, epoch=0, theta=None, own=None, hide=(), pace=USUAL_PACE, weight=0, view=None, key=None, **settings):
    """Open the playground in a given state; whatever is not given is as below.

    epoch: where training stands; theta: all parameters then, a list, else they are found by training from the seed's
    start. own: the learner's data, activations and optimizers, a dict by name. hide: names of settings, controls or
    pictures ("map", "curves", ...) that are not to be seen, and "file". pace: epochs a picture, or "fast". weight: which
    parameter is marked. view: a dict with across, up, show_test and sharp. key: as panel() has it. The settings:
    """
    caller = sys._getframe(1)
    while caller.f_back and caller.f_globals.get("__name__", "").startswith("nblib."):
        caller = caller.f_back
    state = state_from({**settings, "epoch": epoch, "theta": theta}, own)
    more = dict(hide=tuple(hide), pace=PACE.taken("pace", pace), weight=weight, view=checked_view(view or {}), key=key)
    return Playground(state, caller.f_globals, **more)


playground.__doc__ = f"{inspect.cleandoc(playground.__doc__)}\n{as_help()}"


class Playground(FacePanel):
    """What playground() returns: a panel whose controls are the settings, the epoch and the start of training.

    What it shows is a PanelState. next_state makes another one of it with each move, and the controls are set to that.
    """

    def __init__(self, state, names, *, hide, pace, weight, view, key):
        self.own, self.names = state.own, names
        experiment, diagram = Experiment(choices_of(state.own)), NetworkView()
        network = experiment.started(state.settings, None)[0].network
        weight = Number(0, network.size - 1, whole=True).taken("weight", weight)
        self.present = opened(state, experiment.choices, view, weight)
        controls = dict(epoch=Epochs(state.epoch, pace, self._trains))
        controls |= {**controls_of(self.present), **views_of(self.present)}
        parameters = parameter_names(network, state.settings.features)
        controls |= dict(weight=Parameter(weight, parameters, diagram), start=Start(self.present.values["start"]))
        drawn = dict(network=diagram, map=DataMap(), curves=TrainingCurves(), gradients=LayerGradients())
        pictures = [picture for name, picture in drawn.items() if name not in hide]
        self._first = self.present
        controls = hidden(controls, [name for name in hide if name not in drawn])
        left_out = [name for name in drawn if name in hide]
        super().__init__(experiment, pictures, controls, key, hide=hide, left_out=left_out)
        if not (player := self.controls["epoch"]).hidden:
            player.observe(self._on_clock, ["playing", "pace"])

    def _begin(self):
        """Draw for the first time; what the cell's last run came to is in its code and its file."""
        return self._move_pictures(first=True)

    def _trains(self, epoch, seconds):
        """Train towards an epoch for so many seconds: how far it has come, and whether it goes on. Trouble is told later."""
        try:
            training = self.experiment.started(self.settings, self.values["start"])[0]
            training.go_on(epoch, seconds)
            return training.last, training.stopped is None
        except Exception:
            return self.values["epoch"], False

    # ---- one straight line: a move, the state that follows, the controls and the pictures
    @property
    def values(self):
        """The values of all controls by name."""
        return self.present.values

    def _on_control(self, change):
        with LOCK:
            if not self.closed and not self._rendering:
                name = next(name for name, control in self.controls.items() if control is change["owner"])
                after = next_state(self.present, {name: change["new"]})
                if after is not self.present:
                    self.typed.after(change)
                    self._go_to(after)

    def reset(self):
        """Show what was opened."""
        with LOCK:
            if not self.closed:
                self._go_to(dataclasses.replace(self._first, reached=None))

    def put(self, values):
        """Move controls, however many, and draw once. Returns what did not fit, in words: nothing, as next_state refuses it."""
        after = next_state(self.present, values)
        if after is not self.present:
            self.typed.forget()
            self._go_to(after)
        return ""

    def open(self, state):
        """Show a State, whatever was shown before."""
        self.typed.forget()
        self._go_to(opened_in(self.present, state))

    def _go_to(self, after):
        self.present = after
        with self.rendering():
            render(self.controls, after)
        self.follow()

    def after_result(self, values, result):
        """The values that follow from what the experiment returned."""
        return arrived(self.present, result).values

    def keep(self, values, result):
        """Have the controls stand where the picture, which has just been drawn, shows them."""
        self.present = arrived(self.present, result)
        render(self.controls, self.present)
        parameters = numbered(parameter_names(result["network"][0], values["features"]))
        self.controls["weight"].offer(parameters, values["weight"])
        self.controls["epoch"].keep(values["epoch"], result)
        self._show_number()

    def _show_number(self):
        """Show the chosen parameter's number, unless it would change under the learner's fingers."""
        with LOCK:
            if not self.closed and self.present.reached:
                epoch, theta = self.present.reached
                self.controls["start"].show(epoch, theta, self.present.values["weight"], write=not self._playing())

    def _playing(self):
        player = self.controls["epoch"]
        return not player.hidden and player.playing

    def _move_pictures(self, first=False):
        message = super()._move_pictures(first)
        trouble = self.trouble()
        if (message or trouble) and self._playing():
            self.controls["epoch"].pause()
        return "\n".join(filter(None, [message, trouble]))

    def trouble(self):
        """What there is to say of the training, besides what the pictures say; empty if all is well."""
        if not self.result["diverged"]:
            return ""
        return say(
            f"訓練が発散しました。エポック {self.result['epoch']} のあと、数が大きくなりすぎて、先へ進めません。学習率を小さくしてから、「最初から」を押してください。",
            f"Training has diverged. After epoch {self.result['epoch']} the numbers grow beyond all bounds, so it cannot go on. Choose a smaller rate, then press “restart”.",
        )

    # ---- what is kept of it
    @property
    def settings(self):
        """The Settings as they are now."""
        return settings_of(self.values)

    @property
    def state(self):
        """All there is to go on from, as a State; theta is None where it is still the seed's own start."""
        epoch, theta = self.result["epoch"], self.result["network"][1]
        fresh = not epoch and self.values["start"] is None
        return State(self.settings, int(epoch), None if fresh else tuple(theta.tolist()), self.own)

    @property
    def result(self):
        """What the experiment returned last: network, losses, accuracies and more; see training_snapshot.py."""
        return self._shown[1]

    def state_as_data(self):
        """What a link tells of the playground as it stands."""
        return link_state(self.state, self.values)

    def open_data(self, state):
        """Stand as a link's state says; a CourseError if it does not fit, and nothing has changed."""
        self._go_to(panel_state(state, self.present.choices, self.own))

    def code(self):
        """The call that opens the playground as it stands."""
        return PlaygroundWriter(self.names).call(self)


@called_as("save(panel, 'mine.json')")
def save(panel, name):
    """Keep the state of a playground, weights included, in a file such as "mine.json" beside the notebook."""
    state = getattr(panel, "state", None)
    if not isinstance(state, State):
        raise CourseError(say(f"1番目には遊び場のパネルを渡します。{in_short(panel)} はそうではありません。",
                              f"The first thing is a playground's panel; {in_short(panel)} is none."))  # fmt: skip
    return Shown(kept_in(write_state(state, name), state))


@called_as("load('mine.json')")
def load(name, own=None, hide=(), key=None):
    """Open the playground in the state that a file holds. own: the learner's own things that it names, by name."""
    return playground(**read_state(name, own).arguments(), hide=hide, key=key)
