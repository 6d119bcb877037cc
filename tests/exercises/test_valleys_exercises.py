"""The exercises on valleys: right answers and every typical mistake, in both languages."""

import numpy as np
import pytest

from nblib.chapters.valleys import ask as ex
from nblib.exercises.exercise import review
from tests.exercises.reviewed import assert_right, assert_told


def slopes(x, y):
    return 2 * x - 2 - 400 * x * y + 400 * x**3, 200 * y - 200 * x**2


def along_x(change):
    return lambda x, y: (change(x, y), slopes(x, y)[1])


RIGHT = [
    (ex.write_gradient, slopes),
    (ex.write_gradient, lambda x, y: np.array(slopes(x, y))),
    (ex.adam_misses, ("Styblinski-Tang", 4.3, -4.3, 0.05)),
    (ex.adam_misses, ["Styblinski-Tang", np.float64(4.2), -4.3, 0.05]),
    (ex.adam_misses, ("styblinski tang", 4.3, -4.3, 0.05)),
    (ex.adam_misses, ("ＳＴＹＢＬＩＮＳＫＩ－ＴＡＮＧ", 4.3, -4.3, 0.05)),
    (ex.adam_misses, ("スティブリンスキー・タン関数", 4.3, -4.3, 0.05)),
    (ex.adam_misses, ("スティブリンスキータン関数", 4.3, -4.3, 0.05)),
]
MISTAKES = [
    (ex.write_gradient, lambda x, y: [-s for s in slopes(x, y)], "符号が全部逆", "All signs are reversed"),
    (ex.write_gradient, lambda x, y: slopes(x, y)[::-1], "順番が逆", "changed places"),
    (ex.write_gradient, along_x(lambda x, y: 2 * (1 - x) - 400 * x * (y - x**2)), "傾き -1", "Its slope, -1"),
    (ex.write_gradient, along_x(lambda x, y: -2 * (1 - x) + 200 * (y - x**2)), "-2x をかけ忘れ", "-2x, is missing"),
    (ex.write_gradient, along_x(lambda x, y: -2 * (1 - x) + 400 * x * (y - x**2)), "2x ではなく -2x", "-2x, not 2x"),
    (ex.write_gradient, along_x(lambda x, y: -400 * x * (y - x**2)), "(1 - x)² の傾きを足し忘れ", "The slope of (1 - x)² is missing"),
    (ex.write_gradient, lambda x, y: (-2 * (1 - x) - 4 * x * (y - x**2), 2 * (y - x**2)), "100 倍を忘れ", "factor 100"),
    (ex.write_gradient, lambda x, y: [s / 2 for s in slopes(x, y)], "その2が抜けて", "a factor 2"),
    (ex.write_gradient, lambda x, y: (slopes(x, y)[0], slopes(x, y)[1] - 2 * (1 - x)), "y だけを動かすとき", "When y alone moves"),
    (ex.write_gradient, lambda x, y: (slopes(x, y)[0], y), "y 方向の傾きがちがいます", "slope along y is wrong"),
    (ex.write_gradient, lambda x, y: (x, slopes(x, y)[1]), "x 方向の傾きがちがいます", "slope along x is wrong"),
    (ex.write_gradient, lambda x, y: 1, "2個の数", "2 numbers"),
    (ex.write_gradient, lambda x, y: (1, 2, 3), "2個の数", "2 numbers"),
    (ex.write_gradient, 41, "関数を渡して", "A function is needed"),
    (ex.adam_misses, ("Himmelblau", 1, 1, 0.01), "捕まりようがありません", "nobody can be caught"),
    (ex.adam_misses, ("saddle", 1, 1, 0.01), "捕まりようがありません", "nobody can be caught"),
    (ex.adam_misses, ("Ackley", 9, 1, 0.1), "図の外", "outside of the picture"),
    (ex.adam_misses, ("Rastrigin", 9, 1, 0.1), "x は -5.12 から 5.12、y は", "x goes from -5.12 to 5.12"),
    (ex.adam_misses, ("Styblinski-Tang", 4, 4, 1e-5), "まだ途中です。学習率を大きく", "a larger rate"),
    (ex.adam_misses, ("Styblinski-Tang", 4, -4, 0.12), "学習率を小さく", "rate smaller"),
    (ex.adam_misses, ("Matterhorn", 1, 1, 0.1), '"Rastrigin" (ラストリギン関数)、"Ackley"', '"Rastrigin", "Ackley"'),
    (ex.adam_misses, ("Ackley", 1, 1, 0), "0より大きく", "above 0"),
    (ex.adam_misses, ("Ackley", 1, 1, -0.1), "0より大きく", "above 0"),
    (ex.adam_misses, ("Styblinski-Tang", 4, 4, 0.5), "GD がどの最小値にも", "GD is at no minimum"),
    (ex.adam_misses, ("Styblinski-Tang", 4, 4, 0.01), "GD も局所的最小値に", "GD is caught"),
    (ex.adam_misses, ("Styblinski-Tang", -5, -5, 0.001), "Adam は500歩ではまだ途中", "still on its way after 500"),
    (ex.adam_misses, ("Styblinski-Tang", -2, -2, 0.02), "どちらも☆に", "Both get to"),
    (ex.adam_misses, ("Matterhorn", 1, 1, 0.1), "'Matterhorn' という地形はありません", "no landscape 'Matterhorn'"),
    (ex.adam_misses, (3, 1, 1, 0.1), "3 という地形はありません", "no landscape 3"),
    (ex.adam_misses, ("Ackley", 1, 1), "4つ書きます", "Four things"),
    (ex.adam_misses, "Ackley", "4つ書きます", "Four things"),
    (ex.adam_misses, None, "4つ書きます", "Four things"),
    (ex.adam_misses, ("Ackley", "1", 1, 0.1), "'1'", "'1'"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english)


@pytest.mark.parametrize("exercise", [ex.write_gradient, ex.adam_misses])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right
    for unsolved in (
        ...,
        *([("Ackley", ..., ..., ...), (..., 1, 1, 1)] if exercise is ex.adam_misses else [lambda *_: ...]),
    ):
        assert review(exercise, unsolved).right is None


def gd_and_adam(x, y, rate, steps):
    """Both walks on Styblinski-Tang's landscape, number by number: where GD and where Adam ends."""
    ends = []
    for t in (x, y):
        gd = adam = t
        m = v = 0.0
        for n in range(1, steps + 1):
            gd -= rate * (2 * gd**3 - 16 * gd + 2.5)
            g = 2 * adam**3 - 16 * adam + 2.5
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            adam -= rate * (m / (1 - 0.9**n)) / ((v / (1 - 0.999**n)) ** 0.5 + 1e-8)
        ends.append((gd, adam))
    return list(zip(*ends, strict=True))


def test_the_solution_is_one_by_a_walk_of_our_own():
    gd, adam = gd_and_adam(4.3, -4.3, 0.05, 500)
    assert gd == pytest.approx((-2.903534, -2.903534), abs=1e-3)
    assert max(adam) == pytest.approx(2.746803, abs=1e-3)
