"""What the playground shows, as one value, and what follows from it when something is moved.

A move goes one way: next_state(state, change) says what the panel shows now, and the controls are set to that. Nothing
else decides what becomes of the epoch, of the start of training, or of what is chosen of the data.
"""

import dataclasses
from dataclasses import dataclass, field, replace

from nblib.playground.examples import available, columns
from nblib.playground.learner_objects import Choices
from nblib.playground.settings import DEEPEST, SETTINGS, Settings, check_some
from nblib.playground.training_session import inputs_of

LAYERS = range(1, DEEPEST + 1)
# The settings that are lists: each has a control for each layer, width1, width2, ...; the depth says how many count
LISTS = {"widths": "width", "activations": "activation"}
AXES = ("across", "up")  # of the map
USUAL_LAYER = dict(width=4, activation="tanh")  # what a hidden layer is that was not there before


def controls_for(names):
    """The names of the controls that stand for these settings; what is no setting stands for itself."""
    of_lists = {name: [f"{part}{i}" for i in LAYERS] for name, part in LISTS.items()}
    of_lists["widths"].append("depth")
    return [control for name in names for control in of_lists.get(name, [name])]


# A change of these means other examples or another network: training begins anew
ANEW = frozenset(controls_for(name for name, row in SETTINGS.items() if row.anew))
# These only say how to go on: training goes on from where it is, though the optimizer's memory begins anew
GO_ON = frozenset(controls_for(SETTINGS)) - ANEW


@dataclass(frozen=True)
class PanelState:
    """All that the controls say, and what has to be known besides to say what follows.

    values: of all controls, by name. A switch is 1 or 0; start is None for the seed's own, else (epoch, theta (P,) as a
    tuple). inputs: how many numbers a point has. reached: (epoch, theta), where training has come to with these values;
    None as long as it has not been there.
    """

    values: dict
    inputs: int = 2
    reached: tuple | None = None
    choices: Choices = field(default_factory=Choices, compare=False)


def next_state(state, change):
    """The PanelState that follows when these values, by name, are put in the place of others."""
    values = state.values | {name: int(v) if isinstance(v, bool) else v for name, v in change.items()}
    moved = {name for name, value in values.items() if value != state.values[name]}
    if not moved:
        return state
    inputs = state.inputs
    if "data" in moved:
        inputs = _inputs(values["data"], state)
        values |= _of_these_data(values["features"], inputs)
    values["added"] = tuple(point for point in values["added"] if len(point) == inputs + 1)  # no map takes another one
    values |= _training(moved, values, state.reached)
    return replace(state, values=values, inputs=inputs, reached=None if moved & ANEW else state.reached)


def _training(moved, values, reached):
    """The epoch and the start that follow from moving these, as far as they change."""
    epoch, start = values["epoch"], values["start"]
    if moved & ANEW:
        return dict(start=None, epoch=0)
    if moved & GO_ON and reached and (epoch or start):
        return dict(start=reached)
    if "start" in moved:
        return dict(epoch=start[0] if start else 0)
    return dict(start=None) if start and epoch < start[0] else {}


def _inputs(data, state):
    """How many numbers a point of these data has; where the learner's function fails, as before: the experiment tells."""
    try:
        return inputs_of(data, state.choices)
    except Exception:
        return state.inputs


def _of_these_data(features, inputs):
    """The features and the axes of the map for data with so many inputs: those of before where they still mean the same.

    Points of one's own belong to the data of before.
    """
    keeps = inputs == 2 and set(features) <= set(available(inputs))
    axes = dict(zip(AXES, columns(inputs), strict=False))
    return dict(features=features if keeps else columns(inputs), added=()) | axes


def arrived(state, result):
    """The PanelState once the experiment has this result: training may end early, or the marked parameter be gone."""
    epoch, theta = int(result["epoch"]), result["network"][1]
    weight = state.values["weight"] if state.values["weight"] < len(theta) else 0
    values = {**state.values, "epoch": epoch, "weight": weight}
    return replace(state, values=values, reached=(epoch, tuple(theta.tolist())))


# ---- between these values and what is kept of them


def settings_of(values):
    """The Settings that the controls' values stand for."""
    layers = range(1, values["depth"] + 1)
    same = {name: values[name] for name in SETTINGS if name not in LISTS}
    check_some(values["features"])
    lists = {name: tuple(values[f"{part}{i}"] for i in layers) for name, part in LISTS.items()}
    return Settings(**same, **lists)


def values_of(settings):
    """The controls' values that stand for these Settings, without those of layers that are not there."""
    values = {name: value for name, value in dataclasses.asdict(settings).items() if name not in LISTS}
    layers = {f"{part}{i}": value for name, part in LISTS.items() for i, value in enumerate(getattr(settings, name), 1)}
    return values | layers | {"depth": len(settings.widths)}


def opened(state, choices, view, weight=0):
    """The PanelState in which a State is opened. view: a View."""
    layers = {f"{part}{i}": usual for i in LAYERS for part, usual in USUAL_LAYER.items()}
    values = layers | values_of(state.settings) | _place(state) | dataclasses.asdict(view) | {"weight": weight}
    return PanelState(values, inputs_of(state.settings.data, choices), None, choices)


def opened_in(shown, state):
    """The PanelState once a State is opened in a panel that showed something else: its view and further layers stay."""
    inputs = inputs_of(state.settings.data, shown.choices)
    values = shown.values | _of_these_data((), inputs) | values_of(state.settings) | _place(state)
    return replace(shown, values=values, inputs=inputs, reached=None)


def _place(state):
    """Where training stands in a State, as values of controls."""
    return dict(epoch=state.epoch, start=None if state.theta is None else (state.epoch, state.theta))
