"""What is wrong with an activation? It is tried at many points, and the first failure comes back as facts.

A learner's own function may fail in ways that training would only show as strange curves. And why is a slope wrong?
Typical mistakes leave a mark: what is said stands to what is right in a simple relation. The words for the learner are
not made here: own_activation.py turns these facts into sentences.
"""

import numbers
from dataclasses import dataclass

import numpy as np

from nblib.maths.activations.activation import side_slopes
from nblib.maths.activations.activation_trace import given_slopes, measured_slopes, values

_HALF = np.concatenate([np.arange(1, 81) / 10, [20, 50, 100]])
POINTS = np.concatenate([[0], np.stack([_HALF, -_HALF], axis=1).ravel()])  # nearest to 0 first: 0, 0.1, -0.1, 0.2, ...
MARGIN = 1e-4  # where the curvature jumps, as softsign's at 0, a difference quotient may be off by 1e-5


@dataclass(frozen=True)
class Fault:
    """What failed. part: "function" or "derivative"; z: the point (None: no single one); and by kind:

    kind           expected         got
    "callable"     -                the thing that is no function
    "raises"       -                the exception (z None: arrays alone make it fail, single numbers do not)
    "type"         -                the result that is neither an array of real numbers nor a number
    "input"        z as it was      z after the function has changed it
    "shape"        shape of z       shape of the result
    "finite"       -                inf, -inf or nan
    "elementwise"  f of z alone     f of z when other numbers stand in the same array (or f is different every time)
    "slope"        the difference   what the derivative says (the part is "derivative")
    """

    part: str
    kind: str
    z: float | None
    expected: object
    got: object


def first_fault(activation, z=POINTS):
    """The first Fault of an activation (or of own(...)) at the points z (n,), or None if there is none.

    A slope is right if it lies between those of both sides, up to 1e-4 max(1, |slope|, |value|): so at a kink
    any slope in between is right, as 0 for |z|. A jump has no slope; whatever is said there is right.
    """
    z = np.asarray(z, float)
    f, slope = activation.function, activation.derivative
    at = (lambda z: slope(z, f(z))) if callable(slope) else slope
    with np.errstate(all="ignore"):  # infinities are reported, not warned of
        return _fault_of("function", f, z) or _fault_of("derivative", at, z) or _wrong_slope(f, at, z)


def _fault_of(part, f, z):
    """The first fault of f itself, whichever part of the activation it is."""
    if not callable(f):
        return Fault(part, "callable", None, None, f)
    before = np.stack([z, z])  # (2, n): layers hand over a matrix
    after = before.copy()
    try:
        A = f(after)
    except Exception as error:
        return Fault(part, "raises", _first_raising(f, z), None, error)
    if not _are_real(A):
        return Fault(part, "type", None, None, A)
    changed = np.flatnonzero(after[0] != z)
    if changed.size:
        point = float(z[changed[0]])
        return Fault(part, "input", point, point, float(after[0, changed[0]]))
    if part == "derivative" and np.ndim(A) == 0:
        A = np.full(before.shape, A)  # a slope that is the same everywhere may be said once
    if np.shape(A) != before.shape:
        return Fault(part, "shape", None, before.shape, np.shape(A))
    return _bad_value(part, f, z, np.asarray(A, float)[0])


def _bad_value(part, f, z, a):
    """The first point where the value is not finite, or depends on the array that z stands in."""
    for point, value in zip(z.tolist(), a.tolist(), strict=True):
        if not np.isfinite(value):
            return Fault(part, "finite", point, None, value)
        alone = _alone(f, point)
        if not abs(alone - value) <= MARGIN * max(1, abs(alone)):
            return Fault(part, "elementwise", point, alone, value)
    return None


def _wrong_slope(f, slope, z):
    """The first point where the slope is not between the slopes of both sides."""
    Z = z[np.newaxis]
    left, right = (side[0] for side in side_slopes(f, Z))
    low, high = np.minimum(left, right), np.maximum(left, right)
    margin = MARGIN * np.maximum(1, np.maximum(np.abs(f(Z.copy())[0]), np.maximum(abs(low), abs(high))))
    got = np.broadcast_to(slope(Z.copy()), Z.shape)[0]
    wrong = np.flatnonzero((got < low - margin) | (got > high + margin))  # never where they are NaN: a jump
    if not wrong.size:
        return None
    i = wrong[0]
    return Fault("derivative", "slope", float(z[i]), float((left[i] + right[i]) / 2), float(got[i]))


def _first_raising(f, z):
    """The first point that f cannot take even alone, or None."""
    for point in z.tolist():
        if all(_raises(f, np.full(shape, point)) for shape in ((), (1,))):
            return point
    return None


def _raises(f, z):
    try:
        f(z)
    except Exception:
        return True
    return False


def _alone(f, point):
    """f at a point that is alone in its array; NaN if that is refused."""
    try:
        return float(np.ravel(f(np.array([[point]])))[0])
    except Exception:
        return np.nan


def _are_real(result):
    """Whether a result is an array of real numbers, or one number."""
    if isinstance(result, np.ndarray):
        return result.dtype.kind in "biuf"
    return isinstance(result, numbers.Real)


AT = np.arange(-30, 31) / 10 + 0.05  # beside the places where kinks like to be


@dataclass(frozen=True)
class SlopeMistake:
    """kind: "sign" (flipped), "factor" (of which the given slope lacks `factor`), "function" (f itself was given),
    "output" (a formula of the output f(z) was handed z, as 1 - z² for tanh), "constant" (the same everywhere), or "unknown"."""

    kind: str
    factor: float = 1.0


def slope_mistake(activation):
    """The mistake that explains a wrong slope at every point of AT, as far as it is known there."""
    f, given, right = (part(activation, AT) for part in (values, given_slopes, measured_slopes))
    if _same(given, -right):
        return SlopeMistake("sign")
    if factor := _factor(given, right):
        return SlopeMistake("factor", factor)
    if _same(given, f):
        return SlopeMistake("function")
    if _same(given_slopes(activation, np.nan_to_num(f)), right):
        return SlopeMistake("output")
    if _same(given, np.full_like(given, given[0])):
        return SlopeMistake("constant")
    return SlopeMistake("unknown")


def _known(*arrays):
    """Where all of them are numbers."""
    return np.isfinite(arrays).all(axis=0)


def _same(given, other):
    there = _known(given, other)
    return there.any() and bool(np.all(np.abs(given - other)[there] <= MARGIN * np.maximum(1, np.abs(other[there]))))


def _factor(given, right):
    """The factor that the given slope lacks, the same at every point; None if there is none."""
    there = _known(given, right) & (np.abs(given) > 0.01)
    if not there.any():
        return None
    factor = float(np.median(right[there] / given[there]))
    return factor if _same(given * factor, right) and np.abs(right[there]).max() > MARGIN else None
