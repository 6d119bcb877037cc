"""A landscape: a height over every place in the plane, and which way is up there.

Losses of real networks have thousands of parameters, and nobody can see them. With two numbers in place of all those,
everything that can happen to an optimizer can be seen from above. landscapes.py has famous ones; slices.py makes them
of losses.
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


def refined(landscape, steps=50):
    """The landscape with its minima, which were given roughly, to the last digits: Newton's method for slopes of zero.

    A minimum without curvatures, a cusp, stays as it was given.
    """
    theta = np.array(landscape.minima, float)
    for _ in range(steps):
        step = np.linalg.solve(landscape.hessian(theta), landscape.gradient(theta)[..., np.newaxis])[..., 0]
        theta -= np.where(np.isfinite(step), step, 0)
    return replace(landscape, minima=theta)
