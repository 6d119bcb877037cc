"""The goals of the playground's, the patients' and the digits' panels: each is reached by its own controls, none at first."""

import numpy as np
import pytest

from nblib import playground
from nblib.chapters import digits, patients
from nblib.exercises.question import Seen
from nblib.language import words
from nblib.playground.weight_editor import parameter_names
from tests.digits import needs_digits
from tests.exercises.goals import goal_keys, prediction

PLAYGROUND, PATIENTS, DIGITS = (room.ask for room in (playground, patients, digits))
CIRCLE = "x1²", "x2²"
TANH = {f"activation{layer}": "tanh" for layer in (1, 2, 3, 4)}
SMALL_SEVEN = ((0.5, 7.5, 0), (2.2, 7.5, 1), (1, 5.2, 1))
SEVEN = ((2, 7, 0), (6, 7, 1), (3.6, 1, 1))
BENT = ((4.07, 6.7, 0), (1.86, 6.69, 1), (2.87, 3.54, 1), (5.97, 3.46, 1))

# Room, question, the moves one after another, and what is reached at their end
REACHED = [
    (PLAYGROUND, "circle_with_squares", [dict(epoch=100)], {"parted"}),
    (PLAYGROUND, "circle_with_squares", [dict(features=CIRCLE), dict(epoch=100)], {"parted", "two_inputs"}),
    (PLAYGROUND, "circle_with_squares", [dict(features=("x1", "x2")), dict(epoch=100)], set()),
    (PLAYGROUND, "all_zeros", [dict(epoch=200)], set()),
    (PLAYGROUND, "all_zeros", [dict(scheme="lecun_normal"), dict(epoch=200)], {"other_start"}),
    (PATIENTS, "study_alone", [dict(epoch=200)], set()),
    (PATIENTS, "study_alone", [dict(depth=2), dict(epoch=200)], {"with_layers"}),
    (PATIENTS, "study_alone", [dict(features=("x1", "x2", *CIRCLE)), dict(epoch=200)], {"with_squares"}),
    (PATIENTS, "what_is_wrong_1", [dict(depth=1), dict(epoch=300)], {"mended"}),
    (PATIENTS, "what_is_wrong_2", [dict(rate=0.3), dict(epoch=0), dict(epoch=300)], {"mended"}),
    (PATIENTS, "what_is_wrong_3", [dict(rate=0.3), dict(epoch=0), dict(epoch=300)], {"mended"}),
    (PATIENTS, "what_is_wrong_4", [dict(scheme="lecun_normal"), dict(epoch=300)], {"mended"}),
    (PATIENTS, "what_is_wrong_5", [dict(l2=0.03), dict(epoch=0), dict(epoch=300)], {"mended"}),
    (PATIENTS, "what_is_wrong_6", [TANH, dict(epoch=300)], {"mended"}),
    pytest.param(DIGITS, "new_writers", [dict(epochs=0)], {"no_gap"}, marks=needs_digits),
    pytest.param(DIGITS, "new_writers", [dict(width=8, epochs=10)], {"small_and_good"}, marks=needs_digits),
    pytest.param(DIGITS, "new_writers", [dict(width=64, epochs=10)], {"new_in_a_hurry"}, marks=needs_digits),
    pytest.param(DIGITS, "scribbled", [dict(paper=SEVEN)], {"quite_sure"}, marks=needs_digits),
    pytest.param(DIGITS, "scribbled", [dict(paper=BENT)], {"in_doubt"}, marks=needs_digits),
    pytest.param(DIGITS, "scribbled", [dict(paper=SMALL_SEVEN, fit=0)], {"misplaced"}, marks=needs_digits),
]


def goals_after(question, moves):
    """The goals of a panel that are reached at first, and after these moves; it is put back afterwards."""
    shown = prediction(question)
    panel, start = shown.panel, seen(shown.panel)
    for move in moves:
        assert not panel.put(move)
    now, before = seen(panel), start.values
    for values in ({name: value for name, value in before.items() if name != "epoch"}, {"epoch": before.get("epoch")}):
        panel.put({name: value for name, value in values.items() if name in before})
    return [{goal.key for goal in shown.question.goals if goal.reached(then, start)} for then in (start, now)]


def seen(panel):
    values, result = panel._shown
    return Seen(dict(values), result)


@pytest.mark.parametrize("_room, question, moves, wanted", REACHED)
def test_goals_are_reached(_room, question, moves, wanted):
    assert goals_after(question, moves) == [set(), wanted]


def test_zeros_learn_once_a_way_to_the_output_is_open():
    words.speak("en")
    network, theta = prediction("all_zeros").panel._shown[1]["network"]
    names, nudged = parameter_names(network, ["x1", "x2"]), np.zeros_like(theta)
    for name in ("x1 → h1.1", "h1.1 → h2.1", "h2.1 → output"):
        nudged[names.index(name)] = 0.1
    moves = [dict(start=(0, tuple(nudged))), dict(epoch=200)]
    assert goals_after("all_zeros", moves) == [set(), {"nudged"}]
    nudged[[names.index("x1 → h1.1"), names.index("h1.1 → h2.1")]] = 0  # one alone is not enough
    moves = [dict(start=(0, tuple(nudged))), dict(epoch=200)]
    assert goals_after("all_zeros", moves) == [set(), set()]


@pytest.mark.parametrize("room", [PLAYGROUND, PATIENTS, pytest.param(DIGITS, marks=needs_digits)])
def test_no_goal_is_forgotten(room):
    cases = [getattr(case, "values", case) for case in REACHED]
    tried = {(question, goal) for its, question, _moves, goals in cases if its is room for goal in goals}
    assert goal_keys(room) == tried | ({("all_zeros", "nudged")} if room is PLAYGROUND else set())
