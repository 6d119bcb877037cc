"""Landscapes against differences, and their minima against a search of the whole window."""

import numpy as np
import pytest

from nblib.maths.activations import tanh
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.landscapes.landscape import plane
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp
from tests.maths.slopes import assert_slopes, central_difference, frozen

ALL = pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=list(LANDSCAPES))
SADDLE, ACKLEY = LANDSCAPES["saddle"], LANDSCAPES["Ackley"]
# What others print: the test functions' usual tables (Jamil and Yang, 2013), values computed by hand
KNOWN = {
    "bowl": [((3, 4), 12.5)],
    "ravine": [((3, 4), 164.5)],
    "saddle": [((3, 4), -3.5)],
    "Rosenbrock": [((1, 1), 0), ((-1, 2), 104), ((0, 0), 1)],
    "Beale": [((3, 0.5), 0), ((0, 0), 1.5**2 + 2.25**2 + 2.625**2), ((1, 1), 1.5**2 + 2.25**2 + 2.625**2)],
    "Himmelblau": [((3, 2), 0), ((0, 0), 170), ((1, 1), 106)],
    "Styblinski-Tang": [((0, 0), 0), ((1, 1), -10), ((-2.903534, -2.903534), -78.332331)],
    "Rastrigin": [((0, 0), 0), ((1, 2), 5), ((0.5, 0.5), 40.5)],
    "Ackley": [((0, 0), 0), ((1, 0), 20 - 20 * np.exp(-0.2 * np.sqrt(0.5))), ((0.5, 0.5), 4.253654)],
}


def places(landscape, count=200):
    rng = np.random.default_rng(3)
    return frozen(np.stack([rng.uniform(*side, count) for side in landscape.window], axis=-1))


@ALL
def test_gradient_and_hessian_agree_with_differences(landscape):
    for theta in places(landscape):
        assert_slopes(landscape.gradient(theta), central_difference(landscape, theta, step=1e-5))
        assert_slopes(landscape.hessian(theta), central_difference(landscape.gradient, theta, step=1e-5))


@ALL
def test_heights_are_the_known_ones(landscape):
    for place, height in KNOWN[landscape.name]:
        assert landscape(np.array(place)) == pytest.approx(height, abs=2e-6)


@ALL
def test_places_may_be_stacked_and_of_any_kind(landscape):
    stack = frozen(places(landscape, 12).reshape(3, 4, 2))
    for function, more in ((landscape, ()), (landscape.gradient, (2,)), (landscape.hessian, (2, 2))):
        together = function(stack)
        assert together.shape == (3, 4, *more)
        one_by_one = [[function(theta) for theta in row] for row in stack]
        np.testing.assert_allclose(together, one_by_one, rtol=1e-12)
        assert function(stack.astype(np.float32)).dtype == np.float32
        np.testing.assert_array_equal(function([1, 2]), function(np.array([1.0, 2.0])))


@ALL
def test_every_listed_minimum_is_one(landscape):
    smooth = landscape.minima if landscape is not ACKLEY else landscape.minima[np.any(landscape.minima != 0, axis=1)]
    assert len(landscape.minima) == {"saddle": 0, "Himmelblau": 4, "Styblinski-Tang": 4, "Rastrigin": 121, "Ackley": 121}.get(landscape.name, 1)  # fmt: skip
    if len(smooth):
        assert np.abs(landscape.gradient(smooth)).max() < 1e-11
        assert np.linalg.eigvalsh(landscape.hessian(smooth)).min() > 0
    assert landscape.is_global.sum() == {"saddle": 0, "Himmelblau": 4}.get(landscape.name, 1)


