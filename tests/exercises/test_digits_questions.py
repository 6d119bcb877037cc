"""Which answers about handwriting are right, found once more: another network, another pen, another reader of the file."""

import functools
import random

import numpy as np
from PIL import Image, ImageDraw

from nblib.chapters.digits import ask
from nblib.language import words
from tests.digits import needs_digits, rows
from tests.exercises.answers import right_answer


@functools.cache
def trained(seed, last):
    """A network of 32 ReLU neurons by plain gradient descent with momentum, and its accuracy on the 360 kept back."""
    X, y = rows()
    rng = np.random.default_rng(100 + seed)
    test = np.arange(len(y)) >= len(y) - 360 if last else np.isin(np.arange(len(y)), rng.permutation(len(y))[:360])
    A, T = X[~test], np.eye(10)[y[~test]]
    W = [rng.normal(0, np.sqrt(2 / 64), (64, 32)), np.zeros(32), rng.normal(0, np.sqrt(1 / 32), (32, 10)), np.zeros(10)]
    speeds = [np.zeros_like(w) for w in W]
    for _ in range(40):
        for rows_now in np.array_split(rng.permutation(len(A)), 40):
            x = A[rows_now]
            h = np.maximum(x @ W[0] + W[1], 0)
            delta = (softmax(h @ W[2] + W[3]) - T[rows_now]) / len(x)
            back = (delta @ W[2].T) * (h > 0)
            for w, v, slope in zip(W, speeds, (x.T @ back, back.sum(0), h.T @ delta, delta.sum(0)), strict=True):
                v *= 0.9
                v -= 0.1 * slope
                w += v
    return W, np.mean(chances(W, X[test]).argmax(1) == y[test])


def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def chances(W, X):
    return softmax(np.maximum(X @ W[0] + W[1], 0) @ W[2] + W[3])


@needs_digits
def test_new_writers():
    known, new = (np.median([trained(seed, last)[1] for seed in range(5)]) for last in (False, True))
    assert known - new > 0.03 and 0.85 < new < 0.95, (known, new)
    words.speak("en")
    assert right_answer(ask.new_writers) == "Fewer, around 90%"
    words.speak("ja")
    assert right_answer(ask.new_writers) == "少し減る(90%前後)"


def scribble(rng):
    """Lines at random, drawn by Pillow, 7 of 32 dots thick."""
    sheet = Image.new("L", (32, 32))
    corners = [(rng.uniform(3, 29), rng.uniform(3, 29)) for _ in range(12)]
    ImageDraw.Draw(sheet).line(corners, fill=1, width=7)
    return np.asarray(sheet, float).reshape(8, 4, 8, 4).mean(axis=(1, 3)).ravel()


@needs_digits
def test_scribbled():
    rng = random.Random(1)
    X = np.array([scribble(rng) for _ in range(100)])
    sure = np.median([chances(trained(seed, False)[0], X).max(axis=1) for seed in range(3)])
    assert sure > 0.8, sure
    words.speak("en")
    assert right_answer(ask.scribbled) == "One of the digits, and it is quite sure"


@needs_digits
def test_names_differ():
    names = [asked.key for asked in ask]
    assert len(set(names)) == len(names) == 3
