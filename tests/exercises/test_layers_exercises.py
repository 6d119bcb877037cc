"""The exercises on layers: right answers and every typical mistake, in both languages."""

import numpy as np
import pytest

from nblib.chapters.layers import ask as ex
from nblib.exercises.exercise import review
from tests.exercises.reviewed import assert_right, assert_told


def network(a, b, v, x1, x2):
    h1 = 1 if a[0] + a[1] * x1 + a[2] * x2 > 0 else 0
    h2 = 1 if b[0] + b[1] * x1 + b[2] * x2 > 0 else 0
    return v[0] + v[1] * h1 + v[2] * h2


def merge(a, b, v):
    return [v[0] * (i == 0) + v[1] * a[i] + v[2] * b[i] for i in range(3)]


def summing(a, b, v, x1, x2):
    return v[0] + v[1] * (a[0] + a[1] * x1 + a[2] * x2) + v[2] * (b[0] + b[1] * x1 + b[2] * x2)


def hidden(h, number=lambda w, i: w[i]):
    """The network with another h of its hidden sums, or other places of the weights."""

    def my_network(a, b, v, x1, x2):
        h1, h2 = (h(number(w, 0) + number(w, 1) * x1 + number(w, 2) * x2) for w in (a, b))
        return v[0] + v[1] * h1 + v[2] * h2

    return my_network


def backwards(a, b, v, x1, x2):
    h1, h2 = (1 if x2 * w[2] + x1 * w[1] + w[0] > 0 else 0 for w in (a, b))
    return h2 * v[2] + h1 * v[1] + v[0]


def with_dot(a, b, v, x1, x2):
    h = [1, *(np.dot(w, [1, x1, x2]) > 0 for w in (a, b))]
    return np.dot(v, h)


def bias_last(w, i):
    return w[i - 1]


def bias_last_everywhere(a, b, v, x1, x2):
    return network(*([w[2], w[0], w[1]] for w in (a, b, v)), x1, x2)


