"""An exercise in code: momentum, written by hand."""

import dis
import inspect
from itertools import islice

import numpy as np

from nblib.chapters.optimizers.own_optimizer import each_theta
from nblib.errors import CourseError
from nblib.exercises.exercise import exercise
from nblib.exercises.judge import apart, compare, first_wrong, function
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.maths.optimizers import momentum

PAGE = page_beside(__file__, "exercises.md")

STEPS = 6

# ---- typical wrong optimizers: generators (gradient, theta, rate, beta), as momentum is one


def _optimizer(rule):
    """The optimizer of a rule (velocity, slope, theta, rate, beta) -> (velocity, theta)."""

    def optimizer(gradient, theta, rate, beta):
        velocity = 0 * theta
        while True:
            yield theta
            velocity, theta = rule(velocity, gradient(theta), theta, rate, beta)

    return optimizer


def _moving(new_velocity):
    """The optimizer that moves by rate times this velocity (velocity before, slope, rate, beta)."""

    def rule(v, g, theta, rate, beta):
        v = new_velocity(v, g, rate, beta)
        return v, theta - rate * v

    return _optimizer(rule)


def _stepping(step):
    """The optimizer with the right velocity and this step (velocity before, velocity, slope, rate, beta)."""

    def rule(v, g, theta, rate, beta):
        return beta * v + g, theta + step(v, beta * v + g, g, rate, beta)

    return _optimizer(rule)


def _moving_first(gradient, theta, rate, beta):
    """The two lines in the wrong order: theta moves by the velocity before, which is renewed only there."""
    velocity = 0 * theta
    while True:
        yield theta
        theta = theta - rate * velocity
        velocity = beta * velocity + gradient(theta)


def _without_the_first(*case):
    """Moving before the first theta is handed out."""
    yield from islice(momentum(*case), 1, None)


def _always_by_the_first_slope(gradient, theta, rate, beta):
    """The slope of the start, again and again."""
    slope = gradient(theta)
    yield from momentum(lambda _theta: slope, theta, rate, beta)


LATE = pair(
    "1つ前の速度で動いています。先に速度を新しくして、それから動きます。",
    "It moves by the velocity of the step before. First renew the velocity, then move.",
)
MISTAKES = [
    (_stepping(lambda _v, v, g, rate, beta: rate * v),
     pair("坂を上っています。速度には傾きを足し、theta からは速度を引きます(引き算はどちらか一方だけです)。",
          "It goes uphill. Add the slope to the velocity, and subtract the velocity from theta (subtract in one of the two places only).")),
    (_moving(lambda v, g, rate, beta: g),
     pair("前の速度が、動きに使われていません。これは勾配降下法です。velocity = beta * velocity + gradient(theta) とし、theta から rate * velocity を引きます。",
          "The velocity before has no effect on the move: this is gradient descent. Let velocity = beta * velocity + gradient(theta), and subtract rate * velocity from theta.")),
    (_moving(lambda v, g, rate, beta: beta * (v + g)),
     pair("傾きにまで beta をかけています。beta をかけるのは、前の速度だけです。", "The slope is multiplied by beta as well. Only the old velocity should be.")),
    (_moving(lambda v, g, rate, beta: v + beta * g),
     pair("beta をかける相手が逆です。前の速度に beta をかけ、傾きはそのまま足します。", "beta is at the wrong place: multiply the old velocity by it, and add the slope as it is.")),
    (_without_the_first,
     pair("最初の theta が出てきません。動く前に yield theta します。", "The first theta is missing. The yield comes before the move.")),
    (_moving(lambda v, g, rate, beta: v + g),
     pair("前の速度に beta をかけていません。これでは速くなる一方です。", "The old velocity is not multiplied by beta. So nothing of it ever fades.")),
    (_moving(lambda v, g, rate, beta: beta * v + (1 - beta) * g),
     pair("それは傾きの平均(Adam の m)です。この章のモメンタムは、傾きを (1 - beta) 倍せずに、そのまま足します。",
          "That is a mean of slopes, Adam's m. In this chapter's momentum the slope is added whole, not times (1 - beta).")),
    (_moving(lambda v, g, rate, beta: beta * v + rate * g),
     pair("学習率を2回かけています。速度か1歩か、どちらか一方でかけます。", "The rate is multiplied in twice. Once will do: in the velocity or in the step.")),
    (_stepping(lambda _v, v, g, rate, beta: -v),
     pair("学習率をかけていません。", "The rate is not multiplied in.")),
    (_stepping(lambda _v, v, g, rate, beta: -rate * (g + beta * v)),
     pair("それはネステロフのモメンタムです。ここでは、新しい速度のまま動きます。", "That is Nesterov's momentum. Here the step is just the new velocity.")),
    (_stepping(lambda before, v, g, rate, beta: -rate * before), LATE),
    (_moving_first, LATE),
    (_always_by_the_first_slope,
     pair("いつも最初の場所の傾きを使っています。gradient(theta) は1歩ごとに計算します。", "It always uses the slope of the first place. Ask for gradient(theta) at every step.")),
    (_stepping(lambda before, v, g, rate, beta: 0 * v),
     pair("theta が動いていません。速度に傾き gradient(theta) を足していますか?", "theta does not move. Is the slope, gradient(theta), added to the velocity?")),
]  # fmt: skip

# ---- the judge


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


def _thetas(optimizer, case):
    """The first STEPS + 1 thetas of an optimizer, from a start that it may write into."""
    gradient, theta, rate, beta = case
    thetas = list(islice(each_theta(optimizer(gradient, theta.copy(), rate, beta), (2,)), STEPS + 1))
    if (count := len(thetas)) <= STEPS:
        raise CourseError(
            say(
                f"{count}個の theta で止まりました。いつまでも続くように、while True: の中で yield します。",
                f"It stopped after {count} thetas. Put the yield into while True: so that it goes on for ever.",
            )
        )
    return thetas


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


def _may_end(answer):
    """Refuse a function of which one can see that it will never hand out anything: a loop, no yield, and no return."""
    if not inspect.isfunction(answer) or inspect.isgeneratorfunction(answer):
        return
    does = {instruction.opname for instruction in dis.get_instructions(answer)}
    if "JUMP_BACKWARD" in does and not does & {"RETURN_VALUE", "RETURN_CONST"}:
        raise CourseError(say("yield theta がありません。1歩ごとに yield theta で渡します。",
                              "There is no yield theta. Hand out each theta with yield theta."))  # fmt: skip


def _judge(answer):
    """None for the right sequence, else the sentence of the mistake that explains all cases."""
    _may_end(function(answer))
    return compare(answer, momentum, MISTAKES, _cases(), tried=_thetas, same=np.allclose, differs=_first_difference)


write_momentum = exercise(
    PAGE,
    key="write_momentum",
    judge=_judge,
    solution="def my_momentum(gradient, theta, rate, beta):\n    velocity = 0 * theta\n    while True:\n        yield theta\n"
    "        velocity = beta * velocity + gradient(theta)\n        theta = theta - rate * velocity",
)  # fmt: skip
