"""The exercises on lonely neurons and own functions: right answers, and every typical mistake in both languages."""

import math

import numpy as np
import pytest

from nblib.chapters import open_rooms
from nblib.exercises.exercise import review
from nblib.language import words
from tests.exercises.reviewed import assert_right, assert_told

ask, _, _ = open_rooms("activation", "which_activation")


def soft(z):
    return np.log(1 + np.exp(z))


def rising(z):
    return np.exp(z) / (1 + np.exp(z))


def with_math(z):
    return math.log(1 + math.exp(z))


def half_done(z):
    return np.log(1 + ...)


def s(z):
    return 1 / (1 + np.exp(-z))


RIGHT = [
    (ask.weights_for_bell, (-2, 2, 2)),
    (ask.weights_for_bell, [1.0, -1, -1]),
    (ask.weights_for_bell, np.array([-3, 3.2, 2.8])),
    (ask.own_bump, lambda z: 0.5 - z**2),
    (ask.own_bump, lambda z: np.cos(3 * z)),
    (ask.own_bump, lambda z: np.where(np.abs(z) < 0.5, 1, -1)),
    (ask.write_softplus, (soft, rising)),
    (ask.write_softplus, [lambda z: np.logaddexp(0, z), s]),
    (ask.write_softplus, (lambda z: np.log1p(np.exp(z)), lambda z: 1 - 1 / (1 + np.exp(z)))),
]
MISTAKES = [
    (ask.weights_for_bell, (0, 1.5, -1.5), "4つとも逆", "All four"),
    (ask.weights_for_bell, (0, 0.1, 0.1), "どれも山の上", "lie on the hill"),
    (ask.weights_for_bell, (-3, 1, 1), "どの合計も", "No sum lies on the hill"),
    (ask.weights_for_bell, (-2, 2, 0), "まだ2つ", "2 situations are still wrong"),
    (ask.weights_for_bell, (-0.5, 0.5, 0.5), "4つの合計", "All four sums"),
    (ask.weights_for_bell, (-0.8, 0.8, 1.8), "まだ2つ", "2 situations are"),
    (ask.weights_for_bell, (-1.5, 1.5, 0.7), "まだ1つ", "1 situation is still wrong"),
    (ask.weights_for_bell, (1, 2), "3個の数", "3 numbers"),
    (ask.weights_for_bell, "abc", "引用符を取ってください", "take the quotation marks away"),
    (ask.own_bump, np.tanh, "途中に山", "hill in between"),
    (ask.own_bump, lambda z: -z, "途中に山", "hill in between"),
    (ask.own_bump, np.abs, "谷", "valley"),
    (ask.own_bump, lambda z: np.exp(-(z**2)), "いつも「テストあり」", "always a test"),
    (ask.own_bump, lambda z: -(z**2), "持ち上げて", "Lift it"),
    (ask.own_bump, lambda z: 0.5 - (z - 0.4) ** 2, "片側", "On one side"),
    (ask.own_bump, lambda z: 0.5, "数を1つだけ", "one number for many"),
    (ask.weights_for_bell, (-0.5, 0.5, 1.5), "0から遠ざけて", "move this sum away from 0"),
    (ask.weights_for_bell, (-2, 0, 2), "0に近づけて", "bring this sum nearer to 0"),
    (ask.own_bump, np.tanh, "まで単調です", "is monotonic"),
    (ask.own_bump, math.cos, "np.sin", "np.sin"),
    (ask.own_bump, lambda z: 0.5 - math.sqrt(z * z), "np.sqrt を使います", "Use np.sqrt:"),
    (ask.own_bump, lambda z: 1 if z > -0.5 and z < 0.5 else -1, "if、and、max は", "if, and, max cannot"),
    (ask.own_bump, lambda z: max(z, 0 * z) - 0.5, "np.maximum", "np.maximum"),
    (ask.own_bump, half_done, "まだ ... が残って", "still has a ..."),
    (ask.own_bump, "0.5 - z**2", "関数を渡して", "A function is needed"),
    (ask.write_softplus, soft, "関数を2つ", "Two functions"),
    (ask.write_softplus, (soft, 1), "関数を渡して", "A function is needed"),
    (ask.write_softplus, (lambda z: np.log(1 + np.exp(-z)), rising), "符号が逆", "wrong way round"),
    (ask.write_softplus, (lambda z: np.log(np.exp(z)), rising), "打ち消し", "cancel out"),
    (ask.write_softplus, (lambda z: 1 + np.log(np.exp(z)), rising), "log の中で", "into the log"),
    (ask.write_softplus, (lambda z: 1 + np.exp(z), rising), "log をとるのを", "log is missing"),
    (ask.write_softplus, (lambda z: np.log10(1 + np.exp(z)), rising), "log10 ではなく", "not log10"),
    (ask.write_softplus, (lambda z: np.maximum(z, 0), rising), "それは ReLU です", "That is ReLU"),
    (ask.write_softplus, (lambda z: 2 * soft(z), rising), "手で計算", "by hand"),
    (ask.write_softplus, (with_math, rising), "my_f: 関数 f は、1つの数なら", "my_f: f can take"),
    (ask.write_softplus, (with_math, rising), "math.log、math.exp は数を1つしか", "Use np.log, np.exp: math.log, math.exp can"),
    (ask.write_softplus, (lambda z: 1 + np.exp(z), ...), "my_f: log を", "my_f: The log"),
    (ask.write_softplus, (lambda z: 1 + np.exp(z), lambda z: ...), "my_f: log を", "my_f: The log"),
    (ask.write_softplus, (soft, lambda z: np.exp(z) / 1 + np.exp(z)), "割る数にかっこ", "brackets round the divisor"),
    (ask.write_softplus, (soft, lambda z: 1 / 1 + np.exp(-z)), "割る数にかっこ", "brackets round the divisor"),
    (ask.write_softplus, (soft, lambda z: 1 / 1 + np.exp(z)), "割る数にかっこ", "brackets round the divisor"),
    (ask.write_softplus, (soft, lambda z: 1 / (1 + np.exp(z))), "内側の微分 exp(z)", "inner function, exp(z)"),
    (ask.write_softplus, (soft, np.exp), "内側 1 + exp(z) の傾きだけ", "inner function alone"),
    (ask.write_softplus, (soft, lambda z: s(z) * (1 - s(z))), "1回よけい", "one derivative too many"),
    (ask.write_softplus, (soft, lambda z: np.where(z > 0, 1, 0)), "ReLU の傾き", "slope of ReLU"),
    (ask.write_softplus, (soft, soft), "f そのもの", "f itself"),
    (ask.write_softplus, (soft, lambda z: 2 * rising(z)), "どこでも", "Everywhere"),
    (ask.write_softplus, (soft, lambda z: None), "return を書き忘れ", "return missing"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer, times=1)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english, times=1)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_derivative_that_is_asked_for_cannot_be_left_out(language):
    words.speak(language)
    found = review(ask.write_softplus, (soft, np.cos))
    assert found.right is False and "own(f)" not in found.words
    assert ("式を見直して" if language == "ja" else "Look at the formula") in found.words


