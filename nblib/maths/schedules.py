"""The rate over time: a schedule says how large the rate is at step t = 0, 1, 2, ...

Every optimizer takes a schedule wherever it takes a number: gradient_descent(gradient, theta, rate=cosine(0.1, 200)).
A schedule is any function of t. Here are the usual ones, as PyTorch's schedulers define them. In each, `rate` is the
largest rate: a number, or an array (..., 1) with one for each of many starts.
"""

import math
from itertools import count, repeat


def over_time(rate):
    """The rate of each step, without end: rate(0), rate(1), ... of a schedule, else always the same."""
    return map(rate, count()) if callable(rate) else repeat(rate)


def constant(rate):
    """The same rate at every step."""
    return lambda t: rate


def step_decay(rate, every, factor=0.1):
    """Constant for `every` steps, then smaller by the factor, and so on (PyTorch's StepLR)."""
    return lambda t: rate * factor ** (t // every)


def exponential(rate, factor):
    """Smaller by the factor at each step (PyTorch's ExponentialLR)."""
    return lambda t: rate * factor**t


def cosine(rate, steps, lowest=0.0):
    """Half a wave of the cosine, from the rate down to the lowest, and there it stays (Loshchilov and Hutter, 2017)."""
    return lambda t: lowest + (rate - lowest) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2


def warm_up(rate, steps):
    """From rate / steps up to the rate in equal parts, then as it is: a number or a schedule (Goyal et al., 2017)."""
    at = rate if callable(rate) else constant(rate)
    return lambda t: min(1, (t + 1) / steps) * at(t)


# By name: functions that make a schedule from the largest rate and the number of steps that it is meant for
SCHEDULES = {
    "constant": lambda rate, steps: rate,
    "step": lambda rate, steps: step_decay(rate, max(1, steps // 3)),
    "exponential": lambda rate, steps: exponential(rate, 0.01 ** (1 / steps)),  # to a hundredth at the end
    "cosine": cosine,
    "warm-up": lambda rate, steps: warm_up(rate, max(1, steps // 5)),
}
