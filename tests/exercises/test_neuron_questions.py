"""Which answer of each prediction is right, found once more without nblib."""

import itertools
import math

import pytest

from nblib.chapters import open_rooms
from nblib.language import words
from tests.exercises.answers import right_answer

ask, _experiments, _pictures = open_rooms("neuron", "diary")
ALL8 = list(itertools.product([0, 1], repeat=3))


def y(w, x):
    return w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True))


def verdicts_of(w):
    return [y(w, x) > 1e-9 for x in ALL8]


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def test_today():
    assert y((-0.5, 0.4, 0.6, 0.3), (1, 0, 0)) < 0 and right_answer(ask.today) == "No test"


def test_without_teacher():
    flips = sum(
        a != b for a, b in zip(verdicts_of((-0.5, 0.4, 0.6, 0.3)), verdicts_of((-0.5, 0.4, 0, 0.3)), strict=True)
    )
    assert right_answer(ask.without_teacher) == f"In {flips}"


def test_ratio_alone():
    assert not any(verdicts_of((-0.5, 0.04, 0.06, 0.03))) and right_answer(ask.ratio_alone) == "In none"


def test_without_bias_and_prank():
    assert right_answer(ask.without_bias) == "No" and right_answer(ask.prank) == "Three"
    corners = [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 1, 0)]
    grid = [i / 4 for i in range(-8, 9)]
    best = max(
        sum((w0 + w1 * a + w2 * b > 0) == bool(t) for a, b, t in corners)
        for w0, w1, w2 in itertools.product(grid, repeat=3)
    )
    assert best == 3


def test_best_possible():
    right = 0
    for x in ALL8:
        often = math.prod(c if on else 1 - c for on, c in zip(x, (0.5, 0.4, 0.2), strict=True))
        p = 1 / (1 + math.exp(-8 * y((-0.5, 0.4, 0.6, 0.3), x)))
        right += often * max(p, 1 - p)
    assert right_answer(ask.best_possible) == f"Not above {100 * right:.1f}%"


def test_confidence():
    def loss(k):
        total = 0
        for x in ALL8:
            often = math.prod(c if on else 1 - c for on, c in zip(x, (0.5, 0.4, 0.2), strict=True))
            z = y((-0.5, 0.4, 0.6, 0.3), x)
            p = 1 / (1 + math.exp(-8 * z))
            total += often * (p * math.log1p(math.exp(-k * z)) + (1 - p) * math.log1p(math.exp(k * z)))
        return total

    best = min((1, 8, 40), key=loss)
    assert right_answer(ask.confidence) == f"k = {best}"
    assert all(loss(8) < loss(k / 2) for k in range(1, 81) if k != 16)


def test_names_differ():
    names = [question.key for question in ask.questions]
    assert len(set(names)) == len(names) == 7
