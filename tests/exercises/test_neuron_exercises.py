"""The exercises of chapter 1: right answers, every typical mistake, and answers that misbehave."""

import contextlib
import itertools
import sys
import threading
import time

import numpy as np
import pytest

from nblib.chapters.neuron import ask as ex
from nblib.chapters.neuron import refute_exercise
from nblib.exercises import sandbox
from nblib.exercises.exercise import Exercise, review
from nblib.language import told, words

ABOVE = [  # whether a sum is above 0, added up in several orders
    lambda w0, w1, w2, a, b: w0 + w1 * a + w2 * b > 0,
    lambda w0, w1, w2, a, b: w2 * b + w1 * a + w0 > 0,
    lambda w0, w1, w2, a, b: w1 * a + w2 * b > -w0,
    lambda w0, w1, w2, a, b: np.dot([w0, w1, w2], [1, a, b]) > 0,
    lambda w0, w1, w2, a, b: sum(w * x for w, x in zip((w2, w0, w1), (b, 1, a), strict=True)) > 0,
]
RIGHT = {
    ex.write_neuron: [
        lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2 + w3 * x3,
        lambda *a: np.dot([1, *a[4:]], a[:4]),
        lambda *a: np.array([sum(w * x for w, x in zip(a[:4], (1, *a[4:]), strict=True))]),
    ],
    ex.write_verdict: [lambda y: y > 0, lambda y: bool(y > 0), lambda y: 1 if y > 0 else 0],
    ex.weights_for_and: [(-0.9, 0.5, 0.5, 0.1), [-1.5, 1, 1, 0], np.array([-0.9, 0.4, 0.6, 0.3])],
    ex.weights_for_or: [(-0.2, 0.5, 0.5, 0.5)],
    ex.weights_for_majority: [(-0.6, 0.4, 0.6, 0.3)],
    ex.weights_for_teacher: [(-0.5, 0, 1, 0), (-0.55, 0.25, 0.6, 0.3)],
    ex.refute_prank: [
        *(
            lambda w0, w1, w2, above=above, corners=corners: next(
                (a, b) for a, b in corners if above(w0, w1, w2, a, b) != (a != b)
            )
            for corners in itertools.permutations(itertools.product([0, 1], repeat=2))
            for above in ABOVE
        ),
        lambda w0, w1, w2: next(
            (a, b) for a, b in itertools.product([0, 1], repeat=2) if (w0 + w1 * a + w2 * b > 1e-9) != (a != b)
        ),
    ],
}


def corner_by(w0, w1, w2, verdict):
    """The first corner that the verdict misjudges."""
    corners = itertools.product([0, 1], repeat=2)
    return next(((a, b) for a, b in corners if verdict(w0 + w1 * a + w2 * b) != (a != b)), (0, 0))


def by_sign(w0, w1, w2):
    for a, b in itertools.product([0, 1], repeat=2):
        y = w0 + w1 * a + w2 * b
        if (y > 0 and a == b) or (y < 0 and a != b):
            return a, b


def at_the_top(w0, w1, w2):
    return corner_by(w0, w1, w2, lambda y: y > 0) if any((w0, w1, w2)) else (1, 1)


def printing(w0, w1, w2, w3, x1, x2, x3):
    print(w0 + w1 * x1 + w2 * x2 + w3 * x3)


