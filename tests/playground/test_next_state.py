"""What follows when something of the playground is moved: a table of moves, and any moves at all in any order."""

import dataclasses

import numpy as np
import pytest

from nblib.maths.activations.activation import own
from nblib.playground.examples import available, columns
from nblib.playground.learner_objects import choices_of
from nblib.playground.next_state import ANEW, GO_ON, arrived, controls_for, next_state, opened, opened_in, settings_of
from nblib.playground.settings import SETTINGS, Settings, View
from nblib.playground.state import State, state_from
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
given, st = hypothesis.given, hypothesis.strategies
often = hypothesis.settings(max_examples=1000 if THOROUGH else 150, deadline=None)


def broken(points, noise, rng):
    """Data of a learner's that cannot be drawn."""
    raise RuntimeError("not yet written")


OWN = {"table": (np.arange(24.0).reshape(8, 3), np.ones((8, 1))), "broken": broken, "wave": own(np.sin)}
THETA = tuple(float(i) for i in range(25))


def shown(epoch=0, start=None, reached=None, **values):
    """What a playground shows, opened as usual, with some things otherwise."""
    first = opened(State(), choices_of(OWN), View())
    return dataclasses.replace(first, values=first.values | dict(epoch=epoch, start=start) | values, reached=reached)


TRAINED = dict(epoch=12, reached=(12, THETA))
EARLIER = (5, THETA[::-1])
NAMES = available(3)
# before, a move, what is otherwise after it
MOVES = {
    "other data begin anew": (TRAINED, dict(data="moons"), dict(epoch=0, start=None, across="x1", up="x2")),
    "so does another seed": (TRAINED | dict(start=EARLIER), dict(seed=3), dict(epoch=0, start=None)),
    "and another depth": (TRAINED, dict(depth=1), dict(epoch=0)),
    "and a wider layer": (TRAINED, dict(width2=7), dict(epoch=0)),
    "and another activation": (TRAINED, dict(activation1="ReLU"), dict(epoch=0)),
    "another rate goes on from here": (TRAINED, dict(rate=0.3), dict(start=(12, THETA))),
    "another loss, too, whatever the start was": (TRAINED | dict(start=EARLIER), dict(loss="squared error"), dict(start=(12, THETA))),
    "at the start there is nothing to go on from": (dict(reached=(0, THETA)), dict(rate=0.3), {}),
    "unless it was edited": (dict(start=(0, THETA), reached=(0, THETA)), dict(rate=0.3), {}),
    "nor where training has not come to yet": (dict(epoch=12), dict(rate=0.3), {}),
    "an edited weight is the new start": (TRAINED, dict(start=(12, THETA[::-1])), {}),
    "without a start it is the seed's again": (TRAINED | dict(start=EARLIER), dict(start=None), dict(epoch=0)),
    "from going on nothing follows": (TRAINED | dict(start=EARLIER), dict(epoch=13), {}),
    "nor from going back as far as the start": (TRAINED | dict(start=EARLIER), dict(epoch=5), {}),
    "before it there is the seed's own": (TRAINED | dict(start=EARLIER), dict(epoch=4), dict(start=None)),
    "a view changes nothing else": (TRAINED, dict(show_test=True, across="x2", weight=3), {}),
    "features stay where they mean the same": (dict(features=("x1", "sin x2")), dict(data="XOR"), {}),
    "with three columns they are these": (dict(features=("x1", "sin x2")), dict(data="diary"), dict(features=columns(3))),
    "and back with two": (dict(data="diary", features=("x2", "x3"), across="x3"), dict(data="XOR"), dict(features=columns(2), across="x1")),
    "the learner's own, too": ({}, dict(data="table"), dict(features=columns(3))),
    "data that cannot be drawn leave the columns": (dict(across="x2"), dict(data="broken"), dict(across="x1")),
    "nothing moved": (TRAINED, {}, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVES)
def test_what_follows(name):
    before, move, follows = MOVES[name]
    state = shown(**before)
    after = next_state(state, move)
    assert after.values == state.values | move | follows
    assert after.inputs == (3 if move.get("data") in ("diary", "table") else 2)
    assert after.reached == (None if set(move) & ANEW else state.reached)


def test_the_state_before_stays_as_it_was():
    state = shown(**TRAINED)
    values = dict(state.values)
    next_state(state, dict(data="diary", rate=1.0))
    assert state.values == values


def test_every_setting_says_what_its_moves_do():
    assert set(controls_for(SETTINGS)) == ANEW | GO_ON and not ANEW & GO_ON
    assert {"loss", "optimizer", "rate", "schedule", "batch", "l1", "l2", "added"} == GO_ON
    assert set(shown().values) == ANEW | GO_ON | set(View.__dataclass_fields__) | {"epoch", "start", "weight"}


# ---- any moves at all

NUMBERS = {"points": st.integers(4, 5000), "seed": st.integers(0, 2**31 - 1), "batch": st.integers(1, 5000)}
NUMBERS |= {name: st.floats(0, 1) for name in ("noise", "train_fraction", "rate", "l1", "l2")}
LISTS = {"features": st.lists(st.sampled_from(NAMES), max_size=4).map(tuple), "depth": st.integers(0, 4)}
for i in range(1, 5):
    LISTS |= {f"width{i}": st.integers(1, 8), f"activation{i}": st.sampled_from(["tanh", "ReLU", "wave"])}
ONE_OF = {name: st.sampled_from(SETTINGS[name].kind.names) for name in ("scheme", "loss", "optimizer", "schedule")}
ONE_OF["data"] = st.sampled_from([*SETTINGS["data"].kind.names, "table", "broken"])
VIEWS = {"across": st.sampled_from(["x1", "x2", "x3"]), "up": st.sampled_from(["x1", "x2", "x3"])}
VIEWS |= {"show_test": st.booleans(), "sharp": st.booleans(), "weight": st.integers(0, 30)}
STARTS = st.none() | st.tuples(st.integers(0, 500), st.just(THETA))
VIEWS |= {"added": st.sampled_from([(), ((0.5, 0.5, 1.0),), ((1.0, 2.0, 0.0), (0.0, 0.0, 1.0))])}
TIME = {"epoch": st.integers(0, 500), "start": STARTS}
ANY = NUMBERS | LISTS | ONE_OF | VIEWS | TIME
CHANGES = st.lists(st.sampled_from(list(ANY)), min_size=1, max_size=4, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: ANY[name] for name in names})
)