@pytest.mark.parametrize(("language", "told"), [("ja", "my_f は正解です。次は my_slope"), ("en", "my_f is right. Now")])
def test_f_is_judged_before_its_derivative_is_begun(language, told):
    words.speak(language)
    found = review(ask.write_softplus, (soft, lambda z: ...))
    assert found.right is None and told in found.words
    assert told not in review(ask.write_softplus, (lambda z: ..., lambda z: ...)).words


@pytest.mark.parametrize("exercise", [ask.weights_for_bell, ask.own_bump, ask.write_softplus])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {"np": np}
    exec(exercise.solution, names)
    answer = (names["my_f"], names["my_slope"]) if exercise is ask.write_softplus else list(names.values())[-1]
    assert review(exercise, answer).right
    unsolved = {"weights_for_bell": (..., ..., ...), "own_bump": lambda z: ...}
    assert review(exercise, unsolved.get(exercise.key, (lambda z: ..., lambda z: ...))).right is None
    assert review(exercise, unsolved.get(exercise.key, (soft, lambda z: ...))).right is None


def test_the_solution_for_the_softplus_does_not_overflow():
    """Right after a lesson on overflow, and far out on both sides: f(710) = 710, f(-40) is small but not 0, and no NaN."""
    names = {"np": np}
    exec(ask.write_softplus.solution, names)
    f, slope = names["my_f"], names["my_slope"]
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(f(np.array([-40.0, 0.0, 710.0])), [math.exp(-40), math.log(2), 710])
        np.testing.assert_allclose(slope(np.array([-40.0, 0.0, 710.0])), [math.exp(-40), 0.5, 1])
