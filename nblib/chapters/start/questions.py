"""What decides the start chapter's predictions. Their words stand in questions.md."""

import math

from nblib.exercises.question import question, the_one
from nblib.maths.finite_differences import slope


@question
def how_many():
    """From 2 to 5 there are four, not three."""
    count = len(range(2, 5 + 1))
    return dict(right=the_one(three=count == 3, four=count == 4, five=count == 5))


@question
def slope_on_the_left():
    """A slope is not a height."""
    steep = slope(lambda x: 0.5 * x * x, -1)
    return dict(right=the_one(negative=steep < 0, positive=steep > 0, zero=steep == 0), steep=steep)


@question
def slope_while_held():
    """Moving v alone can change the slope along u."""
    before, after = (slope(lambda u, v=v: 0.5 * (u * u + v * v) + 0.5 * u * v, -1) for v in (1, 2))
    return dict(right=the_one(never=before == after, sometimes=before != after), before=before, after=after)


@question
def negative_power():
    """e to a negative power is small, but not negative."""
    value = math.exp(-2)
    return dict(right=the_one(below_one=0 < value < 1, zero=value == 0, negative=value < 0), value=value)


QUESTIONS = (how_many, slope_on_the_left, slope_while_held, negative_power)
