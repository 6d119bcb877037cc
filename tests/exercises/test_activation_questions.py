"""Which answer of each prediction on activation is right, found once more without nblib's functions."""

import math
import random

import numpy as np
import pytest

from nblib.chapters import open_rooms
from nblib.language import words
from tests.exercises.answers import right_answer

ask, _, _ = open_rooms("activation", "which_activation")


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_verdict_with_sigmoid():
    rng = random.Random(2)
    for z in [0.0, *(rng.uniform(-4, 4) for _ in range(500))]:
        assert (sigmoid(z) > sigmoid(0)) == (z > 0) and sigmoid(z) > 0
    question = ask.verdict_with_sigmoid
    assert "z = -0.1" in question.ask and f"{sigmoid(-0.5 + 0.4):.3f}" in question.ask
    assert right_answer(question).startswith("No, since the border")


def test_steepest_sigmoid():
    steps = [k / 100 for k in range(-800, 801)]
    most = max((sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5 for z in steps)
    assert most == pytest.approx(0.25, abs=1e-6)
    assert right_answer(ask.steepest_sigmoid) == "Slope 0.25"


def test_squares_add_up():
    """The best parabola is the best sum of two or more of them: its gap to the wave stays where it is."""
    x = np.linspace(-3, 3, 601)
    wave = np.sin(1.6 * x - 0.8)
    parabola = np.polynomial.Polynomial.fit(x, wave, 2)(x)
    gap = np.sqrt(np.mean((parabola - wave) ** 2))
    rng = np.random.default_rng(1)
    for width in (3, 12, 40):
        bent = (rng.uniform(-3, 3, width) - x[:, np.newaxis]) ** 2
        columns = np.column_stack([np.ones_like(x), bent])
        best = columns @ np.linalg.lstsq(columns, wave, rcond=None)[0]
        assert np.sqrt(np.mean((best - wave) ** 2)) == pytest.approx(gap, rel=1e-6)
    assert gap > 0.5
    assert right_answer(ask.squares_add_up) == "No"


def test_higher_scores():
    def softmax(scores):
        return [math.exp(s) / sum(map(math.exp, scores)) for s in scores]

    assert softmax([1, 0.5, -0.5]) == pytest.approx(softmax([3, 2.5, 1.5]))
    assert right_answer(ask.higher_scores) == "Nothing changes"


def test_names_differ():
    names = [asked.key for asked in ask]
    assert len(set(names)) == len(names) >= 8
