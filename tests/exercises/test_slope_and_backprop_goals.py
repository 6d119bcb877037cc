"""The goals of the panels on slopes and gradients: each is reached by some setting of its own controls, and by none at first."""

import pytest

from nblib.chapters import backprop, gradient_check, slope
from nblib.chapters.backprop.backprop_step import PresentStep
from nblib.exercises.question import Seen
from nblib.language import words
from nblib.pictures import style
from tests.exercises.goals import goal_tests, prediction

FIRST, SECOND, LAST = (3, 4, 6), (15, 18), (25, 26, 27)  # places of weights in theta, layer by layer

REACHED = [
    ("all_together", "together_is_best", dict(rate=0.1)),
    ("all_together", "largest_that_falls", dict(rate=0.21)),
    ("all_together", "as_in_the_diary", dict(rate=0.1)),
    ("signed_difference", "squared_at_rest", dict(step=20)),
    ("signed_difference", "back_and_forth", dict(step=20)),
    ("smaller_is_better", "close_one_sided", dict(exponent=-8)),
    ("smaller_is_better", "exact_far_out", dict(curve="w * w")),
    ("smaller_is_better", "never_right", dict(curve="ReLU(w)", exponent=-5)),
    ("how_often_again", "cheapest", dict(red=LAST[0], orange=LAST[1])),
    ("how_often_again", "dearest", dict(red=FIRST[0], orange=FIRST[1])),
    ("how_often_again", "same_neurons", dict(red=SECOND[0], orange=SECOND[1])),
    ("silent_clue", "to_the_end", dict(step_number=21)),
    ("silent_clue", "teacher_steeper", dict(x1=0.5, x2=1.0)),
    ("paths_that_cancel", "neighbour_wins", dict(u3=2.0, v3=2.0)),
    ("paths_that_cancel", "one_direction", dict(v2=1.0, v3=1.0)),
    ("paths_that_cancel", "closed_elsewhere", dict(u1=0.0)),
    ("how_many_times", "hundredfold", dict(depth=3, width=11)),
    ("how_many_times", "smallest_ratio", dict(depth=1, width=1)),
    ("how_many_times", "on_this_machine", dict(timed=1)),
    ("how_much_is_left", "explodes", dict(times=4.0)),
    ("how_much_is_left", "all_alike", dict(depth=1)),
    ("how_much_is_left", "relu_level", dict(scheme="he_normal")),
    ("do_they_return", "all_alive", dict(rate=2.0, step=200)),
    ("do_they_return", "all_dead", dict(rate=10.0, step=200)),
    ("do_they_return", "elu_dead", dict(sigma="ELU", rate=10.0, step=200)),
    ("does_it_show", "loss_rises", dict(mistake="sign flipped")),
    ("does_it_show", "yet_faster", dict(mistake="1/N lost")),
    ("does_it_show", "in_their_rings", dict(mistake="1/N lost", N=1)),
]
ANSWERED = {("silent_clue", "worked_out"), ("silent_clue", "another_problem")}
NOT_YET = [
    ("all_together", "together_is_best", dict(rate=0.0)),
    ("all_together", "largest_that_falls", dict(rate=0.2)),
    ("signed_difference", "squared_at_rest", dict(w2=1.1)),  # it stands at the answer, but has not come there
    ("smaller_is_better", "close_one_sided", dict(exponent=-15)),
    ("smaller_is_better", "exact_far_out", dict(curve="w * w", exponent=-16)),
    ("smaller_is_better", "never_right", dict(exponent=-16)),
    ("how_often_again", "cheapest", dict(red=LAST[0], orange=LAST[0])),  # one and the same
    ("how_often_again", "same_neurons", dict(every=1)),
    ("silent_clue", "to_the_end", dict(step_number=20)),  # the last slope is still asked for
    ("silent_clue", "teacher_steeper", dict(x2=0.5)),
    ("paths_that_cancel", "neighbour_wins", dict(v1=0.0, v2=0.0, v3=1.0)),
    ("paths_that_cancel", "closed_elsewhere", dict(v1=0.0, v2=0.0)),
    ("how_much_is_left", "relu_level", dict(depth=2, scheme="he_normal")),
    ("how_much_is_left", "relu_level", dict(depth=1)),
    ("do_they_return", "all_alive", dict(rate=2.0)),  # it has not been trained yet
    ("do_they_return", "all_dead", dict(rate=2.0, step=200)),
    ("does_it_show", "in_their_rings", dict(mistake="no mistake")),
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [backprop.ask, gradient_check.ask, slope.ask], REACHED, NOT_YET, ANSWERED
)


@pytest.mark.parametrize("task, wanted", [(0, {"worked_out"}), (3, {"worked_out", "another_problem"})])
def test_slopes_are_answered_in_the_stepper(task, wanted):
    shown = prediction("silent_clue")
    experiment, values = shown.panel.experiment, {**shown.panel.values, "task": task, "step_number": 9}
    right = experiment(**values)["trace"][8].what.amount
    for guess, goals in ((f"{right:.4f}", wanted), (f"{right + 1:.4f}", set()), ("", set())):
        now = Seen(values | {"guess": guess}, experiment(**values | {"guess": guess}))
        found = {goal.key for goal in shown.question.goals if goal.reached(now, now)}
        assert found & {"worked_out", "another_problem"} == goals


def test_lines_are_chosen_by_the_neurons_that_they_join():
    """A learner sees neurons, and cannot count to the 14th line."""
    panel = prediction("how_often_again").panel
    network, _ = panel.experiment(**panel.values)["network"]
    for name in ("red", "orange"):
        offered = panel.controls[name].options
        assert len(offered) == network.is_weight.sum() and all(" → " in line for line in offered)
        assert all(network.is_weight[place] for place in offered.values())
    assert {"x1 → h1.1", "h1.3 → h2.2"} <= set(panel.controls["red"].options)
    assert panel.canvas.pictures[0].names == ["x1", "x2", "x3"]


def test_the_stepper_tells_its_last_slope():
    """Asked for at the last step, it is told at the next one, whatever was answered."""
    words.speak("en")
    panel = prediction("silent_clue").panel
    steps = panel.controls["step_number"]
    result = panel.experiment(**panel.values | {"step_number": steps.max})
    last = result["trace"][-1].what
    assert steps.max == len(result["trace"]) + 1 and result["verdict"] is None
    diagram, equation = panel.canvas.pictures
    panel.put({"step_number": steps.max - 1})
    assert PresentStep(panel.experiment(**panel.values)).shown()[last] == "?"
    panel.put({"step_number": steps.max})
    assert PresentStep(result).shown()[last] == style.number(last.amount)
    assert f"{last.amount:.3f}" in equation.total.get_text() and "all slopes" in diagram.describe(panel.values, result)
    panel.put({"step_number": 7})
