"""Slopes by differences, beside slopes that are known."""

import math

import pytest

from nblib.maths.finite_differences import slope


@pytest.mark.parametrize("x", [-2.0, -0.3, 0.0, 1.0, 2.5])
def test_slopes_that_are_known(x):
    assert slope(lambda t: 3 * t * t - t + 7, x) == pytest.approx(6 * x - 1, abs=1e-8)
    assert slope(math.exp, x) == pytest.approx(math.exp(x), rel=1e-8)
    assert slope(math.sin, x) == pytest.approx(math.cos(x), abs=1e-8)
