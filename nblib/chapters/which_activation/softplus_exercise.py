"""An exercise: write the softplus and its derivative."""

import numpy as np

from nblib.chapters.which_activation.own_function import begun_function, first_sentence
from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, NotBegun
from nblib.exercises.judge import compare
from nblib.language import say
from nblib.maths.activations import sigmoid, softplus
from nblib.maths.activations.activation import own

POINTS = [(float(z),) for z in (-3, -1.5, -0.4, 0, 0.3, 1, 2.5)]


def write_softplus():
    """f and f' of the softplus."""
    return Exercise(
        key="activation/softplus",
        title=say("練習: ソフトプラスとその導関数", "Exercise: the softplus and its derivative"),
        judge=_judge,
        praise=say("正解です。ソフトプラスの傾きは、シグモイド関数です。",
                   "Right. The slope of the softplus is the sigmoid."),
        hints=[
            say("f は np.log(1 + np.exp(z)) です。", "f is np.log(1 + np.exp(z))."),
            say("log(u) の傾きは 1 / u です。u = 1 + exp(z) なので、そこに u の傾き exp(z) をかけます。",
                "The slope of log(u) is 1 / u. Here u = 1 + exp(z); multiply by the slope of u, which is exp(z)."),
        ],
        solution="def my_f(z):\n    return np.log(1 + np.exp(z))\n\n\n"
        "def my_slope(z):\n    return np.exp(z) / (1 + np.exp(z))",
    )  # fmt: skip


def _judge(answer):
    """None if both are right; else the first thing that is wrong, f before its derivative."""
    try:
        f, slope = answer
    except (TypeError, ValueError):
        raise CourseError(say("関数を2つ、(my_f, my_slope) の形で渡してください。",
                              "Two functions are needed: (my_f, my_slope).")) from None  # fmt: skip
    wrong = first_sentence(own(begun_function(f))) or compare(_one(f), softplus().function, _mistakes_in_f(), POINTS)
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
    for formula, sentence in _mistakes_in_slope():
        if np.allclose([_value(slope, z) for (z,) in POINTS], [formula(z) for (z,) in POINTS], equal_nan=True):
            return sentence
    return wrong


def _one(f):
    """f as a function of one number: a learner's function may take matrices only."""
    return lambda z: f(np.array([[z]]))


def _value(f, z):
    """The number that f gives for one number; NaN if it gives none."""
    try:
        return float(np.ravel(_one(f)(z))[0])
    except Exception:  # whatever it is, first_fault has a sentence about it
        return np.nan


def _mistakes_in_f():
    """Typical wrong forms of softplus, each with the sentence that helps."""
    e, log = np.exp, np.log
    return [
        (lambda z: log(1 + e(-z)), say("exp の中の符号が逆です。exp(z) です。", "The sign in the exp is the wrong way round: exp(z).")),
        (lambda z: z, say("log と exp が打ち消し合っています。log の中に 1 + が要ります。", "log and exp cancel out. There has to be a 1 + in the log.")),
        (lambda z: 1 + z, say("1 は log の中で足します: log(1 + exp(z))。", "The 1 belongs into the log: log(1 + exp(z)).")),
        (lambda z: 1 + e(z), say("log をとるのを忘れています。", "The log is missing.")),
        (lambda z: np.log10(1 + e(z)), say("log10 ではなく、自然対数 np.log を使います。", "Use the natural logarithm np.log, not log10.")),
        (lambda z: max(z, 0.0), say("それは ReLU です。ソフトプラスは、その角を丸めたものです。", "That is ReLU. The softplus is ReLU with its corner rounded.")),
    ]  # fmt: skip


def _mistakes_in_slope():
    """Typical wrong derivatives of softplus, each with the sentence that helps."""
    s = sigmoid
    brackets = say("割り算が先に計算されています。割る数にかっこが要ります: np.exp(z) / (1 + np.exp(z))。",
                   "Division comes first: put brackets round the divisor, np.exp(z) / (1 + np.exp(z)).")  # fmt: skip
    return [
        (lambda z: np.exp(z) / 1 + np.exp(z), brackets),
        (lambda z: 1 / 1 + np.exp(z), brackets),
        (lambda z: 1 / 1 + np.exp(-z), brackets),
        (lambda z: 1 / (1 + np.exp(z)),
         say("内側の微分 exp(z) をかけ忘れています。log(u) の傾き 1/u に、u = 1 + exp(z) の傾きをかけます。",
             "The slope of the inner function, exp(z), is missing. Multiply 1/u by the slope of u = 1 + exp(z).")),
        (np.exp, say("それは内側 1 + exp(z) の傾きだけです。log の傾き 1 / (1 + exp(z)) もかけます。",
                     "That is the slope of the inner function alone. Multiply by that of the log, 1 / (1 + exp(z)).")),
        (lambda z: s(z) * (1 - s(z)), say("それはシグモイド関数の傾きです。微分を1回よけいにしています。",
                                          "That is the slope of the sigmoid: one derivative too many.")),
        (lambda z: float(z > 0), say("それは ReLU の傾きです。ソフトプラスの傾きは、0から1へなめらかに上がります。",
                                     "That is the slope of ReLU. The slope of the softplus rises smoothly from 0 to 1.")),
        (softplus().function, say("それは f そのものです。f がどれだけ急かを返してください。", "That is f itself. Return how steep f is.")),
    ]  # fmt: skip
