"""Which answer of each prediction of the playground is right, found once more without nblib's networks."""

import itertools
import math
import random

import pytest

from nblib.chapters import patients
from nblib.language import words
from nblib.playground import ask
from tests.exercises.answers import right_answer


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def disc_and_ring(count, rng):
    """Points (x1, x2, 1) in a disc of radius 1 and (x1, x2, 0) in a ring around it, by rejection."""
    while count:
        x1, x2 = rng.uniform(-2, 2), rng.uniform(-2, 2)
        radius = math.hypot(x1, x2)
        if radius < 1 or 1.4 < radius < 2:
            count -= 1
            yield x1, x2, radius < 1


def test_circle_alone():
    """The best of all straight lines, found by trying many."""
    points = list(disc_and_ring(3000, random.Random(1)))
    inside = [p for p in points if p[2]]
    points = inside + [p for p in points if not p[2]][: len(inside)]
    best = 0
    for turn, shift in itertools.product(range(36), range(-20, 21)):
        c, s, b = math.cos(turn * math.pi / 18), math.sin(turn * math.pi / 18), shift / 10
        best = max(best, sum((c * x1 + s * x2 > b) == one for x1, x2, one in points) / len(points))
    assert 0.6 < best < 0.75
    assert right_answer(ask.circle_alone) == "It does not even reach 75%"


def test_circle_with_squares():
    """Weights for it, by hand: -1 for either square."""
    assert all((1.44 - x1**2 - x2**2 > 0) == one for x1, x2, one in disc_and_ring(500, random.Random(2)))
    assert right_answer(ask.circle_with_squares) == "Yes, nearly perfectly"


def test_all_zeros():
    """The slopes of 2-4-2-1 with tanh by the chain rule, number by number: from zeros no weight ever has one."""
    a, b, v = [[0.0] * 2 for _ in range(4)], [[0.0] * 4 for _ in range(2)], [0.0] * 2
    out, rng = 0.0, random.Random(3)
    for _ in range(50):
        for x1, x2, one in disc_and_ring(20, rng):
            h = [math.tanh(w[0] * x1 + w[1] * x2) for w in a]
            g = [math.tanh(sum(w * n for w, n in zip(row, h, strict=True))) for row in b]
            y = out + sum(w * n for w, n in zip(v, g, strict=True))
            dy = 1 / (1 + math.exp(-y)) - one
            dg = [dy * w * (1 - n * n) for w, n in zip(v, g, strict=True)]
            dh = [sum(d * row[i] for d, row in zip(dg, b, strict=True)) * (1 - h[i] ** 2) for i in range(4)]
            slopes = [*(dy * n for n in g), *(d * n for d in dg for n in h), *(d * x for d in dh for x in (x1, x2))]
            assert set(map(abs, slopes)) == {0.0}
            out -= 0.1 * dy  # only the output's bias moves, and the biases below get nothing either
            assert set(map(abs, dg + dh)) == {0.0}
    assert right_answer(ask.all_zeros) == "It learns nothing; the weights stay 0"


def test_names_differ():
    names = [asked.key for asked in (*ask, *patients.ask)]
    assert len(set(names)) == len(names) == 16
