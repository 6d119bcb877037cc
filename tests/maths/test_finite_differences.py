"""Slopes and partial derivatives by trying, beside slopes that are known and beside backpropagation."""

import math

import numpy as np
import pytest

from nblib.maths.activations import tanh
from nblib.maths.finite_differences import along, one_at_a_time, partials, quotients, slope
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp


@pytest.mark.parametrize("x", [-2.0, -0.3, 0.0, 1.0, 2.5])
def test_slopes_that_are_known(x):
    assert slope(lambda t: 3 * t * t - t + 7, x) == pytest.approx(6 * x - 1, abs=1e-8)
    assert slope(math.exp, x) == pytest.approx(math.exp(x), rel=1e-8)
    assert slope(math.sin, x) == pytest.approx(math.cos(x), abs=1e-8)


def f(theta):
    """3 u² v + exp(v)."""
    return 3 * theta[0] ** 2 * theta[1] + math.exp(theta[1])


def test_one_number_moves_and_the_others_stay():
    theta = [2, 1]
    assert along(f, theta, 0)(5.0) == f([5, 1]) and along(f, theta, 1)(-1.5) == f([2, -1.5])
    assert theta == [2, 1]


def test_partials_that_are_known():
    u, v = 2.0, -0.5
    known = [6 * u * v, 3 * u * u + math.exp(v)]
    assert partials(f, np.array([u, v])) == pytest.approx(known, abs=1e-8)
    assert one_at_a_time(f, np.array([u, v])) == pytest.approx(known, abs=1e-4)


def test_one_at_a_time_runs_once_for_each_number_and_once_more():
    runs = []
    one_at_a_time(lambda theta: runs.append(theta) or theta.sum(), np.zeros(5))
    assert len(runs) == 6 and [int((theta != 0).sum()) for theta in runs] == [0, 1, 1, 1, 1, 1]


def test_both_agree_with_backpropagation():
    network = mlp((3, 4, 2), tanh)
    rng = np.random.default_rng(5)
    theta, X, T = network.init(rng), rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    _, slopes = network.gradient(squared_error, theta, X, T)

    def loss(theta):
        return squared_error(network(theta, X), T)

    assert partials(loss, theta) == pytest.approx(slopes, abs=1e-8)
    assert one_at_a_time(loss, theta) == pytest.approx(slopes, abs=1e-5)


def test_quotients_of_a_cube():
    """(w + h)³ - w³ = 3 w² h + 3 w h² + h³, and the central difference is 3 w² + h²."""
    bare, forward, central = quotients(lambda w: w**3, 2.0, 0.5)
    assert (bare, forward, central) == (7.625, 15.25, 12.25)
