"""Exercises in code: one step against the slopes, and the central difference."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import first_wrong, judged_by, numbers_apart
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.validation import as_numbers

# ---- one step


def step(w, slopes, rate):
    """The right answer: where the weights w (4,) are after one step against their slopes (4,)."""
    return w - rate * slopes


NOT_MULTIPLIED = pair("学習率 rate をかけていません。", "The learning rate is not multiplied in.")
ONLY_THE_MOVE = pair(
    "返ってきたのは、動かす量だけです。もとの重み w から引いたものを返します。",
    "This is only how far the weights move. Subtract it from w, and return that.",
)

PAGE = page_beside(__file__, "exercises.md")
STEP_MISTAKES = [
    (lambda w, s, rate: w + rate * s,
     pair("坂を上っています。傾きが正なら、重みを減らすと下がります。", "This climbs. Where the slope is positive, down is where the weight gets smaller.")),
    (lambda w, s, rate: w - s, NOT_MULTIPLIED),
    (lambda w, s, rate: w + s,
     pair("坂を上っています。それに、学習率 rate をかけていません。", "This climbs, and the learning rate is not multiplied in.")),
    (lambda w, s, rate: w - rate * np.sign(s),
     pair("傾きの符号だけを使っています。傾きに比例して、急なところほど大きく動かします。",
          "Only the sign of the slopes is used. The steeper it is, the farther a weight should go.")),
    (lambda w, s, rate: w - rate * np.abs(s),
     pair("傾きの符号が消えています。傾きが負の重みは、増やします。", "The sign of the slopes is lost. A weight with a negative slope has to grow.")),
    (lambda w, s, rate: -rate * s, ONLY_THE_MOVE),
    (lambda w, s, rate: rate * s, ONLY_THE_MOVE),
    (lambda w, s, rate: w * (1 - rate * s),
     pair("傾きに、重みもかかっています。動かす量は、学習率 × 傾き だけです。", "The weights are multiplied in as well. A step is the learning rate times the slope, no more.")),
    (lambda w, s, rate: w - s / rate, pair("学習率で割っています。かけます。", "This divides by the learning rate. Multiply.")),
    (lambda w, s, rate: w - rate * s * (np.abs(s) == np.abs(s).max()),
     pair("いちばん急な重みだけを動かしています。4つとも動かします。", "Only the steepest weight moves. All four should.")),
    (lambda w, s, rate: w, pair("重みが動いていません。", "The weights have not moved.")),
]  # fmt: skip


def _step_cases():
    rng = np.random.default_rng()
    return [(_four(rng), _four(rng), rate) for rate in (0.1, 0.5, 0.25, 0.013)]  # the last one shows who rounds


def _four(rng):
    """Four numbers of different size, two of them negative, so that every mistake shows."""
    return rng.permutation([1, 1, -1, -1]) * rng.choice(np.arange(1, 20), 4, replace=False) / 10


def _new_weights(answer, case):
    """The four weights that an answer gives for a case, whose arrays it has to leave as they are."""
    w, slopes, rate = case
    handed = w.copy(), slopes.copy()
    given = as_numbers(begun(answer(*handed, rate)), 4)
    if (handed[0] != w).any() or (handed[1] != slopes).any():
        raise CourseError(say(
            "渡された配列そのものが書きかえられています。-= や [i] = ではなく、新しい配列を計算して返してください。",
            "The array that was handed in has been changed. Instead of -= or [i] = compute a new array and return it.",
        ))  # fmt: skip
    return given


def _wrong_weight(case, given, right):
    """The sentence about the first weight that is wrong, with its numbers."""
    i, (w, slopes, rate) = first_wrong(given, right), case
    gave, good = numbers_apart(given[i], right[i])
    return say(
        f"w{i} がちがいます。w{i} = {w[i]:g}、傾き {slopes[i]:g}、学習率 {rate:g} で試したところ {gave} になりましたが、正しくは {good} です。",
        f"w{i} is wrong. From w{i} = {w[i]:g} with slope {slopes[i]:g} and learning rate {rate:g} it went to {gave}; right would be {good}.",
    )


one_step = exercise(
    PAGE,
    key="one_step",
    judge=judged_by(
        step, STEP_MISTAKES, _step_cases, tried=_new_weights, same=np.allclose, differs=_wrong_weight
    ),
    solution="def my_step(w, slopes, rate):\n    return w - rate * slopes",
)  # fmt: skip

# ---- the central difference


def central(f, w, h):
    """The right answer: the slope of f at w by the central difference."""
    return (f(w + h) - f(w - h)) / (2 * h)


ONE_SIDED = pair(
    "これは片側の差分です。右と左の両方へ動かして、その差を取ります。",
    "This is the one-sided difference. Move to the right and to the left, and take the difference of those two.",
)
ONE_SIDED_BY_TWO = pair(
    "片側の差分を 2 * h で割っています。2 * h 離れているのは、f(w + h) と f(w - h) です。その差を取ります。",
    "The one-sided difference is divided by 2 * h. What is 2 * h apart are f(w + h) and f(w - h): take their difference.",
)
UNDIVIDED = pair(
    "差を取っただけで、割っていません。傾きにするには、2点の距離 2 * h で割ります。",
    "This is the bare difference. To be a slope it has to be divided by the distance of the two points, 2 * h.",
)
CENTRAL_MISTAKES = [
    (lambda f, w, h: (f(w + h) - f(w)) / h, ONE_SIDED),
    (lambda f, w, h: (f(w) - f(w - h)) / h, ONE_SIDED),
    (lambda f, w, h: (f(w + h) - f(w)) / (2 * h), ONE_SIDED_BY_TWO),
    (lambda f, w, h: (f(w) - f(w - h)) / (2 * h), ONE_SIDED_BY_TWO),
    (lambda f, w, h: (f(w + h) - f(w - h)) / h,
     pair("h で割っています。2点は 2 * h 離れているので、これでは傾きが2倍になります。",
          "This divides by h. But the points are 2 * h apart: the slope comes out twice too large.")),
    (lambda f, w, h: f(w + h) - f(w - h), UNDIVIDED),
    (lambda f, w, h: f(w + h) - f(w), UNDIVIDED),
    (lambda f, w, h: (f(w + h) - f(w - h)) / 2,
     pair("2で割っただけです。h でも割ります: / (2 * h)", "This divides by 2 alone. Divide by h, too: / (2 * h)")),
    (lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h,
     pair("/ 2 * h は「2で割ってから h をかける」と読まれます。かっこを付けて / (2 * h) と書きます。",
          "/ 2 * h means: divide by 2, then multiply by h. With brackets: / (2 * h)")),
    (lambda f, w, h: f(w + h) - f(w - h) / (2 * h),
     pair("割り算が先に計算され、f(w - h) だけが割られています。差のほうにもかっこが要ります。",
          "Division comes first, so only f(w - h) is divided. The difference needs brackets, too.")),
    (lambda f, w, h: f(w + h) - f(w - h) / 2 * h,
     pair("割り算とかけ算が先に計算されます。差にも、2 * h にも、かっこを付けます: (差) / (2 * h)",
          "Division and multiplication come first. Both the difference and 2 * h need brackets: (difference) / (2 * h)")),
    (lambda f, w, h: -central(f, w, h),
     pair("符号が逆です。右 f(w + h) から左 f(w - h) を引きます。", "The sign is the wrong way round: right minus left, f(w + h) - f(w - h).")),
    (lambda f, w, h: (f(w + h) + f(w - h)) / (2 * h),
     pair("2つの値を足しています。変化を知るには、引きます。", "The two values are added. To see a change, subtract.")),
]  # fmt: skip


@dataclass(frozen=True, repr=False)
class Function:
    """A function that shows its formula where it is printed, and says what it is where it is taken for a number."""

    formula: str
    function: Callable

    def __call__(self, w):
        return self.function(w)

    def __str__(self):
        return self.formula

    __repr__ = __str__

    def _is_no_number(self, _other):
        raise CourseError(
            say(
                "f は関数です。数ではないので、f(w + h) のように、かっこの中に場所を入れて使います。",
                "f is a function, not a number. Put a place between its brackets to get one, as in f(w + h).",
            )
        )

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _is_no_number


CURVES = (
    Function("w ** 3", lambda w: w**3),
    Function("exp(w)", math.exp),
    Function("w ** 2 + 3 * w", lambda w: w * w + 3 * w),
)


def _curve_cases():
    """Curves, places and steps, large enough to tell one-sided differences from central ones."""
    rng, steps = np.random.default_rng(), (0.5, 0.25, 0.1)
    return [(curve, float(w), h) for curve in CURVES for w, h in zip(rng.integers(1, 9, 3) / 4, steps, strict=True)]


central_difference = exercise(
    PAGE,
    key="central_difference",
    judge=judged_by(central, CENTRAL_MISTAKES, _curve_cases),
    solution="def my_slope(f, w, h):\n    return (f(w + h) - f(w - h)) / (2 * h)",
)  # fmt: skip

EXERCISES = (one_step, central_difference)
