"""Rectifiers: activations that let positive sums pass and hold negative ones back, with a kink or smoothly.

At the kink 0, where two slopes meet, all take the left one, as PyTorch does.
"""

import numpy as np

from nblib.maths.activations.activation import Activation

# Mean 0 and variance 1 are a fixed point of SELU with these two (Klambauer et al., 2017)
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772

relu = Activation(
    "ReLU",
    lambda z: np.maximum(z, 0),
    lambda z, a: np.sign(a),  # the output is never negative: its sign is 0 or 1
    r"\max(0, z)",
    "Fukushima, 1969",
    kinks=(0.0,),
)
relu6 = Activation(
    "ReLU6",
    lambda z: np.clip(z, 0, 6),
    lambda z, a: np.sign(a * (6 - a)),  # above 0 between the kinks, 0 from them on
    r"\min(6, \max(0, z))",
    "Krizhevsky, 2010",
    kinks=(0.0, 6.0),
)


def _leaky(name, slope, formula, source):
    return Activation(
        name,
        lambda z: np.where(z > 0, z, slope * np.minimum(z, 0)),
        lambda z, a: np.where(z > 0, 1, slope).astype(a.dtype),
        formula,
        source,
        kinks=() if slope == 1 else (0.0,),
    )


def leaky_relu(slope=0.01):
    """Negative sums leak through with a small slope, so that a neuron can always learn on (PyTorch's default)."""
    return _leaky("leaky ReLU", slope, r"\max(0, z) + \alpha \min(0, z)", "Maas et al., 2013")


def prelu(slope=0.25):
    """A leaky ReLU whose slope is meant to be learned; here it is set by hand, from PyTorch's starting value."""
    return _leaky("PReLU", slope, r"\max(0, z) + \alpha \min(0, z)", "He et al., 2015")


def rrelu(lower=1 / 8, upper=1 / 3):
    """A leaky ReLU whose slope is random in training; here its mean, as PyTorch has it after training."""
    formula = r"\max(0, z) + \frac{l + u}{2} \min(0, z)"
    return _leaky("RReLU", (lower + upper) / 2, formula, "Xu et al., 2015")


def threshold(at=1.0, value=0.0):
    """Sums above a threshold pass, all others become one value. PyTorch's, which has no defaults; these are Konda's."""
    return Activation(
        "threshold",
        lambda z: np.where(z <= at, value, z),  # so that NaN passes, too
        lambda z, a: np.greater(z, at).astype(a.dtype),
        r"z\;(z > \theta),\quad v\;(z \leq \theta)",
        "Konda et al., 2015",
        kinks=(at,) if value == at else (),
        jumps=() if value == at else (at,),
    )


def _exponential(name, scale, alpha, formula, source):
    # expm1 is exp(.) - 1; minimum, because both branches of np.where are computed, and exp(1000) would overflow
    return Activation(
        name,
        lambda z: np.where(z > 0, scale * z, scale * alpha * np.expm1(np.minimum(z, 0))),
        lambda z, a: np.where(z > 0, scale, a + scale * alpha).astype(a.dtype),
        formula,
        source,
        kinks=() if alpha == 1 else (0.0,),
    )


def elu(alpha=1.0):
    """Negative sums bend towards -alpha; smooth only for alpha = 1."""
    return _exponential("ELU", 1, alpha, r"\max(0, z) + \min(0, \alpha (e^z - 1))", "Clevert et al., 2015")


selu = _exponential(
    "SELU",
    SELU_SCALE,
    SELU_ALPHA,
    r"\lambda (\max(0, z) + \min(0, \alpha (e^z - 1)))",
    "Klambauer et al., 2017",
)


def celu(alpha=1.0):
    """An ELU that is smooth for every alpha > 0."""
    return Activation(
        "CELU",
        lambda z: np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0) / alpha)),
        lambda z, a: np.where(z > 0, 1, a / alpha + 1).astype(a.dtype),
        r"\max(0, z) + \min(0, \alpha (e^{z/\alpha} - 1))",
        "Barron, 2017",
    )


def softplus(beta=1.0):
    """A ReLU with its kink smoothed out; the larger beta, the sharper. (PyTorch cuts to z above 20: 2e-9 less.)"""
    return Activation(
        "softplus",
        lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(beta * z))) / beta,
        lambda z, a: -np.expm1(-beta * a),
        r"\frac{1}{\beta} \log(1 + e^{\beta z})",
        "Dugas et al., 2000",
    )
