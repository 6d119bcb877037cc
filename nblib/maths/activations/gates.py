"""Gates: activations z * g(z), where g rises from 0 to 1 and decides how much of the sum passes.

Relatives of ReLU, whose gate is the step. With a softer gate they dip a little below 0 before they rise.

The gate of GELU is the area under the normal density left of z, which numpy does not have. Python's math.erfc knows it
exactly, but one number at a time; so it is asked once for many points, and the short way from the nearest of them is a
Taylor series.
"""

import math

import numpy as np

from nblib.maths.activations.activation import Activation
from nblib.maths.activations.rectifiers import softplus
from nblib.maths.activations.squashing import hard_sigmoid, sigmoid

_PER_UNIT, _FAR = 128, 40  # points are 1/128 apart; beyond 40 the area is 0 or 1 to the last digit
_AREAS = np.array(
    [math.erfc(-k / _PER_UNIT / math.sqrt(2)) / 2 for k in range(-_FAR * _PER_UNIT, _FAR * _PER_UNIT + 1)]
)


def normal_density(z):
    """exp(-z²/2) / sqrt(2 pi), of the shape of z (Gauss, 1809)."""
    z = _within_far(z)
    return np.exp(-z * z / 2) * (1 / math.sqrt(2 * math.pi))


def normal_area(z):
    """The area under the density left of z, from 0 to 1, of the shape of z; the absolute error is below 1e-14.

    Each further derivative of the area is the density times a Hermite polynomial of z (Hermite, 1864).
    """
    z = _within_far(z)
    nearest = np.rint(z * _PER_UNIT)
    d = z - nearest / _PER_UNIT  # at most 1/256, so d⁵ no longer counts
    slopes = 1 + d * (z / 2 + d * ((z * z - 1) / 6 + d * (z * z - 3) * z / 24))
    known = _AREAS[nearest.astype(int) + _FAR * _PER_UNIT].astype(z.dtype)
    return known + d * normal_density(z) * slopes


def _within_far(z):
    """z within -40 and 40: further out nothing changes (and NaN has no nearest point, so it becomes 40)."""
    return np.fmax(-_FAR, np.fmin(_FAR, z))


def _near(z):
    return np.clip(z, -20, 20)  # beyond, the tanh is 1 or -1 to the last digit, and cubes may overflow


def _tanh_cubic(z):
    z = _near(z)
    return np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z * z * z))


def _gelu_tanh_slope(z, a):
    t, z = _tanh_cubic(z), _near(z)
    inner = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z * z)
    return (1 + t + z * (1 - t * t) * inner) / 2


def _hard_swish_slope(z, a):
    inside = np.clip(z, -3, 3)
    return np.where(np.abs(z) < 3, (2 * inside + 3) / 6, z > 0).astype(a.dtype)


def _mish_slope(z, a):
    t = np.tanh(_softplus(z))
    return t + z * (1 - t * t) * sigmoid.function(z)


def _exp_below_5(z):
    return np.exp(np.minimum(z, 5))  # tanh(exp(5)) is 1 to the last digit, and exp(1000) would overflow


def _tanh_exp_slope(z, a):
    e = _exp_below_5(z)
    t = np.tanh(e)
    return t + z * (1 - t * t) * e


def swish(beta=1.0):
    """SiLU with a gate that can be sharper (ReLU in the limit) or softer (z / 2 at beta = 0)."""

    def slope(z, a):
        g = sigmoid.function(beta * z)
        return g + beta * a * (1 - g)

    formula, source = r"\frac{z}{1 + e^{-\beta z}}", "Ramachandran et al., 2017"
    return Activation("Swish", lambda z: z * sigmoid.function(beta * z), slope, formula, source)


_softplus = softplus().function

gelu = Activation(  # Phi: the area under the normal density left of z
    "GELU",
    lambda z: z * normal_area(z),
    lambda z, a: normal_area(z) + z * normal_density(z),
    r"z\,\Phi(z)",
    "Hendrycks and Gimpel, 2016",
)
gelu_tanh = Activation(  # PyTorch's approximate="tanh": off by up to 4.7e-4
    "GELU (tanh)",
    lambda z: z * (1 + _tanh_cubic(z)) / 2,
    _gelu_tanh_slope,
    r"\frac{z}{2} (1 + \tanh(\sqrt{2/\pi}\,(z + 0.044715 z^3)))",
    "Hendrycks and Gimpel, 2016",
)
silu = Activation(
    "SiLU",
    swish(1).function,
    swish(1).derivative,
    r"\frac{z}{1 + e^{-z}}",
    "Hendrycks and Gimpel, 2016; Elfwing et al., 2017",
)
hard_swish = Activation(
    "hard swish",
    lambda z: z * hard_sigmoid.function(z),
    _hard_swish_slope,
    r"z \min(1, \max(0, \frac{z}{6} + \frac{1}{2}))",
    "Howard et al., 2019",
    kinks=(-3.0, 3.0),
)
mish = Activation(
    "Mish",
    lambda z: z * np.tanh(_softplus(z)),
    _mish_slope,
    r"z \tanh(\log(1 + e^z))",
    "Misra, 2019",
)
tanh_exp = Activation(
    "tanhExp",
    lambda z: z * np.tanh(_exp_below_5(z)),
    _tanh_exp_slope,
    r"z \tanh(e^z)",
    "Liu and Di, 2020",
)
