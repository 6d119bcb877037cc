"""Which answer of each prediction on generalisation is right, found once more without nblib's training and layers."""

import math
import random

import numpy as np
import pytest

from nblib.chapters.generalisation import ask
from nblib.chapters.generalisation.experiments import FITTED, short_diary
from nblib.language import words
from tests.exercises.answers import right_answer

CHANCES, ARTICLE = (0.5, 0.4, 0.2), (-0.5, 0.4, 0.6, 0.3)


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def situations():
    """(clues, how often, chance of a test) of each of the 8."""
    for code in range(8):
        x = [code >> 2 & 1, code >> 1 & 1, code & 1]
        often = math.prod(c if v else 1 - c for c, v in zip(CHANCES, x, strict=True))
        yield x, often, sigmoid(8 * (ARTICLE[0] + sum(w * v for w, v in zip(ARTICLE[1:], x, strict=True))))


def loss_on_new_days(w):
    total = 0
    for x, often, p in situations():
        q = sigmoid(8 * (w[0] + sum(a * v for a, v in zip(w[1:], x, strict=True))))
        total -= often * (p * math.log(q) + (1 - p) * math.log(1 - q))
    return total


def test_fits_better():
    X, T = short_diary()

    def on_diary(w):
        q = [sigmoid(8 * (w[0] + np.dot(w[1:], x))) for x in X]
        return -np.mean([math.log(p if t else 1 - p) for p, t in zip(q, T, strict=True)])

    assert on_diary(FITTED) < on_diary(ARTICLE) - 0.1
    assert loss_on_new_days(FITTED) > loss_on_new_days(ARTICLE) + 0.05
    assert right_answer(ask.fits_better).startswith("Worse")
    near = [[w + 0.05 * d for w, d in zip(FITTED, delta, strict=True)] for delta in np.vstack([np.eye(4), -np.eye(4)])]
    assert all(on_diary(FITTED) <= on_diary(w) for w in near), "it is the best that the sliders have"


def world(days, rng, notes=10):
    """Days with useless notes, and whether there was a test."""
    X = np.array(
        [[*(rng.random() < c for c in CHANCES), *(rng.random() < 0.5 for _ in range(notes))] for _ in range(days)],
        float,
    )
    p = sigmoid(8 * (ARTICLE[0] + X[:, :3] @ ARTICLE[1:]))
    return X, np.array([rng.random() < chance for chance in p], float), p


def descended(X, T, hidden, steps, rng, rate=0.3):
    """Plain descent with momentum, tanh and one hidden layer (none if hidden is 0), written out; yields score functions."""
    n = X.shape[1]
    W = np.array([[rng.gauss(0, 1 / math.sqrt(n)) for _ in range(hidden or 1)] for _ in range(n)])
    b, v, c = (
        np.zeros(hidden or 1),
        np.array([rng.gauss(0, 1 / math.sqrt(hidden or 1)) for _ in range(hidden or 1)]),
        0.0,
    )
    moved = [0.0, 0.0, 0.0, 0.0]
    for _ in range(steps):
        A = X @ W + b
        H = np.tanh(A) if hidden else A
        z = H @ v + c if hidden else A[:, 0]
        d = (sigmoid(z) - T) / len(T)
        D = np.outer(d, v) * (1 - H * H) if hidden else d[:, None]
        slopes = [X.T @ D, D.sum(0), H.T @ d if hidden else 0.0, d.sum() if hidden else 0.0]
        moved = [0.9 * m + s for m, s in zip(moved, slopes, strict=True)]
        W, b, v, c = (old - rate * m for old, m in zip((W, b, v, c), moved, strict=True))
        yield lambda Z, W=W, b=b, v=v, c=c: np.tanh(Z @ W + b) @ v + c if hidden else (Z @ W + b)[:, 0]


def new_loss(score, Z, p):
    z = score(Z)
    return np.mean(p * np.logaddexp(0, -z) + (1 - p) * np.logaddexp(0, z))


def right_share(score, Z, p):
    return np.where(score(Z) > 0, p, 1 - p).mean()


def test_longer_is_better():
    rng = random.Random(1)
    (X, T, _), (Z, _, p) = world(100, rng), world(2000, rng)
    losses = [new_loss(score, Z, p) for score in descended(X, T, 16, 1500, rng)]
    assert min(losses) < 0.52 and losses[-1] > min(losses) + 0.3
    assert np.argmin(losses) < 300
    assert right_answer(ask.longer_is_better).startswith("It falls, then rises")


def test_by_heart_and_wider_is_worse():
    """A nearest-neighbour lookup is the extreme of learning by heart; a few networks and neurons beside each other."""
    rng, found = random.Random(2), {hidden: [] for hidden in (0, 2, 16)}
    for _ in range(6):
        (X, T, _), (Z, _, p) = world(100, rng), world(2000, rng)
        for hidden, shares in found.items():
            *_, score = descended(X, T, hidden, 1200, rng)
            shares.append(right_share(score, Z, p))
    neuron, narrow, wide = (np.mean(shares) for shares in found.values())
    assert 0.847 - neuron > 0.5 * (0.847 - wide) and neuron > wide - 0.01
    assert abs(narrow - wide) < 0.03
    assert right_answer(ask.by_heart).startswith("something between")
    assert "hardly changes" in right_answer(ask.wider_is_worse)


def test_best_of_forty():
    """Forty who all know 76%, tried on fifty days: the best of them shows about 88% by luck, and has 76% afterwards."""
    rng = random.Random(3)
    best = [max(sum(rng.random() < 0.76 for _ in range(50)) for _ in range(40)) / 50 for _ in range(300)]
    assert np.mean(best) > 0.76 + 0.08
    assert right_answer(ask.best_of_forty) == "clearly less"


def test_sure_is_right():
    rng = random.Random(4)
    (X, T, _), (Z, _, p) = world(100, rng), world(2000, rng)
    *_, score = descended(X, T, 16, 1500, rng)
    z = score(Z)
    sure = np.abs(z) > math.log(19)
    hit = np.where(z > 0, p, 1 - p)[sure].mean()
    assert sure.mean() > 0.5 and 0.7 < hit < 0.92
    assert right_answer(ask.sure_is_right) == "Less often"


def test_second_descent():
    """By numpy's own least squares, which also takes the smallest weights where many fit."""
    errors = {}
    for features in (30, 60, 1000):
        found = []
        for seed in range(15):
            rng = np.random.default_rng(1000 + seed)
            w = rng.normal(size=10)
            w /= np.linalg.norm(w)
            X, Z, V = rng.normal(size=(60, 10)), rng.normal(size=(300, 10)), rng.normal(size=(10, features))
            fit = np.linalg.lstsq(np.maximum(X @ V, 0), X @ w + 0.3 * rng.normal(size=60), rcond=None)[0]
            found.append(np.mean((np.maximum(Z @ V, 0) @ fit - Z @ w) ** 2))
        errors[features] = np.median(found)
    assert errors[1000] < errors[30] < errors[60] / 5
    assert right_answer(ask.second_descent) == "Small again"
