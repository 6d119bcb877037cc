"""An exercise in code: momentum, written by hand."""

import dis
import inspect
from itertools import islice

import numpy as np

from nblib.chapters.optimizers.momentum_mistakes import STEPS, mistakes, momentum, path_of
from nblib.chapters.optimizers.own_optimizer import each_theta
from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import apart, first_wrong, function
from nblib.language import say


def write_momentum():
    """An optimizer with a velocity."""
    return Exercise(
        key="optimizers/momentum",
        title=say("練習: モメンタムを書く", "Exercise: write momentum"),
        judge=lambda answer: _judge(function(answer)),
        praise=say("正解です。この講座の momentum と、1歩も違わずに進みました。",
                   "Right. It went step for step where the course's own momentum goes."),
        hints=[
            say("1歩ごとに、まず速度を新しくします。前の速度の beta 倍に、今の傾き gradient(theta) を足します。",
                "At each step the velocity comes first: beta times what it was, plus the slope here, gradient(theta)."),
            say("次に、その速度で動きます。学習率をかけて、theta から引きます。",
                "Then move by that velocity: times the rate, and taken away from theta."),
        ],
        solution="def my_momentum(gradient, theta, rate, beta):\n    velocity = 0 * theta\n    while True:\n        yield theta\n"
        "        velocity = beta * velocity + gradient(theta)\n        theta = theta - rate * velocity",
    )  # fmt: skip


def _judge(answer):
    """None for the right sequence, else the sentence of the mistake that explains all cases."""
    cases = _cases()
    _may_end(answer)
    given = [list(islice(each_theta(answer(*_own(case)), (2,)), STEPS + 1)) for case in cases]
    if (shortest := min(map(len, given))) <= STEPS:
        return say(
            f"{shortest}個の theta で止まりました。いつまでも続くように、while True: の中で yield します。",
            f"It stopped after {shortest} thetas. Put the yield into while True: so that it goes on for ever.",
        )
    right = [path_of(momentum, case) for case in cases]
    if np.allclose(given, right):
        return None
    for path, sentence in mistakes():
        if np.allclose(given, [path(case) for case in cases]):
            return sentence
    i = first_wrong(given, right)
    return _first_difference(cases[i], given[i], right[i])


def _may_end(answer):
    """Refuse a function of which one can see that it will never hand out anything: a loop, no yield, and no return."""
    if not inspect.isfunction(answer) or inspect.isgeneratorfunction(answer):
        return
    does = {instruction.opname for instruction in dis.get_instructions(answer)}
    if "JUMP_BACKWARD" in does and not does & {"RETURN_VALUE", "RETURN_CONST"}:
        raise CourseError(say("yield theta がありません。1歩ごとに yield theta で渡します。",
                              "There is no yield theta. Hand out each theta with yield theta."))  # fmt: skip


def _cases():
    """Fresh (gradient, theta, rate, beta), the gradients those of bowls."""
    rng = np.random.default_rng()

    def case(beta):
        curvature, bottom, theta = rng.uniform(0.5, 3, 2), rng.uniform(-1, 1, 2), rng.uniform(2, 4, 2)

        def gradient(theta):
            return curvature * (theta - bottom)

        gradient.__qualname__ = "gradient"  # as an error is to call it
        return gradient, theta.round(2), float(rng.choice([0.1, 0.2])), beta

    return [case(beta) for beta in (0.5, 0.8, 0.8, 0.5, 0.8)]  # with 0.5 alone, beta and 1 - beta would be the same


def _own(case):
    """A case with a theta that may be written into."""
    gradient, theta, rate, beta = case
    return gradient, theta.copy(), rate, beta


def _first_difference(case, given, right):
    """The first step that goes elsewhere, with its numbers."""
    step = first_wrong(given, right)
    its, should = apart(
        lambda theta, digits: ", ".join(f"{v:.{digits}g}" for v in theta), given[step], right[step], (4, 6, 9, 12)
    )
    return say(
        f"theta_{step} がちがいます。rate = {case[2]:g}, beta = {case[3]:g} のとき ({its}) になりましたが、正しくは ({should}) です。",
        f"theta_{step} is wrong. With rate = {case[2]:g} and beta = {case[3]:g} it is ({its}), but should be ({should}).",
    )
