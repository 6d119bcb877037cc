"""Exercises with an activation of one's own: one that does the prank, and the softplus with its derivative."""

import functools

import numpy as np

from nblib.chapters.which_activation.own_activation import begun_function, first_sentence
from nblib.chapters.which_activation.softmax_exercises import write_softmax, write_softmax_rows
from nblib.errors import CourseError
from nblib.exercises.exercise import NotBegun, exercise
from nblib.exercises.judge import applied, compare
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.maths.activations import sigmoid, softplus
from nblib.maths.activations.activation import own
from nblib.maths.neuron import predicts_test

PAGE = page_beside(__file__, "exercises.md")


def _judge_bump(answer):
    """None if f is sound and does the prank with w0 = -1, w1 = w2 = 1 (the sums are -1, 0, 0, 1), else what is wrong."""
    if wrong := first_sentence(own(begun_function(answer))):
        return wrong
    low, top, high = (float(np.ravel(answer(np.array([[z]])))[0]) for z in (-1.0, 0.0, 1.0))
    yes = predicts_test([low, top, high])
    if yes.tolist() == [False, True, False]:
        return None
    shown = f"f(-1) = {low:.3g}, f(0) = {top:.3g}, f(1) = {high:.3g}"
    if low <= top <= high or low >= top >= high:
        return say(f"{shown}。-1 から 1 まで単調です。途中に山が要ります。",
                   f"{shown}. From -1 to 1 it is monotonic. It needs a hill in between.")  # fmt: skip
    if top < min(low, high):
        return say(
            f"{shown}。山ではなく谷です。逆さにしてください。", f"{shown}. This is a valley, not a hill. Turn it over."
        )
    if yes.all():
        return say(f"{shown}。形は山ですが、全部0より大きいので、いつも「テストあり」です。全体を下げてください。",
                   f"{shown}. It is a hill, but all of it lies above 0, so the verdict is always a test. Lower it.")  # fmt: skip
    if not yes.any():
        return say(f"{shown}。形は山ですが、頂上が0を超えません。全体を持ち上げてください。",
                   f"{shown}. It is a hill, but its top does not exceed 0. Lift it.")  # fmt: skip
    return say(f"{shown}。山の片側が、まだ0より上です。", f"{shown}. On one side the hill is still above 0.")


own_bump = exercise(
    PAGE,
    key="own_bump",
    judge=_judge_bump,
    solution="def my_bump(z):\n    return 0.5 - z * z",
)  # fmt: skip


POINTS = [(float(z),) for z in (-3, -1.5, -0.4, 0, 0.3, 1, 2.5)]
SOFTPLUS_MISTAKES = [
    (lambda z: np.log(1 + np.exp(-z)), pair("exp の中の符号が逆です。exp(z) です。", "The sign in the exp is the wrong way round: exp(z).")),
    (lambda z: z, pair("log と exp が打ち消し合っています。log の中に 1 + が要ります。", "log and exp cancel out. There has to be a 1 + in the log.")),
    (lambda z: 1 + z, pair("1 は log の中で足します: log(1 + exp(z))。", "The 1 belongs into the log: log(1 + exp(z)).")),
    (lambda z: 1 + np.exp(z), pair("log をとるのを忘れています。", "The log is missing.")),
    (lambda z: np.log10(1 + np.exp(z)), pair("log10 ではなく、自然対数 np.log を使います。", "Use the natural logarithm np.log, not log10.")),
    (lambda z: max(z, 0.0), pair("それは ReLU です。ソフトプラスは、その角を丸めたものです。", "That is ReLU. The softplus is ReLU with its corner rounded.")),
]  # fmt: skip
NO_BRACKETS = pair(
    "割り算が先に計算されています。割る数にかっこが要ります: np.exp(z) / (1 + np.exp(z))。",
    "Division comes first: put brackets round the divisor, np.exp(z) / (1 + np.exp(z)).",
)
SLOPE_MISTAKES = [
    (lambda z: np.exp(z) / 1 + np.exp(z), NO_BRACKETS),
    (lambda z: 1 / 1 + np.exp(z), NO_BRACKETS),
    (lambda z: 1 / 1 + np.exp(-z), NO_BRACKETS),
    (lambda z: 1 / (1 + np.exp(z)),
     pair("内側の微分 exp(z) をかけ忘れています。log(u) の傾き 1/u に、u = 1 + exp(z) の傾きをかけます。",
          "The slope of the inner function, exp(z), is missing. Multiply 1/u by the slope of u = 1 + exp(z).")),
    (np.exp, pair("それは内側 1 + exp(z) の傾きだけです。log の傾き 1 / (1 + exp(z)) もかけます。",
                  "That is the slope of the inner function alone. Multiply by that of the log, 1 / (1 + exp(z)).")),
    (lambda z: sigmoid(z) * (1 - sigmoid(z)), pair("それはシグモイド関数の傾きです。微分を1回よけいにしています。",
                                                   "That is the slope of the sigmoid: one derivative too many.")),
    (lambda z: float(z > 0), pair("それは ReLU の傾きです。ソフトプラスの傾きは、0から1へなめらかに上がります。",
                                  "That is the slope of ReLU. The slope of the softplus rises smoothly from 0 to 1.")),
    (softplus().function, pair("それは f そのものです。f がどれだけ急かを返してください。", "That is f itself. Return how steep f is.")),
]  # fmt: skip


def _judge_softplus(answer):
    """None if both are right; else the first thing that is wrong, f before its derivative."""
    try:
        f, slope = answer
    except (TypeError, ValueError):
        raise CourseError(say("関数を2つ、(my_f, my_slope) の形で渡してください。",
                              "Two functions are needed: (my_f, my_slope).")) from None  # fmt: skip
    wrong = first_sentence(own(begun_function(f))) or compare(_one(f), softplus().function, SOFTPLUS_MISTAKES, POINTS)
    if wrong:
        return f"my_f: {wrong}"
    try:
        return _about_derivative(own(f, begun_function(slope)), slope)
    except NotBegun:
        raise NotBegun(say("my_f は正解です。次は my_slope の ... を書きかえてください。",
                           "my_f is right. Now put the derivative in place of the ... in my_slope.")) from None  # fmt: skip


def _about_derivative(both, slope):
    """What is wrong with the derivative: a typical mistake, or what first_fault finds."""
    wrong = first_sentence(both, may_be_left_out=False)
    if wrong is None:
        return None
    value, same = functools.partial(_value, slope), functools.partial(np.allclose, equal_nan=True)
    mistake = compare(value, sigmoid, SLOPE_MISTAKES, POINTS, tried=applied, same=same, differs=lambda *_case: wrong)
    return mistake or wrong  # what is right at these points is wrong at another


def _one(f):
    """f as a function of one number: a learner's function may take matrices only."""
    return lambda z: f(np.array([[z]]))


def _value(f, z):
    """The number that f gives for one number; NaN if it gives none."""
    try:
        return float(np.ravel(_one(f)(z))[0])
    except Exception:  # whatever it is, first_fault has a sentence about it
        return np.nan


write_softplus = exercise(
    PAGE,
    key="write_softplus",
    judge=_judge_softplus,
    solution="def my_f(z):\n    return np.logaddexp(0, z)  # log(exp(0) + exp(z)), and nothing overflows\n\n\n"
    "def my_slope(z):\n    return np.exp(-np.logaddexp(0, -z))  # 1 / (1 + exp(-z)), likewise",
)  # fmt: skip

EXERCISES = (write_softplus, own_bump, write_softmax, write_softmax_rows)
