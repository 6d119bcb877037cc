"""Exercises: the slopes of a landscape by the chain rule, and a start from which Adam misses the global minimum."""

import unicodedata

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import first_wrong, judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import listing, pair, say, word
from nblib.maths.descent import descend, has_left, reached
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from nblib.validation import as_number, as_numbers, in_short, length

PAGE = page_beside(__file__, "exercises.md")

# ---- the slopes of (1 - x)^2 + 100 (y - x^2)^2


def rosenbrock_slopes(x, y):
    """The right answer: the slopes along x and along y (2,)."""
    r = y - x * x
    return np.array([-2 * (1 - x) - 400 * x * r, 200 * r])


def _parts(x, y):
    """What is squared: 1 - x, and y - x^2."""
    return 1 - x, y - x * x


GRADIENT_MISTAKES = [
    (lambda x, y: -rosenbrock_slopes(x, y),
     pair("符号が全部逆です。傾きは上る向きを指します。下るのは手法の仕事です(傾きを引きます)。",
          "All signs are reversed. Slopes point uphill; it is the optimizer that goes down, by subtracting them.")),
    (lambda x, y: rosenbrock_slopes(x, y)[::-1],
     pair("順番が逆です。x 方向の傾きを先に、y 方向の傾きをあとに返します。", "They have changed places. First the slope along x, then that along y.")),
    (lambda x, y: [2 * _parts(x, y)[0] - 400 * x * _parts(x, y)[1], 200 * _parts(x, y)[1]],
     pair("(1 - x)² の中身 1 - x は、x が増えると減ります。その傾き -1 をかけ忘れています。",
          "Inside (1 - x)² there is 1 - x, which falls when x grows. Its slope, -1, is missing.")),
    (lambda x, y: [-2 * _parts(x, y)[0] + 200 * _parts(x, y)[1], 200 * _parts(x, y)[1]],
     pair("100(y - x²)² を x で微分するときに、中身の傾き -2x をかけ忘れています(連鎖律)。",
          "In the slope of 100(y - x²)² along x the slope of its inside, -2x, is missing (the chain rule).")),
    (lambda x, y: [-2 * _parts(x, y)[0] + 400 * x * _parts(x, y)[1], 200 * _parts(x, y)[1]],
     pair("中身 y - x² の x 方向の傾きは、2x ではなく -2x です。", "The slope of y - x² along x is -2x, not 2x.")),
    (lambda x, y: [-400 * x * _parts(x, y)[1], 200 * _parts(x, y)[1]],
     pair("(1 - x)² の傾きを足し忘れています。", "The slope of (1 - x)² is missing.")),
    (lambda x, y: [-2 * _parts(x, y)[0] - 4 * x * _parts(x, y)[1], 2 * _parts(x, y)[1]],
     pair("100 倍を忘れています。", "The factor 100 is missing.")),
    (lambda x, y: [-_parts(x, y)[0] - 200 * x * _parts(x, y)[1], 100 * _parts(x, y)[1]],
     pair("2乗を微分すると2倍になります。その2が抜けています。", "The slope of a square has a factor 2, which is missing.")),
    (lambda x, y: [-2 * _parts(x, y)[0] - 400 * x * _parts(x, y)[1], 200 * _parts(x, y)[1] - 2 * _parts(x, y)[0]],
     pair("y だけを動かすとき、(1 - x)² は変わりません。y 方向の傾きには入りません。",
          "When y alone moves, (1 - x)² stays. It does not belong in the slope along y.")),
]  # fmt: skip


def _places():
    """Fresh (x, y), none of them 0 or 1, where a part of the slopes would not show."""
    rng = np.random.default_rng()
    return [tuple(map(float, place)) for place in rng.choice([-2.5, -1.5, -0.5, 0.5, 1.5, 3.0], (8, 2))]


def _two_slopes(answer, place):
    """What the answer says of a place, as two numbers."""
    return as_numbers(begun(answer(*place)), 2)


def _first_wrong_slope(place, given, right):
    """The sentence for slopes that differ: the first that is wrong, with its numbers."""
    (x, y), i = place, first_wrong(given, right)
    return say(
        f"{'xy'[i]} 方向の傾きがちがいます。(x, y) = ({x:g}, {y:g}) では {given[i]:g} ではなく {right[i]:g} です。",
        f"The slope along {'xy'[i]} is wrong. At (x, y) = ({x:g}, {y:g}) it is {right[i]:g}, not {given[i]:g}.",
    )


write_gradient = exercise(
    PAGE,
    key="write_gradient",
    judge=judged_by(rosenbrock_slopes, GRADIENT_MISTAKES, _places,
                    tried=_two_slopes, same=np.allclose, differs=_first_wrong_slope),
    solution="def my_gradient(x, y):\n    r = y - x**2\n    return -2 * (1 - x) - 400 * x * r, 200 * r",
)  # fmt: skip

