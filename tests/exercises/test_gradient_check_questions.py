"""Which answers about gradients are right, found once more without nblib's networks."""

import math
import random

import pytest

from nblib.chapters import open_rooms
from nblib.chapters.gradient_check import ask
from nblib.language import words
from tests.exercises.answers import right_answer, right_option


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def times_smaller(seed, depth=10, width=16):
    """How much smaller the slopes along the first sums are than along the output, number by number, for one day."""
    rng = random.Random(seed)
    layers = [[[rng.gauss(0, n**-0.5) for _ in range(n)] for _ in range(width)] for n in [2, *[width] * (depth - 1)]]
    values = [[rng.uniform(-0.5, 0.5) for _ in range(2)]]
    for W in layers:
        values.append([sigmoid(sum(w * x for w, x in zip(row, values[-1], strict=True))) for row in W])
    back = [rng.gauss(0, width**-0.5) for _ in range(width)]  # the output's weights, as dL/dy = 1
    for W, a in zip(reversed(layers), reversed(values), strict=False):
        dz = [b * v * (1 - v) for b, v in zip(back, a, strict=True)]
        back = [sum(row[i] * d for row, d in zip(W, dz, strict=True)) for i in range(len(W[0]))]
    return 1 / rms(dz)


def rms(numbers):
    return math.sqrt(sum(number**2 for number in numbers) / len(numbers))


def test_how_much_is_left():
    ratios = sorted(times_smaller(seed) for seed in range(21))
    assert ratios[0] > 1e5 and ratios[10] > 1e6
    question = ask.how_much_is_left
    assert right_answer(question) == "Less than a millionth"
    assert "15 million times smaller" in right_option(question).why


def test_do_they_return():
    """A ReLU neuron with a negative sum for all inputs has no slope along any of its parameters."""
    rng = random.Random(3)
    days = [(rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.5)) for _ in range(60)]
    b, w = -2.0, (1.0, -1.0)
    assert all(b + w[0] * x + w[1] * y < 0 for x, y in days)

    def output(b, w):
        return [max(0, b + w[0] * x + w[1] * y) for x, y in days]

    h = 0.3
    for moved in (output(b + h, w), output(b - h, w), output(b, (w[0] + h, w[1])), output(b, (w[0], w[1] - h))):
        assert moved == output(b, w) == [0] * 60
    assert right_answer(ask.do_they_return) == "No, never again"


def losses(with_slope, steps=300, rate=0.05):
    """Descent of 3-3-1, tanh, on days of clue strengths, number by number."""
    rng = random.Random(1)
    days = [[rng.random() for _ in range(3)] for _ in range(6)]
    tests = [float(x[0] + x[1] > 1) for x in days]
    W = [[rng.gauss(0, 0.6) for _ in range(4)] for _ in range(3)]  # bias first
    v = [rng.gauss(0, 0.6) for _ in range(4)]
    found = []
    for _ in range(steps + 1):
        dW, dv, loss = [[0.0] * 4 for _ in range(3)], [0.0] * 4, 0.0
        for x, t in zip(days, tests, strict=True):
            a = [math.tanh(w[0] + sum(p * q for p, q in zip(w[1:], x, strict=True))) for w in W]
            y = v[0] + sum(p * q for p, q in zip(v[1:], a, strict=True))
            loss += (y - t) ** 2 / 6
            dy = 2 * (y - t) / 6
            for j, value in enumerate([1.0, *a]):
                dv[j] += dy * value
            for j in range(3):
                dz = dy * v[j + 1] * (1 - a[j] ** 2 if with_slope else 1)
                for i, value in enumerate([1.0, *x]):
                    dW[j][i] += dz * value
        found.append(loss)
        v = [p - rate * d for p, d in zip(v, dv, strict=True)]
        W = [[p - rate * d for p, d in zip(w, dw, strict=True)] for w, dw in zip(W, dW, strict=True)]
    return found


def test_does_it_show():
    right, wrong = losses(True), losses(False)
    assert wrong[-1] < 0.5 * wrong[0] and wrong[-1] < 2 * right[-1]
    assert right_answer(ask.does_it_show) == "It falls just as with the right one"


def test_keys_differ():
    asked, *_ = open_rooms("slope", "backprop", "gradient_check")
    keys = [thing.key for thing in asked]
    assert len(set(keys)) == len(keys) == 16
