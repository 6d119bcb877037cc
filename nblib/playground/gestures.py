"""What a learner's hands do on the page, as changes of settings: every gesture goes through next_state, as all moves do.

A gesture is a dict with "do", one of the names below, and what belongs to it. Here it becomes values of controls, by name;
an empty dict where there is nothing to be changed.
"""

from nblib.playground.examples import available
from nblib.playground.field_types import Number
from nblib.playground.next_state import AXES, LAYERS, LISTS
from nblib.playground.settings import DEEPEST, FAR, MOST_ADDED, SETTINGS, VIEWS, WIDEST
from nblib.playground.weight_editor import LARGEST

MARK = "weight"  # the control that says which parameter is marked
BY_PARTS = {f"{part}{i}": SETTINGS[name].kind.kind for name, part in LISTS.items() for i in LAYERS}


def set_one(state, name, value):
    """A list, a slider or a switch of the page stands at a value."""
    own = state.choices
    if name in BY_PARTS:
        return {name: BY_PARTS[name].taken(name, value, own.activations)}
    row = SETTINGS.get(name) or VIEWS[name]
    return {name: row.kind.taken(name, value, getattr(own, row.own) if row.own else ())}


def change_layers(state, by):
    """One hidden layer more, or one less."""
    return dict(depth=min(max(state.values["depth"] + by, 0), DEEPEST))


def change_neurons(state, layer, by):
    """A hidden layer, from 1, has so many neurons more."""
    name = f"width{layer}"
    return {name: min(max(state.values[name] + by, 1), WIDEST)}


def turn_input(state, name):
    """An input that the network is told is told no longer, or the other way round. The last one stays."""
    chosen, order = {*state.values["features"]} ^ {name}, available(state.inputs)
    return dict(features=tuple(sorted(chosen, key=order.index))) if chosen else {}


def set_parameter(state, parameter, value):
    """A weight or a bias stands at another number, and training goes on from there."""
    if state.reached is None:
        return {MARK: parameter}
    epoch, theta = state.reached
    number = Number(-LARGEST, LARGEST).taken("theta", min(max(float(value), -LARGEST), LARGEST))
    return {MARK: parameter, "start": (epoch, (*theta[:parameter], number, *theta[parameter + 1 :]))}


def mark_parameter(state, parameter):
    """A weight or a bias is looked at."""
    return {MARK: parameter}


def add_point(state, place, answer):
    """A point of one's own at this place (across, up) of the map. Columns that the map does not show are 0."""
    if len(state.values["added"]) >= MOST_ADDED:
        return {}
    row = [0.0] * state.inputs
    for way, number in zip(AXES, place, strict=True):
        column = int(state.values[way][1:]) - 1
        if column < state.inputs:
            row[column] = round(min(max(float(number), -FAR), FAR), 3)
    return dict(added=(*state.values["added"], (*row, float(bool(answer)))))


def take_point(state, number):
    """The point of one's own of this number, from 0, is taken away again."""
    added = state.values["added"]
    return dict(added=(*added[:number], *added[number + 1 :])) if 0 <= number < len(added) else {}


def go_to(state, epoch):
    """Training is looked at where it was, or will be, after so many epochs."""
    return dict(epoch=max(int(epoch), 0))


def step(state, by):
    """One epoch on, or one back, but not beyond where training starts: all before that would have to be trained anew."""
    first = state.values["start"][0] if state.values["start"] else 0
    return go_to(state, max(state.values["epoch"] + by, first))


GESTURES = {
    "set": set_one, "layers": change_layers, "neurons": change_neurons, "input": turn_input, "parameter": set_parameter,
    "mark": mark_parameter, "add": add_point, "take": take_point, "go": go_to,
    "step": step,
}  # fmt: skip


def change(state, gesture):
    """The values of controls, by name, that a gesture puts in the place of others. state: a PanelState."""
    return GESTURES[gesture["do"]](state, **{name: value for name, value in gesture.items() if name != "do"})
