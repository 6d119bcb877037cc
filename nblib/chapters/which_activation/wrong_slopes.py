"""Why is a slope wrong? Typical mistakes leave a mark: what is said stands to what is right in a simple relation."""

from dataclasses import dataclass

import numpy as np

from nblib.chapters.which_activation.activation_faults import MARGIN
from nblib.maths.activations.activation_trace import given_slopes, measured_slopes, values

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
