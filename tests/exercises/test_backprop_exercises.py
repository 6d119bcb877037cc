"""Backpropagation: exercises, predictions, and every mistake in a slope that the stepper asks for."""

import itertools
import math
import random

import numpy as np
import pytest

from nblib.chapters.backprop.backprop_trace import backprop_trace
from nblib.chapters.backprop.exercises import slope_of_chain, slope_over_paths
from nblib.chapters.backprop.questions import how_many_times, how_often_again, paths_that_cancel, silent_clue
from nblib.chapters.backprop.slope_answer import judge_slope, typed_number
from nblib.chapters.backprop.symbols import Symbols
from nblib.errors import CourseError
from nblib.exercises.exercise import review
from nblib.language import words
from nblib.maths.activations import relu, sigmoid, tanh
from nblib.maths.layers import Dense
from nblib.maths.losses import absolute_error, squared_error
from nblib.maths.network import Network, mlp
from tests.exercises.answers import right_answer
from tests.exercises.reviewed import assert_right, assert_told

JAPANESE_OR_NOT = pytest.mark.parametrize("language", ["ja", "en"])


# ---- exercises


def chain(w, v, x, t):
    h = math.tanh(w * x)
    return 2 * (v * h - t) * v * (1 - h * h) * x


h, y = np.array([0.2]), np.array([0.3])  # as the notebook has them, from another cell


@JAPANESE_OR_NOT
def test_names_of_another_cell_are_no_answer(language):
    words.speak(language)
    found = review(slope_of_chain, lambda w, v, x, t: 2 * (y - t) * v * (1 - h**2) * x)
    assert found.right is False
    assert ("h、y は、ノートブックの別のセル" if language == "ja" else "another cell") in found.words, found.words


def two(h, u1, u2, v1, v2):
    return v1 * u1 / math.cosh(u1 * h) ** 2 + v2 * u2 / math.cosh(u2 * h) ** 2


def h_of(w, x):
    return math.tanh(w * x)


