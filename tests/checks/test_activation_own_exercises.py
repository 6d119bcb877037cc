"""The exercises on lonely neurons and own functions: right answers, and every typical mistake in both languages."""

import math

import numpy as np
import pytest

from nblib import words
from nblib.checks import activation as ex
from nblib.checks.exercise import review


def soft(z):
    return np.log(1 + np.exp(z))


def rising(z):
    return np.exp(z) / (1 + np.exp(z))


def with_math(z):
    return math.log(1 + math.exp(z))


def s(z):
    return 1 / (1 + np.exp(-z))


RIGHT = [
    (ex.weights_for_bell, (-2, 2, 2)),
    (ex.weights_for_bell, [1.0, -1, -1]),
    (ex.weights_for_bell, np.array([-3, 3.2, 2.8])),
    (ex.own_bump, lambda z: 0.5 - z**2),
    (ex.own_bump, lambda z: np.cos(3 * z)),
    (ex.own_bump, lambda z: np.where(np.abs(z) < 0.5, 1, -1)),
    (ex.write_softplus, (soft, rising)),
    (ex.write_softplus, [lambda z: np.logaddexp(0, z), s]),
    (ex.write_softplus, (lambda z: np.log1p(np.exp(z)), lambda z: 1 - 1 / (1 + np.exp(z)))),
]
MISTAKES = [
    (ex.weights_for_bell, (0, 1.5, -1.5), "4つとも逆", "All four"),
    (ex.weights_for_bell, (0, 0.1, 0.1), "どれも山の上", "lie on the hill"),
    (ex.weights_for_bell, (-3, 1, 1), "どの合計も", "No sum lies on the hill"),
    (ex.weights_for_bell, (-2, 2, 0), "まだ2つ", "2 situations are still wrong"),
    (ex.weights_for_bell, (-0.5, 0.5, 0.5), "4つの合計", "All four sums"),
    (ex.weights_for_bell, (-0.8, 0.8, 1.8), "まだ2つ", "2 situations are"),
    (ex.weights_for_bell, (-1.5, 1.5, 0.7), "まだ1つ", "1 situation is still wrong"),
    (ex.weights_for_bell, (1, 2), "3個の数", "3 numbers"),
    (ex.weights_for_bell, "abc", "引用符を取ってください", "take the quotation marks away"),
    (ex.own_bump, np.tanh, "途中に山", "hill in between"),
    (ex.own_bump, lambda z: -z, "途中に山", "hill in between"),
    (ex.own_bump, np.abs, "谷", "valley"),
    (ex.own_bump, lambda z: np.exp(-(z**2)), "いつも「テストあり」", "always a test"),
    (ex.own_bump, lambda z: -(z**2), "持ち上げて", "Lift it"),
    (ex.own_bump, lambda z: 0.5 - (z - 0.4) ** 2, "片側", "On one side"),
    (ex.own_bump, lambda z: 0.5, "数を1つだけ", "one number for many"),
    (ex.own_bump, math.cos, "np.sin", "np.sin"),
    (ex.own_bump, "0.5 - z**2", "関数を渡して", "A function is needed"),
    (ex.write_softplus, soft, "関数を2つ", "Two functions"),
    (ex.write_softplus, (soft, 1), "関数を渡して", "A function is needed"),
    (ex.write_softplus, (lambda z: np.log(1 + np.exp(-z)), rising), "符号が逆", "wrong way round"),
    (ex.write_softplus, (lambda z: np.log(np.exp(z)), rising), "打ち消し", "cancel out"),
    (ex.write_softplus, (lambda z: 1 + np.log(np.exp(z)), rising), "log の中で", "into the log"),
    (ex.write_softplus, (lambda z: 1 + np.exp(z), rising), "log をとるのを", "log is missing"),
    (ex.write_softplus, (lambda z: np.log10(1 + np.exp(z)), rising), "log10 ではなく", "not log10"),
    (ex.write_softplus, (lambda z: np.maximum(z, 0), rising), "それは ReLU です", "That is ReLU"),
    (ex.write_softplus, (lambda z: 2 * soft(z), rising), "手で計算", "by hand"),
    (ex.write_softplus, (with_math, rising), "numpy の関数", "numpy's functions"),
    (ex.write_softplus, (soft, lambda z: 1 / (1 + np.exp(z))), "内側の微分 exp(z)", "inner function, exp(z)"),
    (ex.write_softplus, (soft, np.exp), "内側 1 + exp(z) の傾きだけ", "inner function alone"),
    (ex.write_softplus, (soft, lambda z: s(z) * (1 - s(z))), "1回よけい", "one derivative too many"),
    (ex.write_softplus, (soft, lambda z: np.where(z > 0, 1, 0)), "ReLU の傾き", "slope of ReLU"),
    (ex.write_softplus, (soft, soft), "f そのもの", "f itself"),
    (ex.write_softplus, (soft, lambda z: 2 * rising(z)), "どこでも", "Everywhere"),
    (ex.write_softplus, (soft, lambda z: None), "return を書き忘れ", "return missing"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "answer"), RIGHT)
def test_right_answers(make, answer):
    assert review(make(), answer).right, review(make(), answer).words


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("make", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(make, answer, japanese, english, language):
    words.speak(language)
    found = review(make(), answer)
    assert found.right is False
    assert (japanese if language == "ja" else english) in found.words, found.words


@pytest.mark.parametrize("make", [ex.weights_for_bell, ex.own_bump, ex.write_softplus])
def test_solutions_are_right_and_unsolved_is_not_begun(make):
    exercise, names = make(), {"np": np}
    exec(exercise.solution, names)
    answer = list(names.values())[-1]
    assert review(exercise, answer).right
    unsolved = {ex.weights_for_bell: (..., ..., ...), ex.own_bump: lambda z: ...}
    assert review(exercise, unsolved.get(make, (lambda z: ..., lambda z: ...))).right is None
    assert review(exercise, unsolved.get(make, (soft, lambda z: ...))).right is None
