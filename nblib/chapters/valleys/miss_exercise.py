"""An exercise to be solved in the arena: a start from which Adam misses the global minimum and plain descent finds it."""

import unicodedata

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, begun
from nblib.language import listing, say, word
from nblib.maths.descent import descend, has_left, reached
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS
from nblib.validation import as_number, in_short, length

STEPS = 500


def adam_misses():
    """A landscape, a start and a rate for which gradient descent beats Adam."""
    return Exercise(
        key="optimizers/adam_misses",
        title=say("練習: Adam が負ける始まり", "Exercise: a start where Adam loses"),
        judge=_judge,
        praise=say("正解です。GD は大域的最小値に、Adam は局所的最小値に着きました。どの手法にも、苦手な始まりがあります。",
                   "Right: GD is at the global minimum, Adam in a local one. There are starts that are bad for any optimizer."),
        hints=[
            say("最小値がいくつもある地形を選びます。スティブリンスキー・タン関数なら、☆は1つ、▽は3つです。",
                "Choose a landscape with several minima. Styblinski-Tang has one ☆ and three ▽."),
            say("GD の最初の1歩は、坂が急なほど大きくなります。学習率を 0.05 にして、端のほうの急な坂から始めてみましょう。",
                "The first step of GD is the larger the steeper it is. Try the rate 0.05, and start near the edge where it is steep."),
            say("パネルで、2つの手法を GD と Adam にして、同じ学習率で☆の反対側の端を歩き回ってください。",
                "In the panel, set two optimizers to GD and Adam at the same rate, and walk along the edge on the side far from ☆."),
        ],
        solution='adam_misses = ("Styblinski-Tang", 4.3, -4.3, 0.05)',
    )  # fmt: skip


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


def _judge(answer):
    """None if GD ends in a global minimum and Adam in a local one, else what they did instead."""
    landscape, start, rate = _read(answer)
    if landscape.is_global.all():
        return say("この地形には、大域的最小値より高い局所的最小値がありません。Adam も捕まりようがありません。別の地形を選んでください。",
                   "This landscape has no local minimum besides global ones, so nobody can be caught there. Choose another one.")  # fmt: skip
    if has_left(landscape, start):
        (left, right), (low, high) = landscape.window
        return say(f"始まりが図の外にあります。この地形では、x は {left:g} から {right:g}、y は {low:g} から {high:g} です。",
                   f"The start is outside of the picture. On this landscape x goes from {left:g} to {right:g}, and y from {low:g} to {high:g}.")  # fmt: skip
    if not rate > 0:
        return say("学習率は0より大きくします。0以下では、下っていきません。", "The rate has to be above 0, or nobody goes down.")  # fmt: skip
    paths = {name: descend(OPTIMIZERS[name], landscape, start, rate, STEPS) for name in ("GD", "Adam")}
    at = {name: int(reached(landscape, path[-1])) for name, path in paths.items()}
    if at["GD"] < 0 and _is_under_way(landscape, paths["GD"]):
        return say(f"GD は{STEPS}歩では、まだ途中です。学習率を大きくするか、始まりを変えてください。",
                   f"After {STEPS} steps GD is still on its way: try a larger rate, or another start.")  # fmt: skip
    if at["GD"] < 0:
        return say("GD がどの最小値にも着いていません。学習率を小さくするか、始まりを変えてください。",
                   f"After {STEPS} steps GD is at no minimum. Make the rate smaller, or change the start.")  # fmt: skip
    if not landscape.is_global[at["GD"]]:
        return say("GD も局所的最小値に捕まりました。GD が☆に着く始まりを探してください。",
                   "GD is caught in a local minimum itself. Look for a start from which it gets to ☆.")  # fmt: skip
    if at["Adam"] < 0:
        return say(f"GD は☆に着きましたが、Adam は{STEPS}歩ではまだ途中です。捕まったとは言えません。学習率を大きくしてみましょう。",
                   f"GD is at ☆, but Adam is still on its way after {STEPS} steps. That is not being caught. Try a larger rate.")  # fmt: skip
    if landscape.is_global[at["Adam"]]:
        return say("どちらも☆に着きました。Adam だけが外れる始まりを探してください。",
                   "Both get to ☆. Look for a start from which only Adam misses it.")  # fmt: skip
    return None


def _is_under_way(landscape, path):
    """Whether a walk is still in the picture, and goes on the way that it went: it has neither left nor does it leap about."""
    return bool(
        not has_left(landscape, path[-1]) and len(path) > STEPS and np.diff(path[-3:], axis=0).prod(axis=0).sum() > 0
    )