def test_ackleys_cusp_is_lower_than_all_around_and_has_no_hessian():
    (cusp,) = ACKLEY.minima[ACKLEY.is_global]
    np.testing.assert_array_equal(cusp, 0)
    angles = np.linspace(0, 2 * np.pi, 100)
    around = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    for radius in (1e-9, 1e-6, 1e-3, 0.1):
        rise = (ACKLEY(radius * around) - ACKLEY(cusp)) / radius
        assert (rise > 2.5).all(), "it rises at once on all sides, by about 2 sqrt 2"
    assert np.isnan(ACKLEY.hessian(cusp)).all() and (ACKLEY.gradient(cusp) == 0).all()


def test_the_saddle_rises_one_way_and_falls_the_other():
    assert (SADDLE.gradient(np.zeros(2)) == 0).all()
    np.testing.assert_array_equal(np.linalg.eigvalsh(SADDLE.hessian(np.zeros(2))), [-1, 1])


@ALL
def test_no_minimum_in_the_window_is_missing(landscape):
    """Newton's method from thousands of places finds every place without slope; the minima among them are listed."""
    grid = np.meshgrid(*[np.linspace(*side, 101) for side in landscape.window])
    theta = np.stack(grid, axis=-1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        for _ in range(40):
            (a, b), (_, c) = np.moveaxis(landscape.hessian(theta), 0, -1)
            u, v = landscape.gradient(theta).T
            theta = theta - np.stack([c * u - b * v, a * v - b * u], axis=-1) / (a * c - b * b)[:, np.newaxis]
        found = theta[np.abs(landscape.gradient(theta)).max(axis=-1) < 1e-9]
    (x_low, x_high), (y_low, y_high) = landscape.window
    found = found[np.all([(x_low, y_low) <= found, found <= (x_high, y_high)], axis=(0, 2))]
    found = found[np.linalg.eigvalsh(np.nan_to_num(landscape.hessian(found))).min(axis=-1) > 1e-6]
    if landscape is SADDLE:
        assert not len(found)
        return
    gaps = np.linalg.norm(found[:, np.newaxis] - landscape.minima, axis=-1)
    assert gaps.min(axis=1).max() < 1e-6, "each of those found is listed"
    cusp = (landscape.minima == 0).all(axis=1) & (landscape is ACKLEY)
    assert (gaps[:, ~cusp].min(axis=0) < 1e-6).all(), "each listed is found"


def test_formulas_and_sources_are_there():
    for landscape in LANDSCAPES.values():
        assert landscape.formula and landscape.source
        assert all(low < high for low, high in landscape.window)


# ---- slices of a network's loss
X = np.random.default_rng(0).normal(size=(7, 2))
T = (X[:, :1] > X[:, 1:]).astype(float)
NETWORK = mlp((2, 3, 1), tanh)
THETA, U, V = (frozen(t) for t in np.random.default_rng(1).normal(size=(3, NETWORK.size)))


def loss(theta):
    return binary_cross_entropy(NETWORK(theta, X), T)


def slice_of_network():
    return plane(loss, lambda theta: NETWORK.gradient(binary_cross_entropy, theta, X, T)[1], THETA, U, V)


def test_a_slice_of_a_loss_is_the_loss_along_two_directions():
    landscape = slice_of_network()
    for x, y in ((0, 0), (0.3, -0.7), (2, 1)):
        assert landscape(np.array([x, y])) == pytest.approx(loss(THETA + x * U + y * V))
    stack = np.random.default_rng(2).normal(size=(4, 5, 2))
    assert landscape(stack).shape == (4, 5) and landscape.gradient(stack).shape == (4, 5, 2)
    assert landscape(stack)[1, 2] == pytest.approx(landscape(stack[1, 2]))


def test_gradient_and_hessian_of_a_slice():
    landscape = slice_of_network()
    for theta in np.random.default_rng(2).normal(size=(20, 2)):
        assert_slopes(landscape.gradient(theta), central_difference(landscape, theta, step=1e-5))
        by_second_difference = central_difference(lambda t: central_difference(landscape, t, 1e-4), theta, 1e-4)
        np.testing.assert_allclose(landscape.hessian(theta), by_second_difference, atol=1e-5)
