"""The playground's state in a link: plain data, checked as those of a state file are, and what of it is looked at."""

from nblib.errors import CourseError
from nblib.language import say
from nblib.playground.examples import columns
from nblib.playground.field_types import Number, OneOf
from nblib.playground.next_state import AXES, opened
from nblib.playground.settings import View, checked_view
from nblib.playground.state import sizes
from nblib.playground.state_file import state_of_table


def link_state(state, values):
    """What a link tells of a State, weights to the last digit, and of what the panel's values say is looked at."""
    usual = View()
    seen = {name: values[name] for name in View.__dataclass_fields__ if values[name] != getattr(usual, name)}
    more = dict(own=state.own_names(), view=seen, weight=values["weight"])
    told = {name: value for name, value in state.arguments().items() if name != "own"}
    return told | {name: value for name, value in more.items() if value}


def panel_state(told, choices, own):
    """The PanelState that a link's data mean; a CourseError says what is wrong with them.

    choices: all that can be chosen; own: the learner's things by name.
    """
    told = dict(told)
    view, weight = checked_view(told.pop("view", {})), told.pop("weight", 0)
    state = state_of_table(told, own)
    if state.epoch and state.theta is None:  # a link of ours brings the weights, so that nothing has to be trained
        raise CourseError(say("リンクに theta(重み)がありません。", "The link lacks theta, the weights."))
    inputs, size = sizes(state.settings, own)
    for name in AXES:
        OneOf(columns(max(inputs, 2))).taken(name, getattr(view, name))
    return opened(state, choices, view, Number(0, size - 1, whole=True).taken("weight", weight))