# ---- a start from which Adam misses the global minimum and plain descent finds it

STEPS = 500


def _read(answer):
    """The landscape, the start (2,) and the rate of an answer; a CourseError says what is wrong with it."""
    if begun(answer) is None or isinstance(answer, str) or length(answer) != 4:
        raise CourseError(
            say(
                f'("Ackley", x, y, 学習率) のように4つ書きます。渡されたのは {in_short(answer)} です。',
                f'Four things are needed, as in ("Ackley", x, y, rate). What came is {in_short(answer)}.',
            )
        )
    name, *rest = answer
    x, y, rate = (as_number(begun(value)) for value in rest)
    return _landscape(begun(name)), np.array([x, y]), rate


def _landscape(name):
    """The landscape of this name, or of that name in the panels; a CourseError if there is none."""
    found = {
        _plain(said): landscape for landscape in LANDSCAPES.values() for said in (landscape.name, word(landscape.name))
    }
    if isinstance(name, str) and _plain(name) in found:
        return found[_plain(name)]
    raise CourseError(
        say(
            f"{in_short(name)} という地形はありません。{_offered()} から選んでください。",
            f"There is no landscape {in_short(name)}. Choose one of these: {_offered()}.",
        )
    )


def _offered():
    """The names of the landscapes on which one can be caught, as they are written in code."""
    names = [landscape.name for landscape in LANDSCAPES.values() if not landscape.is_global.all()]
    return listing(f'"{name}"' if word(name) == name else f'"{name}" ({word(name)})' for name in names)


def _plain(name):
    """A name without capitals, spaces, signs and wide letters."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def _judge_miss(answer):
    """None if GD ends in a global minimum and Adam in a local one, else what they did instead."""
    landscape, start, rate = _read(answer)
    if landscape.is_global.all():
        return say("この地形には、大域的最小値より高い局所的最小値がありません。Adam も捕まりようがありません。別の地形を選んでください。",
                   "This landscape has no local minimum besides global ones, so nobody can be caught there. Choose another one.")  # fmt: skip
    if has_left(landscape, start):
        (left, right), (low, high) = landscape.window
        return say(f"出発点が図の外にあります。この地形では、x は {left:g} から {right:g}、y は {low:g} から {high:g} です。",
                   f"The start is outside of the picture. On this landscape x goes from {left:g} to {right:g}, and y from {low:g} to {high:g}.")  # fmt: skip
    if not rate > 0:
        return say("学習率は0より大きくします。0以下では、下っていきません。", "The rate has to be above 0, or nobody goes down.")  # fmt: skip
    paths = {name: descend(OPTIMIZERS[name], landscape, start, rate, STEPS) for name in ("GD", "Adam")}
    at = {name: int(reached(landscape, path[-1])) for name, path in paths.items()}
    if at["GD"] < 0 and _is_under_way(landscape, paths["GD"]):
        return say(f"GD は{STEPS}歩では、まだ途中です。学習率を大きくするか、出発点を変えてください。",
                   f"After {STEPS} steps GD is still on its way: try a larger rate, or another start.")  # fmt: skip
    if at["GD"] < 0:
        return say("GD がどの最小値にも着いていません。学習率を小さくするか、出発点を変えてください。",
                   f"After {STEPS} steps GD is at no minimum. Make the rate smaller, or change the start.")  # fmt: skip
    if not landscape.is_global[at["GD"]]:
        return say("GD も局所的最小値に捕まりました。GD が☆に着く出発点を探してください。",
                   "GD is caught in a local minimum itself. Look for a start from which it gets to ☆.")  # fmt: skip
    if at["Adam"] < 0:
        return say(f"GD は☆に着きましたが、Adam は{STEPS}歩ではまだ途中です。捕まったとは言えません。学習率を大きくしてみましょう。",
                   f"GD is at ☆, but Adam is still on its way after {STEPS} steps. That is not being caught. Try a larger rate.")  # fmt: skip
    if landscape.is_global[at["Adam"]]:
        return say("どちらも☆に着きました。Adam だけが外れる出発点を探してください。",
                   "Both get to ☆. Look for a start from which only Adam misses it.")  # fmt: skip
    return None


def _is_under_way(landscape, path):
    """Whether a walk is still in the picture, and goes on the way that it went: it has neither left nor does it leap about."""
    return bool(
        not has_left(landscape, path[-1]) and len(path) > STEPS and np.diff(path[-3:], axis=0).prod(axis=0).sum() > 0
    )


adam_misses = exercise(
    PAGE,
    key="adam_misses",
    judge=_judge_miss,
    solution='adam_misses = ("Styblinski-Tang", 4.3, -4.3, 0.05)',
)  # fmt: skip

EXERCISES = (write_gradient, adam_misses)
