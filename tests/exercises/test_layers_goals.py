"""The goals of the panels on layers: each is reached by some setting of its own controls, and by none at first."""

from nblib.chapters import layers
from tests.exercises.goals import goal_tests

EACH_A_CORNER = dict(a0=-0.5, a1=1.0, a2=-1.0, b0=-0.5, b1=-1.0, b2=1.0, v0=-0.5, v1=1.0, v2=1.0)
OR_NOT_AND = dict(b0=-1.5, b1=1.0, b2=1.0, v2=-1.0)

REACHED = [
    ("how_many_parameters", "deeper_and_smaller", dict(depth=4, width=2)),
    ("how_many_parameters", "one_neuron", dict(depth=0)),
    ("two_linear_layers", "three_right", dict(a0=-0.5, a1=1.0, a2=1.0, v0=0.0, v1=1.0, v2=0.0)),
    ("two_linear_layers", "cancelled", dict(a1=0.5, a2=0.5, b1=0.5, b2=0.5, v1=1.0, v2=-1.0)),
    ("how_many_hidden", "solved", OR_NOT_AND),
    ("how_many_hidden", "a_corner_each", EACH_A_CORNER),
    ("how_often", "lucky_start", dict(seed=5, step=500)),
    ("how_often", "by_step_ten", dict(width=8, step=10)),
    ("how_often", "three_fail", dict(width=3, seed=2, step=500)),
    ("same_inside", "twins", dict(seed=1)),
    ("same_inside", "always_the_same", dict(seed=5)),
    ("bigger_is_better", "widest_is_best", dict(noise=0.0)),
    ("bigger_is_better", "far_too_sure", dict(noise=0.3)),
    ("bigger_is_better", "no_better_than_half", dict(depth=0)),
]
NOT_YET = [
    ("how_many_parameters", "deeper_and_smaller", dict(depth=4)),
    ("how_many_parameters", "one_neuron", dict(depth=0, outputs=2)),
    ("two_linear_layers", "cancelled", dict(v1=0.0, v2=0.0)),  # nothing is left, but nothing counts either
    ("how_many_hidden", "a_corner_each", OR_NOT_AND),
    ("how_often", "lucky_start", dict(width=4, step=500)),
    ("how_often", "three_fail", dict(width=3, step=500)),  # it works from this start
    ("how_often", "three_fail", dict(width=4, step=0)),  # it was not trained yet
    ("same_inside", "twins", dict(seed=0, swap=1)),
    ("bigger_is_better", "widest_is_best", dict(depth=0)),  # they are all the same
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [layers.ask], REACHED, NOT_YET
)