RIGHT = [(slope_of_chain, chain), (slope_over_paths, two), (slope_over_paths, lambda *q: np.array([two(*q)]))]
MISTAKES = [
    (slope_of_chain, lambda *q: -chain(*q), "符号が逆", "sign is wrong"),
    (slope_of_chain, lambda *q: chain(*q) / 2, "2乗の微分の2", "The 2 is missing"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x, "tanh の微分 1 - h² が抜けて", "1 - h², is missing"),
    (slope_of_chain, lambda w, v, x, t: chain(w, v, x, t) / x, "最後の x が抜けて", "x at the end is missing"),
    (slope_of_chain, lambda w, v, x, t: chain(w, v, x, t) / v, "v が抜けて", "v is missing"),
    (slope_of_chain, lambda w, v, x, t: v * (1 - h_of(w, x) ** 2) * x, "それは ∂y/∂w", "That is ∂y/∂w"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * (1 - (w * x) ** 2), "1 - z² になって", "You have 1 - z²"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * (1 - math.tanh(h_of(w, x)) ** 2), "tanh を2回", "tanh of tanh"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * (1 - math.tanh(x) ** 2), "x ではなく、z", "not at x"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * h_of(w, x), "v についての傾き", "slope along v"),
    (slope_of_chain, lambda w, v, x, t: chain(w, v, x, t) / x * w, "w ではなく x", "is x, not w"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * (1 - h_of(w, x)), "1 - h になって", "You have 1 - h."),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * h_of(w, x) * (1 - h_of(w, x)), "シグモイド", "of the sigmoid"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * 1 - h_of(w, x) ** 2 * x, "かっこが要ります: (1 - h**2)", "brackets: (1 - h**2)"),
    (slope_of_chain, lambda w, v, x, t: 2 * (v * h_of(w, x) - t) * v * x * 1 - h_of(w, x) ** 2, "かっこが要ります: (1 - h**2)", "brackets: (1 - h**2)"),
    (slope_of_chain, lambda w, v, x, t: 2 * v * h_of(w, x) - t * v * (1 - h_of(w, x) ** 2) * x, "かっこが要ります: 2 * (y - t)", "brackets: 2 * (y - t)"),
    (slope_of_chain, lambda w, v, x, t: (v * h_of(w, x) - t) ** 2 * v * (1 - h_of(w, x) ** 2) * x, "(y - t)² をかけて", "(y - t)², is multiplied in"),
    (slope_of_chain, lambda w, v, x, t: (v * h_of(w, x) - t) ** 2, "損失 L そのもの", "the loss L itself"),
    (slope_of_chain, lambda w, v, x, t: 7, "手で計算", "by hand"),
    (slope_of_chain, lambda w, v, x, t: None, "return を書き忘れて", "Is a return missing"),
    (slope_of_chain, 3, "関数を渡して", "A function is needed"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * u1 / math.cosh(u1 * h) ** 2, "道は2本", "two paths"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v2 * u2 / math.cosh(u2 * h) ** 2, "道は2本", "two paths"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * u1 / math.cosh(u1 * h) ** 2 * v2 * u2 / math.cosh(u2 * h) ** 2, "道どうしはかけません", "added, not multiplied"),
    (slope_over_paths, lambda *q: two(*q) / 2, "平均ではなく", "not the mean"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * u1 + v2 * u2, "tanh の微分が抜けて", "derivatives of tanh are missing"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 / math.cosh(u1 * h) ** 2 + v2 / math.cosh(u2 * h) ** 2, "u1 と u2 が抜けて", "u1 and u2 are missing"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: u1 / math.cosh(u1 * h) ** 2 + u2 / math.cosh(u2 * h) ** 2, "v1 と v2 が抜けて", "v1 and v2 are missing"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: (v1 * u1 + v2 * u2) / math.cosh(h) ** 2, "h ではなく", "not at h"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * math.tanh(u1 * h) + v2 * math.tanh(u2 * h), "y そのもの", "What is asked for is"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: (v1 * u1 + v2 * u2) / math.cosh(u1 * h) ** 2, "2回使って", "used twice"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: (v1 * u1 + v2 * u2) * (1 - h**2), "1 - h² になって", "You have 1 - h²"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * h / math.cosh(u1 * h) ** 2 + v2 * h / math.cosh(u2 * h) ** 2, "h をかけて", "multiplies by h"),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * u1 * (1 - math.tanh(u1 * h)) + v2 * u2 * (1 - math.tanh(u2 * h)), "1 - a1 になって", "You have 1 - a1."),
    (slope_over_paths, lambda h, u1, u2, v1, v2: v1 * 1 - math.tanh(u1 * h) ** 2 * u1 + v2 * 1 - math.tanh(u2 * h) ** 2 * u2, "かっこが要ります: (1 - a1**2)", "brackets: (1 - a1**2)"),
    (slope_over_paths, lambda *q: 7, "h = ", "For h = "),
    (slope_over_paths, lambda *q: 7, "手で計算", "by hand"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@JAPANESE_OR_NOT
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english)


@pytest.mark.parametrize("exercise", [slope_of_chain, slope_over_paths])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {"np": np}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name.startswith("my_")]
    assert review(exercise, answer).right
    assert review(exercise, lambda *_: ...).right is None


# ---- predictions, without nblib's networks


def test_how_often_again():
    words.speak("en")
    widths, moved = (3, 3, 3, 1), 0
    for a, b in itertools.pairwise(widths):
        moved += a * b  # each of these weights changes a neuron, and through it the output
    assert right_answer(how_often_again) == f"{moved} times" and f"{moved} weights" in how_often_again.ask


def test_silent_clue():
    """Number by number, and by moving w3 and w4."""
    words.speak("en")
    b, w, c, v = (0.1, -0.2), (0.7, -0.4, -0.6, 0.8), 0.1, (0.5, 0.8)

    def loss(w3, w4):
        h = math.tanh(b[0] + w[0] * 1 + w3 * 0), math.tanh(b[1] + w[1] * 1 + w4 * 0)
        return (c + v[0] * h[0] + v[1] * h[1] - 1) ** 2

    assert loss(w[2], w[3]) > 0.1
    assert loss(w[2] + 0.3, w[3]) == loss(w[2], w[3] - 0.3) == loss(w[2], w[3])
    assert right_answer(silent_clue) == "It makes no difference"


def test_paths_that_cancel():
    words.speak("en")

    def loss(w, both=(1, 1)):
        h = math.tanh(w)
        return (both[0] * math.tanh(h) - both[1] * math.tanh(h) - 1) ** 2

    assert (loss(0.5 + 1e-5) - loss(0.5 - 1e-5)) / 2e-5 == pytest.approx(0, abs=1e-9)
    h = math.tanh(0.5)
    one = 2 * (0 - 1) / math.cosh(h) ** 2 / math.cosh(0.5) ** 2
    assert f"{one:+.1f}" in paths_that_cancel.ask and f"{-one:+.1f}" in paths_that_cancel.ask
    assert right_answer(paths_that_cancel) == "It is 0"


