"""A walk down a landscape: the places that an optimizer passes, and what became of it in the end."""

from itertools import islice

import numpy as np

FAR = 1e6  # whoever is farther away than this does not come back
NEAR = 0.25  # who ends so near to a minimum has reached it; on no landscape of ours are two within 0.9


def walk(path, steps):
    """The places theta_0, theta_1, ... (K, P) of an optimizer's path: steps + 1, or up to the last within FAR."""
    places = []
    with np.errstate(over="ignore", invalid="ignore"):  # who diverges is told by where the walk ends
        for theta in islice(path, steps + 1):
            if not (np.abs(theta) <= FAR).all():
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
    nearest, which = np.full(np.shape(theta)[:-1], NEAR), -1
    with np.errstate(over="ignore", invalid="ignore"):
        for number, (x, y) in enumerate(landscape.minima):
            gap = np.hypot(theta[..., 0] - x, theta[..., 1] - y)
            which = np.where(gap < nearest, number, which)  # never so for NaN
            nearest = np.fmin(gap, nearest)
    return which


def has_left(landscape, theta):
    """Whether each place (..., 2) lies outside of the landscape's window, or nowhere (...)."""
    (left, right), (low, high) = landscape.window
    inside = (theta >= (left, low)) & (theta <= (right, high))
    return ~inside.all(axis=-1)
