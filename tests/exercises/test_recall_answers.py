"""The numbers in the recall questions are right: each is computed here, and has to stand in the right answer or its reason."""

import math
import re

import numpy as np
import pytest

from nblib.exercises.recall import CHAPTERS, questions_of
from nblib.maths import (
    ARTICLE_WEIGHTS,
    PRANK,
    SITUATIONS,
    Dense,
    expected_accuracy,
    identity,
    log_loss,
    mlp,
    partials,
    predicts_test,
    score,
    sigmoid,
    softmax,
    squared_error,
    tanh,
)

QUESTIONS = {q.key: q for number in range(len(CHAPTERS)) for q in questions_of(number)}
SMALL = ARTICLE_WEIGHTS * [1, 0.1, 0.1, 0.1]


def corners_right():
    """How many corners of the prank the best of many neurons judges right."""
    w = np.random.default_rng(1).normal(size=(20000, 3))
    return int((predicts_test(score(w, PRANK[:, :2])) == (PRANK[:, 2] == 1)).sum(axis=1).max())


def steepest():
    z = np.linspace(-6, 6, 1201)
    return np.max(np.diff(sigmoid(z)) / np.diff(z))


# question: numbers that stand in its right answer, and numbers that stand in its reason
NUMBERS = {
    "again_write_mean": ([f"{np.mean([2, 0, 4]):g}"], [f"{sum([2, 0, 4])}", f"{len([2, 0, 4])}"]),
    "again_first_in_list": ([str([1, 0, 2][2])], []),
    "again_today": ([], [f"{0.6 * 0:g}"]),
    "again_prank": ([str(corners_right())], []),
    "again_ratio_alone": ([], [f"{SMALL[1:].sum():.2f}", f"{SMALL[0]:g}"]),
    "again_log_loss": (["1%"], [f"{-math.log(p):.2f}" for p in (0.01, 0.5, 0.99)]),
    "again_count_parameters": ([str(mlp((3, 2, 1), identity).size)], [str(Dense(3, 2).size), str(Dense(2, 1).size)]),
    "again_steepest_sigmoid": ([f"{steepest():.2f}"], [f"{sigmoid(0.0):.1f}"]),
    "again_verdict_with_sigmoid": ([f"{sigmoid(0.0):.1f}"], []),
    "again_paths_that_cancel": ([f"{0.3 - 0.5:g}"], []),
    "again_how_much_is_left": ([], [f"{4**10:,}"]),
    "again_half_the_error": ([str(3**2)], [f"√{3**2} = {math.isqrt(9)}"]),
}  # fmt: skip


@pytest.mark.parametrize("key", NUMBERS)
def test_numbers_are_those_computed(key):
    in_answer, in_reason = NUMBERS[key]
    for language in ("japanese", "english"):
        answer, why = getattr(QUESTIONS[key].right.text, language), getattr(QUESTIONS[key].why, language)
        assert all(number in answer for number in in_answer), (answer, in_answer)
        assert all(number in why for number in in_reason), (why, in_reason)


def test_a_number_in_a_right_answer_is_among_those_computed():
    found = {key for key, q in QUESTIONS.items() if re.search(r"(?<!w)\d", q.right.text.english)}
    assert found <= {*NUMBERS, "again_silent_clue", "again_all_zeros", "again_what_is_wrong_2"}, (
        "but for the zeros below"
    )


def test_what_the_questions_say_is_so():
    assert sigmoid(-0.1) == pytest.approx(0.48, abs=0.005)
    assert not predicts_test(score(SMALL, SITUATIONS)).any()
    assert expected_accuracy(predicts_test(score(ARTICLE_WEIGHTS, SITUATIONS))) == pytest.approx(0.85, abs=0.01), (
        "wrong on about 15%"
    )
    stacked = mlp((2, 2, 2, 1), identity)
    theta = np.random.default_rng(0).normal(size=stacked.size)
    y = stacked.on_plane(theta)(np.linspace(0, 1, 5), np.full(5, 0.3))
    assert np.allclose(np.diff(y, 2), 0), "layers that only add are one layer"
    scores = np.array([[1.0, 2.0, 0.5]])
    assert np.allclose(softmax()(scores), softmax()(scores + 5))


def test_zeros_are_zero():
    def loss(w):
        return log_loss(score(np.asarray(w), [[1, 0, 1]]), [1])

    slopes = partials(loss, ARTICLE_WEIGHTS)
    assert abs(slopes[2]) < 1e-9 < abs(slopes[1]), "a silent clue"
    network = mlp((2, 3, 3, 1), tanh)
    _loss, gradient = network.gradient(squared_error, np.zeros(network.size), PRANK[:, :2], PRANK[:, 2:])
    hidden = gradient[: -Dense(3, 1).size]
    assert not hidden.any() and gradient.any()
