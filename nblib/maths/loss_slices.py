"""Slices: a loss of thousands of parameters becomes a landscape when it is cut along two directions.

What is seen is the plane through one place; the loss goes on in all other directions.
"""

import numpy as np

from nblib.maths.landscapes.landscape import Landscape


def plane(loss, gradient, theta, u, v, window=((-1, 1), (-1, 1)), name="slice"):
    """The landscape of loss(theta + x u + y v) over x and y (Goodfellow, Vinyals and Saxe, 2014).

    loss(thetas (..., P)) -> (...); gradient(thetas) -> (..., P); theta, u, v: (P,), a place and two directions.
    Its slopes are exact; its curvatures are central differences of them, off by about 1e-9.
    """
    h = 1e-5

    def at(x, y):
        return theta + np.multiply.outer(x, u) + np.multiply.outer(y, v)

    def slopes(x, y):
        uphill = gradient(at(x, y))
        return uphill @ u, uphill @ v

    def curvatures(x, y):
        (xx, xy), (_, yy) = (
            [(after - before) / (2 * h) for after, before in zip(slopes(*ahead), slopes(*behind), strict=True)]
            for ahead, behind in (((x + h, y), (x - h, y)), ((x, y + h), (x, y - h)))
        )
        return xx, xy, yy

    source = "Goodfellow, Vinyals and Saxe, 2014; Li et al., 2018"
    formula = r"L(\theta + x u + y v)"
    return Landscape(name, lambda x, y: loss(at(x, y)), slopes, curvatures, np.empty((0, 2)), window, formula, source)
