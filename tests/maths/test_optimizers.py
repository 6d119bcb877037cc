"""Optimizers against the papers' pseudo-code in plain Python, and closed forms."""

import math
from itertools import islice

import numpy as np
import pytest

from nblib.maths.optimizers import adam, gradient_descent
from tests.maths.slopes import frozen

START = frozen([1.0, -2.0, 0.5])
CURVATURE = np.array([1.0, 10.0, 0.1])
OPTIMIZERS = [gradient_descent, adam]


def bowl(theta):
    """The slope of a bowl, sum of curvature / 2 * theta**2."""
    return CURVATURE * theta


def path(optimizer, steps, start=START, gradient=bowl, **settings):
    return np.array(list(islice(optimizer(gradient, start, **settings), steps)))


def test_gradient_descent_in_a_bowl_is_known():
    expected = [START * (1 - 0.15 * CURVATURE) ** t for t in range(50)]
    np.testing.assert_allclose(path(gradient_descent, 50, rate=0.15), expected)


@pytest.mark.parametrize("settings", [{}, dict(rate=0.1, beta1=0.5, beta2=0.9, epsilon=0.01)])
def test_adam_is_the_papers(settings):
    a, b1, b2, eps = [{**dict(rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8), **settings}[k] for k in SETTINGS]
    expected = []
    for start, curvature in zip(START, CURVATURE, strict=True):
        theta, m, v, line = start, 0.0, 0.0, [start]
        for t in range(1, 60):
            g = curvature * theta
            m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
            theta -= a * (m / (1 - b1**t)) / (math.sqrt(v / (1 - b2**t)) + eps)
            line.append(theta)
        expected.append(line)
    np.testing.assert_allclose(path(adam, 60, **settings), np.transpose(expected), rtol=1e-12)


SETTINGS = ("rate", "beta1", "beta2", "epsilon")


def test_adams_first_step_is_its_rate_whatever_the_slope():
    first = np.diff(path(adam, 2, rate=0.25), axis=0)[0]
    np.testing.assert_allclose(first, -0.25 * np.sign(START), rtol=1e-6)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_was_yielded_is_not_changed_later(optimizer):
    yielded = list(islice(optimizer(bowl, START, rate=0.1), 20))
    copies = [theta.copy() for theta in islice(optimizer(bowl, START, rate=0.1), 20)]
    np.testing.assert_array_equal(yielded, copies)
    assert len({id(theta) for theta in yielded}) == 20 and yielded[0] is START


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_many_starts_and_rates_at_once(optimizer):
    rng = np.random.default_rng(0)
    starts, rates = frozen(rng.normal(size=(4, 3))), frozen([[0.01], [0.05], [0.1], [0.15]])
    together = path(optimizer, 30, starts, rate=rates)
    for i in range(4):
        np.testing.assert_allclose(together[:, i], path(optimizer, 30, starts[i], rate=rates[i, 0]))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_no_slope_is_asked_for_before_it_is_needed(optimizer):
    asked = []
    thetas = optimizer(lambda theta: asked.append(theta) or bowl(theta), START, rate=0.1)
    assert (next(thetas) == START).all() and not asked
    next(thetas)
    assert len(asked) == 1


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_float32_stays_float32(optimizer):
    thetas = optimizer(lambda theta: theta * 2, START.astype(np.float32), rate=0.1)
    assert {theta.dtype for theta in islice(thetas, 5)} == {np.dtype(np.float32)}
