"""Exercises in the chain rule: a slope through a chain of two weights, and a slope over two paths."""

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import exercise
from nblib.exercises.judge import function, judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import listing, pair, say

PAGE = page_beside(__file__, "exercises.md")


def _cases(count):
    """Fresh numbers for `count` arguments, none near 0 and none so large that tanh is flat."""
    rng = np.random.default_rng()
    return [
        tuple(float(v) for v in (rng.uniform(0.4, 1.3, count) * rng.choice([-1, 1], count)).round(2)) for _ in range(20)
    ]


# ---- a chain: y = v tanh(w x), L = (y - t)²


def chain_parts(w, v, x, t):
    """The slopes between neighbours on the way back: dL/dy, dy/dh, dh/dz, dz/dw."""
    h = np.tanh(w * x)
    return 2 * (v * h - t), v, 1 - h**2, x


def chain(w, v, x, t):
    """The right answer: dL/dw, their product."""
    return np.prod(chain_parts(w, v, x, t))


def _without(i):
    """The product of all slopes but number i."""
    return lambda *case: np.prod([part for j, part in enumerate(chain_parts(*case)) if j != i])


BRACKETS = pair(
    "引き算より先に、かけ算が計算されています。かっこが要ります: (1 - h**2)",
    "Products are worked out before the difference. It needs brackets: (1 - h**2)",
)
CHAIN_MISTAKES = [
    (lambda *case: -chain(*case), pair("符号が逆です。(y - t) か (t - y) か、確かめてください。", "The sign is wrong. Is it (y - t) or (t - y)?")),
    (lambda *case: chain(*case) / 2, pair("2乗の微分の2が抜けています。", "The 2 is missing, from the derivative of the square.")),
    (_without(2), pair("tanh の微分 1 - h² が抜けています。", "The derivative of tanh, 1 - h², is missing.")),
    (_without(3), pair("最後の x が抜けています。w は x とかけ合わされています。", "The x at the end is missing: w is multiplied by x.")),
    (_without(1), pair("v が抜けています。h から y へは v がかかります。", "v is missing: on the way from h to y there is a factor v.")),
    (_without(0), pair("それは ∂y/∂w です。損失の傾き 2 (y - t) をかけます。", "That is ∂y/∂w. Multiply by the slope of the loss, 2 (y - t).")),
    (lambda w, v, x, t: _without(2)(w, v, x, t) * (1 - (w * x) ** 2),
     pair("1 - z² になっています。tanh の微分は、出力 h を使って 1 - h² です。", "You have 1 - z². The derivative of tanh is 1 - h², by its output h.")),
    (lambda w, v, x, t: _without(2)(w, v, x, t) * (1 - np.tanh(np.tanh(w * x)) ** 2),
     pair("tanh を2回通しています。tanh の微分は 1 - h² で、h はもう tanh の出力です。", "That is tanh of tanh. The derivative is 1 - h², and h is the output of tanh already.")),
    (lambda w, v, x, t: _without(2)(w, v, x, t) * (1 - np.tanh(x) ** 2),
     pair("tanh の微分をとる場所がちがいます。x ではなく、z = w * x のところです。", "The derivative of tanh is taken at the wrong place: at z = w * x, not at x.")),
    (lambda w, v, x, t: 2 * (v * np.tanh(w * x) - t) * np.tanh(w * x),
     pair("それは v についての傾きです。w は tanh の内側にあります。", "That is the slope along v. But w is inside the tanh.")),
    (lambda w, v, x, t: _without(2)(w, v, x, t) * (1 - np.tanh(w * x)),
     pair("1 - h になっています。tanh の微分は、2乗して 1 - h² です。", "You have 1 - h. The derivative of tanh is 1 - h², with the square.")),
    (lambda w, v, x, t: _without(2)(w, v, x, t) * np.tanh(w * x) * (1 - np.tanh(w * x)),
     pair("h (1 - h) はシグモイド関数の微分です。tanh の微分は 1 - h² です。", "h (1 - h) is the derivative of the sigmoid. That of tanh is 1 - h².")),
    (lambda w, v, x, t: 2 * (v * np.tanh(w * x) - t) * v - np.tanh(w * x) ** 2 * x, BRACKETS),
    (lambda w, v, x, t: 2 * (v * np.tanh(w * x) - t) * v * x - np.tanh(w * x) ** 2, BRACKETS),
    (lambda w, v, x, t: 2 * v * np.tanh(w * x) - t * v * (1 - np.tanh(w * x) ** 2) * x,
     pair("引き算より先に、かけ算が計算されています。かっこが要ります: 2 * (y - t)", "Products are worked out before the difference. It needs brackets: 2 * (y - t)")),
    (lambda w, v, x, t: _without(0)(w, v, x, t) * (v * np.tanh(w * x) - t) ** 2,
     pair("損失そのもの (y - t)² をかけています。かけるのは、その傾き 2 (y - t) です。", "The loss itself, (y - t)², is multiplied in. It should be its slope, 2 (y - t).")),
    (lambda w, v, x, t: _without(3)(w, v, x, t) * w, pair("最後にかけるのは w ではなく x です。", "The last factor is x, not w.")),
    (lambda w, v, x, t: (v * np.tanh(w * x) - t) ** 2, pair("それは損失 L そのものです。", "That is the loss L itself.")),
]  # fmt: skip

_by_its_own = judged_by(chain, CHAIN_MISTAKES, lambda: _cases(4))


