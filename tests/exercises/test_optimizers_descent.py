"""Descent in the optimizers' chapter: the exercises with right answers and typical mistakes, and which predictions are right."""

import math
import random
import time
from dataclasses import replace

import numpy as np
import pytest

from nblib.chapters.optimizers import ask
from nblib.chapters.optimizers.exercises import judge_of_steps
from nblib.exercises.exercise import review
from nblib.language import words
from tests.exercises.answers import right_answer
from tests.exercises.reviewed import assert_right, assert_told


def sigmoid(y):
    return 1 / (1 + np.exp(-y))


def slopes(w, X, T, predict=sigmoid):
    w = np.asarray(w, float)
    miss = predict(w[0] + X @ w[1:]) - T
    return np.append(miss.mean(), X.T @ miss / len(T))


def by_numbers(w, X, T, rate):
    """The right step without arrays."""
    sums = [0.0] * 4
    for x, t in zip(X, T, strict=True):
        p = 1 / (1 + math.exp(-(w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True)))))
        for i, a in enumerate((1, *x)):
            sums[i] += (p - t) * a
    return [a - rate * b / len(T) for a, b in zip(w, sums, strict=True)]


def one_after_another(w, X, T, rate):
    w = np.array(w)
    for i in range(4):
        w[i] -= rate * slopes(w, X, T)[i]
    return w


def in_place(w, X, T, rate):
    w -= rate * slopes(w, X, T)
    return w


def trained(steps=1000, rate=2.0, sign=-1, held=(1, 1, 1, 1), predict=sigmoid):
    def my_training(X, T):
        w = np.zeros(4)
        for _ in range(steps):
            w = w + sign * rate * slopes(w, X, T, predict) * held
        return w

    return my_training


def bent(w, X, T, predict=sigmoid):
    """Slopes with p (1 - p) in them."""
    p = sigmoid(w[0] + X @ w[1:])
    return np.append(((p - T) * p * (1 - p)).mean(), X.T @ ((p - T) * p * (1 - p)) / len(T))


def without_bias(w, X, T, rate):
    miss = sigmoid(X @ w[1:]) - T
    return w - rate * np.append(miss.mean(), X.T @ miss / len(T))


def half_divided(w, X, T, rate):
    miss = sigmoid(w[0] + X @ w[1:]) - T
    return w - rate * np.append(miss.mean(), X.T @ miss)


def other_half_divided(w, X, T, rate):
    miss = sigmoid(w[0] + X @ w[1:]) - T
    return w - rate * np.append(miss.sum(), X.T @ miss / len(T))


def bias_last(w, X, T, rate):
    miss = sigmoid(w[0] + X @ w[1:]) - T
    return w - rate * np.append(X.T @ miss / len(T), miss.mean())


def returning_at_once(X, T):
    w = np.zeros(4)
    for _ in range(1000):
        w = w - 2.0 * slopes(w, X, T)
        return w


def beginning_again(X, T):
    for _ in range(1000):
        w = np.zeros(4)
        w = w - 2.0 * slopes(w, X, T)
    return w


def steep(rate):
    return trained(rate=rate, predict=lambda y: sigmoid(8 * y))


