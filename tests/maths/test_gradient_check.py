"""The gradient check itself, against slopes that are known otherwise."""

import numpy as np
import pytest

from nblib.maths.activations import tanh
from nblib.maths.autograd import Value
from nblib.maths.finite_differences import disagreement, partials
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp


def test_against_a_closed_form():
    theta = np.array([0.3, -1.2, 2.0])
    slopes = partials(lambda t: np.sin(t[0]) * t[1] + t[2] ** 2, theta)
    np.testing.assert_allclose(slopes, [np.cos(0.3) * -1.2, np.sin(0.3), 4.0], atol=1e-9)
    assert theta.tolist() == [0.3, -1.2, 2.0]


def test_against_automatic_differentiation():
    rng = np.random.default_rng(4)
    network = mlp((2, 2, 1), tanh)
    theta, x, t = rng.normal(size=network.size), rng.normal(size=2), 0.7
    values = [Value(number) for number in theta]
    hidden = [(values[j] + values[2 + j] * x[0] + values[4 + j] * x[1]).tanh() for j in (0, 1)]
    loss = (values[6] + values[7] * hidden[0] + values[8] * hidden[1] - t) ** 2
    loss.backward()
    measured = partials(lambda theta: squared_error(network(theta, x[None]), np.array([[t]])), theta)
    np.testing.assert_allclose(measured, [value.slope for value in values], atol=1e-8)


@pytest.mark.parametrize(("factor", "apart"), [(1, 0), (-1, 2), (5, 0.8), (0.5, 0.5), (0, 1)])
def test_disagreement(factor, apart):
    slopes = np.array([[1.0, -2.0], [0.5, 3.0]])
    assert disagreement(factor * slopes, slopes) == pytest.approx(apart)
    assert disagreement(slopes, factor * slopes) == pytest.approx(apart)


def test_two_zeros_agree():
    assert disagreement(np.zeros(3), np.zeros(3)) == 0
