"""Which answer of each prediction on lonely neurons, slopes and rates is right, found once more without nblib's code."""

import math
import random

import numpy as np
import pytest

from nblib.chapters import open_rooms
from nblib.language import words
from tests.exercises.answers import right_answer

ask, _, _ = open_rooms("activation", "which_activation")

CORNERS = [(0, 0, False), (1, 0, True), (0, 1, True), (1, 1, False)]


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def does_prank(f, w, threshold):
    return all((f(w[0] + w[1] * x1 + w[2] * x2) > threshold) == t for x1, x2, t in CORNERS)


def test_alone():
    rng = random.Random(1)
    assert does_prank(math.sin, (-1.5, 3, 3), 0)
    assert does_prank(lambda s: math.exp(-s * s), (-1, 1, 1), 0.5)
    for _ in range(20_000):
        w, threshold = [rng.uniform(-3, 3) for _ in range(3)], rng.uniform(-1, 1)
        assert not does_prank(math.tanh, w, threshold) and not does_prank(lambda s: max(s, 0), w, threshold)
    assert right_answer(ask.alone) == "With some functions, but not with others"


def train(days, f, slope, rate, seeds=10, epochs=200):
    """Mean log losses (seeds,) of 2-8-8-1 networks after Adam, every layer written out."""
    X, T = days
    rng = np.random.default_rng(7)
    sizes = [(2, 8), (8, 8), (8, 1)]
    p = [rng.uniform(-1, 1, (seeds, *size)) * math.sqrt(6 / sum(size)) for size in sizes]
    p += [np.zeros((seeds, 1, size[1])) for size in sizes]
    m, v = [0 * q for q in p], [0 * q for q in p]
    for t in range(1, epochs + 1):
        z1 = np.einsum("ni,sij->snj", X, p[0]) + p[3]
        z2 = np.einsum("sni,sij->snj", f(z1), p[1]) + p[4]
        y = np.einsum("sni,sij->snj", f(z2), p[2]) + p[5]
        dy = (1 / (1 + np.exp(-y)) - T[:, None]) / len(T)
        d2 = np.einsum("snj,sij->sni", dy, p[2]) * slope(z2)
        d1 = np.einsum("snj,sij->sni", d2, p[1]) * slope(z1)
        g = [
            np.einsum("ni,snj->sij", X, d1),
            np.einsum("sni,snj->sij", f(z1), d2),
            np.einsum("sni,snj->sij", f(z2), dy),
        ]
        g += [d.sum(axis=1, keepdims=True) for d in (d1, d2, dy)]
        for i in range(6):
            m[i] = 0.9 * m[i] + 0.1 * g[i]
            v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
            p[i] = p[i] - rate * (m[i] / (1 - 0.9**t)) / (np.sqrt(v[i] / (1 - 0.999**t)) + 1e-8)
    y = (
        np.einsum(
            "sni,sij->snj", f(np.einsum("sni,sij->snj", f(np.einsum("ni,sij->snj", X, p[0]) + p[3]), p[1]) + p[4]), p[2]
        )
        + p[5]
    )
    return np.median((np.logaddexp(0, y) - T[:, None] * y).mean(axis=(1, 2)))


def tanh_slope(z):
    return 1 - np.tanh(z) ** 2


def test_wrong_slope():
    rng = np.random.default_rng(3)
    X = rng.random((250, 2))
    days = X, np.array([float((a - 0.5) ** 2 + (b - 0.5) ** 2 < 0.16) for a, b in X])
    right, wrong = train(days, np.tanh, tanh_slope, 0.03), train(days, np.tanh, lambda z: 1 - z * z, 0.03)
    assert right < 0.1 < 0.3 < wrong
    assert train(days, np.tanh, lambda z: tanh_slope(z) / 2, 0.03) == pytest.approx(right, abs=0.02), "half is as good"
    assert right_answer(ask.wrong_slope) == "No error, but it learns badly"


def test_other_rate():
    rng = np.random.default_rng(4)
    along, arm = rng.random(250), rng.integers(0, 2, 250)
    turn, far = 2 * np.pi * along + np.pi * arm, 0.05 + 0.4 * along
    X = np.stack([0.5 + far * np.cos(turn), 0.5 + far * np.sin(turn)], axis=1) + rng.normal(0, 0.015, (250, 2))
    curves = {
        "sine": (np.sin, np.cos),
        "tanh": (np.tanh, tanh_slope),
        "ReLU": (lambda z: np.maximum(z, 0), lambda z: 1.0 * (z > 0)),
    }
    slow, fast = ({n: train((X, 1.0 * arm), *c, rate) for n, c in curves.items()} for rate in (0.03, 0.3))
    assert max(slow, key=slow.get) == "sine" and min(fast, key=fast.get) == "sine"
    assert fast["sine"] < 0.1 < 0.3 < min(fast["tanh"], fast["ReLU"])
    assert right_answer(ask.other_rate) == "The order changes, and sine wins"


def test_everything_asked_has_a_key_of_its_own_and_is_listed():
    keys = [asked.key for asked in ask]
    assert len(set(keys)) == len(keys) >= 6
    assert {ask.alone, ask.wrong_slope, ask.other_rate} <= set(ask.questions)
    assert {ask.weights_for_bell, ask.own_bump, ask.write_softplus} <= set(ask.exercises)
