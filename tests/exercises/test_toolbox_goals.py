"""The goals of the tool box's panels: each is reached by some setting of its own controls, and by none at first."""

import pytest

from nblib.chapters import toolbox
from tests.exercises.goals import goal_tests, prediction

COSINE = "np.cos(t) + 2"

REACHED = [
    ("how_many", "one_day", dict(end=2)),
    ("how_many", "nothing", dict(start=6)),
    ("how_many", "mean_of_two", dict(start=3)),
    ("slope_on_the_left", "valley_floor", dict(x=0.0)),
    ("slope_on_the_left", "hilltop", dict(curve=COSINE, x=0.0)),
    ("slope_while_held", "both_level", dict(here=(0.0, 0.0))),
    ("slope_while_held", "level_elsewhere", dict(c=1.0)),
    ("negative_power", "exactly_one", dict(x=0.0)),
    ("negative_power", "one_half", dict(x=-0.7)),
    ("negative_power", "above_ten", dict(x=2.4)),
]
NOT_YET = [
    ("how_many", "mean_of_two", dict(start=3, end=3)),  # the mean is 2, but of one day
    ("slope_on_the_left", "valley_floor", dict(curve=COSINE, x=0.0)),
    ("slope_on_the_left", "hilltop", dict(curve=COSINE, x=0.1)),
    ("slope_while_held", "both_level", dict(here=(0.0, 0.5))),
    ("slope_while_held", "level_elsewhere", dict(c=1.0, here=(0.0, 0.0))),
    ("negative_power", "above_ten", dict(x=2.3)),
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [toolbox.ask], REACHED, NOT_YET
)


OPENED_AT = [  # what the words of the question speak of
    ("how_many", dict(start=2, end=5)),
    ("slope_on_the_left", dict(x=-1.0)),
    ("slope_while_held", dict(c=0.5, here=(-1.0, 1.0))),
    ("negative_power", dict(x=-2.0)),
]


@pytest.mark.parametrize("question, values", OPENED_AT)
def test_a_panel_opens_where_its_question_is(question, values):
    shown = prediction(question).panel.values
    assert {name: shown[name] for name in values} == values
