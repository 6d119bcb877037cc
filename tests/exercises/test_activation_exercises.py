"""The exercises on activation: right answers and every typical mistake, in both languages."""

import math

import numpy as np
import pytest

from nblib.chapters import open_rooms
from nblib.exercises.exercise import review
from nblib.language import told, words
from tests.exercises.reviewed import assert_right, assert_told

ask, _, _ = open_rooms("activation", "which_activation")


def relu(z):
    return max(0, z)


def chain(*parts):
    return lambda x: sum(w * relu(x - place) for place, w in parts)


def safe(y, T):
    e = [math.exp((v - max(y)) / T) for v in y]
    return [v / sum(e) for v in e]


def with_exp(exp):
    """Softmax as its formula stands."""

    def naive(y, T):
        e = [exp(v / T) for v in y]
        return [v / sum(e) for v in e]

    return naive


def size_off(y, T):
    y = np.array(y)
    e = np.exp((y - np.abs(y).max()) / T)
    return e / e.sum()


def rows(Y):
    E = np.exp(Y - Y.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def rows_off_by(largest):
    def softmax_rows(Y):
        E = np.exp(Y - largest(Y))
        return E / E.sum(axis=1, keepdims=True)

    return softmax_rows


def off_by(shift):
    """Softmax in numpy, with something taken off the scores: shift(y, z)."""

    def my_softmax(y, T):
        z = np.array(y) / T
        e = np.exp(z - shift(y, z))
        return e / e.sum()

    return my_softmax


def with_e(e):
    return lambda y, T: [e ** (v / T) / sum(e ** (u / T) for u in y) for v in y]


def rounded_to(digits):
    return lambda y, T: [round(v, digits) for v in safe(y, T)]


def in_place(Y):
    for i in range(len(Y)):
        Y[i] = safe(list(Y[i]), 1)
    return Y


def three_in_place(Y):
    for i in range(3):
        Y[i] = safe(list(Y[i]), 1)
    return Y


def first_in_place(Y):
    for i in range(len(Y)):
        Y[i] = safe(list(Y[i]), 1)
        return Y


def returning_in_the_loop(Y):
    for row in Y:
        return safe(list(row), 1)


def last_row(Y):
    for row in Y:
        p = safe(list(row), 1)
    return p


def without_return(Y):
    in_place(Y)


RIGHT = [
    (ask.write_leaky, lambda z: max(0.1 * z, z)),
    (ask.write_leaky, lambda z: np.where(z > 0, z, z / 10)),
    (ask.add_up_a_tent, chain((0, 1), (1, -2), (2, 1))),
    (ask.add_up_a_tent, lambda x: relu(1 - relu(x - 1) - relu(1 - x))),
    (ask.write_softmax, safe),
    (ask.write_softmax, lambda y, T: np.array(safe(y, T))),
    (ask.write_softmax_rows, rows),
    (ask.write_softmax, off_by(lambda y, z: z.max())),
    (ask.write_softmax, off_by(lambda y, z: z.max() + math.log(np.exp(z - z.max()).sum()))),
    (ask.write_softmax_rows, lambda Y: [safe(list(row), 1) for row in Y]),
    (ask.write_softmax_rows, in_place),
    (ask.write_softmax_rows, lambda Y: rows(Y.T.T)),
    (ask.write_softmax_rows, rows_off_by(lambda Y: Y.max(axis=1)[:, np.newaxis])),
]
MISTAKES = [
    (ask.write_leaky, relu, "1割だけ通して", "without a leak"),
    (ask.write_leaky, lambda z: 0.1 * z if z > 0 else z, "正と負が逆", "changed places"),
    (ask.write_leaky, lambda z: 0.1 * z, "正の合計まで", "Positive sums are reduced"),
    (ask.write_leaky, lambda z: z if z > 0 else -0.1 * z, "符号は変えません", "Their sign stays"),
    (ask.write_leaky, lambda z: z if z > 0 else -0.1, "いつも同じ数", "always the same number"),
    (ask.write_leaky, lambda z: z if z > 0 else 0.1, "いつも同じ数", "always the same number"),
    (ask.write_leaky, lambda z: z if z >= 0 else 0.1, "いつも同じ数", "always the same number"),
    (ask.write_leaky, lambda z: z if z >= 0 else -0.1, "いつも同じ数", "always the same number"),
    (ask.write_leaky, lambda z: 1 if z > 0 else 0.1, "傾き(導関数)", "the derivative"),
    (ask.write_leaky, lambda z: z if z > 0 else z - 0.1, "かけます", "Multiply by 0.1"),
    (ask.write_leaky, abs, "絶対値", "absolute value"),
    (ask.write_leaky, lambda z: z if z > 0 else 0.01 * z, "手で計算", "by hand"),
    (ask.write_leaky, 0.1, "関数を渡して", "A function is needed"),
    (ask.add_up_a_tent, relu, "上りつづけて", "keeps on climbing"),
    (ask.add_up_a_tent, chain((0, 1), (1, -1)), "1から先が平ら", "Beyond 1 it is level"),
    (ask.add_up_a_tent, chain((0, 1), (1, -1), (2, 1)), "下りになりません", "never comes down"),
    (ask.add_up_a_tent, chain((0, 1), (1, -2)), "下りつづけて", "keeps on falling"),
    (ask.add_up_a_tent, chain((0, 1), (1, -2), (2, 2)), "また上って", "climbs again"),
    (ask.add_up_a_tent, chain((0, -1), (1, 2), (2, -1)), "上下が逆", "upside down"),
    (ask.add_up_a_tent, chain((-1, 1), (0, -2), (1, 1)), "左へ1ずれて", "too far to the left"),
    (ask.add_up_a_tent, lambda x: x - 2 * (x - 1) + (x - 2), "relu に通さず", "Without relu"),
    (ask.add_up_a_tent, lambda x: relu(0) - 2 * relu(1) + relu(2), "relu の中には x が", "inside relu there must be x"),
    (ask.add_up_a_tent, chain((0, 3)), "手で計算", "by hand"),
    (ask.write_softmax, lambda y, T: safe([v * T for v in y], 1), "温度を逆", "wrong way round"),
    (ask.write_softmax, lambda y, T: safe(y, 1), "T を使っていません", "T is not used"),
    (ask.write_softmax, lambda y, T: [v / T for v in safe(y, 1)], "確率ではなく", "not the probabilities"),
    (ask.write_softmax, lambda y, T: [math.exp(v / T) for v in y], "和で割っていません", "not divided by the sum"),
    (ask.write_softmax, lambda y, T: [math.exp((v - max(y)) / T) for v in y], "和で割っていません", "not divided by the sum"),
    (ask.write_softmax, lambda y, T: [v / sum(y) for v in y], "np.exp", "np.exp"),
    (ask.write_softmax, lambda y, T: [math.exp(v / T) / (sum(y) / T) for v in y], "点数の和ではなく", "not by that of the scores"),
    (ask.write_softmax, lambda y, T: safe([-v for v in y], T), "符号が逆", "sign is wrong"),
    (ask.write_softmax, lambda y, T: np.log(safe(y, T)), "確率の対数", "logarithms"),
    (ask.write_softmax, with_exp(math.exp), "大きすぎて", "more than the computer can hold"),
    (ask.write_softmax, with_exp(np.exp), "大きすぎて", "more than the computer can hold"),
    (ask.write_softmax, size_off, "どれも0になり", "every power of e becomes 0"),
    (ask.write_softmax, off_by(lambda y, z: z.min()), "最小や平均ではなく", "smallest or the mean"),
    (ask.write_softmax, off_by(lambda y, z: z.mean()), "最小や平均ではなく", "smallest or the mean"),
    (ask.write_softmax, off_by(lambda y, z: max(y)), "T で割ったあとの", "after dividing by T"),
    (ask.write_softmax, rounded_to(3), "丸めずに", "Round nothing"),
    (ask.write_softmax, rounded_to(2), "丸めずに", "Round nothing"),
    (ask.write_softmax, with_e(2.718), "丸めずに、np.exp", "use np.exp"),
    (ask.write_softmax, lambda y, T: [1, 0, 0], "正しくは", "right would be"),
    (ask.write_softmax, lambda y, T: [1, 0], "3個の数", "3 numbers"),
    (ask.write_softmax, lambda y, T: None, "return", "return"),
    (ask.write_softmax_rows, lambda Y: rows(Y.T).T, "列ごと", "down the columns"),
    (ask.write_softmax_rows, lambda Y: np.exp(Y) / np.exp(Y).sum(), "表全体の和", "whole array"),
    (ask.write_softmax_rows, lambda Y: np.exp(Y) / np.exp(Y).sum(axis=1), "横に並んで", "lie in a row"),
    (ask.write_softmax_rows, rows_off_by(lambda Y: Y.max()), "行ごとに引いて", "largest of each row"),
    (ask.write_softmax_rows, rows_off_by(lambda Y: 0), "あふれます", "overflow"),
    (ask.write_softmax_rows, lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1, keepdims=True), "ほかの行の最大", "of other rows"),
    (ask.write_softmax_rows, lambda Y: np.exp(Y - Y.max(axis=1, keepdims=True)) / np.exp(Y - Y.max(axis=1, keepdims=True)).sum(axis=1), "和のほうに", "The sum lacks"),
    (ask.write_softmax_rows, np.exp, "割っていません", "not divided"),
    (ask.write_softmax_rows, lambda Y: rows(Y) ** 2, "正しくは", "right would be"),
    (ask.write_softmax_rows, lambda Y: rows(Y)[:, :2], "配列が必要", "An array of"),
    (ask.write_softmax_rows, lambda Y: rows(Y)[0], "return が for の中", "return stands inside the loop"),
    (ask.write_softmax_rows, returning_in_the_loop, "return が for の中", "return stands inside the loop"),
    (ask.write_softmax_rows, first_in_place, "return が for の中", "return stands inside the loop"),
    (ask.write_softmax_rows, last_row, "最後の行だけ", "Only the last row"),
    (ask.write_softmax_rows, without_return, "return を書き忘れ", "Is a return missing?"),
    (ask.write_softmax_rows, three_in_place, "3行しか計算されません", "only 3 are worked out"),
    (ask.write_softmax_rows, lambda Y: [safe(list(Y[i]), 1) for i in range(3)], "3行しか計算されません", "only 3 are worked out"),
    (ask.write_softmax_rows, lambda Y: rows(Y[[0, 1, 2] * (len(Y) // 3) + [0] * (len(Y) % 3)]), "3行しか計算されません", "only 3 are worked out"),
    (ask.write_softmax_rows, lambda Y: rows(Y) if len(Y) == 3 else rows(Y) ** 2, "5行の配列では合いません", "not for 5"),
    (ask.write_softmax_rows, lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1), "2か所とも抜けて", "in both places"),
    (ask.write_softmax_rows, rows_off_by(lambda Y: Y.min(axis=1, keepdims=True)), "最小や平均ではなく", "not the smallest, nor the mean"),
    (ask.write_softmax_rows, rows_off_by(lambda Y: Y.mean(axis=1, keepdims=True)), "最小や平均ではなく", "not the smallest, nor the mean"),
    (ask.write_softmax_rows, rows_off_by(lambda Y: np.abs(Y).max(axis=1, keepdims=True)), "絶対値の最大では", "not the largest size"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english)


def test_what_is_nearly_right_is_shown_with_digits_that_differ():
    words.speak("en")
    for answer in (rounded_to(3), rounded_to(4), with_e(2.718)):
        for _ in range(20):
            gave, good = review(ask.write_softmax, answer).words.split("it gave ")[1].split("; right would be ")
            assert gave != good.split("]")[0] + "]"


MINE = [ask.write_leaky, ask.add_up_a_tent, ask.write_softmax, ask.write_softmax_rows]


@pytest.mark.parametrize("exercise", MINE)
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {}
    exec(told(exercise.solution), names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right
    assert review(exercise, lambda *_: ...).right is None
