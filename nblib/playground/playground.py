"""The playground: everything of the course in one panel, for free play."""

import sys

import ipywidgets as W

from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.panel import Panel
from nblib.panels.time_controls import Player
from nblib.playground.control_sections import Groups
from nblib.playground.data_map import PlayMap
from nblib.playground.fields import PACE
from nblib.playground.learner_objects import choices_of
from nblib.playground.network_view import PlayNetwork
from nblib.playground.play_code import PlayWriter
from nblib.playground.play_experiment import Experiment
from nblib.playground.play_followers import PlayFollowers
from nblib.playground.play_given import FILE, hidden
from nblib.playground.setting_controls import LAYERS, check_some, controls_of, settings_of, views_of
from nblib.playground.state import State, state_from
from nblib.playground.state_view import StateFiles
from nblib.playground.training_curves import LayerGradients, PlayCurves
from nblib.playground.weight_editor import Parameter, Start, parameter_names


@called_as("playground(data='circle')")
def playground(*, epoch=0, theta=None, own=None, hide=(), pace=5, weight=0, view=None, key=None, **settings):
    """Open the playground in a given state; whatever is not given is as in Settings.

    settings: any fields of Settings. epoch: where training stands; theta: all parameters then, a list, else they are
    found by training from the seed's start. own: the learner's data, activations and optimizers, a dict by name.
    hide: names of settings, controls or pictures ("map", "curves", ...) that are not to be seen, and "file". pace:
    epochs a picture. weight: which parameter is marked. view: a dict with across, up, show_test and sharp. key: as panel() has it.
    """
    caller = sys._getframe(1)
    while caller.f_back and caller.f_globals.get("__name__", "").startswith("nblib."):
        caller = caller.f_back
    state = state_from({**settings, "epoch": epoch, "theta": theta}, own)
    more = dict(hide=tuple(hide), pace=PACE.taken("pace", pace), weight=weight, view=view or {}, key=key)
    return Playground(state.settings, state.own, caller.f_globals, epoch=state.epoch, theta=state.theta, **more)


class Playground(Panel):
    """What playground() returns: a panel whose controls are the settings, the epoch and the start of training."""

    def __init__(self, settings, own, names, *, epoch, theta, hide, pace, weight, view, key):
        self.own, self.names, self.hide = own, names, hide
        choices = choices_of(own)
        check_some(settings.features)
        experiment, diagram = Experiment(choices), PlayNetwork()
        inputs = experiment.inputs_of(settings.data) if settings.data in choices.data else 2
        controls = dict(epoch=Player(epoch, pace), **controls_of(settings, choices, inputs), **views_of(inputs, **view))
        network = experiment.started(settings, None)[0].network
        parameters = parameter_names(network, settings.features)
        controls |= dict(weight=Parameter(weight, parameters, diagram), start=Start(theta and (epoch, theta)))
        drawn = dict(network=diagram, map=PlayMap(), curves=PlayCurves(), gradients=LayerGradients())
        pictures = [picture for name, picture in drawn.items() if name not in hide]
        controls = hidden(controls, [name for name in hide if name not in drawn])
        self.followers = PlayFollowers(controls, experiment.inputs_of)
        super().__init__(experiment, pictures, controls, key)
        if hasattr(player := self.controls["epoch"], "playing"):
            player.observe(lambda _change: self._show_number(), "playing")

    def _show_number(self):
        with LOCK:
            if not self.closed:
                self.followers.show_number()

    def after_move(self, values, moved):
        """What follows when a control moves."""
        return self.followers.after_move(values, moved)

    def after_result(self, values, result):
        """What follows from a result."""
        return self.followers.after_result(values, result)

    def render(self, values):
        """Set controls to these values, once the names are offered that the data has."""
        values = {**self.values, **values}  # all, as whoever is offered other names chooses anew
        with self.rendering():
            self.followers.offer(values)
            return super().render(values)

    def keep(self, values, result):
        """Have the controls stand where the picture shows them."""
        super().keep(values, result)
        self.followers.keep(values)

    def trouble(self):
        """What there is to say of the training, besides what the pictures say."""
        return self.followers.trouble()

    def _move_pictures(self, first=False):
        message = super()._move_pictures(first)
        player = self.controls["epoch"]
        trouble = self.trouble()
        if (message or trouble) and getattr(player, "playing", False):
            player.pause()
        return "\n".join(filter(None, [message, trouble]))

    def laid_out(self):
        """The player, the other controls in groups, the stage, and the code."""
        groups = {
            say("データ", "data"): ["data", "points", "noise", "share", "seed", "features"],
            say("ネットワーク", "network"): [
                "depth",
                "scheme",
                *(f"{part}{i}" for i in LAYERS for part in ("width", "bend")),
            ],
            say("訓練", "training"): ["loss", "optimizer", "rate", "schedule", "batch", "l1", "l2"],
            say("重みを変える", "edit weights"): ["weight", "start"],
            say("図", "pictures"): ["across", "up", "show_test", "sharp"],
        }
        files = {} if FILE in self.hide else {say("ファイル", "file"): [StateFiles(self)]}
        player = self.controls["epoch"]
        shown = {heading: [self.controls[name] for name in names] for heading, names in groups.items()}
        top = W.Box([] if player.shown is None else [player.shown])
        top.add_class("nblib-controls")
        box = W.VBox([top, Groups(shown | files), self.stage, self.rebuild])
        box.add_class("nblib-panel")
        return box

    def redraw(self):
        """Draw what the controls say now, after they were set without being moves of the learner."""
        self.typed.forget()
        self.follow()

    def code(self):
        """The call that opens the playground as it stands."""
        return PlayWriter(self.names).call(self)

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
        """What the experiment returned last: network, losses, accuracies and more; see maths/moments.py."""
        return self._shown[1]
