"""The normal distribution: its density, and the area under it, which numpy does not have.

GELU needs the area for whole arrays. Python's math.erfc knows it exactly, but one number at a time; so
it is asked once for many points, and the short way from the nearest of them is a Taylor series.
"""

import math

import numpy as np

_PER_UNIT, _FAR = 128, 40  # points are 1/128 apart; beyond 40 the area is 0 or 1 to the last digit
_AREAS = np.array(
    [math.erfc(-k / _PER_UNIT / math.sqrt(2)) / 2 for k in range(-_FAR * _PER_UNIT, _FAR * _PER_UNIT + 1)]
)


def normal_density(z):
    """exp(-z²/2) / sqrt(2 pi), of the shape of z (Gauss, 1809)."""
    z = _near(z)
    return np.exp(-z * z / 2) * (1 / math.sqrt(2 * math.pi))


def normal_area(z):
    """The area under the density left of z, from 0 to 1, of the shape of z; the absolute error is below 1e-14.

    Each further derivative of the area is the density times a Hermite polynomial of z (Hermite, 1864).
    """
    z = _near(z)
    nearest = np.rint(z * _PER_UNIT)
    d = z - nearest / _PER_UNIT  # at most 1/256, so d⁵ no longer counts
    slopes = 1 + d * (z / 2 + d * ((z * z - 1) / 6 + d * (z * z - 3) * z / 24))
    known = _AREAS[nearest.astype(int) + _FAR * _PER_UNIT].astype(z.dtype)
    return known + d * normal_density(z) * slopes


def _near(z):
    """z within -40 and 40: further out nothing changes (and NaN has no nearest point, so it becomes 40)."""
    return np.fmax(-_FAR, np.fmin(_FAR, z))
