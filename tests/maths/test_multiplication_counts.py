"""Counted multiplications: what counts, what does not, and that counting changes no result."""

import numpy as np
import pytest

from nblib.chapters.backprop.multiplication_counts import (
    Tally,
    expected_multiplications,
    multiplications,
    parameter_count,
    run_times,
    ways,
)
from nblib.maths.activations import tanh
from nblib.maths.network import mlp


def test_products_and_squares_count_and_nothing_else_does():
    tally = Tally()
    a, b = tally.counted([3.0, 4.0])
    assert float(a + b) == 7 and float(a - b) == -1 and float(1 - a) == -2 and float(2 + a) == 5 and float(a / 2) == 1.5
    assert float(a.tanh()) == pytest.approx(np.tanh(3)) and tally.products == 0
    assert float(a * b) == 12 and float(2 * a) == 6 and tally.products == 2
    assert float(a**2) == 9 and tally.products == 3


@pytest.mark.parametrize(("n", "k", "m"), [(1, 1, 1), (2, 3, 4), (5, 1, 2)])
def test_a_product_of_matrices_takes_n_k_m(n, k, m):
    tally = Tally()
    left, right = np.ones((n, k)), np.arange(k * m).reshape(k, m)
    result = tally.counted(left) @ tally.counted(right)
    assert tally.products == n * k * m and (result.astype(float) == left @ right).all()


@pytest.mark.parametrize(("depth", "width"), [(1, 1), (1, 5), (2, 3), (3, 2), (4, 6)])
def test_counts_are_what_the_formulas_say(depth, width):
    """Derived here once more: a run takes one product a weight, and the square of the error."""
    weights = 3 * width + (depth - 1) * width**2 + width
    size = weights + depth * width + 1
    assert parameter_count(depth, width) == size
    assert multiplications(depth, width) == ((size + 1) * (weights + 1), 3 * weights + 2 * depth * width + 2)
    assert expected_multiplications(depth, width) == multiplications(depth, width)


def test_a_network_of_a_thousand_parameters():
    assert 990 <= parameter_count(4, 17) <= 1010
    one, back = multiplications(4, 17)
    assert (one, back) == expected_multiplications(4, 17) and 300 < one / back < 340


def test_the_ratio_grows_with_the_parameters():
    for depth in (1, 2, 3):
        ratios = [one / back for one, back in (multiplications(depth, width) for width in (1, 2, 4, 8))]
        assert ratios == sorted(ratios) and ratios[-1] > 4 * ratios[0]


def test_counting_changes_no_slope():
    network = mlp((3, 4, 4, 1), tanh)
    theta, tally = network.init(np.random.default_rng(3)), Tally()
    plain, counted = ways(network, theta), ways(network, tally.counted(theta))
    for way, its_twin in zip(plain, counted, strict=True):
        assert its_twin().astype(float) == pytest.approx(way(), abs=1e-9)
    assert plain[0]() == pytest.approx(plain[1](), abs=1e-5)


def test_backpropagation_takes_less_time():
    one, back = run_times(4, 17, rounds=3)
    assert 0 < back < one / 20
