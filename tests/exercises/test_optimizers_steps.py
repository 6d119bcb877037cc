"""The predictions and exercises on steps: right answers, every typical mistake, and the learner's own optimizer."""

import functools
import math
from itertools import islice

import numpy as np
import pytest

from nblib.chapters.optimizers import ask
from nblib.chapters.optimizers.exercises import write_momentum, write_schedule
from nblib.chapters.optimizers.experiments import own_optimizer
from nblib.chapters.optimizers.questions import RATES, START, STEPS
from nblib.chapters.valleys import ask as valleys
from nblib.chapters.valleys.questions import NEAR_TOP
from nblib.errors import CourseError
from nblib.exercises.exercise import review
from nblib.language import words
from tests.exercises.answers import right_answer, right_option
from tests.exercises.reviewed import assert_right, assert_told


def momentum(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        yield theta
        velocity = beta * velocity + gradient(theta)
        theta = theta - rate * velocity


def sutskevers(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        yield theta
        velocity = beta * velocity - rate * gradient(theta)
        theta = theta + velocity


def variant(velocity="beta * v + gradient(theta)", step="theta - rate * v", before="yield theta", after="pass"):
    """An optimizer that differs from momentum in one place."""
    lines = ["def answer(gradient, theta, rate, beta):", "    first, v = theta, 0 * theta", "    while True:"]
    lines += [f"        {line}" for line in (before, f"old, v = v, {velocity}", f"theta = {step}", after)]
    names = {}
    exec("\n".join(lines), names)
    return names["answer"]


def wrong_order(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        yield theta
        theta = theta - rate * velocity
        velocity = beta * velocity + gradient(theta)


def without_yield(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        velocity = beta * velocity + gradient(theta)
        theta = theta - rate * velocity


def in_place(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        yield theta
        velocity = beta * velocity + gradient(theta)
        theta -= rate * velocity


def short(gradient, theta, rate, beta):
    yield from islice(momentum(gradient, theta, rate, beta), 3)


def collected(gradient, theta, rate, beta):
    """A function with a loop, that returns an iterator."""
    found, path = [], momentum(gradient, theta, rate, beta)
    while True:
        found.append(next(path))
        if len(found) == 20:
            return iter(found)


RIGHT = [
    (write_momentum, momentum),
    (write_momentum, sutskevers),
    (write_momentum, lambda *case: (theta.tolist() for theta in momentum(*case))),
    (write_momentum, functools.partial(momentum)),
    (write_momentum, collected),
    (write_schedule, lambda t, rate, steps: rate * max(0, 1 - t / steps)),
    (write_schedule, lambda t, rate, steps: rate * (steps - t) / steps if t < steps else 0),
]
MISTAKES = [
    (write_momentum, variant(step="theta + rate * v"), "坂を上って", "goes uphill"),
    (write_momentum, variant(velocity="beta * v - gradient(theta)"), "引き算はどちらか一方", "in one of the two places"),
    (write_momentum, variant(velocity="gradient(theta)"), "前の速度が、動きに使われていません", "no effect on the move"),
    (write_momentum, variant(step="theta - rate * gradient(theta)"), "前の速度が、動きに", "no effect on the move"),
    (write_momentum, wrong_order, "1つ前の速度", "velocity of the step before"),
    (write_momentum, without_yield, "yield theta がありません", "There is no yield theta"),
    (write_momentum, variant(velocity="beta * (v + gradient(theta))"), "傾きにまで beta", "slope is multiplied by beta as well"),
    (write_momentum, variant(velocity="v + beta * gradient(theta)"), "相手が逆", "at the wrong place"),
    (write_momentum, variant(velocity="beta * v + gradient()"), " gradient() missing", " gradient() missing"),
    (write_momentum, variant(before="pass", after="yield theta"), "動く前に yield", "comes before the move"),
    (write_momentum, variant(velocity="v + gradient(theta)"), "beta をかけていません", "not multiplied by beta"),
    (write_momentum, variant(velocity="beta * v + (1 - beta) * gradient(theta)"), "Adam の m", "Adam's m"),
    (write_momentum, variant(velocity="beta * v + rate * gradient(theta)"), "2回かけて", "multiplied in twice"),
    (write_momentum, variant(step="theta - v"), "学習率をかけていません", "rate is not multiplied in"),
    (write_momentum, variant(step="theta - rate * (gradient(theta) + beta * v)"), "ネステロフ", "Nesterov's"),
    (write_momentum, variant(step="theta - rate * old"), "1つ前の速度", "velocity of the step before"),
    (write_momentum, variant(velocity="beta * v + gradient(first)"), "最初の場所の傾き", "slope of the first place"),
    (write_momentum, variant(velocity="beta * v"), "theta が動いていません", "theta does not move"),
    (write_momentum, in_place, "書きかえられて", "changed in place"),
    (write_momentum, short, "3個の theta で止まりました", "stopped after 3 thetas"),
    (write_momentum, lambda *case: None, "何も出てきません", "Nothing comes out"),
    (write_momentum, lambda g, theta, rate, beta: theta - rate * g(theta), "return だと", "A return is the end"),
    (write_momentum, lambda *case: list(islice(momentum(*case), 7)), "return だと", "A return is the end"),
    (write_momentum, lambda *case: (theta[0] for theta in momentum(*case)), "同じ形 (2,)", "shape (2,)"),
    (write_momentum, lambda *case: ("here" for _ in range(9)), "'here'", "'here'"),
    (write_momentum, variant(step="theta - rate * v * 1.01"), "theta_1 がちがいます", "theta_1 is wrong"),
    (write_momentum, variant(after="if theta.any(): 1 / 0"), "ZeroDivisionError", "ZeroDivisionError"),
    (write_momentum, variant(before="while True: pass", after="yield theta"), "秒たっても", "No answer came back"),
    (write_momentum, 5, "関数を渡して", "A function is needed"),
    (write_schedule, lambda t, rate, steps: rate * (1 - t / steps), "負になり", "it is negative"),
    (write_schedule, lambda t, rate, steps: rate * t / steps, "だんだん大きく", "It grows"),
    (write_schedule, lambda t, rate, steps: rate * min(t / steps, 1), "だんだん大きく", "It grows"),
    (write_schedule, lambda t, rate, steps: max(0, 1 - t / steps), "rate をかけて", "not multiplied in"),
    (write_schedule, lambda t, rate, steps: rate, "t が変わっても", "the same for every t"),
    (write_schedule, lambda t, rate, steps: rate / steps, "t が変わっても", "the same for every t"),
    (write_schedule, lambda t, rate, steps: max(0, rate - t / steps), "減る分にも", "What is taken away"),
    (write_schedule, lambda t, rate, steps: rate * (1 - t) / steps, "かっこの場所", "brackets are at the wrong place"),
    (write_schedule, lambda t, rate, steps: max(0, rate * (1 - t) / steps), "かっこの場所", "brackets are at the wrong place"),
    (write_schedule, lambda t, rate, steps: rate - t / steps, "減る分にも", "What is taken away"),
    (write_schedule, lambda t, rate, steps: rate / (t + 1), "少しずつ割る", "divides by more"),
    (write_schedule, lambda t, rate, steps: rate * max(0, 1 - t / steps) ** 2, "手で計算", "by hand"),
    (write_schedule, lambda t, rate, steps: "0", "1つの数", "one number"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english, times=1 if "秒" in japanese else 5)


def unsolved(gradient, theta, rate, beta):
    velocity = 0 * theta
    while True:
        yield theta
        velocity = ...  # noqa: F841
        theta = ...


@pytest.mark.parametrize(("exercise", "nothing"), [(write_momentum, unsolved), (write_schedule, lambda *_: ...)])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise, nothing):
    names = {}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right
    assert review(exercise, nothing).right is None


def slope(theta):
    return 2 * np.asarray(theta)


def test_an_own_optimizer_serves_one_start_and_many():
    def mine(gradient, theta, rate):
        while True:
            yield theta
            theta = theta - rate * np.sign(gradient(theta))

    starts = np.array([[1.0, -2], [3, 0.5], [0.1, 0.1]])
    together = list(islice(own_optimizer(mine)(slope, starts, rate=0.2), 5))
    np.testing.assert_allclose(together[4], starts - 0.2 * np.sign(starts) * [[4, 4], [4, 2], [0, 0]])
    assert starts[0, 0] == 1, "the start stays"
    alone = list(islice(own_optimizer(mine)(slope, (1.0, -2.0)), 2))
    np.testing.assert_allclose(alone, [[1, -2], [0.9, -1.9]])


@pytest.mark.parametrize(
    ("mine", "sentence"),
    [
        (lambda gradient, theta, rate: None, "Nothing comes out"),
        (lambda gradient, theta, rate: theta, "A return is the end"),
        (lambda gradient, theta, rate: iter([theta, theta]), "in place"),
        (lambda gradient, theta, rate: iter([[1, 2, 3]]), "(3,)"),
        ("mine", "A function is needed"),
    ],
)
def test_the_faults_of_an_own_optimizer_are_told(mine, sentence):
    words.speak("en")
    with pytest.raises(CourseError) as caught:
        list(own_optimizer(mine)(slope, np.array([1.0, 2.0])))
    assert sentence in str(caught.value)


def test_best_rate():
    """Each step multiplies x by 1 - rate, and y by 1 - 20 rate; no optimizer is needed to know where it ends."""

    def height(rate):
        x, y = START[0] * (1 - rate) ** STEPS, START[1] * (1 - 20 * rate) ** STEPS
        return (x * x + 20 * y * y) / 2

    best = min(RATES, key=height)
    first_gone = min(rate for rate in RATES if abs(1 - 20 * rate) > 1 + 1e-12)
    words.speak("en")
    assert first_gone / best < 1.5 and right_answer(ask.best_rate) == "One just below those that diverge"
    assert f"{best:g}" in right_option(ask.best_rate).why and f"{first_gone:g}" in right_option(ask.best_rate).why


def test_adams_first_step():
    for steepness in (1, 100):
        step = []
        for g in (steepness * START[0], steepness * 20 * START[1]):
            m, v = 0.1 * g, 0.001 * g * g
            step.append(0.3 * (m / (1 - 0.9)) / (math.sqrt(v / (1 - 0.999)) + 1e-8))
        assert math.hypot(*step) == pytest.approx(0.3 * math.sqrt(2))
    words.speak("en")
    assert right_answer(valleys.adams_first_step) == "Just as long"


def test_newton_near_a_top():
    """x and y do not mix in this landscape, so each takes its own step."""

    def height(*place):
        return sum(t**4 - 16 * t**2 + 5 * t for t in place) / 2

    landing = [t - (2 * t**3 - 16 * t + 2.5) / (6 * t**2 - 16) for t in NEAR_TOP]
    assert height(*landing) > height(*NEAR_TOP) and math.hypot(landing[0] - 0.157, landing[1] - 0.157) < 0.1
    words.speak("en")
    assert right_answer(valleys.newton_near_a_top) == "Up to the top"
