"""An activation: the function that a neuron applies to its sum.

Without one, layers in a row could do no more than a single layer. A learner's own function becomes
one in one line: own(np.sin), or own(np.sin, np.cos) with its derivative.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

STEP = np.finfo(float).eps ** (1 / 3)  # 6e-6: truncation and rounding cost a central difference about the same
JUMP = 0.01  # a value that changes so much within one step jumps (or has a slope above 1,600)


@dataclass(frozen=True)
class Activation:
    """A function of one number, applied to each number of an array: a layer without parameters.

    function: f(z) -> a, both of any one shape.
    derivative: f'(z, a) -> slope. It is handed a = f(z) too, since many slopes follow from that: tanh' = 1 - a².
    formula: f(z) in LaTeX, for matplotlib and MathJax both; source: "author, year".
    kinks, jumps: the z where the slope jumps, and where the value does. There, derivative is one side's slope.
    """

    name: str
    function: Callable
    derivative: Callable
    formula: str = ""
    source: str = ""
    kinks: tuple = ()
    jumps: tuple = ()

    size = 0  # how many parameters the layer has

    def __call__(self, z):
        """The activations a = f(z), of the shape of z."""
        return self.function(floats(z))

    def init(self, rng):
        """The layer's parameters: none."""
        return np.zeros(0)

    def forward(self, theta, X):
        """A = f(X), and the function that takes dL/dA back to dL/dX and dL/dtheta (empty, like theta)."""
        X = floats(X)
        A = self.function(X)

        def backward(dA):
            return dA * self.derivative(X, A), theta

        return A, backward


def own(f, derivative=None, name="own"):
    """An activation from a learner's function of arrays, f(z), and its derivative(z), if given.

    Otherwise the slope is the central difference, in double precision: wrong by about 1e-10 where f and its
    slopes are of size 1; at a kink the mean of both sides, at a jump 0. See first_fault for what may be wrong with f.
    """

    def as_given(z, a):
        return derivative(z)

    def by_difference(z, a):
        left, right = side_slopes(f, z)
        return np.where(np.isnan(left), 0, (left + right) / 2).astype(floats(z).dtype)

    if derivative is None:
        return Activation(name, f, by_difference)
    return Activation(name, f, as_given if callable(derivative) else derivative)


def side_slopes(f, z):
    """The difference quotients of f just left and just right of each z, in float64; both NaN where f jumps.

    Their mean is the central difference. Where f is smooth they differ by about STEP * f'', at a kink by its size.
    """
    z = np.asarray(z, float)
    h = STEP * np.maximum(1, np.abs(z) / 1000)  # a wider step only far out, where z + h would lose h in rounding
    before, after = z - h, z + h
    f_before, f_here, f_after = (np.asarray(f(at), float) for at in (before.copy(), z.copy(), after.copy()))
    change = np.maximum(np.abs(f_after - f_here), np.abs(f_here - f_before))
    no_jump = np.where(change > JUMP * np.maximum(1, np.abs(f_here)), np.nan, 1)
    return no_jump * (f_here - f_before) / (z - before), no_jump * (f_after - f_here) / (after - z)


def floats(z):
    """z as an array: float32 and numbers of one's own making stay what they are, all others become float64."""
    z = np.asarray(z)
    return z if z.dtype.kind in "fO" else z.astype(float)
