"""What decides the tool box's predictions. Their words stand in questions.md."""

import math

import numpy as np

from nblib.exercises.question import question, the_one
from nblib.maths.finite_differences import slope


@question
def how_many():
    """From 2 to 5 there are four, not three."""
    count = len(range(2, 5 + 1))
    return dict(right=the_one(three=count == 3, four=count == 4, five=count == 5))


def days_in(values):
    """How many days there are from the start to the end."""
    return max(0, values["end"] - values["start"] + 1)


@how_many.goal
def one_day(now, start):
    """From a day to the same day there is one number."""
    return days_in(now.values) == 1


@how_many.goal
def nothing(now, start):
    """Where the start lies behind the end nothing is added."""
    return days_in(now.values) == 0


@how_many.goal
def mean_of_two(now, start):
    """A mean is the sum divided by how many there are."""
    return days_in(now.values) == 3 and now.result == 6


@question
def slope_on_the_left():
    """A slope is not a height."""
    steep = slope(lambda x: 0.5 * x * x, -1)
    return dict(right=the_one(negative=steep < 0, positive=steep > 0, zero=steep == 0), steep=steep)


def is_level(result):
    """Whether the curve has no slope at its place x, as it is shown."""
    return abs(slope(result["curve"], result["x"])) < 0.005


@slope_on_the_left.goal
def valley_floor(now, start):
    """At the lowest place the slope is 0."""
    return is_level(now.result) and now.result["curve"](now.result["x"] + 0.1) > now.result["curve"](now.result["x"])


@slope_on_the_left.goal
def hilltop(now, start):
    """At the highest place, too: level is not yet low."""
    return is_level(now.result) and now.result["curve"](now.result["x"] + 0.1) < now.result["curve"](now.result["x"])


@question
def slope_while_held():
    """Moving v alone can change the slope along u."""
    before, after = (slope(lambda u, v=v: 0.5 * (u * u + v * v) + 0.5 * u * v, -1) for v in (1, 2))
    return dict(right=the_one(never=before == after, sometimes=before != after), before=before, after=after)


def slopes_at(now):
    """Both slopes of the landscape at its point."""
    u, v = now.values["here"]
    return slope(lambda t: now.result(t, v), u), slope(lambda t: now.result(u, t), v)


@slope_while_held.goal
def both_level(now, start):
    """The lowest place is level along both."""
    return np.allclose(slopes_at(now), 0, atol=0.02)


@slope_while_held.goal
def level_elsewhere(now, start):
    """A valley can be a gutter, level all along its floor."""
    return np.allclose(slopes_at(now), 0, atol=0.02) and math.hypot(*now.values["here"]) > 0.5


@question
def negative_power():
    """e to a negative power is small, but not negative."""
    value = math.exp(-2)
    return dict(right=the_one(below_one=0 < value < 1, zero=value == 0, negative=value < 0), value=value)


@negative_power.goal
def exactly_one(now, start):
    """The power of 0 is 1."""
    return abs(now.result - 1) < 1e-9


@negative_power.goal
def one_half(now, start):
    """There is a power for every number above 0."""
    return abs(now.result - 0.5) < 0.01


@negative_power.goal
def above_ten(now, start):
    """It grows fast to the right."""
    return now.result > 10


QUESTIONS = (how_many, slope_on_the_left, slope_while_held, negative_power)