OR, AND = (-0.5, 1, 1), (-1.5, 1, 1)
RIGHT = [
    (ex.count_parameters, lambda n, h, o: (n + 1) * h + (h + 1) * o),
    (ex.count_parameters, lambda n, h, o: n * h + h + h * o + o),
    (ex.write_network, network),
    (ex.write_network, backwards),
    (ex.write_network, with_dot),
    (
        ex.write_network,
        lambda a, b, v, x1, x2: v[0] + v[1] * (a[1] * x1 + a[2] * x2 > -a[0]) + v[2] * (b[1] * x1 + b[2] * x2 > -b[0]),
    ),
    (ex.weights_for_prank, [OR, AND, (-0.5, 1, -1)]),
    (ex.weights_for_prank, [AND, OR, (-0.5, -1, 1)]),
    (ex.weights_for_prank, np.array([(0.5, -1, -1), (1.5, -1, -1), (-0.5, -1, 1)])),
    (ex.weights_for_prank, [(-0.5, 1, -1), (-0.5, -1, 1), (-0.5, 1, 1)]),
    (ex.merge_layers, merge),
    (ex.merge_layers, lambda a, b, v: np.array(merge(a, b, v))),
]
MISTAKES = [
    (ex.count_parameters, lambda n, h, o: n * h + h * o, "バイアスも持って", "has a bias"),
    (ex.count_parameters, lambda n, h, o: n * h + h * o + h, "出力のニューロンのバイアス", "biases of the output"),
    (ex.count_parameters, lambda n, h, o: n * h + h * o + o, "隠れ層のバイアス", "biases of the hidden"),
    (ex.count_parameters, lambda n, h, o: n * h + h * o + n + h + o, "入力にはバイアスがありません", "Inputs have no bias"),
    (ex.count_parameters, lambda n, h, o: n * h + h * o + 2, "層に1つではなく", "not one for each layer"),
    (ex.count_parameters, lambda n, h, o: n * h * o, "かけ合わせず", "not multiplied"),
    (ex.count_parameters, lambda n, h, o: n + h + o, "数えるのは", "Count the lines"),
    (ex.count_parameters, lambda n, h, o: n + 1 * h + h + 1 * o, "かっこが要ります", "needs brackets"),
    (ex.count_parameters, lambda n, h, o: (n + 1) * h + h + 1 * o, "かっこが要ります", "needs brackets"),
    (ex.count_parameters, lambda n, h, o: n + 1 * h + (h + 1) * o, "かっこが要ります", "needs brackets"),
    (ex.count_parameters, lambda n, h, o: n * (h + 1) + h * (o + 1), "逆の側", "on the wrong side"),
    (ex.count_parameters, lambda n, h, o: 7, "手で計算", "by hand"),
    (ex.count_parameters, 41, "関数を渡して", "A function is needed"),
    (ex.write_network, summing, "判断(1か0)に変えていません", "Turn them into verdicts"),
    (ex.write_network, hidden(lambda z: z >= 0), "合計が0を超えたときだけ1", "exactly 0 is not above 0"),
    (ex.write_network, hidden(lambda z: 1 if z > 0 else -1), "1か -1", "1 or -1"),
    (ex.write_network, hidden(np.tanh), "tanh", "tanh"),
    (ex.write_network, hidden(lambda z: z > 0, bias_last), "バイアスは、3つのうち最初", "bias is the first"),
    (ex.write_network, bias_last_everywhere, "バイアスは、3つのうち最初", "bias is the first"),
    (ex.write_network, lambda *q: network(*q) > 0, "出力まで判断", "output has become a verdict"),
    (ex.write_network, lambda a, b, v, x1, x2: network(a, b, v, x1, x2) - v[0], "v[0] を足し忘れ", "bias v[0] is missing"),
    (ex.write_network, lambda a, b, v, x1, x2: network([0, *a[1:]], [0, *b[1:]], v, x1, x2), "a[0] と b[0]", "a[0] and b[0]"),
    (ex.write_network, lambda a, b, v, x1, x2: network(a, a, v, x1, x2), "2つ目の隠れニューロンも a", "uses a, too"),
    (ex.write_network, lambda a, b, v, x1, x2: network(b, a, v, x1, x2), "入れかわって", "changed places"),
    (ex.write_network, lambda a, b, v, x1, x2: v[0] + v[1] * a[0] + v[2] * b[0], "使っていません", "not used"),
    (ex.write_network, lambda a, b, v, x1, x2: network(a, b, v, x2, x1), "手で計算", "by hand"),
    (ex.write_network, lambda a, b, v, x1, x2: a, "1つの数", "one number"),
    (ex.weights_for_prank, [OR, OR, (-0.5, 1, -1)], "同じ判断", "same verdict"),
    (ex.weights_for_prank, [OR, AND, (0.5, -1, 1)], "4つとも逆", "All four"),
    (ex.weights_for_prank, [OR, (-3, 1, 1), (-0.5, 1, -1)], "どれでも", "in all four situations"),
    (ex.weights_for_prank, [OR, (-1, 0.5, 0.5), (-0.5, 1, -1)], "b0 を上げます", "never above 0: raise b0"),
    (ex.weights_for_prank, [(1, 0.5, 0.5), AND, (-0.5, 1, -1)], "a0 を下げます", "always above 0: lower a0"),
    (ex.weights_for_prank, [(1, 0, 0), AND, (-0.5, 1, -1)], "a1 と a2 が0", "a1 and a2 are 0"),
    (ex.weights_for_prank, [*OR, *AND, -0.5, 1, -1], "1列に並んで", "nine numbers in a row"),
    (ex.weights_for_prank, np.array([*OR, *AND, -0.5, 1, -1]), "1列に並んで", "nine numbers in a row"),
    (ex.weights_for_prank, [OR, AND, (-0.5, 1, 1)], "まだ1つ", "1 situation is still wrong"),
    (ex.weights_for_prank, [OR, AND, (-1, 1, -1)], "まだ2つ", "2 situations are still wrong"),
    (ex.weights_for_prank, [OR, AND], "3つの数の組を3つ", "Three times three"),
    (ex.weights_for_prank, [OR, AND, (1, 2)], "3個の数", "3 numbers"),
    (ex.weights_for_prank, 5, "3つの数の組を3つ", "Three times three"),
    (ex.weights_for_prank, [("a", 1, 2), OR, AND], "'a'", "'a'"),
    (ex.merge_layers, lambda a, b, v: np.array(merge(a, b, v)) - [v[0], 0, 0], "v0 を足し忘れ", "v0 is missing"),
    (ex.merge_layers, lambda a, b, v: merge([0, *a[1:]], [0, *b[1:]], v), "a0 と b0 が抜けて", "a0 and b0 are missing"),
    (ex.merge_layers, lambda a, b, v: np.array(merge([0, *a[1:]], [0, *b[1:]], v)) + [a[0] + b[0], 0, 0], "a0 と b0 にも", "like the others"),
    (ex.merge_layers, lambda a, b, v: np.array(merge(a, b, v)) + [0, v[0], v[0]], "w0 にだけ", "w0 alone"),
    (ex.merge_layers, lambda a, b, v: np.add(a, b) + [v[0], 0, 0], "v1 と v2 をかけて", "not multiplied in"),
    (ex.merge_layers, lambda a, b, v: merge(b, a, v), "逆です", "changed places"),
    (ex.merge_layers, lambda a, b, v: [v[0] * (i == 0) + v[1] * a[i] * v[2] * b[i] for i in range(3)], "かけ合わせずに", "added, not multiplied"),
    (ex.merge_layers, lambda a, b, v: [*merge(a, b, v)[:2], 0], "w2 がちがいます", "w2 is wrong"),
    (ex.merge_layers, lambda a, b, v: [*merge(a, b, v)[:2], 0], "0 になりました", "it gave 0; right would be"),
    (ex.merge_layers, lambda a, b, v: [max(merge(a, b, v)[0], 40), *merge(a, b, v)[1:]], "40 になりました", "it gave 40; right would be"),
    (ex.merge_layers, lambda a, b, v: 1, "3個の数", "3 numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english)


@pytest.mark.parametrize("exercise", ex.exercises, ids=lambda exercise: exercise.key)
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right
    unsolved = [(..., ..., ...)] * 3 if exercise is ex.weights_for_prank else lambda *_: ...
    assert review(exercise, unsolved).right is None
