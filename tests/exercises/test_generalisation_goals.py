"""The goals of the panels on generalisation: each is reached by some setting of its own controls, and by none at first."""

from dataclasses import replace

import pytest

from nblib.chapters import generalisation
from tests.exercises.goals import goal_tests, prediction


def sketched(control):
    """A whole sketch, compared with what happened."""
    return control.ends()[-1]


REACHED = [
    ("fits_better", "at_the_floor", dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3)),
    ("fits_better", "better_on_both", dict(w0=-0.5, w1=0.35, w2=0.6, w3=0.3)),
    ("longer_is_better", "stopped_in_time", dict(step=20, mine=sketched)),
    ("longer_is_better", "no_need_to_stop", dict(width=0, mine=sketched)),
    ("by_heart", "without_notes", dict(useless=0)),
    ("by_heart", "days_instead", dict(days=1000)),
    ("best_of_forty", "fooled", dict(checked=20, number=0)),
    ("best_of_forty", "honest", dict(checked=1000)),
    ("wider_is_worse", "decay_helps", dict(decay=0.03)),
    ("wider_is_worse", "near_the_floor", dict(days=1000, decay=0.01)),
    ("sure_is_right", "calmed", dict(temperature=4.5)),
    ("sure_is_right", "stopped", dict(step=20)),
    ("second_descent", "no_peak", dict(decay=1)),
    ("second_descent", "best_of_all", dict(features=1000)),
]
NOT_YET = [
    ("fits_better", "better_on_both", dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3)),
    ("longer_is_better", "stopped_in_time", dict(step=20)),  # what happened has not been seen yet
    ("longer_is_better", "stopped_in_time", dict(step=100, mine=sketched)),
    ("longer_is_better", "no_need_to_stop", dict(mine=sketched)),
    ("by_heart", "without_notes", dict(days=1000)),
    ("by_heart", "days_instead", dict(days=1000, useless=0)),
    ("best_of_forty", "honest", dict(number=2)),
    ("wider_is_worse", "decay_helps", dict(width=0)),
    ("wider_is_worse", "near_the_floor", dict(days=1000)),
    ("sure_is_right", "calmed", dict(step=20)),
    ("sure_is_right", "stopped", dict(temperature=4.5)),
    ("second_descent", "no_peak", dict(noise=0)),
    ("second_descent", "best_of_all", dict(features=60)),
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [generalisation.ask], REACHED, NOT_YET
)


@pytest.mark.parametrize(
    "question, asked",
    [
        ("fits_better", dict(w0=-0.45, w1=0.15, w2=0.55, w3=0.2)),
        ("longer_is_better", dict(width=16, days=100, number=0, step=300)),
        ("by_heart", dict(days=100, useless=10)),
        ("best_of_forty", dict(checked=50, number=1)),
        ("wider_is_worse", dict(along="width", days=100, decay=0)),
        ("sure_is_right", dict(width=16, step=300, temperature=1)),
        ("second_descent", dict(noise=0.3, decay=0)),
    ],
)
def test_a_panel_opens_at_the_settings_of_its_question(question, asked):
    values = prediction(question).panel.values
    assert {name: values[name] for name in asked} == pytest.approx(asked)


def test_the_sketch_is_empty_when_it_is_asked_for():
    mine = prediction("longer_is_better").panel.values["mine"]
    assert mine.drawn == 0 and not mine.compared and replace(mine, at=0) != mine
