"""The goals of the panels on activations: each is reached by some setting of its own controls, and by none at first."""

from nblib.chapters import activation, which_activation
from nblib.language import words
from tests.exercises.goals import goal_tests, prediction

HALF, SIGN = "(1 - np.tanh(z)**2) / 2", "np.tanh(z)**2 - 1"

REACHED = [
    ("verdict_with_sigmoid", "even", dict(sigma="sigmoid", w0=-0.4)),
    ("verdict_with_sigmoid", "nearly_sure", dict(sigma="sigmoid", w0=1.0, w1=1.0, w2=1.0, x2=1)),
    ("verdict_with_sigmoid", "silent", dict(sigma="ReLU", w0=-1.0, w2=0.2)),
    ("steepest_sigmoid", "steepest", dict(z=0.0)),
    ("steepest_sigmoid", "straight_swish", dict(first="Swish", knob1=-1.0)),
    ("steepest_sigmoid", "absolute_value", dict(first="PReLU", knob1=-1.0)),
    ("steepest_sigmoid", "level_everywhere", dict(second="step")),
    ("squares_add_up", "near_the_wave", dict(sigma="ReLU", width=12)),
    ("squares_add_up", "near_with_four", dict(sigma="tanh", target="hill")),
    ("squares_add_up", "straight_line", dict(sigma="identity", width=12)),
    ("alone", "with_sine", dict(shape="sine", w0=-1.5, w1=3.0, w2=3.0)),
    ("alone", "with_bell", dict(shape="Gaussian", w0=-2.0, w1=2.0, w2=2.0, threshold=0.5)),
    ("alone", "with_dip", dict(shape="SiLU", w0=-3.0, w1=-3.0, w2=3.0, threshold=-0.1)),
    ("higher_scores", "broken", dict(shift=1000)),
    ("higher_scores", "nearly_one", dict(T=0.1)),
    ("higher_scores", "alike", dict(T=5.0)),
    ("wrong_slope", "without_fault", dict(slope="1 - np.tanh(z)**2")),
    ("wrong_slope", "wrong_but_learns", dict(slope=HALF)),
    ("wrong_slope", "goes_uphill", dict(slope=SIGN, seed=1)),
    ("other_rate", "relu_first", dict(rate=0.01)),
    ("other_rate", "tanh_first", dict(rate=0.1)),
    ("other_rate", "sigmoid_before_tanh", dict(problem="circle", rate=0.1)),
]
NOT_YET = [
    ("verdict_with_sigmoid", "even", dict(w0=-0.4)),  # without the sigmoid
    ("verdict_with_sigmoid", "silent", dict(sigma="ReLU")),  # today it is silent, but not on every day
    ("steepest_sigmoid", "steepest", dict(first="ReLU", z=0.0)),
    ("steepest_sigmoid", "straight_swish", dict(first="Swish")),
    ("squares_add_up", "near_the_wave", dict(width=12)),
    ("squares_add_up", "near_the_wave", dict(sigma="ReLU", width=12, added=11)),
    ("squares_add_up", "near_with_four", dict(sigma="tanh", target="hill", width=8)),
    ("alone", "with_sine", dict(shape="sine")),
    ("higher_scores", "broken", dict(shift=50)),
    ("wrong_slope", "wrong_but_learns", dict(slope="1 - np.tanh(z)**2")),
    ("wrong_slope", "goes_uphill", dict(slope=HALF, seed=1)),
    ("other_rate", "relu_first", dict(rate=0.3)),
]


test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten = goal_tests(
    [activation.ask, which_activation.ask], REACHED, NOT_YET
)


def test_the_squares_stand_there_when_they_are_asked_about():
    assert prediction("squares_add_up").panel.values["sigma"] == "z²"


def test_the_two_that_the_question_adds_can_be_added():
    words.speak("en")
    shown = prediction("higher_scores")
    assert "2 say" in shown.question.ask and 2 in shown.panel.controls["shift"].offered()
