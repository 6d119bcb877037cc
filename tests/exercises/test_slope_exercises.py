"""The exercises on slopes: right answers and every typical mistake, in both languages."""

import linecache

import numpy as np
import pytest

from nblib.chapters.slope.exercises import central_difference, one_step
from nblib.exercises.exercise import review
from nblib.language import words
from nblib.maths.finite_differences import slope
from tests.exercises.reviewed import assert_right, assert_told


def in_place(w, slopes, rate):
    w -= rate * slopes
    return w


def steepest(w, slopes, rate):
    i = np.argmax(np.abs(slopes))
    return [v - rate * s * (j == i) for j, (v, s) in enumerate(zip(w, slopes, strict=True))]


def only_one_w(w, slopes, rate):
    new = w - rate * slopes
    new[2] = w[2] + 1
    return new


RIGHT = [
    (one_step, lambda w, slopes, rate: w - rate * slopes),
    (one_step, lambda w, slopes, rate: [v - rate * s for v, s in zip(w, slopes, strict=True)]),
    (one_step, lambda w, slopes, rate: tuple(w + -slopes * rate)),
    (central_difference, lambda f, w, h: (f(w + h) - f(w - h)) / (2 * h)),
    (central_difference, lambda f, w, h: (f(w + h) - f(w - h)) / 2 / h),
    (central_difference, lambda f, w, h: 0.5 * ((f(w + h) - f(w)) / h + (f(w) - f(w - h)) / h)),
]
MISTAKES = [
    (one_step, lambda w, s, rate: w + rate * s, "坂を上って", "This climbs. Where"),
    (one_step, lambda w, s, rate: w - s, "学習率 rate をかけて", "not multiplied in"),
    (one_step, lambda w, s, rate: w + s, "それに、学習率", "climbs, and"),
    (one_step, lambda w, s, rate: w - rate * np.sign(s), "符号だけ", "Only the sign"),
    (one_step, lambda w, s, rate: w - rate * abs(s), "符号が消えて", "sign of the slopes is lost"),
    (one_step, lambda w, s, rate: -rate * s, "動かす量だけ", "only how far"),
    (one_step, lambda w, s, rate: rate * s, "動かす量だけ", "only how far"),
    (one_step, lambda w, s, rate: w - rate * s * w, "重みもかかって", "multiplied in as well"),
    (one_step, lambda w, s, rate: w - s / rate, "割っています", "divides by the learning rate"),
    (one_step, steepest, "いちばん急な", "steepest"),
    (one_step, lambda w, s, rate: w, "動いていません", "have not moved"),
    (one_step, in_place, "書きかえられて", "has been changed"),
    (one_step, only_one_w, "w2 がちがいます", "w2 is wrong"),
    (one_step, lambda w, s, rate: 1.0, "4個の数", "4 numbers"),
    (one_step, lambda w, s, rate: None, "return", "return"),
    (one_step, [1, 2, 3, 4], "関数を渡して", "A function is needed"),
    (central_difference, lambda f, w, h: (f(w + h) - f(w)) / h, "片側の差分", "one-sided"),
    (central_difference, lambda f, w, h: (f(w) - f(w - h)) / h, "片側の差分", "one-sided"),
    (central_difference, lambda f, w, h: (f(w + h) - f(w - h)) / h, "h で割って", "divides by h"),
    (central_difference, lambda f, w, h: f(w + h) - f(w - h), "割っていません", "bare difference"),
    (central_difference, lambda f, w, h: f(w + h) - f(w), "割っていません", "bare difference"),
    (central_difference, lambda f, w, h: (f(w + h) - f(w - h)) / 2, "2で割っただけ", "by 2 alone"),
    (central_difference, lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h, "/ 2 * h は", "/ 2 * h means"),
    (central_difference, lambda f, w, h: f(w + h) - f(w - h) / (2 * h), "割り算が先", "Division comes first"),
    (central_difference, lambda f, w, h: (f(w - h) - f(w + h)) / (2 * h), "符号が逆", "wrong way round"),
    (central_difference, lambda f, w, h: (f(w + h) + f(w - h)) / (2 * h), "足しています", "are added"),
    (central_difference, lambda f, w, h: (f(w + 2 * h) - f(w - 2 * h)) / (4 * h), "f = w ** 3, w = ", "f = w ** 3, w = "),
    (central_difference, lambda f, w, h: f(w + h) - f(w - h) / 2 * h, "差にも、2 * h にも", "Both the difference and 2 * h"),
    (central_difference, lambda f, w, h: (f(w + h) - f(w)) / (2 * h), "片側の差分を 2 * h", "one-sided difference is divided by 2"),
    (central_difference, lambda f, w, h: (f(w) - f(w - h)) / (2 * h), "片側の差分を 2 * h", "one-sided difference is divided by 2"),
    (central_difference, lambda f, w, h: (f * (w + h) - f * (w - h)) / (2 * h), "f は関数です", "f is a function"),
    (central_difference, lambda f, w, h: (f(w + h) - f) / (2 * h), "f は関数です", "f is a function"),
    (central_difference, lambda f, w, h: f, "1つの数", "one number"),
    (central_difference, lambda f, w, h: f, "w ** 3 (Function)", "w ** 3 (Function)"),
    (central_difference, 3, "関数を渡して", "A function is needed"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answers(exercise, answer):
    assert_right(exercise, answer)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_a_mistake_gets_its_own_words(exercise, answer, japanese, english, language):
    assert_told(exercise, answer, language, japanese, english)


@pytest.mark.parametrize("digits", [2, 3])
def test_a_rounded_step_is_never_right_by_luck(digits):
    words.speak("en")
    for _ in range(40):
        found = review(one_step, lambda w, s, rate: (w - rate * s).round(digits))
        assert found.right is False and "right would be" in found.words


@pytest.mark.parametrize("exercise", [one_step, central_difference])
def test_solutions_are_right_and_unsolved_is_not_begun(exercise):
    names = {}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right
    assert review(exercise, lambda *_: ...).right is None


@pytest.mark.parametrize(
    "language, sentence, other", [("ja", "slopes のことですか", "gradient"), ("en", "Did you mean slopes?", "gradient")]
)
def test_a_function_that_has_nearly_an_arguments_name(language, sentence, other):
    """`slope` is one of the notebook's functions; who writes it means `slopes`, and is told of no other function."""
    words.speak(language)
    linecache.cache["cell"] = (0, None, ["def my_step(w, slopes, rate):\n", "    return w - rate * slope\n"], "cell")
    names = {"slope": slope}
    exec(compile("".join(linecache.cache["cell"][2]), "cell", "exec"), names)
    found = review(one_step, names["my_step"])
    assert found.right is False and sentence in found.words and other not in found.words
