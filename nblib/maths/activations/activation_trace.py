"""What there is to draw of an activation, right or wrong: its values and slopes, and gaps where it fails."""

import numpy as np

from nblib.maths.activations.activation import side_slopes


def values(activation, z):
    """f at the points z (n,), each by itself; NaN where it raises, or gives anything but a finite number."""
    return _alone(activation.function, z)


def given_slopes(activation, z):
    """The slopes (n,) that the activation's derivative says."""
    return _alone(lambda point: activation.derivative(point, _real(activation.function(point.copy()))), z)


def measured_slopes(activation, z):
    """The slopes (n,) as the central difference finds them; NaN at a jump."""

    def slope(point):
        left, right = side_slopes(lambda z: _real(activation.function(z)), point)
        return (left + right) / 2

    return _alone(slope, z)


def _alone(function, z):
    """A function of matrices at each point by itself, whatever it does there."""
    found = np.full(len(z), np.nan)
    with np.errstate(all="ignore"):
        for i, point in enumerate(z):
            try:
                found[i] = np.ravel(_real(function(np.array([[float(point)]]))))[0]
            except Exception:  # a learner's function may raise anything; here it just leaves a gap
                continue
    found[~np.isfinite(found)] = np.nan
    return found


def _real(result):
    """A result as floats; a TypeError if it has other things in it, as complex numbers or text."""
    array = np.asarray(result)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{array.dtype} are no real numbers")
    return array.astype(float)
