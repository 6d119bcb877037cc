"""An exercise in code: momentum, written by hand."""

from itertools import islice

import numpy as np

from nblib.checks.exercise import Exercise
from nblib.checks.mistakes import function
from nblib.checks.optimizers.own import each_theta
from nblib.words import say

STEPS = 6


def write_momentum():
    """An optimizer with a velocity."""
    return Exercise(
        name="optimizers/momentum",
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
    given = [list(islice(each_theta(answer(*_own(case)), (2,)), STEPS + 1)) for case in cases]
    if (shortest := min(map(len, given))) <= STEPS:
        return say(
            f"{shortest}個の theta で止まりました。いつまでも続くように、while True: の中で yield します。",
            f"It stopped after {shortest} thetas. Put the yield into while True: so that it goes on for ever.",
        )
    right = [_path(_momentum, case) for case in cases]
    if np.allclose(given, right):
        return None
    for path, sentence in _mistakes():
        if np.allclose(given, [path(case) for case in cases]):
            return sentence
    return _first_difference(cases[0], given[0], right[0])


def _cases():
    """Fresh (gradient, theta, rate, beta), the gradients those of bowls."""
    rng = np.random.default_rng()

    def case():
        curvature, bottom, theta = rng.uniform(0.5, 3, 2), rng.uniform(-1, 1, 2), rng.uniform(2, 4, 2)
        return (
            lambda at: curvature * (at - bottom),
            theta.round(2),
            float(rng.choice([0.1, 0.2])),
            float(rng.choice([0.5, 0.8])),
        )

    return [case() for _ in range(5)]


def _own(case):
    """A case with a theta that may be written into."""
    gradient, theta, rate, beta = case
    return gradient, theta.copy(), rate, beta


def _path(rule, case, steps=STEPS):
    """The thetas of a rule (velocity, slope, theta, rate, beta) -> (velocity, theta)."""
    gradient, theta, rate, beta = case
    velocity, path = 0 * theta, [theta]
    for _ in range(steps):
        velocity, theta = rule(velocity, gradient(theta), theta, rate, beta)
        path.append(theta)
    return np.array(path)


def _momentum(v, g, theta, rate, beta):
    v = beta * v + g
    return v, theta - rate * v


def _with_first_slope(case):
    gradient, theta, rate, beta = case
    return _path(_momentum, (lambda _theta: gradient(case[1]), theta, rate, beta))


def _moving(new_velocity):
    """The rule that moves by rate times this velocity."""

    def rule(v, g, theta, rate, beta):
        v = new_velocity(v, g, rate, beta)
        return v, theta - rate * v

    return lambda case: _path(rule, case)


def _stepping(step):
    """The rule with the right velocity and this step (velocity before, velocity, slope, rate, beta)."""

    def rule(v, g, theta, rate, beta):
        return beta * v + g, theta + step(v, beta * v + g, g, rate, beta)

    return lambda case: _path(rule, case)


def _mistakes():
    """Typical wrong optimizers, each with the sentence that helps."""
    return [
        (_stepping(lambda _v, v, g, rate, beta: rate * v),
         say("坂を上っています。損失を小さくするには、theta から速度を引きます。", "It goes uphill. To make the loss smaller the velocity is taken away from theta.")),
        (_moving(lambda v, g, rate, beta: g),
         say("前の速度が残っていません。これは勾配降下法です。velocity = beta * velocity + ... と、前の値を使います。",
             "Nothing is kept of the velocity before: this is gradient descent. Use the old one: velocity = beta * velocity + ...")),
        (lambda case: _path(_momentum, case, STEPS + 1)[1:],
         say("最初の theta が出てきません。動く前に yield theta します。", "The first theta is missing. The yield comes before the move.")),
        (_moving(lambda v, g, rate, beta: v + g),
         say("前の速度に beta をかけていません。これでは速くなる一方です。", "The old velocity is not multiplied by beta. So nothing of it ever fades.")),
        (_moving(lambda v, g, rate, beta: beta * v + (1 - beta) * g),
         say("それは傾きの平均(Adam の m)です。この章のモメンタムは、傾きを (1 - beta) 倍せずに、そのまま足します。",
             "That is a mean of slopes, Adam's m. In this chapter's momentum the slope is added whole, not times (1 - beta).")),
        (_moving(lambda v, g, rate, beta: beta * v + rate * g),
         say("学習率を2回かけています。速度か1歩か、どちらか一方でかけます。", "The rate is multiplied in twice. Once will do: in the velocity or in the step.")),
        (_stepping(lambda _v, v, g, rate, beta: -v),
         say("学習率をかけていません。", "The rate is not multiplied in.")),
        (_stepping(lambda _v, v, g, rate, beta: -rate * (g + beta * v)),
         say("それはネステロフのモメンタムです。ここでは、新しい速度のまま動きます。", "That is Nesterov's momentum. Here the step is just the new velocity.")),
        (_stepping(lambda before, v, g, rate, beta: -rate * before),
         say("1つ前の速度で動いています。先に速度を新しくして、それから動きます。", "It moves by the velocity of the step before. First renew the velocity, then move.")),
        (_with_first_slope,
         say("いつも最初の場所の傾きを使っています。gradient(theta) は1歩ごとに計算します。", "It always uses the slope of the first place. Ask for gradient(theta) at every step.")),
        (_stepping(lambda before, v, g, rate, beta: 0 * v),
         say("theta が動いていません。速度に傾き gradient(theta) を足していますか?", "theta does not move. Is the slope, gradient(theta), added to the velocity?")),
    ]  # fmt: skip


def _first_difference(case, given, right):
    """The first step that goes elsewhere, with its numbers."""
    step = int(np.argmax(~np.isclose(given, right).all(axis=1)))
    its, should = (", ".join(f"{v:.4g}" for v in theta) for theta in (given[step], right[step]))
    return say(
        f"theta_{step} がちがいます。rate = {case[2]:g}, beta = {case[3]:g} のとき ({its}) になりましたが、正しくは ({should}) です。",
        f"theta_{step} is wrong. With rate = {case[2]:g} and beta = {case[3]:g} it is ({its}), but should be ({should}).",
    )
