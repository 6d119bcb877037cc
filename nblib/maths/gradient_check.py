"""The gradient check: every slope along theta once more, found by trying.

Slow, as each parameter is moved by itself, but there is hardly anything in it that could be wrong. So it
tells whether a faster way, as backpropagation, is right.
"""

import numpy as np


def by_differences(loss, theta, step=1e-5):
    """The slopes (P,) of loss(thetas (..., P)) -> (...) at theta (P,), by the central difference of each parameter.

    A loss that takes many thetas at once is asked only twice: with each parameter moved up, and moved down.
    Off by about step**2 (Taylor's theorem), and by about 1e-16 / step times the loss from rounding.
    """
    moves = step * np.eye(theta.size)
    return (loss(theta + moves) - loss(theta - moves)) / (2 * step)


def disagreement(slopes, others):
    """How far two arrays of slopes are apart, 0 to 2: their distance, as a share of the larger one's length.

    Below 1e-7 both are surely the same, above 1e-3 surely not (a rule of thumb; Karpathy, 2015).
    """
    slopes, others = np.ravel(slopes), np.ravel(others)
    length = max(np.linalg.norm(slopes), np.linalg.norm(others))
    return float(np.linalg.norm(slopes - others) / length) if length else 0.0
