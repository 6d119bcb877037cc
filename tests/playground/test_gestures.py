"""What hands do, as changes: a table, and any gestures in any order, which the pure step takes as it takes all moves."""

import dataclasses

import numpy as np
import pytest

from nblib.errors import CourseError
from nblib.playground.gestures import GESTURES, change
from nblib.playground.learner_objects import choices_of
from nblib.playground.next_state import next_state, opened, settings_of
from nblib.playground.settings import DEEPEST, MOST_ADDED, WIDEST, View
from nblib.playground.state import State
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
given, st = hypothesis.given, hypothesis.strategies
often = hypothesis.settings(max_examples=1000 if THOROUGH else 150, deadline=None)

THETA = tuple(float(i) for i in range(25))
OWN = {"table": (np.arange(24.0).reshape(8, 3), np.ones((8, 1)))}


def shown(**values):
    first = opened(State(), choices_of(OWN), View())
    return dataclasses.replace(first, values=first.values | values, reached=(7, THETA))


TABLE = {
    "a list": (dict(do="set", name="optimizer", value="GD"), dict(optimizer="GD")),
    "a number from the page may be whole": (dict(do="set", name="noise", value=0), dict(noise=0.0)),
    "a part of a list": (dict(do="set", name="activation2", value="ReLU"), dict(activation2="ReLU")),
    "what is looked at": (dict(do="set", name="sharp", value=1), dict(sharp=1)),
    "a layer more": (dict(do="layers", by=1), dict(depth=3)),
    "a neuron less": (dict(do="neurons", layer=2, by=-1), dict(width2=1)),
    "an input more stands in its place": (dict(do="input", name="x1²"), dict(features=("x1", "x2", "x1²"))),
    "an input less": (dict(do="input", name="x1"), dict(features=("x2",))),
    "a weight": (dict(do="parameter", parameter=3, value=-2), dict(weight=3, start=(7, (*THETA[:3], -2.0, *THETA[4:])))),
    "a weight beyond its range": (dict(do="parameter", parameter=0, value=1e9), dict(weight=0, start=(7, (1000.0, *THETA[1:])))),
    "a mark": (dict(do="mark", parameter=4), dict(weight=4)),
    "a point": (dict(do="add", place=[0.5, -1], answer=0), dict(added=((0.5, -1.0, 0.0),))),
    "a point that is not there": (dict(do="take", number=0), {}),
    "an epoch on": (dict(do="step", by=1), dict(epoch=1)),
    "an epoch": (dict(do="go", epoch=-4), dict(epoch=0)),
}  # fmt: skip


@pytest.mark.parametrize("gesture", TABLE)
def test_a_gesture_is_a_change(gesture):
    done, follows = TABLE[gesture]
    assert change(shown(), done) == follows


def test_no_step_back_leads_before_the_start_however_quick_the_presses():
    state = shown(epoch=10**9, start=(10**9, THETA))  # as a link may say it: to get there from the seed would take days
    assert next_state(state, change(state, dict(do="step", by=-1))) is state
    assert change(state, dict(do="step", by=1)) == dict(epoch=10**9 + 1)


def test_ends_are_ends():
    assert change(shown(depth=DEEPEST), dict(do="layers", by=1)) == dict(depth=DEEPEST)
    assert change(shown(depth=0), dict(do="layers", by=-1)) == dict(depth=0)
    assert change(shown(width1=WIDEST), dict(do="neurons", layer=1, by=1)) == dict(width1=WIDEST)
    assert change(shown(width1=1), dict(do="neurons", layer=1, by=-1)) == dict(width1=1)
    assert change(shown(features=("x1",)), dict(do="input", name="x1")) == {}, "the last input stays"
    many = ((0.0, 0.0, 1.0),) * MOST_ADDED
    assert change(shown(added=many), dict(do="add", place=[0, 0], answer=1)) == {}


def test_on_turned_axes_a_point_lies_where_it_was_put():
    turned = shown(across="x2", up="x1")
    assert change(turned, dict(do="add", place=[0.5, -1], answer=1)) == dict(added=((-1.0, 0.5, 1.0),))
    three = next_state(shown(), dict(data="table", across="x3"))
    assert change(three, dict(do="add", place=[0.5, -1], answer=1))["added"][0] in [
        (0.5, -1.0, 0.0, 1.0),
        (0.0, -1.0, 0.5, 1.0),
    ]


def test_before_training_has_come_anywhere_a_pull_only_marks():
    nowhere = dataclasses.replace(shown(), reached=None)
    assert change(nowhere, dict(do="parameter", parameter=3, value=1.0)) == dict(weight=3)


def test_what_no_setting_can_be_is_told():
    for name, value in (("rate", -1), ("data", "sphere"), ("activation1", 3), ("show_test", "yes")):
        with pytest.raises(CourseError, match=name):
            change(shown(), dict(do="set", name=name, value=value))


PLACES = st.tuples(*[st.floats(-200, 200)] * 2)
ANY = st.one_of(
    st.builds(dict, do=st.just("layers"), by=st.sampled_from([-1, 1])),
    st.builds(dict, do=st.just("neurons"), layer=st.integers(1, 4), by=st.sampled_from([-1, 1])),
    st.builds(dict, do=st.just("input"), name=st.sampled_from(["x1", "x2", "x1²", "sin x2"])),
    st.builds(dict, do=st.just("parameter"), parameter=st.integers(0, 24), value=st.floats(-1e6, 1e6)),
    st.builds(dict, do=st.just("mark"), parameter=st.integers(0, 24)),
    st.builds(dict, do=st.just("add"), place=PLACES, answer=st.integers(0, 1)),
    st.builds(dict, do=st.just("take"), number=st.integers(-2, 5)),
    st.builds(dict, do=st.just("step"), by=st.sampled_from([-1, 1])),
    st.builds(dict, do=st.just("go"), epoch=st.integers(-5, 500)),
    st.builds(dict, do=st.just("set"), name=st.just("data"), value=st.sampled_from(["moons", "diary", "table"])),
)


@often
@given(gestures=st.lists(ANY, max_size=12))
def test_any_gestures_lead_to_settings_that_can_be_opened(gestures):
    state = shown()
    for gesture in gestures:
        state = next_state(state, change(state, gesture))
        settings = settings_of(state.values)
        assert settings.features and len(settings.widths) == state.values["depth"] <= DEEPEST
        assert all(1 <= width <= WIDEST for width in settings.widths)
        assert all(len(point) == state.inputs + 1 and np.isfinite(point).all() for point in settings.added)
    assert {gesture["do"] for gesture in gestures} <= GESTURES.keys()
