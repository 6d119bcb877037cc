"""Losses and the sigmoid against decimal arithmetic, which neither overflows nor rounds early."""

from decimal import Decimal, localcontext

import numpy as np
import pytest

from nblib.maths.activations import sigmoid
from nblib.maths.losses import accuracy, log_loss

SCORES = [-1000, -745, -40, -3.2, -1e-9, 0, 0.1, 2.5, 40, 1000]


def exact_probability(z):
    with localcontext() as context:
        context.prec = 60
        return 1 / (1 + (-Decimal(z)).exp())


def exact_loss(z, t):
    with localcontext() as context:
        context.prec = 500
        p = 1 / (1 + (-Decimal(z)).exp())
        return float(-(p if t else 1 - p).ln())


@pytest.mark.parametrize("z", SCORES)
def test_sigmoid_is_exact_everywhere(z):
    np.testing.assert_allclose(sigmoid(z), float(exact_probability(z)), rtol=1e-12)


@pytest.mark.parametrize("t", [0, 1])
@pytest.mark.parametrize("z", SCORES)
def test_log_loss_is_exact_everywhere(z, t):
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(log_loss([z], [t]), exact_loss(z, t), rtol=1e-12)


def test_log_loss_averages_over_days_and_keeps_leading_axes():
    scores, targets = np.array([[0.5, -1.0, 2.0], [0, 0, 0]]), [1, 0, 0]
    expected = [np.mean([exact_loss(z, t) for z, t in zip(row, targets, strict=True)]) for row in scores.tolist()]
    np.testing.assert_allclose(log_loss(scores, targets), expected)
    np.testing.assert_allclose(log_loss(scores, targets)[1], np.log(2))


def test_log_loss_of_an_uncertain_target_is_the_average_of_both():
    expected = 0.3 * exact_loss(1.5, 1) + 0.7 * exact_loss(1.5, 0)
    np.testing.assert_allclose(log_loss([1.5], [0.3]), expected)


def test_accuracy_counts_days():
    assert accuracy([True, True, False, False], [1, 0, 0, 1]) == 0.5
    np.testing.assert_allclose(accuracy([[True, True], [False, True]], [1, 1]), [1, 0.5])
