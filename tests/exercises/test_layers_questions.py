"""Which answer of each prediction on layers is right, found once more without nblib's networks."""

import itertools
import math
import random

import pytest

from nblib.chapters.layers import ask
from nblib.language import words
from tests.exercises.answers import right_answer, right_option

CORNERS = [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 1, 0)]


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def test_how_many_parameters():
    def count(*widths):
        return sum((n + 1) * m for n, m in itertools.pairwise(widths))

    question = ask.how_many_parameters
    assert str(count(3, 4, 4, 1)) in question.ask and f"to {count(3, 8, 8, 1)}" in right_option(question).why
    assert right_answer(question) == f"About {round(count(3, 8, 8, 1) / count(3, 4, 4, 1))} times as many"


def test_two_linear_layers():
    """The value in the middle between two points is the mean of theirs, whatever the nine weights are."""
    rng = random.Random(1)
    for _ in range(50):
        a, b, v = [[rng.uniform(-2, 2) for _ in range(3)] for _ in range(3)]
        p, q = [(rng.random(), rng.random()) for _ in range(2)]

        def y(x1, x2, a=a, b=b, v=v):
            h = [w[0] + w[1] * x1 + w[2] * x2 for w in (a, b)]
            return v[0] + v[1] * h[0] + v[2] * h[1]

        assert y((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) == pytest.approx((y(*p) + y(*q)) / 2)
    assert right_answer(ask.two_linear_layers) == "No: the boundary stays straight"


def test_how_many_hidden():
    def h(w, x1, x2):
        return w[0] + w[1] * x1 + w[2] * x2 > 0

    a, b = (-0.5, 1, 1), (-1.5, 1, 1)
    assert all((-0.5 + h(a, x1, x2) - h(b, x1, x2) > 0) == t for x1, x2, t in CORNERS), "two are enough"
    for w in itertools.product([-1.5, -1, -0.5, 0, 0.5, 1, 1.5], repeat=3):
        one = [h(w, x1, x2) for x1, x2, _ in CORNERS]
        assert one != [t == 1 for *_, t in CORNERS] and one != [t == 0 for *_, t in CORNERS], "one is not"
    assert right_answer(ask.how_many_hidden) == "2 neurons"


def learns(seed, width=2, steps=500, rate=0.03):
    """Adam on the prank, number by number."""
    rng = random.Random(seed)
    w = [[rng.gauss(0, math.sqrt(0.5)) for _ in range(2)] + [0.0] for _ in range(width)]
    v = [rng.gauss(0, math.sqrt(1 / width)) for _ in range(width)] + [0.0]
    flat = [*itertools.chain(*w), *v]
    m, s = [0.0] * len(flat), [0.0] * len(flat)
    for t in range(1, steps + 1):
        slopes, loss = [0.0] * len(flat), 0.0
        for x1, x2, answer in CORNERS:
            h = [math.tanh(flat[3 * i] * x1 + flat[3 * i + 1] * x2 + flat[3 * i + 2]) for i in range(width)]
            v = flat[3 * width :]
            z = sum(a * b for a, b in zip(v, h, strict=False)) + v[-1]
            p = 1 / (1 + math.exp(-z))
            loss -= math.log(p if answer else 1 - p) / 4
            dz = (p - answer) / 4
            for i in range(width):
                slopes[3 * width + i] += dz * h[i]
                back = dz * v[i] * (1 - h[i] ** 2)
                for j, x in enumerate((x1, x2, 1)):
                    slopes[3 * i + j] += back * x
            slopes[-1] += dz
        for i, g in enumerate(slopes):
            m[i], s[i] = 0.9 * m[i] + 0.1 * g, 0.999 * s[i] + 0.001 * g * g
            flat[i] -= rate * (m[i] / (1 - 0.9**t)) / (math.sqrt(s[i] / (1 - 0.999**t)) + 1e-8)
    return loss < 0.1


def test_how_often():
    share = sum(learns(seed) for seed in range(60)) / 60
    assert 0.25 < share < 0.65, "of 60: half, give or take three standard deviations"
    assert right_answer(ask.how_often) == "About half of the time"


def test_same_inside_and_bigger_is_better():
    assert right_answer(ask.same_inside) == "No, they differ"
    assert right_answer(ask.bigger_is_better).startswith("On the days seen it falls")


def test_names_differ():
    names = [asked.key for asked in ask]
    assert len(set(names)) == len(names) == 10