def test_no_control_is_left_out():
    assert set(ANY) == set(shown().values)


@often
@given(changes=st.lists(CHANGES, max_size=6), comes_to=st.integers(0, 500))
def test_whatever_is_moved_what_is_shown_holds_together(changes, comes_to):
    state = shown()
    for change in changes:
        before, state = state, next_state(state, change)
        values = state.values
        assert values.keys() == before.values.keys()
        assert next_state(state, {}) is state and next_state(state, values) is state, "no move, no change"
        moved = {name for name, value in change.items() if value != before.values[name]}
        if moved & ANEW:
            assert values["epoch"] == 0 and values["start"] is None and state.reached is None
        else:
            assert state.inputs == before.inputs and state.reached == before.reached
        assert values["start"] is None or not moved or moved & GO_ON or values["epoch"] >= values["start"][0]
        others = {name for name, value in values.items() if value != before.values[name]} - moved
        assert others <= {"epoch", "start", "features", "across", "up", "added"}
        state = arrived(state, dict(epoch=min(comes_to, values["epoch"]), network=(None, np.array(THETA))))
        assert state.values["weight"] < len(THETA) and state.reached == (state.values["epoch"], THETA)


@often
@given(changes=st.lists(CHANGES, max_size=3))
def test_settings_go_to_controls_and_back(changes):
    state = shown()
    for change in changes:
        state = next_state(state, change)
    if state.values["features"] and state.values["data"] != "broken":
        settings = settings_of(state.values)
        assert settings_of(opened(State(settings), state.choices, View()).values) == settings


def test_opening_a_file_keeps_the_view_and_the_layers_that_it_does_not_have():
    state = shown(depth=3, width3=7, show_test=1, across="x2", **TRAINED)
    kept = state_from(dict(data="diary", features=["x1", "x3"], widths=[5], activations=["ReLU"], epoch=3, theta=[0.5] * 21))  # fmt: skip
    after = opened_in(state, kept)
    assert settings_of(after.values) == kept.settings and after.inputs == 3 and after.reached is None
    assert after.values["epoch"] == 3 and after.values["start"] == (3, kept.theta)
    assert (after.values["width3"], after.values["show_test"], after.values["across"]) == (7, 1, "x1")
    assert settings_of(opened_in(after, State()).values) == Settings()