def misspelt(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x4  # noqa: F821


# exercise, answer, and words that its own advice has to hold: Japanese, English
MISTAKES = [
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w1 * x1 + w2 * x2 + w3 * x3, "足し忘れ", "w0 is missing"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 * x1 + w1 * x1 + w2 * x2 + w3 * x3, "いつもそのまま", "as it is"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 * x3 + w1 * x1 + w2 * x2 + w3 * x3, "いつもそのまま", "as it is"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + x1 + w2 + x2 + w3 + x3, "かけ", "multiplied"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + w2 + w3, "使っていません", "not used"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: -w0 + w1 * x1 + w2 * x2 + w3 * x3, "引いて", "subtracted"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2 + w3 * x3 > 0, "判断", "verdict"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x2 + w2 * x1 + w3 * x3, "手で計算", "by hand"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: [w0, w1], "1つの数", "one number"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: "y", "1つの数", "one number"),
    (ex.write_neuron, printing, "print は", "print only shows"),
    (ex.write_neuron, misspelt, "w3 * x4", "w3 * x4"),
    (ex.write_neuron, lambda w0, w1: w0, "TypeError", "TypeError"),
    (ex.write_neuron, 0.5, "関数を渡して", "A function is needed"),
    (ex.write_verdict, lambda y: y < 0, "逆", "wrong way round"),
    (ex.write_verdict, lambda y: y <= 0, "逆", "wrong way round"),
    (ex.write_verdict, lambda y: y >= 0, "超えた", "above"),
    (ex.write_verdict, lambda y: y, "そのまま", "y itself"),
    (ex.write_verdict, lambda y: "test", "引用符なし", "without quotes"),
    (ex.weights_for_and, (0.5, 0.5, 0.1), "3つしか", "only three"),
    (ex.weights_for_and, (0.5, 0.5, 0.5, 0.5), "w0 を下げ", "Lower w0"),
    (ex.weights_for_and, (-5, 0.5, 0.5, 0.5), "w0 を少し上げ", "Raise w0"),
    (ex.weights_for_and, (-1, 0.5, 0.5, 0.3), "ちょうど0", "exactly 0"),
    (ex.weights_for_and, (-1, 0.5, 0.5, 0.3), "w0 を少し上げます", "A test is wanted here: raise w0 a little"),
    (ex.weights_for_or, (0, 0.5, 0, 0.5), "w2 を少し上げます", "A test is wanted here: raise w2 a little"),
    (ex.weights_for_and, (0.1, 0.5, 0.5, -0.7), "w0 だけです。w0 を下げます", "Only w0 is at work here: lower it"),
    (ex.weights_for_and, {-0.9, 0.5, 0.6, 0.1}, "( ) で書きます", "Use round brackets ( )"),
    (ex.weights_for_or, {-0.2, 0.5}, "( ) で書きます", "Use round brackets ( )"),
    (ex.weights_for_or, {-0.2: 0.5}, "( ) で書きます", "Use round brackets ( )"),
    (ex.write_verdict, lambda y: "test", "ここでは判断(True か False", "What is needed is True or False"),
    (ex.refute_prank, by_sign, "どの角でも y = 0", "y is 0 at every corner"),
    (ex.refute_prank, at_the_top, "「超えて」いない", "is not above 0"),
    (ex.weights_for_and, (-0.5, 0.4, 0.6, 0.3), "通りがちがいます", "still wrong"),
    (ex.weights_for_teacher, (0.5, 0, -1, 0), "逆", "wrong way round"),
    (ex.weights_for_and, lambda: 1, "4つの数", "Four numbers"),
    (ex.weights_for_and, ("a", 1, 2, 3), "引用符", "without quotes"),
    (ex.weights_for_and, 7, "4つの数", "four numbers"),
    (ex.weights_for_and, (float("nan"), 1, 1, 1), "nan", "nan"),
    (ex.refute_prank, lambda w0, w1, w2: (0, 0), "正しく判断されて", "is judged right"),
    (ex.refute_prank, lambda w0, w1, w2: (2, 0), "4つです", "returned"),
    (ex.refute_prank, lambda w0, w1, w2: None, "何も返って", "nothing came back"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2, "足りない項", "term is missing"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + (w1 + w2 + w3) * (x1 + x2 + x3), "和どうし", "two sums"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x1 + w3 * x3, "x1 = 1", "x1 = 1"),
    (ex.write_neuron, lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + ..., "... が残って", "still a ..."),
    (ex.write_neuron, lambda *_: input("?"), "input() は使いません", "Do not ask with input()"),
    (ex.write_neuron, lambda *_: sys.exit(), "exit() は要りません", "exit() is not needed"),
    (ex.write_verdict, lambda y: True if y > 0 else None, "y = -3 のとき、何も", "For y = -3 nothing"),
    (ex.write_verdict, lambda y: True, "いつも True", "always True"),
    (ex.write_verdict, lambda y: y > 0.1, "しきい値がちがい", "threshold is not 0"),
    (ex.write_verdict, lambda y: y > 0.5, "しきい値がちがい", "threshold is not 0"),
    (ex.write_verdict, lambda y: y > 1, "しきい値がちがい", "threshold is not 0"),
    (ex.write_verdict, lambda y: y in (2.5, 0.1), "正しくは True", "right would be True"),
    (ex.weights_for_and, (0, 0, 0, 0), "全部0", "are all 0"),
    (ex.weights_for_and, (-0.5, -0.4, -0.6, -0.3), "w1、w2 が負", "negative w1, w2"),
    (ex.weights_for_and, (-0.6, 0.5, 0.7, 0.0), "y を下げるには、ここで効いている重み(w0、w2)", "To lower y, lower a weight at work here: w0, w2"),
    (ex.weights_for_and, (-0.6, 0.5, 0.7, 0.0), "ねらいは「テストなし」", "where no test is wanted"),
    (ex.weights_for_or, (-0.5, 0.6, 0.6, 0.4), "まだ1通り", "1 situation is"),
    (ex.weights_for_or, (-0.5, 0.6, 0.6, 0.4), "y を上げるには", "To raise y"),
    (ex.weights_for_teacher, (-0.5, 0.6, 0.9, 0.0), "w1 は、判断を変えてはいけない", "not to count: w1"),
    (ex.weights_for_and, [(-0.9, 0.5, 0.5, 0.1)], "余分なかっこ", "further brackets"),
    (ex.weights_for_and, None, "None は数では", "None is no number"),
    (ex.refute_prank, lambda w0, w1, w2: corner_by(w0, w1, w2, lambda y: y >= 0), "「超えて」いない", "is not above 0"),
    (ex.refute_prank, lambda w0, w1, w2: corner_by(w0, w1, w2, lambda y: y > 0.05), "正しく判断されて", "is judged right"),
    (ex.refute_prank, lambda w0, w1, w2: [(1, 0)], "1つを、(x1, x2)", "one of them, as (x1, x2)"),
    (ex.refute_prank, lambda w0, w1, w2: (0.5, 0.5), "(0.5, 0.5) が返って", "returned (0.5, 0.5)"),
    (ex.refute_prank, lambda w0, w1, w2: (0, 1) if w1 < 0 else None, "(-0.5, 0.4, 0.6) では、何も", "weights (-0.5, 0.4, 0.6) nothing"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("exercise", RIGHT, ids=lambda exercise: exercise.key)
def test_right_answers_are_right(exercise, language):
    words.speak(language)
    for answer in RIGHT[exercise]:
        found = review(exercise, answer)
        assert found.right and found.words == told(exercise.praise), found.words


def test_no_sum_that_rounding_could_decide_is_asked_for():
    for w in [w for _ in range(50) for w in (*refute_exercise.FIRST, *refute_exercise._drawn())]:
        for corner in itertools.product([0, 1], repeat=2):
            assert len({bool(above(*w, *corner)) for above in ABOVE}) == 1, (w, corner)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("exercise", "answer", "japanese", "english"), MISTAKES)
def test_every_typical_mistake_has_its_own_advice(exercise, answer, japanese, english, language):
    words.speak(language)
    for _ in range(3):  # the cases are drawn afresh each time
        found = review(exercise, answer)
        assert found.right is False
        assert (japanese if language == "ja" else english) in found.words


@pytest.mark.parametrize("exercise", ex.exercises, ids=lambda exercise: exercise.key)
def test_what_is_not_begun_is_no_mistake(exercise):
    assert review(exercise, ...).right is None
    if exercise in (ex.write_neuron, ex.write_verdict, ex.refute_prank):
        assert review(exercise, lambda *a: ...).right is None
    else:
        assert review(exercise, (..., ..., ..., ...)).right is None


@pytest.mark.parametrize("exercise", ex.exercises, ids=lambda exercise: exercise.key)
def test_the_solution_shown_is_right(exercise):
    names = {}
    exec(exercise.solution, names)
    (answer,) = [value for name, value in names.items() if name != "__builtins__"]
    assert review(exercise, answer).right


def forever(*_):
    while True:
        pass


def swallowing(*_):
    while True:
        with contextlib.suppress(BaseException):
            forever()


def swallowing_twice(*_):
    while True:
        try:
            try:
                forever()
            except:  # noqa: E722
                _ = 2
        except:  # noqa: E722
            _ = 2


def swallowing_in_lines(*_):
    while True:
        try:
            _ = 1
        except:  # noqa: E722
            _ = 2


ENDLESS = [forever, swallowing, swallowing_twice, swallowing_in_lines]


class Nasty:
    """Raises whatever is asked of it."""

    def __eq__(self, other):
        raise RuntimeError("compared")

    __hash__ = None

    def __repr__(self):
        raise RuntimeError("printed")

    __str__ = __float__ = __len__ = __iter__ = __bool__ = __repr__


class NastyError(Exception):
    def __str__(self):
        raise RuntimeError("error printed")


def raising(error):
    def answer(*_):
        raise error

    return answer


MISBEHAVING = [
    *ENDLESS,
    lambda *_: time.sleep(60),
    lambda *_: Nasty(),
    Nasty(),
    [Nasty()] * 4,
    raising(NastyError()),
    raising(KeyboardInterrupt()),
    lambda *_: sys.exit(),
    lambda *_: forever.__class__,
    {"a": 1},
    iter([1, 2]),
    np.zeros((3, 3)),
    10**400,
    lambda *_: 10**400,
    type,
]


@pytest.mark.parametrize("exercise", ex.exercises, ids=lambda exercise: exercise.key)
@pytest.mark.parametrize("answer", MISBEHAVING, ids=range(len(MISBEHAVING)))
def test_whatever_is_handed_in_gets_a_sentence(exercise, answer, hurried):
    found = review(exercise, answer)
    assert found.right is False and len(found.words) > 10


def test_the_sentence_comes_within_two_seconds():
    start = time.process_time()  # an endless loop uses it up, and a machine that is busy with something else does not
    assert not review(ex.write_neuron, forever).right
    assert time.process_time() - start < 2


@pytest.mark.parametrize("endless", ENDLESS, ids=lambda f: f.__name__)
def test_no_endless_answer_goes_on_running(endless, hurried):
    """Each thread left behind sleeps in the guard: the notebook's other cells have the machine to themselves."""
    before = set(threading.enumerate())
    assert not review(ex.write_neuron, endless).right
    for thread in set(threading.enumerate()) - before:
        frame = sys._current_frames()[thread.ident]
        assert frame.f_code.co_name == "watch" and frame.f_code.co_filename == sandbox.__file__


def test_hints_come_before_the_solution():
    for exercise in ex.exercises:
        assert len(exercise.hints) >= 2 and len(set(map(told, exercise.hints))) == len(exercise.hints)
    with pytest.raises(ValueError, match="two hints"):
        Exercise("n", "t", lambda a: None, "praise", ["one"], "solution")
