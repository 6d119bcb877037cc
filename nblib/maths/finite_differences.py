"""Slopes found by trying: a number is moved a little, the others are held, and the change is measured.

Simple, and right for any function. But each number costs runs of the whole function: a network's weights cost many.
"""

from itertools import islice

import numpy as np

from nblib.maths.optimizers import gradient_descent


def slope(function, x, step=1e-5):
    """The slope of a function of one number at x, by the central difference.

    (f(x + step) - f(x - step)) / (2 step) is exact for parabolas, and off by about step**2 else
    (Taylor's theorem).
    """
    return (function(x + step) - function(x - step)) / (2 * step)


def along(function, theta, i):
    """A function of theta (P,) as a function of number i of it alone; all others keep the values they have."""

    def cut(value):
        moved = np.array(theta, float)
        moved[i] = value
        return function(moved)

    return cut


def partials(function, theta, step=1e-5):
    """The slope of function(theta) along each number of theta, (P,), by central differences: 2 P runs."""
    return np.array([slope(along(function, theta, i), value, step) for i, value in enumerate(theta)])


def one_at_a_time(function, theta, step=1e-6):
    """The same with as few runs as can be, P + 1: the forward differences (function(theta + step) - here) / step.

    Off by about step / 2 times the curvature (Taylor's theorem). theta (P,) may hold any kind of number that can be
    added and divided, such as those that count their own multiplications.
    """
    here, slopes = function(theta), []
    for i in range(len(theta)):
        moved = theta.copy()
        moved[i] = moved[i] + step
        slopes.append((function(moved) - here) / step)
    return np.array(slopes)


def disagreement(slopes, others):
    """How far two arrays of slopes are apart, 0 to 2: their distance, as a share of the larger one's length.

    This is the gradient check: there is hardly anything in trying that could be wrong, so it tells whether a faster way,
    such as backpropagation, is right.
    Below 1e-7 both are surely the same, above 1e-3 surely not (a rule of thumb; Karpathy, 2015).
    """
    slopes, others = np.ravel(slopes), np.ravel(others)
    if slopes.size != others.size:
        raise ValueError(f"{slopes.size} slopes cannot be compared with {others.size}")
    largest = np.abs(np.concatenate([slopes, others])).max(initial=0)
    if not largest:
        return 0.0
    slopes, others = slopes / largest, others / largest  # or squares of tiny ones, as a deep network has, would be 0
    length = max(np.linalg.norm(slopes), np.linalg.norm(others))
    return float(np.linalg.norm(slopes - others) / length)


def moves(theta, slopes, rate):
    """Where theta (P,) is after one step against the slopes: (P + 1, P), of each number alone, and of all at last."""
    step = -rate * np.asarray(slopes)
    return np.vstack([theta + np.diag(step), theta + step])


def quotients(f, w, step):
    """Three answers to how f changes at w when w moves by step, a number each.

    The bare difference f(w + step) - f(w), which is no slope yet; the same divided by step; the central difference.
    """
    bare = f(w + step) - f(w)
    return bare, bare / step, slope(f, w, step)


def descend(function, x, steps, rate=0.1):
    """Where gradient descent comes on the curve of a function of one number: (steps + 1,), the first is x."""
    way = gradient_descent(lambda x: slope(function, x), x, rate)
    return np.array(list(islice(way, steps + 1)))
