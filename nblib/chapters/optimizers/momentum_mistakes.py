"""Ways to write momentum: the right one, and the typical wrong ones, each with the sentence that helps.

A way takes a case (gradient, theta, rate, beta), and gives the thetas that it passes.
"""

import numpy as np

from nblib.language import say

STEPS = 6


def path_of(rule, case, steps=STEPS):
    """The thetas of a rule (velocity, slope, theta, rate, beta) -> (velocity, theta)."""
    gradient, theta, rate, beta = case
    velocity, path = 0 * theta, [theta]
    for _ in range(steps):
        velocity, theta = rule(velocity, gradient(theta), theta, rate, beta)
        path.append(theta)
    return np.array(path)


def momentum(v, g, theta, rate, beta):
    """The right rule."""
    v = beta * v + g
    return v, theta - rate * v


def _moving_first(case):
    """The two lines in the wrong order: theta moves by the velocity before, which is renewed only there."""
    gradient, theta, rate, beta = case
    velocity, path = 0 * theta, [theta]
    for _ in range(STEPS):
        theta = theta - rate * velocity
        velocity = beta * velocity + gradient(theta)
        path.append(theta)
    return np.array(path)


def _with_first_slope(case):
    gradient, theta, rate, beta = case
    return path_of(momentum, (lambda _theta: gradient(case[1]), theta, rate, beta))


def _moving(new_velocity):
    """The rule that moves by rate times this velocity."""

    def rule(v, g, theta, rate, beta):
        v = new_velocity(v, g, rate, beta)
        return v, theta - rate * v

    return lambda case: path_of(rule, case)


def _stepping(step):
    """The rule with the right velocity and this step (velocity before, velocity, slope, rate, beta)."""

    def rule(v, g, theta, rate, beta):
        return beta * v + g, theta + step(v, beta * v + g, g, rate, beta)

    return lambda case: path_of(rule, case)


def mistakes():
    """Typical wrong optimizers, each with the sentence that helps."""
    late = say("1つ前の速度で動いています。先に速度を新しくして、それから動きます。",
               "It moves by the velocity of the step before. First renew the velocity, then move.")  # fmt: skip
    return [
        (_stepping(lambda _v, v, g, rate, beta: rate * v),
         say("坂を上っています。速度には傾きを足し、theta からは速度を引きます(引き算はどちらか一方だけです)。",
             "It goes uphill. Add the slope to the velocity, and subtract the velocity from theta (subtract in one of the two places only).")),
        (_moving(lambda v, g, rate, beta: g),
         say("前の速度が、動きに使われていません。これは勾配降下法です。velocity = beta * velocity + gradient(theta) とし、theta から rate * velocity を引きます。",
             "The velocity before has no effect on the move: this is gradient descent. Let velocity = beta * velocity + gradient(theta), and subtract rate * velocity from theta.")),
        (_moving(lambda v, g, rate, beta: beta * (v + g)),
         say("傾きにまで beta をかけています。beta をかけるのは、前の速度だけです。", "The slope is multiplied by beta as well. Only the old velocity should be.")),
        (_moving(lambda v, g, rate, beta: v + beta * g),
         say("beta をかける相手が逆です。前の速度に beta をかけ、傾きはそのまま足します。", "beta is at the wrong place: multiply the old velocity by it, and add the slope as it is.")),
        (lambda case: path_of(momentum, case, STEPS + 1)[1:],
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
        (_stepping(lambda before, v, g, rate, beta: -rate * before), late),
        (_moving_first, late),
        (_with_first_slope,
         say("いつも最初の場所の傾きを使っています。gradient(theta) は1歩ごとに計算します。", "It always uses the slope of the first place. Ask for gradient(theta) at every step.")),
        (_stepping(lambda before, v, g, rate, beta: 0 * v),
         say("theta が動いていません。速度に傾き gradient(theta) を足していますか?", "theta does not move. Is the slope, gradient(theta), added to the velocity?")),
    ]  # fmt: skip
