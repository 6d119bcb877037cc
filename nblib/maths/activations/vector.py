"""Activations of a whole vector: each output depends on all the sums of a layer, which stand on the last axis.

They have no derivative for each number, but a matrix of derivatives, the Jacobian J. Going backwards only
its product with dA is needed, and that is as cheap as the function itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations.activation import floats


@dataclass(frozen=True)
class VectorActivation:
    """A layer without parameters, like Activation, whose function takes the last axis as one vector.

    function: f(Z) -> A; Z (..., n), A (..., n / pieces).
    product: (Z, A, dA) -> dZ, which is dA J, for each vector.
    """

    name: str
    function: Callable
    product: Callable
    formula: str
    source: str
    pieces: int = 1  # how many numbers of Z become one of A

    size = 0

    def __call__(self, z):
        """The activations A = f(z), (..., n / pieces) for z (..., n)."""
        return self.function(floats(z))

    def init(self, rng):
        """The layer's parameters: none."""
        return np.zeros(0)

    def forward(self, theta, X):
        """A = f(X), and the function that takes dL/dA back to dL/dX and dL/dtheta (empty, like theta)."""
        X = floats(X)
        A = self.function(X)

        def backward(dA):
            return self.product(X, A, dA), theta

        return A, backward


def _log_softmax(Z):
    Y = Z - Z.max(axis=-1, keepdims=True)  # a shift changes nothing, and now the largest is 0: exp cannot overflow
    return Y - np.log(np.exp(Y).sum(axis=-1, keepdims=True))


def _scaled_softmax(name, scale, formula, source):
    def product(Z, A, dA):
        return scale * A * (dA - (dA * A).sum(axis=-1, keepdims=True))

    return VectorActivation(name, lambda Z: np.exp(_log_softmax(scale * Z)), product, formula, source)


def softmax(temperature=1.0):
    """Scores to probabilities, which sum to 1; the lower the temperature (> 0), the more the largest one takes all."""
    if not temperature > 0:
        raise ValueError("a temperature must be greater than 0")
    formula = r"\frac{e^{z_i / T}}{\sum_j e^{z_j / T}}"
    return _scaled_softmax("softmax", 1 / temperature, formula, "Boltzmann, 1868; Bridle, 1990")


# The softmax of -z, so its derivative has the opposite sign; with energies for z it is Boltzmann's own form
softmin = _scaled_softmax("softmin", -1, r"\frac{e^{-z_i}}{\sum_j e^{-z_j}}", "Boltzmann, 1868")

log_softmax = VectorActivation(
    "log-softmax",
    _log_softmax,
    lambda Z, A, dA: dA - np.exp(A) * dA.sum(axis=-1, keepdims=True),
    r"z_i - \log \sum_j e^{z_j}",
    "folklore",
)


def maxout(pieces=2):
    """The largest of each `pieces` neighbours: (..., n) becomes (..., n / pieces). n must be a multiple of pieces."""

    def groups(Z):
        if Z.shape[-1] % pieces:
            raise ValueError(f"maxout takes the largest of each {pieces}, but there are {Z.shape[-1]} numbers")
        return Z.reshape(*Z.shape[:-1], Z.shape[-1] // pieces, pieces)

    def product(Z, A, dA):
        G = groups(Z)
        winner = G.argmax(axis=-1, keepdims=True)  # the first one of equals; all of them would count dA twice
        dG = np.zeros(G.shape, dA.dtype)
        np.put_along_axis(dG, winner, dA[..., None], axis=-1)
        return dG.reshape(Z.shape)

    formula = r"\max(z_1, \ldots, z_k)"
    return VectorActivation(
        "maxout", lambda Z: groups(Z).max(axis=-1), product, formula, "Goodfellow et al., 2013", pieces
    )
