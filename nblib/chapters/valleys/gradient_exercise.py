"""An exercise in code: the slopes of a landscape, with the chain rule."""

import numpy as np

from nblib.exercises.exercise import Exercise, begun
from nblib.exercises.judge import function
from nblib.language import say
from nblib.validation import as_numbers


def write_gradient():
    """The slopes of (1 - x)^2 + 100 (y - x^2)^2."""
    return Exercise(
        key="optimizers/gradient",
        title=say("練習: ローゼンブロック関数の傾き", "Exercise: the slopes of Rosenbrock's function"),
        judge=lambda answer: _judge(function(answer)),
        praise=say("正解です。この2つの数だけで、どの手法も曲がった谷を下っていけます。",
                   "Right. These two numbers are all that any optimizer needs to find its way down the bent valley."),
        hints=[
            say("h = (1 - x)² + 100 r² と書きます。r = y - x² です。y だけを動かすと、r は同じだけ動きます。だから y 方向の傾きは 200 r です。",
                "Write h = (1 - x)² + 100 r² with r = y - x². When y alone moves, r moves just as much. So the slope along y is 200 r."),
            say("x だけを動かすと、r の傾きは -2x です。連鎖律で、100 r² の傾きは 200 r × (-2x) になります。",
                "When x alone moves, the slope of r is -2x. By the chain rule the slope of 100 r² is 200 r × (-2x)."),
            say("(1 - x)² の傾きは -2(1 - x) です。両方を足します。", "The slope of (1 - x)² is -2(1 - x). Add both."),
        ],
        solution="def my_gradient(x, y):\n    r = y - x**2\n    return -2 * (1 - x) - 400 * x * r, 200 * r",
    )  # fmt: skip


def _right(x, y):
    r = y - x * x
    return np.array([-2 * (1 - x) - 400 * x * r, 200 * r])


def _judge(answer):
    """None for right slopes, else the sentence of the mistake that explains every case."""
    rng = np.random.default_rng()
    cases = [tuple(map(float, case)) for case in rng.choice([-2.5, -1.5, -0.5, 0.5, 1.5, 3.0], (8, 2))]
    given = np.array([as_numbers(begun(answer(*case)), 2) for case in cases])
    right = np.array([_right(*case) for case in cases])
    if np.allclose(given, right):
        return None
    for formula, sentence in _mistakes():
        if np.allclose(given, [formula(*case) for case in cases]):
            return sentence
    i = int(np.argmax(~np.isclose(given, right).all(axis=0)))
    j = int(np.argmax(~np.isclose(given[:, i], right[:, i])))
    x, y = cases[j]
    return say(
        f"{'xy'[i]} 方向の傾きがちがいます。(x, y) = ({x:g}, {y:g}) では {given[j, i]:g} ではなく {right[j, i]:g} です。",
        f"The slope along {'xy'[i]} is wrong. At (x, y) = ({x:g}, {y:g}) it is {right[j, i]:g}, not {given[j, i]:g}.",
    )


def _mistakes():
    """Typical wrong slopes, each with the sentence that helps."""

    def parts(x, y):
        return 1 - x, y - x * x

    return [
        (lambda x, y: -_right(x, y),
         say("符号が全部逆です。傾きは上る向きを指します。下るのは手法の仕事です(傾きを引きます)。",
             "All signs are reversed. Slopes point uphill; it is the optimizer that goes down, by subtracting them.")),
        (lambda x, y: _right(x, y)[::-1],
         say("順番が逆です。x 方向の傾きを先に、y 方向の傾きをあとに返します。", "They have changed places. First the slope along x, then that along y.")),
        (lambda x, y: [2 * parts(x, y)[0] - 400 * x * parts(x, y)[1], 200 * parts(x, y)[1]],
         say("(1 - x)² の中身 1 - x は、x が増えると減ります。その傾き -1 をかけ忘れています。",
             "Inside (1 - x)² there is 1 - x, which falls when x grows. Its slope, -1, is missing.")),
        (lambda x, y: [-2 * parts(x, y)[0] + 200 * parts(x, y)[1], 200 * parts(x, y)[1]],
         say("100(y - x²)² を x で微分するときに、中身の傾き -2x をかけ忘れています(連鎖律)。",
             "In the slope of 100(y - x²)² along x the slope of its inside, -2x, is missing (the chain rule).")),
        (lambda x, y: [-2 * parts(x, y)[0] + 400 * x * parts(x, y)[1], 200 * parts(x, y)[1]],
         say("中身 y - x² の x 方向の傾きは、2x ではなく -2x です。", "The slope of y - x² along x is -2x, not 2x.")),
        (lambda x, y: [-400 * x * parts(x, y)[1], 200 * parts(x, y)[1]],
         say("(1 - x)² の傾きを足し忘れています。", "The slope of (1 - x)² is missing.")),
        (lambda x, y: [-2 * parts(x, y)[0] - 4 * x * parts(x, y)[1], 2 * parts(x, y)[1]],
         say("100 倍を忘れています。", "The factor 100 is missing.")),
        (lambda x, y: [-parts(x, y)[0] - 200 * x * parts(x, y)[1], 100 * parts(x, y)[1]],
         say("2乗を微分すると2倍になります。その2が抜けています。", "The slope of a square has a factor 2, which is missing.")),
        (lambda x, y: [-2 * parts(x, y)[0] - 400 * x * parts(x, y)[1], 200 * parts(x, y)[1] - 2 * parts(x, y)[0]],
         say("y だけを動かすとき、(1 - x)² は変わりません。y 方向の傾きには入りません。",
             "When y alone moves, (1 - x)² stays. It does not belong in the slope along y.")),
    ]  # fmt: skip
