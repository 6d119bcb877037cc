"""Losses and the sigmoid against decimal arithmetic, which neither overflows nor rounds early; slopes too."""

from decimal import Decimal, localcontext

import numpy as np
import pytest

from nblib.maths.activations import sigmoid
from nblib.maths.losses import (
    LOSSES,
    absolute_error,
    accuracy,
    binary_cross_entropy,
    categorical_cross_entropy,
    huber,
    log_loss,
    squared_error,
)
from tests.maths.slopes import assert_slopes, central_difference, frozen

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


Y, T = frozen([[1.5, -0.5], [0.25, 3.0]]), frozen([[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (squared_error, (0.5**2 + 0.5**2 + 0.25**2 + 2**2) / 4),
        (absolute_error, (0.5 + 0.5 + 0.25 + 2) / 4),
        (huber, (0.5**2 / 2 + 0.5**2 / 2 + 0.25**2 / 2 + (2 - 0.5)) / 4),
        (
            binary_cross_entropy,
            (exact_loss(1.5, 1) + exact_loss(-0.5, 0) + exact_loss(0.25, 0) + exact_loss(3.0, 1)) / 4,
        ),
        (categorical_cross_entropy, (exact_loss(2.0, 1) + exact_loss(2.75, 1)) / 2),  # a softmax of two is a sigmoid
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_mean_is_pytorchs(loss, expected):
    assert loss(Y, T) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("leading", [(), (3,), (2, 3)])
@pytest.mark.parametrize("shape", [(1, 1), (1, 3), (5, 1), (4, 3)])
@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_gradient_is_the_slope(loss, shape, leading):
    rng = np.random.default_rng(0)
    scores = frozen(2 * rng.normal(size=(*leading, *shape)))
    targets = rng.random(shape)
    targets = frozen(targets / targets.sum(axis=-1, keepdims=True))  # probabilities, which every loss takes
    slopes = loss.gradient(scores, targets)
    assert slopes.shape == scores.shape and loss(scores, targets).shape == leading
    for i in np.ndindex(*leading):
        assert_slopes(slopes[i], central_difference(lambda y: loss(y, targets), scores[i]))


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_nothing_overflows_and_float32_stays(loss):
    scores = np.array([[1000, -1000, 0], [-1000, 1000, 1000]], np.float32)
    for targets in np.eye(3, dtype=np.float32)[[[0, 1], [1, 0], [2, 2]]]:
        with np.errstate(all="raise", under="ignore"):
            value, slopes = loss(scores, targets), loss.gradient(scores.astype(float), targets)
        assert np.isfinite(value) and np.isfinite(slopes).all() and value.dtype == np.float32


def test_sure_and_wrong_costs_as_much_as_it_was_sure():
    sure = np.array([[1000.0, -1000.0]])
    assert categorical_cross_entropy(sure, np.array([[0, 1]])) == 2000
    assert categorical_cross_entropy(sure, np.array([[1, 0]])) == 0
    assert binary_cross_entropy(sure, np.array([[0, 1]])) == 1000


def test_binary_cross_entropy_is_chapter_1s_log_loss():
    z, t = np.array([0.5, -1.0, 40, -40]), np.array([1, 0, 0, 0.25])
    assert binary_cross_entropy(z[:, None], t[:, None]) == log_loss(z, t)


def test_shifting_all_scores_changes_no_softmax():
    assert categorical_cross_entropy(Y + 500, T) == pytest.approx(categorical_cross_entropy(Y, T), rel=1e-12)


@pytest.mark.parametrize("call", ["__call__", "gradient"])
@pytest.mark.parametrize(("y", "t"), [((4, 1), (4,)), ((4, 1), (1, 4)), ((4, 2), (4, 1)), ((3, 4, 1), (3, 1, 1))])
def test_shapes_that_numpy_would_stretch_are_refused(y, t, call):
    with pytest.raises(ValueError, match="differ"):
        getattr(squared_error, call)(np.zeros(y), np.zeros(t))
