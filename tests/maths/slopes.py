"""What the tests of gradients share: central differences, arrays that refuse to be changed, and a few activations.

The activations here are written anew on purpose: the tests of layers and networks need some, right ones, and few.
"""

from dataclasses import dataclass

import numpy as np


def central_difference(function, at, step=1e-6):
    """The slope of function(array) -> (...) along each number of `at`: the shape of the result, then that of `at`."""
    columns = []
    for i in range(at.size):
        bump = np.zeros(at.size)
        bump[i] = step
        bump = bump.reshape(at.shape)
        columns.append((function(at + bump) - function(at - bump)) / (2 * step))
    return np.stack(columns, axis=-1).reshape(*np.shape(columns[0]), *at.shape)


def assert_slopes(ours, theirs):
    """|error| <= 1e-6 max(1, |slope|), number by number, and the same shape."""
    assert ours.shape == theirs.shape
    error = np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))
    assert error.max(initial=0) <= 1e-6


def frozen(array):
    """A copy that cannot be written to: whoever tries gets a ValueError."""
    array = np.array(array, float)
    array.flags.writeable = False
    return array


@dataclass(frozen=True)
class Elementwise:
    """A layer without parameters: a function of each number alone."""

    function: object
    derivative: object  # of the input and the output
    size = 0

    def forward(self, theta, X):
        """Output and backward, as every layer has them."""
        A = self.function(X)

        def backward(dA):
            return dA * self.derivative(X, A), theta

        return A, backward


tanh = Elementwise(np.tanh, lambda z, a: 1 - a**2)
relu = Elementwise(lambda z: np.maximum(z, 0), lambda z, a: z > 0)