def test_how_many_times():
    """A run forward multiplies once a weight, backpropagation three times: so about a third of the parameters."""
    widths = (3, 17, 17, 17, 17, 1)
    weights = sum(a * b for a, b in zip(widths, widths[1:], strict=False))
    size = weights + sum(widths[1:])
    ratio = (size + 1) * weights / (3 * weights)
    assert abs(math.log(ratio / 300)) < math.log(1.2)
    words.speak("en")
    question = how_many_times
    assert right_answer(question) == "About 300 times" and str(size) in question.ask


# ---- the slopes that the stepper asks for

NETWORK = Network([Dense(2, 2), tanh, Dense(2, 2), tanh, Dense(2, 1)])
RNG = np.random.default_rng(2)
THETA = RNG.uniform(0.3, 1.2, NETWORK.size) * RNG.choice([-1, 1], NETWORK.size)
STEPS = backprop_trace(NETWORK, THETA, (0.7, -0.6), [1], squared_error)
NAMES = Symbols(NETWORK)
KNOWN = {NAMES.plain(n): n.amount for s in STEPS for n in [s.what, *(m for term in s.terms for m in term)]}
STEP_NUMBER = {NAMES.plain(s.what): i for i, s in enumerate(STEPS, 1)}


def asked(name, typed):
    return judge_slope(NETWORK, STEPS, STEP_NUMBER[name], typed)


def k(formula):
    """A formula in the names of the trace, such as "dz1(2) * x1", d standing for ∂L/∂."""
    for name in sorted(KNOWN, key=len, reverse=True):
        formula = formula.replace(name.replace("∂L/∂", "d"), f"({KNOWN[name]!r})") if name in KNOWN else formula
    return eval(formula, {"T": math.tanh})


SLOPES = [  # what is asked, what the mistake gives, a piece of the sentence
    ("∂L/∂y", "-dy", "符号が逆", "sign is not"),
    ("∂L/∂y", "dy / 2", "2が前に", "a 2 comes to the front"),
    ("∂L/∂y", "L", "損失 L そのもの", "the loss itself"),
    ("∂L/∂b5", "dy * b5", "b5 の大きさはかけません", "Do not multiply by b5"),
    ("∂L/∂b3", "dh1(2)", "活性化関数を通って戻るのを忘れ", "derivative is missing"),
    ("∂L/∂w9", "-dw9", "符号が逆", "sign is not"),
    ("∂L/∂w9", "dy * w9", "重みそのもの", "times the weight itself"),
    ("∂L/∂w9", "dy * z1(2)", "活性化関数の前の値", "before the activation"),
    ("∂L/∂w9", "dy", "y の傾きです", "the slope along y"),
    ("∂L/∂w9", "h1(2)", "戻ってくる傾きがかかって", "What comes back is missing"),
    ("∂L/∂w9", "dy * h2(2)", "別のニューロンの値", "another neuron's value"),
    ("∂L/∂w6", "dh2(2) * h1(1)", "活性化関数を通って戻るのを忘れ", "derivative is missing"),
    ("∂L/∂w6", "dz1(2) * h1(1)", "別のニューロンの傾き", "another neuron's slope"),
    ("∂L/∂h1(1)", "dz1(2) * w5", "道が1本足りません", "one path alone"),
    ("∂L/∂h1(1)", "dz2(2) * w6", "道が1本足りません", "one path alone"),
    ("∂L/∂h1(1)", "dz1(2) + dz2(2)", "重みがかかって", "weights are missing"),
    ("∂L/∂h1(1)", "w5 + w6", "戻ってくる傾きがかかって", "What comes back is missing"),
    ("∂L/∂h1(1)", "dz1(2) * w7 + dz2(2) * w8", "別のニューロンの重み", "another neuron's weights"),
    ("∂L/∂h1(1)", "dh1(2) * w5 + dh2(2) * w6", "次の層の、活性化関数の前", "before the next layer's activation"),
    ("∂L/∂h1(2)", "dy * h1(2)", "値ではなく重み", "by the weight, not by the value"),
    ("∂L/∂z1(2)", "dh1(2)", "微分がかかっていません", "derivative is missing"),
    ("∂L/∂z1(2)", "dh1(2) * (1 - T(h1(2)) ** 2)", "とる場所がちがいます", "at the wrong place"),
    ("∂L/∂z1(2)", "dh1(2) * (1 - z1(2) ** 2)", "とる場所がちがいます", "at the wrong place"),
    ("∂L/∂z1(2)", "dh1(2) * h1(2)", "値ではなく、活性化関数の傾き", "not by the value"),
    ("∂L/∂z1(2)", "1 - h1(2) ** 2", "戻ってくる傾きがかかって", "What comes back is missing"),
    ("∂L/∂w1", "17.5", "17.5 ではありません", "It is not 17.5"),
    ("∂L/∂b3", "17.5", "式に、図の数を入れて", "into the formula."),
]  # fmt: skip


