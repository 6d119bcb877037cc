"""Initialisations against the variances and limits that their papers name."""

import numpy as np
import pytest

from nblib.maths import initialisations
from nblib.maths.initialisations import SCHEMES, normal, orthogonal, zeros

INPUTS, OUTPUTS = 300, 200
VARIANCES = dict(
    lecun_uniform=1 / 300,
    lecun_normal=1 / 300,
    glorot_uniform=1 / 250,
    glorot_normal=1 / 250,
    he_uniform=1 / 150,
    he_normal=1 / 150,
    normal=0.01**2,
)


@pytest.mark.parametrize("name", VARIANCES)
def test_mean_and_variance(name):
    W = getattr(initialisations, name)(np.random.default_rng(0), INPUTS, OUTPUTS)
    assert W.shape == (INPUTS, OUTPUTS)
    assert abs(W.mean()) < 5 * np.sqrt(VARIANCES[name] / W.size)  # five standard errors
    assert W.var() == pytest.approx(VARIANCES[name], rel=5 * np.sqrt(2 / W.size))
    limit = np.sqrt(3 * VARIANCES[name])
    assert (np.abs(W).max() <= limit) == name.endswith("_uniform")


def test_the_bell_curves_are_bell_curves():
    W = normal(np.random.default_rng(0), INPUTS, OUTPUTS, deviation=2)
    assert np.mean(np.abs(W) < 2) == pytest.approx(0.6827, abs=0.01)
    assert np.mean(np.abs(W) < 4) == pytest.approx(0.9545, abs=0.005)


@pytest.mark.parametrize(("inputs", "outputs"), [(5, 5), (7, 3), (3, 7), (1, 1), (1, 4)])
def test_orthogonal_keeps_lengths(inputs, outputs):
    W = orthogonal(np.random.default_rng(1), inputs, outputs)
    product = W.T @ W if inputs >= outputs else W @ W.T
    np.testing.assert_allclose(product, np.eye(min(inputs, outputs)), atol=1e-12)
    assert W.shape == (inputs, outputs)


def test_orthogonal_prefers_no_direction():
    rng = np.random.default_rng(2)
    corners = np.array([orthogonal(rng, 3, 3)[0, 0] for _ in range(4000)])
    assert abs(corners.mean()) < 5 / np.sqrt(3 * 4000)
    assert corners.var() == pytest.approx(1 / 3, rel=0.1)


def test_zeros_and_the_list_of_all():
    assert not zeros(np.random.default_rng(0), 3, 2).any() and zeros(None, 3, 2).shape == (3, 2)
    assert {scheme.__name__ for scheme in SCHEMES} == {*VARIANCES, "zeros", "orthogonal"}


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.__name__)
def test_the_same_seed_the_same_weights(scheme):
    first, again = (scheme(np.random.default_rng(4), 4, 3) for _ in range(2))
    np.testing.assert_array_equal(first, again)
