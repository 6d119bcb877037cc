"""The exercise on the digits: right answers and every typical mistake, in both languages."""

import numpy as np
import pytest

from nblib.chapters.digits import ask as ex
from nblib.exercises.exercise import review
from tests.exercises.reviewed import assert_right, assert_told


def by_hand(scores, y):
    right = 0
    for row, digit in zip(scores.tolist(), y.tolist(), strict=True):
        right += row.index(max(row)) == digit
    return right / len(y)


RIGHT = [
    by_hand,
    lambda scores, y: np.mean(np.argmax(scores, axis=1) == y),
    lambda scores, y: (scores.argmax(axis=-1) == y).sum() / len(y),
]


def within(scores, y):
    right = 0
    for row, digit in zip(scores, y, strict=True):
        right += row.argmax() == digit
        return right / len(y)


def at_the_first(scores, y):
    for row, digit in zip(scores, y, strict=True):
        if row.argmax() == digit:
            return 1 / len(y)


MISTAKES = [
    (lambda s, y: np.sum(s.argmax(1) == y) // len(y), "いつも0です", "always 0"),
    (lambda s, y: 0, "いつも0です", "always 0"),
    (lambda s, y: np.mean(s.argmax(1) is y), "いつも0です", "not by is"),
    (lambda s, y: np.sum(s.argmax(1) == y) / 10, "いつも10で割って", "always divided by 10"),
    (lambda s, y: np.mean(np.argmax(s) == y), "axis=1 がない", "Without axis=1"),
    (within, "for の中にあります", "inside the loop"),
    (at_the_first, "for の中にあります", "inside the loop"),
    (lambda s, y: np.mean(s.argmax(1) != y), "まちがえた割合", "share of mistakes"),
    (lambda s, y: np.sum(s.argmax(1) == y), "正しく読めた枚数", "how many were read right"),
    (lambda s, y: 100 * by_hand(s, y), "百分率", "in percent"),
    (lambda s, y: np.sum(s.argmax(1) == y) / s.shape[1], "数字の種類の数", "number of different digits"),
    (lambda s, y: np.mean((s.argmax(0) == y[: s.shape[1]]) if s.shape[0] == s.shape[1] else -1.0), "axis=0", "axis=0"),
    (lambda s, y: (s == y).mean(), "合計そのもの", "scores themselves"),
    (lambda s, y: np.mean(s.argmin(1) == y), "いちばん小さい合計", "smallest score"),
    (lambda s, y: np.mean(s.max(1) == y), "何番目にあるか(argmax)", "at which place it stands (argmax)"),
    (lambda s, y: 0.123, "手で計算", "by hand"),
    (lambda s, y: s.argmax(1) == y, "1つの数", "one number"),
    (lambda s, y: None, "return を書き忘れて", "Is a return missing"),
    (0.97, "関数を渡して", "A function is needed"),
]


@pytest.mark.parametrize("answer", RIGHT)
def test_right_answers(answer):
    assert_right(ex.my_accuracy, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(answer, japanese, english, language):
    assert_told(ex.my_accuracy, answer, language, japanese, english)


def test_solution_is_right_and_unsolved_is_not_begun():
    exercise, names = ex.my_accuracy, {}
    exec(exercise.solution, names)
    assert review(exercise, names["my_accuracy"]).right
    assert review(exercise, lambda *_: ...).right is None


def test_the_first_numbers_can_be_worked_out_by_hand():
    for _ in range(20):
        told = review(ex.my_accuracy, lambda scores, y: 0.123).words
        assert 3 <= told.count("[") <= 5, told
