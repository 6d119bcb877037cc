"""A landscape: a height over every place in the plane, and which way is up there.

Losses of real networks have thousands of parameters, and nobody can see them. With two numbers in place of all those,
everything that can happen to an optimizer can be seen from above. The famous ones stand
beside this file; plane() cuts one out of the loss of a network.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from nblib.maths.activations.activation import floats


@dataclass(frozen=True, eq=False)
class Landscape:
    """Heights over the plane by name: landscape(theta) for theta (..., 2), with its gradient and its Hessian.

    height, slopes, curvatures: of x and y, arrays of any one shape: z, (dz/dx, dz/dy), and
    (d2z/dx2, d2z/dxdy, d2z/dy2). minima (M, 2): all there are in the window, if they are known.
    """

    name: str
    height: Callable
    slopes: Callable
    curvatures: Callable
    minima: np.ndarray
    window: tuple  # ((x from, to), (y from, to)): what is usually shown
    formula: str  # TeX
    source: str  # author, year

    def __call__(self, theta):
        """The heights (...) at the places theta (..., 2)."""
        theta = floats(theta)
        return self.height(theta[..., 0], theta[..., 1])

    def gradient(self, theta):
        """The slopes (..., 2) along x and y: they point uphill."""
        theta = floats(theta)
        gradient = np.empty_like(theta)  # in the order of theta, as arrays of two orders are slow together
        gradient.T[0], gradient.T[1] = self.slopes(*theta.T)  # of a single place two plain numbers, which is quicker
        return gradient

    def hessian(self, theta):
        """The Hessian (..., 2, 2): how fast each slope changes along each direction."""
        theta = floats(theta)
        xx, xy, yy = self.curvatures(theta[..., 0], theta[..., 1])
        hessian = np.empty((*theta.shape, 2), theta.dtype)
        hessian[..., 0, 0], hessian[..., 1, 1] = xx, yy
        hessian[..., 0, 1] = hessian[..., 1, 0] = xy
        return hessian

    @property
    def is_global(self):
        """(M,): which of the minima are global, that is as low as the lowest."""
        heights = self(self.minima)
        return heights <= heights.min(initial=np.inf) + 1e-9


def refined(landscape, steps=10):
    """The landscape with its minima, which were given roughly, to the last digits: Newton's method for slopes of zero.

    A minimum without curvatures, a cusp, stays as it was given.
    """
    theta = np.array(landscape.minima, float)
    for _ in range(steps):
        step = np.linalg.solve(landscape.hessian(theta), landscape.gradient(theta)[..., np.newaxis])[..., 0]
        theta -= np.where(np.isfinite(step), step, 0)
    return replace(landscape, minima=theta)


def plane(loss, gradient, theta, u, v, window=((-1, 1), (-1, 1)), name="slice"):
    """A slice of a loss: the landscape of loss(theta + x u + y v) over x and y (Goodfellow, Vinyals and Saxe, 2014).

    What is seen is the plane through one place; the loss goes on in all other directions.

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