def _judge_chain(answer):
    """None for the right slope. Names that the function has not made itself are those of another cell, and tell nothing."""
    code, others = getattr(function(answer), "__code__", None), getattr(answer, "__globals__", {})
    used = [name for name in ("z", "h", "y") if code and name in code.co_names]
    if borrowed := [name for name in used if name in others and not callable(others[name])]:
        names = listing(borrowed)
        raise CourseError(say(
            f"この関数の {names} は、ノートブックの別のセルで作られた変数です。関数の中で w、v、x、t から計算してください: z = w * x のように書きます。",
            f"Inside this function {names} would be taken from another cell of the notebook. Work it out here, from w, v, x and t: z = w * x, and so on.",
        ))  # fmt: skip
    return _by_its_own(answer)


slope_of_chain = exercise(
    PAGE,
    key="slope_of_chain",
    judge=_judge_chain,
    solution="def my_slope(w, v, x, t):\n    h = np.tanh(w * x)\n    y = v * h\n    return 2 * (y - t) * v * (1 - h**2) * x",
)  # fmt: skip


# ---- two paths: y = v1 tanh(u1 h) + v2 tanh(u2 h)


def path_slopes(h, u1, u2, v1, v2):
    """What comes back along each path: the two parts of dy/dh."""
    return [v * (1 - np.tanh(u * h) ** 2) * u for u, v in ((u1, v1), (u2, v2))]


def over_paths(h, u1, u2, v1, v2):
    """The right answer: dy/dh, their sum."""
    return sum(path_slopes(h, u1, u2, v1, v2))


def _along(slope):
    """The sum over both paths of v times slope(u, h)."""
    return lambda h, u1, u2, v1, v2: v1 * slope(u1, h) + v2 * slope(u2, h)


ONE_PATH = pair("道は2本あります。もう1本を足してください。", "There are two paths. Add the other one.")
PATH_MISTAKES = [
    (lambda *case: path_slopes(*case)[0], ONE_PATH),
    (lambda *case: path_slopes(*case)[1], ONE_PATH),
    (lambda *case: np.prod(path_slopes(*case)), pair("道どうしはかけません。足します。", "Paths are added, not multiplied with each other.")),
    (lambda *case: over_paths(*case) / 2, pair("平均ではなく、和です。どちらの変化も y に届きます。", "It is the sum, not the mean: both changes arrive at y.")),
    (lambda h, u1, u2, v1, v2: v1 * u1 + v2 * u2, pair("tanh の微分が抜けています。", "The derivatives of tanh are missing.")),
    (lambda h, u1, u2, v1, v2: over_paths(h, u1, u2, v1 / u1, v2 / u2), pair("u1 と u2 が抜けています。", "u1 and u2 are missing.")),
    (lambda h, u1, u2, v1, v2: over_paths(h, u1, u2, 1, 1), pair("v1 と v2 が抜けています。", "v1 and v2 are missing.")),
    (lambda h, u1, u2, v1, v2: (v1 * u1 + v2 * u2) * (1 - np.tanh(u1 * h) ** 2),
     pair("1本目の tanh(u1 * h) を2回使っています。2本目では tanh(u2 * h) を使います。", "tanh(u1 * h) of the first path is used twice. On the second one it is tanh(u2 * h).")),
    (lambda h, u1, u2, v1, v2: v1 - np.tanh(u1 * h) ** 2 * u1 + v2 - np.tanh(u2 * h) ** 2 * u2,
     pair("引き算より先に、かけ算が計算されています。かっこが要ります: (1 - a1**2)", "Products are worked out before the difference. It needs brackets: (1 - a1**2)")),
    (_along(lambda u, h: u * (1 - h**2)),
     pair("1 - h² になっています。ここで tanh を通るのは h ではなく u1 * h と u2 * h です: a1 = tanh(u1 * h) なら 1 - a1²。",
          "You have 1 - h². Here it is not h that comes out of tanh: with a1 = tanh(u1 * h) it is 1 - a1², and so on the second path.")),
    (_along(lambda u, h: h * (1 - np.tanh(u * h) ** 2)),
     pair("h をかけています。h が動くとき、u1 * h は u1 倍だけ動きます。かけるのは u1 と u2 です。", "This multiplies by h. When h moves, u1 * h moves u1 times as far: multiply by u1 and u2.")),
    (_along(lambda u, h: u * (1 - np.tanh(u * h))),
     pair("1 - a1 になっています。tanh の微分は、2乗して 1 - a1² です。2本目も同じです。", "You have 1 - a1. The derivative of tanh is 1 - a1², with the square, and so on the second path.")),
    (_along(lambda u, h: u * (1 - np.tanh(h) ** 2)),
     pair("tanh の微分をとる場所がちがいます。h ではなく、u1 * h と u2 * h のところです。", "The derivatives of tanh are taken at the wrong place: at u1 * h and u2 * h, not at h.")),
    (lambda h, u1, u2, v1, v2: v1 * np.tanh(u1 * h) + v2 * np.tanh(u2 * h), pair("それは y そのものです。聞いているのは、h についての傾きです。", "That is y itself. What is asked for is its slope along h.")),
]  # fmt: skip

slope_over_paths = exercise(
    PAGE,
    key="slope_over_paths",
    judge=judged_by(over_paths, PATH_MISTAKES, lambda: _cases(5)),
    solution="def my_paths(h, u1, u2, v1, v2):\n    a1, a2 = np.tanh(u1 * h), np.tanh(u2 * h)\n"
    "    return v1 * (1 - a1**2) * u1 + v2 * (1 - a2**2) * u2",
)  # fmt: skip

EXERCISES = (slope_of_chain, slope_over_paths)
