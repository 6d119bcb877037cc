"""Activations of vectors against plain Python and difference quotients of every output by every input."""

import math
import warnings

import numpy as np
import pytest

from nblib.maths.activations import VECTOR_GALLERY, activation, sigmoid
from nblib.maths.activations.vector import log_softmax, maxout, softmax, softmin

CASES = [(name, ()) for name in VECTOR_GALLERY] + [("softmax", (0.3,)), ("softmax", (5.0,)), ("maxout", (3,))]
every = pytest.mark.parametrize(("name", "values"), CASES)
H = 1e-5


def soft(z, T=1):
    powers = [math.exp(one / T) for one in z]
    return [power / sum(powers) for power in powers]


PLAIN = {
    "softmax": soft,
    "softmin": lambda z: soft([-one for one in z]),
    "log-softmax": lambda z: [math.log(p) for p in soft(z)],
    "maxout": lambda z, k=2: [max(z[i : i + k]) for i in range(0, len(z), k)],
}


def numbers(*shape):
    return np.random.default_rng(0).normal(size=shape) * 3


@every
@pytest.mark.parametrize("shape", [(6,), (4, 6), (2, 4, 6)])
def test_values_agree_with_plain_python_for_every_vector(name, values, shape):
    Z = numbers(*shape)
    expected = [PLAIN[name](z.tolist(), *values) for z in Z.reshape(-1, 6)]
    A = activation(name, *values)(Z)
    assert A.shape == (*shape[:-1], 6 // activation(name, *values).pieces)
    np.testing.assert_allclose(A.reshape(len(expected), -1), expected, rtol=1e-12)


@every
def test_jacobian_products_agree_with_central_differences(name, values):
    f, Z = activation(name, *values), numbers(5, 6)
    A, backward = f.forward(np.zeros((5, 0)), Z)
    J = np.stack([(f(Z + H * e) - f(Z - H * e)) / (2 * H) for e in np.eye(6)], axis=-1)  # (5, outputs, 6)
    assert f.size == 0 and f.init(None).shape == (0,)
    for dA in [*np.eye(A.shape[-1]), numbers(*A.shape)]:
        dA = np.broadcast_to(dA, A.shape)
        dZ, dtheta = backward(dA)
        np.testing.assert_allclose(dZ, np.einsum("no,noi->ni", dA, J), rtol=1e-6, atol=1e-6)
        assert dZ.shape == Z.shape and dtheta.shape == (5, 0)


@every
def test_large_scores_float32_and_read_only_inputs(name, values):
    f = activation(name, *values)
    for kind in (np.float64, np.float32):
        Z = np.array([[1000, -1000, 0, 999, -999, 1], [1000] * 6, [-1000] * 6], kind)
        Z.flags.writeable = False
        with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
            warnings.simplefilter("error")
            A, backward = f.forward(np.zeros(0, kind), Z)
            dZ, _ = backward(np.ones_like(A))
        assert np.isfinite(A).all() and np.isfinite(dZ).all()
        assert A.dtype == dZ.dtype == kind


def test_softmax_is_a_distribution_that_a_shift_does_not_change():
    Z = numbers(50, 4)
    P = softmax()(Z)
    np.testing.assert_allclose(P.sum(axis=-1), 1, rtol=1e-14)
    assert (P > 0).all()
    np.testing.assert_allclose(softmax()(Z + 123.25), P, rtol=1e-12)
    np.testing.assert_allclose(softmax()(Z[:, ::-1])[:, ::-1], P, rtol=1e-14)


def test_sigmoid_is_softmax_over_the_sum_and_0():
    y = np.array([-1000, -40, -2.5, 0, 0.3, 40, 1000])
    pairs = np.stack([y, np.zeros_like(y)], axis=-1)
    np.testing.assert_allclose(softmax()(pairs)[:, 0], sigmoid(y), rtol=1e-12)


def test_temperature_sharpens_and_flattens():
    z = [1.0, 2.0, 4.0]
    shares = [softmax(T)(z)[2] for T in (0.01, 0.5, 1, 3, 1e6)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == pytest.approx(1) and shares[-1] == pytest.approx(1 / 3, abs=1e-5)
    for wrong in (0, -1, math.nan):
        with pytest.raises(ValueError, match="temperature"):
            softmax(wrong)


def test_softmin_mirrors_softmax():
    Z, dA = numbers(3, 4), numbers(3, 4) + 1
    np.testing.assert_allclose(softmin(Z), softmax()(-Z), rtol=1e-14)
    np.testing.assert_allclose(softmin.forward(np.zeros(0), Z)[1](dA)[0], -softmax().forward(0, -Z)[1](dA)[0])


def test_softmax_is_its_formula_and_goes_on_where_that_overflows():
    Z = numbers(20, 4)
    np.testing.assert_allclose(np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True), softmax()(Z), rtol=1e-12)
    np.testing.assert_allclose(softmax()([710.0, 0]), [1, 0], atol=1e-300)


def test_log_softmax_is_exact_where_the_probability_is_0():
    np.testing.assert_array_equal(log_softmax([0.0, 2000.0]), [-2000, 0])


def test_maxout_hands_everything_back_to_one_winner_even_at_ties():
    A, backward = maxout(3).forward(np.zeros(0), np.array([[2.0, 2, 2, -1, 5, 5]]))
    dZ, _ = backward(np.array([[10.0, 7.0]]))
    np.testing.assert_array_equal(A, [[2, 5]])
    np.testing.assert_array_equal(dZ, [[10, 0, 0, 0, 7, 0]])
