"""Which answer of each prediction on slopes is right, found once more without nblib's mathematics."""

import math

import numpy as np
import pytest

from nblib.chapters.slope.questions import all_together, signed_difference, smaller_is_better
from nblib.language import words
from tests.exercises.answers import right_option


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def days():
    """The diary's 60 days, drawn number by number as its own text says: clues, then tests, from the generator of seed 11."""
    rng = np.random.default_rng(11)
    clues = [[float(r < chance) for r, chance in zip(row, (0.5, 0.4, 0.2), strict=True)] for row in rng.random((60, 3))]
    truth = [1 / (1 + math.exp(-8 * (-0.5 + 0.4 * a + 0.6 * b + 0.3 * c))) for a, b, c in clues]
    return [((1, *x), float(r < p)) for x, r, p in zip(clues, rng.random(60), truth, strict=True)]


def loss_and_slopes(w):
    """The mean surprise of sigmoid(8 w x), and its slopes by the formula 8 mean((p - t) x)."""
    loss, slopes = 0.0, [0.0] * 4
    for x, t in days():
        p = 1 / (1 + math.exp(-8 * sum(a * b for a, b in zip(w, x, strict=True))))
        loss -= math.log(p if t else 1 - p) / 60
        slopes = [s + 8 * (p - t) * v / 60 for s, v in zip(slopes, x, strict=True)]
    return loss, slopes


def test_all_together():
    w = [-1, 0.4, 0.6, 0.3]
    before, slopes = loss_and_slopes(w)
    alone = [loss_and_slopes([v - 0.25 * s * (j == i) for j, (v, s) in enumerate(zip(w, slopes, strict=True))])[0] for i in range(4)]  # fmt: skip
    together, _ = loss_and_slopes([v - 0.25 * s for v, s in zip(w, slopes, strict=True)])
    assert max(alone) < before < together
    question = all_together
    assert right_option(question).text == "It gets larger than before"
    assert f"{before:.2f}" in question.ask and f"{together:.2f}" in right_option(question).why
    assert " / ".join(f"{loss:.2f}" for loss in alone) in question.ask


def test_signed_difference():
    """d(y - t)/dw = 1 everywhere: after n steps of 0.3 it is n * 0.3 lower, from any start and for any answer."""
    w = 0.6
    for _ in range(1000):
        w -= 0.3 * 1
    assert w < -299
    assert right_option(signed_difference).text == "y falls on and on"


def test_smaller_is_better():
    _, slopes = loss_and_slopes([-0.5, 0.4, 0.6, 0.3])

    def error(step):
        moved, _ = loss_and_slopes([-0.5, 0.4 + step, 0.6, 0.3])
        return abs((moved - loss_and_slopes([-0.5, 0.4, 0.6, 0.3])[0]) / step - slopes[1])

    assert error(1e-3) > 100 * error(1e-7) and error(1e-15) > 100 * error(1e-7)
    assert right_option(smaller_is_better).text == "It falls to some point, and then grows again"