RIGHT = [
    (ask.my_step, lambda w, X, T, rate: w - rate * slopes(w, X, T)),
    (ask.my_step, by_numbers),
    (ask.my_training, trained()),
    (ask.my_training, trained(3000, 1.0)),
    (ask.my_training, lambda X, T: list(trained()(X, T))),
]
MISTAKES = [
    (ask.my_step, lambda w, X, T, rate: w + rate * slopes(w, X, T), "増える向き", "goes uphill"),
    (ask.my_step, lambda w, X, T, rate: w - slopes(w, X, T), "学習率をかけて", "multiplied by the rate"),
    (ask.my_step, lambda w, X, T, rate: w - rate * len(T) * slopes(w, X, T), "合計したまま", "summed up"),
    (ask.my_step, lambda w, X, T, rate: w - rate * slopes(w, X, T) * [0, 1, 1, 1], "w0 が動いて", "w0 has not moved"),
    (ask.my_step, one_after_another, "4つの傾きを先に", "all four slopes first"),
    (ask.my_step, in_place, "書きかわって", "has been changed"),
    (ask.my_step, lambda w, X, T, rate: w - rate * slopes(w, X, T, lambda y: y), "合計 y をそのまま", "The sum y itself"),
    (ask.my_step, lambda w, X, T, rate: w - rate * slopes(w, X, T, lambda y: y > 0), "判断(1か0)", "The verdict"),
    (ask.my_step, lambda w, X, T, rate: w - rate * bent(w, X, T), "余分にかけて", "one factor too many"),
    (ask.my_step, lambda w, X, T, rate: w - 2 * rate * bent(w, X, T), "二乗誤差の傾き", "slope of the squared error"),
    (ask.my_step, lambda w, X, T, rate: w - 2 * rate * slopes(w, X, T), "2倍になって", "twice too large"),
    (ask.my_step, without_bias, "w[0] を足し忘れ", "w[0] is missing"),
    (ask.my_step, half_divided, "w1 から w3 の傾きも", "w1 to w3 by len(T)"),
    (ask.my_step, other_half_divided, "w0 の傾きも平均", "w0 is a mean as well"),
    (ask.my_step, bias_last, "先頭に並べます", "Now it comes last"),
    (ask.my_step, lambda w, X, T, rate: slopes(w, X, T), "傾きを返して", "returns the slopes"),
    (ask.my_step, lambda w, X, T, rate: rate * slopes(w, X, T), "歩幅だけ", "the step alone"),
    (ask.my_step, lambda w, X, T, rate: w, "動いていません", "have not moved"),
    (ask.my_step, lambda w, X, T, rate: w - rate * slopes(w, X, T) * [1, 1, 1, 2], "w3 がちがいます", "w3 is wrong"),
    (ask.my_step, lambda w, X, T, rate: w[0], "4個の数", "4 numbers"),
    (ask.my_step, [1, 2, 3, 4], "関数を渡して", "A function is needed"),
    (ask.my_training, trained(sign=1, steps=50), "坂を上って", "this climbs"),
    (ask.my_training, trained(steps=20), "まだ途中", "Still on the way"),
    (ask.my_training, trained(rate=0.001), "まだ途中", "Still on the way"),
    (ask.my_training, trained(steps=20), "上がったり下がったりするなら小さく", "smaller if it jumps up and down"),
    (ask.my_training, returning_at_once, "1歩しか", "one single step"),
    (ask.my_training, beginning_again, "1歩しか", "one single step"),
    (ask.my_training, trained(steps=1, rate=0.1), "1歩しか", "one single step"),
    (ask.my_training, steep(2.0), "k = 8", "weights for k = 8"),
    (ask.my_training, steep(0.5), "k = 8", "weights for k = 8"),
    (ask.my_training, trained(rate=1000.0, steps=101), "飛びこえて", "leap over"),
    (ask.my_training, trained(held=(0, 1, 1, 1)), "w0 が0のまま", "w0 is still 0"),
    (ask.my_training, trained(predict=lambda y: y, rate=0.5), "合計 y をそのまま", "The sum y itself"),
    (ask.my_training, lambda X, T: np.zeros(4), "全部0のまま", "still 0"),
    (ask.my_training, lambda X, T: trained()(X, T)[1:], "4個の数", "4 numbers"),
    (ask.my_training, lambda X, T: [math.nan] * 4, "普通の数ではなく", "no ordinary number"),
    (ask.my_training, lambda X, T: print(0.5), "return", "return"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


def test_a_training_may_take_longer_than_other_answers():
    def slow(X, T):
        time.sleep(1.7)
        return trained()(X, T)

    assert review(ask.my_training, slow).right


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english, times=3)


def test_a_rare_clue_is_never_missing_so_that_its_slope_is_seen():
    on_two_days = replace(ask.my_step, judge=judge_of_steps(days=2))
    for _ in range(500):
        assert review(on_two_days, lambda w, X, T, rate: w - rate * slopes(w, X, T) * [1, 1, 1, 2]).right is False


@pytest.mark.parametrize(("language", "sentence"), [("ja", "my_step がまだ ..."), ("en", "my_step is still")])
def test_a_training_by_a_step_that_is_not_begun(language, sentence):
    words.speak(language)
    names, line = {}, "w = my_step(w, X, T, 2.0)"
    assert not any("my_step" in str(hint) for hint in ask.my_training.hints), "it stands behind, for the curious"
    loop = f"import numpy as np\ndef my_training(X, T):\n    w = np.zeros(4)\n    for _ in range(1000):\n        {line}\n    return w"
    exec(f"def my_step(w, X, T, rate):\n    return ...\n\n{loop}", names)
    found = review(ask.my_training, names["my_training"])
    assert found.right is None and sentence in found.words
    exec(ask.my_step.solution, names)
    assert review(ask.my_training, names["my_training"]).right


@pytest.mark.parametrize("exercise", [ask.my_step, ask.my_training])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {}
    exec(exercise.solution, names)
    assert review(exercise, names[exercise.key]).right
    assert review(exercise, lambda *_: ...).right is None
    assert len(exercise.hints) >= 2


# ---- predictions, found once more number by number


@pytest.fixture
def english():
    words.speak("en")


def drawn(days, seed):
    """A diary, drawn without numpy."""
    rng = random.Random(seed)
    diary = []
    for _ in range(days):
        x = [1.0, *(float(rng.random() < chance) for chance in (0.5, 0.4, 0.2))]
        y = sum(a * b for a, b in zip((-0.5, 0.4, 0.6, 0.3), x, strict=True))
        diary.append((x, float(rng.random() < 1 / (1 + math.exp(-8 * y)))))
    return diary


def mean_slope(w, days, k=1.0):
    total = [0.0] * 4
    for x, t in days:
        p = 1 / (1 + math.exp(-max(-500, min(500, k * sum(a * b for a, b in zip(w, x, strict=True))))))
        total = [s + k * (p - t) * a / len(days) for s, a in zip(total, x, strict=True)]
    return total


def descended(start, days, rate, steps, k=1.0, beta=0.0, batch=None, rng=None):
    """Every place on the way of gradient descent, with momentum if beta is not 0."""
    path, w, v = [start], start, [0.0] * 4
    for _ in range(steps):
        g = mean_slope(w, rng.sample(days, batch) if batch else days, k)
        v = [beta * a + b for a, b in zip(v, g, strict=True)]
        w = [a - rate * b for a, b in zip(w, v, strict=True)]
        path.append(w)
    return path


def log_loss(w, days, k):
    total = 0.0
    for x, t in days:
        y = k * sum(a * b for a, b in zip(w, x, strict=True))
        total += max(y, 0) + math.log1p(math.exp(-abs(y))) - t * y
    return total / len(days)


def test_where_it_ends(english):
    """Convex, with one lowest place: between any two places the loss lies below the straight line."""
    days, rng = drawn(200, 2), random.Random(0)
    for _ in range(100):
        a, b = [[rng.uniform(-1, 1) for _ in range(4)] for _ in range(2)]
        middle = [(u + v) / 2 for u, v in zip(a, b, strict=True)]
        assert log_loss(middle, days, 8) < (log_loss(a, days, 8) + log_loss(b, days, 8)) / 2
    ends = [descended(start, days, 0.1, 200, 8, beta)[-1] for start in ([1.0] * 4, [-1.0] * 4) for beta in (0.0, 0.9)]
    assert max(max(c) - min(c) for c in zip(*ends, strict=True)) < 0.15
    assert right_answer(ask.where_it_ends).startswith("All three at the same place")


def test_with_single_days(english):
    days = drawn(200, 3)
    path = descended([0.0] * 4, days, 0.02, 300, 8, batch=1, rng=random.Random(1))
    late = [log_loss(w, days, 8) for w in path[200:]]
    lowest = log_loss(descended([0.0] * 4, days, 0.1, 300, 8)[-1], days, 8)
    assert max(late) - min(late) > 0.05 and lowest < sum(late) / len(late) < log_loss([0.0] * 4, days, 8)
    assert right_answer(ask.with_single_days).startswith("It gets near the bottom")


def test_half_the_error(english):
    """The error of a mean of n coins goes with 1 / sqrt(n); so does what is found in n days."""
    rng = random.Random(5)

    def spread(n, times=4000):
        means = [sum(rng.random() < 0.5 for _ in range(n)) / n for _ in range(times)]
        middle = sum(means) / times
        return math.sqrt(sum((m - middle) ** 2 for m in means) / times)

    assert spread(100) / spread(25) == pytest.approx(0.5, abs=0.05)
    assert right_answer(ask.half_the_error) == "4 times as many"
