"""The goals of the panels on neuron and diary: each is reached by some setting of its own controls, and by none at first."""

from nblib.chapters import diary, neuron
from nblib.panels.deciding import Goals
from tests.exercises.goals import goal_tests, prediction


def weights(*w):
    return {f"w{i}": value for i, value in enumerate(w)}


REACHED = [
    ("today", "bias_alone", dict(w0=-0.35)),
    ("today", "weight_alone", dict(w1=0.55)),
    ("today", "in_spite_of", dict(x2=1, x3=1, w3=-0.1)),
    ("without_teacher", "teacher_alone", weights(-0.5, 0.0, 1.0, 0.0)),
    ("without_teacher", "friend_and_teacher", weights(-0.5, 0.4, 0.4, 0.0)),
    ("without_teacher", "any_clue", weights(-0.2, 0.4, 0.6, 0.3)),
    ("without_teacher", "majority", weights(-0.5, 0.4, 0.4, 0.4)),
    ("without_bias", "most_held", dict(w1=1.0, w2=-0.6)),
    ("without_bias", "all_six", dict(hold=0, w0=-0.5, w1=0.5, w2=0.5)),
    ("without_bias", "star_on_boundary", dict(day=(0.0, 0.0))),
    ("prank", "wrong_at_both", dict(w0=-0.5, w1=1.0, w2=1.0)),
    ("prank", "wrong_at_none", dict(w0=0.9, w1=-0.6, w2=-0.6)),
    ("prank", "wrong_at_friend", dict(w0=-0.2, w1=-0.6, w2=0.5)),
    ("prank", "wrong_at_teacher", dict(w0=-0.2, w1=0.5, w2=-0.6)),
    ("ratio_alone", "as_before_when_small", dict(scale=0.1, w0=-0.05)),
    ("ratio_alone", "all_clues_only", dict(scale=0.4)),
    ("confidence", "valley", dict(k=8.0)),
    ("confidence", "too_sure", dict(k=40.0)),
    ("best_possible", "below_half", dict(**weights(-0.5, 0.4, 0.6, 0.3), k=2.0)),
    ("best_possible", "below_line", dict(**weights(-0.5, 0.4, 0.6, 0.3), k=8.0)),
    ("best_possible", "beat_teacher", dict(**weights(-0.5, 0.4, 0.6, 0.3), unseen=1)),
]
NOT_YET = [
    ("today", "bias_alone", dict(w0=-0.35, w1=0.45)),
    ("today", "weight_alone", dict(w1=0.55, x2=1)),
    ("today", "in_spite_of", dict(x2=1, w3=-0.1)),  # a negative weight, but its clue is not there
    ("without_bias", "most_held", dict(hold=0, w0=-0.5, w1=0.5, w2=0.5)),
    ("prank", "wrong_at_both", dict(w0=0.0, w1=1.0, w2=-1.0)),
    ("ratio_alone", "as_before_when_small", dict(scale=0.1)),
    ("confidence", "valley", dict(k=7.0)),
    ("confidence", "too_sure", dict(k=20.0)),
    ("best_possible", "beat_teacher", dict(w1=0.4, w0=-0.5, w2=0.6, w3=0.3)),  # nobody has looked
    ("best_possible", "beat_teacher", dict(w2=1.0, w0=-0.5, unseen=1)),  # the teacher alone
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [diary.ask, neuron.ask], REACHED, NOT_YET
)


def test_a_goal_is_not_reached_where_the_experiment_was_rewritten_to_return_something_else(learners_experiment):
    goals, seen = Goals(), (dict(k=8.0), "a text")
    goals.aim(prediction("confidence").question.goals, *seen)
    assert "今の実験の結果からはわかりません" in goals.look(*seen)
    assert [goal["reached"] for goal in goals.shown()] == [False, False]
