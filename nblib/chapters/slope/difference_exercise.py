"""Exercise in code: the central difference."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import compare, function
from nblib.language import say


def central_difference():
    """Write the central difference."""
    return Exercise(
        key="backprop/central",
        title=say("練習: 中心差分を書く", "Exercise: write the central difference"),
        judge=lambda answer: compare(function(answer), _central, _central_mistakes(), _curves()),
        praise=say(
            "正解です。この1行で、どんな関数の傾きも確かめられます。",
            "Right. With this one line the slope of any function can be checked.",
        ),
        hints=[
            say("w の右 f(w + h) と、左 f(w - h) の差を取ります。", "Take the difference between the right, f(w + h), and the left, f(w - h)."),
            say("その2点は h ではなく 2 * h だけ離れています。", "The two points are not h apart, but 2 * h."),
            say("かっこに気をつけます: (差) / (2 * h)", "Mind the brackets: (difference) / (2 * h)"),
        ],
        solution="def my_slope(f, w, h):\n    return (f(w + h) - f(w - h)) / (2 * h)",
    )  # fmt: skip


def _central(f, w, h):
    return (f(w + h) - f(w - h)) / (2 * h)


def _central_mistakes():
    """Typical wrong formulas, each with the sentence that helps."""
    one_sided = say("これは片側の差分です。右と左の両方へ動かして、その差を取ります。",
                    "This is the one-sided difference. Move to the right and to the left, and take the difference of those two.")  # fmt: skip
    by_two = say("片側の差分を 2 * h で割っています。2 * h 離れているのは、f(w + h) と f(w - h) です。その差を取ります。",
                 "The one-sided difference is divided by 2 * h. What is 2 * h apart are f(w + h) and f(w - h): take their difference.")  # fmt: skip
    undivided = say("差を取っただけで、割っていません。傾きにするには、2点の距離 2 * h で割ります。",
                    "This is the bare difference. To be a slope it has to be divided by the distance of the two points, 2 * h.")  # fmt: skip
    return [
        (lambda f, w, h: (f(w + h) - f(w)) / h, one_sided),
        (lambda f, w, h: (f(w) - f(w - h)) / h, one_sided),
        (lambda f, w, h: (f(w + h) - f(w)) / (2 * h), by_two),
        (lambda f, w, h: (f(w) - f(w - h)) / (2 * h), by_two),
        (lambda f, w, h: (f(w + h) - f(w - h)) / h,
         say("h で割っています。2点は 2 * h 離れているので、これでは傾きが2倍になります。",
             "This divides by h. But the points are 2 * h apart: the slope comes out twice too large.")),
        (lambda f, w, h: f(w + h) - f(w - h), undivided),
        (lambda f, w, h: f(w + h) - f(w), undivided),
        (lambda f, w, h: (f(w + h) - f(w - h)) / 2,
         say("2で割っただけです。h でも割ります: / (2 * h)", "This divides by 2 alone. Divide by h, too: / (2 * h)")),
        (lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h,
         say("/ 2 * h は「2で割ってから h をかける」と読まれます。かっこを付けて / (2 * h) と書きます。",
             "/ 2 * h means: divide by 2, then multiply by h. With brackets: / (2 * h)")),
        (lambda f, w, h: f(w + h) - f(w - h) / (2 * h),
         say("割り算が先に計算され、f(w - h) だけが割られています。差のほうにもかっこが要ります。",
             "Division comes first, so only f(w - h) is divided. The difference needs brackets, too.")),
        (lambda f, w, h: f(w + h) - f(w - h) / 2 * h,
         say("割り算とかけ算が先に計算されます。差にも、2 * h にも、かっこを付けます: (差) / (2 * h)",
             "Division and multiplication come first. Both the difference and 2 * h need brackets: (difference) / (2 * h)")),
        (lambda f, w, h: -_central(f, w, h),
         say("符号が逆です。右 f(w + h) から左 f(w - h) を引きます。", "The sign is the wrong way round: right minus left, f(w + h) - f(w - h).")),
        (lambda f, w, h: (f(w + h) + f(w - h)) / (2 * h),
         say("2つの値を足しています。変化を知るには、引きます。", "The two values are added. To see a change, subtract.")),
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


def _curves():
    """Curves, places and steps, large enough to tell one-sided differences from central ones."""
    rng = np.random.default_rng()
    curves = (
        Function("w ** 3", lambda w: w**3),
        Function("exp(w)", math.exp),
        Function("w ** 2 + 3 * w", lambda w: w * w + 3 * w),
    )
    return [
        (curve, float(w), h)
        for curve in curves
        for w, h in zip(rng.integers(1, 9, 3) / 4, (0.5, 0.25, 0.1), strict=True)
    ]
