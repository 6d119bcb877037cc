"""Cells for the browser's Python: whatever a learner's answer does, check() tells what it was, and the next answer is judged."""

# %%
import itertools
import time

import numpy as np

from nblib.chapters.neuron import ask
from nblib.panels import check


def on_one_line(y):
    while True: pass  # fmt: skip  # noqa: E701


def endless_list(y):
    found = []
    while True:
        found.append([0] * 1000)


def with_a_bare_except(y):
    while True:
        try:  # noqa: SIM105
            1 / 0  # noqa: B018
        except:  # noqa: E722
            pass


def asleep_and_unwilling(y):
    while True:
        try:  # noqa: SIM105
            time.sleep(100)
        except:  # noqa: E722
            pass


def growing_text(y):
    text = "a"
    while True:
        text += "a"


def by_recursion_without_end(y):
    return by_recursion_without_end(y)


# %%
LOOPS, ITSELF, MEMORY = "くり返し", "自分自身", "メモリ"
ANSWERS = [
    (on_one_line, LOOPS),
    (lambda y: [0 for _ in iter(int, 1)], LOOPS),
    (lambda y: sum(map(lambda n: n, itertools.count())), LOOPS),
    (endless_list, LOOPS),
    (growing_text, LOOPS),
    (with_a_bare_except, LOOPS),
    (lambda y: time.sleep(100), LOOPS),
    (asleep_and_unwilling, LOOPS),
    (by_recursion_without_end, ITSELF),
    (lambda y: 1 + by_recursion_without_end(y), ITSELF),
    (lambda y: np.zeros((10**6, 10**6)), MEMORY),
    (lambda y: [0] * 10**12, MEMORY),
    (lambda y: input("?"), "input() は使いません"),
    (lambda y: exit(), "exit() は要りません"),
    (lambda y: quit(), "exit() は要りません"),
    (lambda y: 1 / 0, "0で割って"),
]
for answer, sentence in ANSWERS:
    words = check(ask.write_verdict, answer).review.words
    assert sentence in words, (answer, words)
    assert check(ask.write_verdict, lambda y: y > 0).review.right, "the next answer is judged as ever"