@JAPANESE_OR_NOT
@pytest.mark.parametrize(("name", "mistake", "japanese", "english"), SLOPES)
def test_a_wrong_slope_gets_its_own_words(name, mistake, japanese, english, language):
    words.speak(language)
    found = asked(name, f"{k(mistake):.3f}")
    assert found.right is False
    assert (japanese if language == "ja" else english) in found.words, (found.words, k(mistake), KNOWN[name])


@pytest.mark.parametrize(
    "network", [NETWORK, mlp((2, 3, 2), relu), Network([Dense(2, 2), sigmoid, Dense(2, 1), sigmoid])]
)
def test_every_slope_is_right_as_it_is_shown_and_wrong_with_the_other_sign(network):
    theta = np.random.default_rng(8).normal(size=network.size)
    steps = backprop_trace(network, theta, (1, 0.5), [1, 0][: network.widths[-1]], squared_error)
    for number, step in enumerate(steps, 1):
        found = judge_slope(network, steps, number, f"{step.what.amount:.2f}")
        if not step.what.slope:
            assert found is None
            continue
        assert found.right is True, step
        if abs(step.what.amount) > 0.02:
            assert judge_slope(network, steps, number, f"{-step.what.amount:.2f}").right is False
    assert judge_slope(network, steps, 0, "1") is None


def test_answers_worked_out_from_what_the_drawing_shows_are_taken():
    """Its numbers have two digits; products of such numbers must count as right."""
    for step in STEPS:
        if step.what.slope and step.rule != "dloss":
            terms = [math.prod(round(n.amount, 2) for n in term) for term in step.terms]
            if max(abs(n.amount) for term in step.terms for n in term) > 0.1:
                assert asked(NAMES.plain(step.what), f"{sum(terms):.2f}").right, step


def test_before_an_answer_and_for_what_is_no_number():
    empty = asked("∂L/∂y", "  ")
    assert empty.right is None and "見えます" in empty.words
    for typed in ("abc", "1 +", "__import__('os')", "2 ** 9 ** 9", "1/0", "[1]", "True", "nan", "1e999"):
        found = asked("∂L/∂y", typed)
        assert found.right is None and "数" in found.words, typed


def test_another_loss_knows_no_forgotten_2():
    steps = backprop_trace(NETWORK, THETA, (0.7, -0.6), [1], absolute_error)
    found = judge_slope(NETWORK, steps, STEP_NUMBER["∂L/∂y"], "0.5")
    assert found.right is False and "ではありません" in found.words


@pytest.mark.parametrize(
    ("text", "number"),
    [("-0.5", -0.5), ("－０．５", -0.5), ("0,5", 0.5), ("0.8*0.5", 0.4), ("2×(0.3−1)", -1.4), (" 3 ", 3), ("1/4", 0.25), ("+.5", 0.5), ("1-0.5^2", 0.75), ("1-0.5**2", 0.75)],
)  # fmt: skip
def test_typed_numbers(text, number):
    assert typed_number(text) == pytest.approx(number)


def test_huge_powers_are_refused_at_once():
    with pytest.raises(CourseError):
        typed_number("9**9**9**9")


def test_random_typing_never_breaks_it():
    rng = random.Random(3)
    for _ in range(300):
        text = "".join(rng.choice("0123456789.+-*/() ×−abc'\"\\\n　。") for _ in range(rng.randint(0, 12)))
        assert asked("∂L/∂w9", text).right in (True, False, None)
