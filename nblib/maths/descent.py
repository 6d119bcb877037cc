"""A walk down a landscape: the places that an optimizer passes, and what became of it in the end."""

from contextlib import suppress
from itertools import islice

import numpy as np

from nblib.maths.activations.activation import floats
from nblib.maths.newton import NoStep
from nblib.maths.optimizers import SECOND_ORDER

FAR = 1e6  # whoever is farther away than this does not come back, unless the rate gets smaller on the way
NEAR = 0.25  # who ends so near to a minimum has reached it; on no landscape of ours are two within 0.9


def descend(optimizer, landscape, start, rate, steps):
    """The walk (K, 2) of an optimizer down a landscape, from the place in its window that is nearest to the start."""
    return walk(begin(optimizer, landscape, np.clip(start, *np.transpose(landscape.window)), rate), steps)


def begin(optimizer, landscape, theta, rate):
    """The optimizer's path from theta (..., 2) down a landscape, without end; Newton's methods get the Hessian, too."""
    more = dict(hessian=landscape.hessian) if optimizer in SECOND_ORDER.values() else {}
    return optimizer(landscape.gradient, theta, rate=rate, **more)


def walk(path, steps, far=FAR):
    """The places theta_0, theta_1, ... (K, P) of an optimizer's path: steps + 1, or fewer if it can go no farther.

    That is where it is not within `far` any more, and where Newton's method has no step.
    """
    places = []
    with np.errstate(over="ignore", invalid="ignore"), suppress(NoStep):  # where the walk ends tells enough
        for theta in islice(path, steps + 1):
            if not (np.abs(theta) <= far).all():
                break
            places.append(theta)
    return np.array(places)


def ends(path, steps):
    """Where many starts are after so many steps: (..., P), with infinity or NaN for those that diverge."""
    with np.errstate(over="ignore", invalid="ignore"):
        for theta in islice(path, steps + 1):  # noqa: B007
            pass
    return theta


def reached(landscape, theta):
    """Which minimum each place (..., 2) has reached: its number (...), or -1 where none is within NEAR."""
    theta = floats(theta)
    nearest, which = np.full(theta.shape[:-1], NEAR, theta.dtype), np.full(theta.shape[:-1], -1)
    with np.errstate(over="ignore", invalid="ignore"):
        for number, (x, y) in enumerate(landscape.minima.tolist()):
            gap = np.hypot(theta[..., 0] - x, theta[..., 1] - y)
            closer = gap < nearest  # never so for NaN
            which, nearest = np.where(closer, number, which), np.where(closer, gap, nearest)
    return which


def has_left(landscape, theta):
    """Whether each place (..., 2) lies outside of the landscape's window, or nowhere (...)."""
    (left, right), (low, high) = landscape.window
    inside = (theta >= (left, low)) & (theta <= (right, high))
    return ~inside.all(axis=-1)
