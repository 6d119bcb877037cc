"""Newton's method: the slopes of the slopes tell how far it is to the bottom, if there is one."""

import numpy as np

from nblib.maths.schedules import over_time

FLAT = 1e-12  # a curvature smaller than this part of the largest one counts as 0


class NoStep(ValueError):
    """The Hessian is singular: in some direction there is no curvature, and so no step to the bottom."""


def newton(gradient, theta, rate=1.0, *, hessian):
    """Newton's method: the step to the place where the slope would be 0 if the curvature stayed (Raphson, 1690).

    hessian(theta) -> (..., P, P), the slopes of gradient's slopes. That place is the bottom of a bowl, but just as
    well a saddle or a top (see kind). Raises NoStep where the Hessian is singular; of many starts, those where it is
    become NaN, and the others go on.
    """
    for eta in over_time(rate):
        yield theta
        theta = theta - eta * newton_step(hessian(theta), gradient(theta))


def damped_newton(gradient, theta, rate=1.0, damping=1.0, *, hessian):
    """Newton's method with the damping added to all curvatures (Levenberg, 1944; Marquardt, 1963).

    Without damping it is newton. With a damping larger than every curvature it is nearly gradient descent by the rate
    rate / damping. It goes downhill wherever no curvature plus the damping is negative.
    """
    added = damping * np.eye(theta.shape[-1])
    return newton(gradient, theta, rate, hessian=lambda theta: hessian(theta) + added)


def newton_step(H, g):
    """The inverse of H (..., P, P) times g (..., P); NaN where H is singular, NoStep if it is so everywhere."""
    usable = np.isfinite(H).all(axis=(-2, -1))
    curvatures, directions = np.linalg.eigh(
        np.where(usable[..., np.newaxis, np.newaxis], H, 0)
    )  # (..., P), (..., P, P)
    singular = (kind(curvatures) == "flat") & usable
    if singular.all():
        raise NoStep(f"no step: the curvatures are {curvatures}")
    inverse = 1 / np.where((kind(curvatures) == "flat")[..., np.newaxis], np.nan, curvatures)
    along = np.einsum("...ij,...i->...j", directions, g)  # the slope along each direction
    return np.einsum("...ij,...j->...i", directions, inverse * along)


def kind(curvatures):
    """What a surface with these curvatures (..., P) is like: "bowl", "top", "saddle", or "flat" where one of them is 0.

    The curvatures are the Hessian's eigenvalues, np.linalg.eigvalsh(H).
    """
    size = np.abs(curvatures)
    flat = (size <= FLAT * size.max(axis=-1, keepdims=True)).any(axis=-1)
    bowl, top = (curvatures > 0).all(axis=-1), (curvatures < 0).all(axis=-1)
    return np.select([flat, bowl, top], ["flat", "bowl", "top"], "saddle")


class QuadraticModel:
    """A landscape as it would be if the curvatures at a place (2,) were those of everywhere.

    model(d) is its height at place + d, for d (..., 2). step (2,) leads to where it is level; None if it nowhere is.
    damping is added to all curvatures.
    """

    def __init__(self, landscape, place, damping=0.0):
        self.height, self.slope = landscape(place), landscape.gradient(place)
        self.hessian = landscape.hessian(place) + damping * np.eye(2)
        self.curvatures = np.linalg.eigvalsh(self.hessian)
        self.kind = str(kind(self.curvatures))
        self.step = None if self.kind == "flat" else -newton_step(self.hessian, self.slope)

    @property
    def drop(self):
        """How much lower than here it is where it is level; negative if it is higher there."""
        return -self.slope @ self.step / 2

    def __call__(self, d):
        bend = np.einsum("...i,ij,...j->...", d, self.hessian, d) / 2
        return self.height + d @ self.slope + bend
