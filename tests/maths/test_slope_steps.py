"""Steps against slopes, of several numbers and of one alone."""

import pytest

from nblib.chapters.slope.experiments import descend_curve, moves


def test_moves_of_each_alone_and_of_all():
    assert moves([1, 2], [10, -20], 0.1).tolist() == [[0, 2], [1, 4], [0, 4]]


def test_descent_on_a_parabola():
    """Each step multiplies the distance from the bottom by 1 - 2 rate."""
    assert descend_curve(lambda w: (w - 1) ** 2, 3.0, 3, rate=0.25) == pytest.approx([3, 2, 1.5, 1.25], abs=1e-8)
