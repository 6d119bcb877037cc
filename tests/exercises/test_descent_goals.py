"""The goals of the panels on descent: each is reached by some setting of its own controls, and by none at first."""

import pytest

from nblib.chapters import optimizers, valleys
from tests.exercises.goals import goal_tests, prediction

NEAR_THE_BOTTOM = dict(w1=0.4, w2=0.6)

REACHED = [
    ("where_it_ends", "not_yet_there", dict(rate=0.002)),
    ("where_it_ends", "out_of_the_picture", dict(rate=1)),
    ("where_it_ends", "there_in_20", dict(steps=20)),
    ("best_rate", "best_of_all", dict(rate=0.089)),
    ("best_rate", "saved", dict(schedule="cosine", rate=0.13)),
    ("best_rate", "calmer", dict(optimizer="SGD", schedule="cosine", rate=0.089)),
    ("adams_first_step", "short_at_first", dict(steepness=0.01, epsilon=1)),
    ("adams_first_step", "leap", dict(beta1=0)),
    ("adams_first_step", "nothing_to_correct", dict(beta2=0.99)),
    ("newton_near_a_top", "single_step", dict(landscape="ravine")),
    ("newton_near_a_top", "on_a_saddle", dict(start=(-2.9, 0.3), steps=10)),
    ("newton_near_a_top", "damped", dict(damping=20, steps=5)),
    ("who_gets_down", "all_three", dict(hour=20.6)),
    ("who_gets_down", "swinging", dict(rate=0.2, hour=19.0)),
    ("who_gets_down", "run_through", dict(rate=0.2, hour=21.8)),
    ("how_many_starts", "everyone", dict(landscape="Himmelblau")),
    ("how_many_starts", "hardly_anyone", dict(landscape="Rastrigin")),
    ("how_many_starts", "gd_as_well", dict(optimizer="GD", rate=0.01)),
    ("near_or_far", "stuck", dict(which=5)),
    ("near_or_far", "all_low", dict(width=16)),
    ("with_single_days", "calm_with_one", dict(rate=0.002, **NEAR_THE_BOTTOM)),
    ("with_single_days", "calm_with_ten", dict(batch=10, rate=0.02)),
    ("with_single_days", "one_line", dict(batch=60)),
    ("half_the_error", "within_5", dict(days=5000, seed=3)),
    ("half_the_error", "wednesday_first", dict(days=100, seed=2)),
    ("half_the_error", "endless", dict(days=20)),
]
NOT_YET = [
    ("where_it_ends", "out_of_the_picture", dict(rate=0.2)),  # it leaves, and comes back
    ("where_it_ends", "there_in_20", dict(steps=20, rate=0.01)),
    ("where_it_ends", "there_in_20", dict(steps=0, **NEAR_THE_BOTTOM)),
    ("best_rate", "saved", dict(schedule="cosine", rate=0.089)),
    ("best_rate", "calmer", dict(optimizer="SGD", rate=0.05)),
    ("adams_first_step", "short_at_first", dict(steepness=0.01)),
    ("newton_near_a_top", "damped", dict(damping=2)),
    ("who_gets_down", "all_three", dict(hour=19.0)),
    ("how_many_starts", "gd_as_well", dict(optimizer="GD", rate=0.001)),
    ("near_or_far", "stuck", dict(width=16)),
    ("with_single_days", "calm_with_one", dict(rate=0.05, **NEAR_THE_BOTTOM)),
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [optimizers.ask, valleys.ask], REACHED, NOT_YET
)


def test_the_noise_that_is_told_is_the_noise_that_the_panel_shows():
    """The explanation's number is that of the third picture, where the panel opens."""
    shown = prediction("with_single_days")
    (why,) = (option.why for option in shown.question.options if option.right)
    values = shown.panel.values
    floors = next(picture for picture in shown.panel.canvas.pictures if hasattr(picture, "floors"))
    height = floors.floors[values["batch"]][floors.rates.index(values["rate"])]
    assert f"{height:.4f}" in why and f"{height:.4f}" in floors.describe(values, None)


@pytest.mark.parametrize(
    "question, asked",
    [
        ("where_it_ends", dict(rate=0.1, steps=200)),
        ("who_gets_down", dict(hour=16, rate=0.05, steps=200)),
        ("newton_near_a_top", dict(start=(0.6, 0.5), steps=1)),
        ("how_many_starts", dict(optimizer="Adam", rate=0.1, steps=200)),
        ("with_single_days", dict(batch=1, rate=0.02)),
        ("half_the_error", dict(days=1000)),
    ],
)
def test_a_panel_opens_at_the_settings_of_its_question(question, asked):
    values = prediction(question).panel.values
    assert {name: values[name] for name in asked} == asked
