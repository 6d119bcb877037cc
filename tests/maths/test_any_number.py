"""Activations, losses and initialisations with any numbers, however large: what is right, or NaN to be seen, without a warning."""

import itertools
import math

import numpy as np
import pytest

from nblib.maths.activations import GALLERY, VECTOR_GALLERY, activation, parameters
from nblib.maths.initialisations import SCHEMES, orthogonal, zeros
from nblib.maths.losses import LOSSES, accuracy, log_loss
from nblib.maths.neuron import predicts_test, score
from tests.maths.anything import NO_NUMBERS, SEEDS, hypothesis, nothing_warns, numbers, often, st
from tests.maths.slopes import central_difference

example, given = hypothesis.example, hypothesis.given


def with_ends(names):
    """Every activation of a gallery, with its usual parameters and with those at the ends of their ranges."""
    for name in names:
        ends = itertools.product(*[(p.low, p.default, p.high) for p in parameters(name)])
        yield from (activation(name, *map(int if name == "maxout" else float, values)) for values in ends)


SCALAR, VECTOR = list(with_ends(GALLERY)), list(with_ends(VECTOR_GALLERY))


def ids(f):
    return f.name


@often(50)
@given(z=numbers(1e300))
@example(-1e200)  # where bent identity was +inf, and the slope of "GELU (tanh)" NaN
def test_no_sum_is_too_large_for_an_activation(z):
    for f in SCALAR:
        with nothing_warns():
            a, backward = f.forward(np.zeros(0), np.array([z]))
            slope = backward(np.ones(1))[0]
        assert np.isfinite(a).all() and np.isfinite(slope).all(), f.name
        assert abs(a[0]) <= 2 * abs(z) + 4 and abs(slope[0]) <= 4, f.name


@often(50)
@given(z=numbers(1e150))
def test_values_far_out_lie_on_the_slope(z):
    """Farther out every activation is straight (or the sine, or still bends): between z and 2 z it changes as its slope says."""
    for f in [f for f in SCALAR if f.name != "sine" and abs(z) > 1e4]:
        a, b = f(np.array([z, 2 * z]))
        slopes = f.derivative(np.array([z, 2 * z]), np.array([a, b]))
        assert (b - a) / z == pytest.approx(slopes.mean(), rel=1e-3, abs=1e-3), f.name


@often(3)
@given(z=NO_NUMBERS)
@example(np.nan)
def test_what_is_no_number_never_becomes_a_wrong_one(z):
    """NaN stays NaN; an infinity becomes the limit, or NaN."""
    for f in SCALAR:
        with np.errstate(all="ignore"):
            a, far = f(np.array([z])), f(np.array([math.copysign(1e300, z)]))
        if math.isnan(z):
            assert np.isnan(a).all(), f.name
        elif f.name != "sine" and not np.isnan(a[0]):
            assert a[0] == far[0] or abs(far[0]) > 1e297 and a[0] == np.sign(far[0]) * np.inf, f.name


@often(50)
@given(z=st.lists(numbers(1e300), min_size=12, max_size=12), spoiled=NO_NUMBERS)
def test_vectors_of_any_size_and_a_spoiled_row_beside_them(z, spoiled):
    Z = np.array(z).reshape(1, 12)
    for f in VECTOR:
        with nothing_warns():
            A, backward = f.forward(np.zeros(0), Z)
            dZ = backward(np.ones_like(A))[0]
        assert A.shape == (1, 12 // f.pieces) and dZ.shape == Z.shape and np.isfinite(A).all() and np.isfinite(dZ).all()
        if f.name in ("softmax", "softmin"):
            assert (A >= 0).all() and A.sum() == pytest.approx(1) and abs(dZ).max() < 1e-9, f.name
        with np.errstate(all="ignore"):
            both = f(np.concatenate([Z, np.full_like(Z, spoiled)]))
        np.testing.assert_array_equal(both[0], A[0])
        assert not np.isfinite(both[1]).any()


SCORES = numbers(1e150)


@pytest.mark.parametrize("loss", LOSSES, ids=ids)
@often(50)
@given(y=st.lists(SCORES, min_size=6, max_size=6), t=st.lists(st.floats(0, 1), min_size=6, max_size=6), rows=st.sampled_from([1, 2, 3, 6]))  # fmt: skip
@example([1e150, -1e150, 1000.0, -1000.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0, 0.0, 1.0], 3)
def test_a_loss_is_finite_and_no_less_than_0_however_sure_the_scores(loss, y, t, rows):
    Y, T = np.reshape(y, (rows, -1)), np.reshape(t, (rows, -1))
    if loss.by_row:
        T = (T + 1e-9) / (T + 1e-9).sum(axis=-1, keepdims=True)
    with nothing_warns():
        value, gradient = loss(Y, T), loss.gradient(Y, T)
        stack = loss(np.stack([Y, T, Y]), T), loss.gradient(np.stack([Y, T, Y]), T)
    assert np.isfinite(value) and value >= 0 and np.isfinite(gradient).all() and gradient.shape == Y.shape
    assert stack[0].shape == (3,) and stack[0][0] == stack[0][2] == value
    np.testing.assert_array_equal(stack[1][2], gradient)
    if loss.by_row:
        np.testing.assert_allclose(gradient.sum(axis=-1), 0, atol=1e-15)
    if "cross-entropy" in loss.name:
        assert (np.abs(gradient) <= 1).all()
    else:
        assert loss(T, T) == 0 and not loss.gradient(T, T).any()


@pytest.mark.parametrize("loss", LOSSES, ids=ids)
@often(40)
@given(seed=SEEDS, rows=st.integers(1, 4), outputs=st.integers(1, 4))
def test_a_step_against_its_slope_makes_a_loss_smaller_and_it_is_never_above_its_chords(loss, seed, rows, outputs):
    rng = np.random.default_rng(seed)
    Y, other, T = (
        3 * rng.normal(size=(rows, outputs)),
        3 * rng.normal(size=(rows, outputs)),
        rng.random((rows, outputs)),
    )
    T = T / T.sum(axis=-1, keepdims=True) if loss.by_row else T
    slope = loss.gradient(Y, T)
    np.testing.assert_allclose(slope, central_difference(lambda at: loss(at, T), Y), atol=1e-6)
    assert loss(Y - 1e-3 * slope, T) <= loss(Y, T)
    assert loss((Y + other) / 2, T) <= (loss(Y, T) + loss(other, T)) / 2 + 1e-12


@pytest.mark.parametrize("shape", [(0, 1), (3, 0), (0, 0)])
@pytest.mark.parametrize("loss", LOSSES, ids=ids)
def test_no_examples_have_no_loss_and_are_told(loss, shape):
    for call in (loss, loss.gradient):
        with pytest.raises(ValueError, match="no numbers"):
            call(np.zeros(shape), np.zeros(shape))
    assert loss(np.zeros((0, 3, 2)), np.zeros((3, 2))).shape == (0,)  # no networks, and their losses


@often(50)
@given(z=st.lists(SCORES, min_size=1, max_size=9), seed=SEEDS)
def test_the_log_loss_of_days_in_any_order(z, seed):
    rng = np.random.default_rng(seed)
    t, order = rng.integers(0, 2, len(z)), rng.permutation(len(z))
    with nothing_warns():
        value = log_loss(z, t)
    assert value >= 0 and np.isfinite(value)
    assert log_loss(np.array(z)[order], t[order]) == pytest.approx(value)
    assert log_loss(-np.array(z), 1 - t) == pytest.approx(value)  # the other way round it is as surprised
    assert accuracy(np.array(z) > 0, t) == pytest.approx(np.mean((np.array(z) > 0) == (t == 1)))


@often(50)
@given(w=st.lists(numbers(1e100), min_size=1, max_size=5), seed=SEEDS, days=st.integers(0, 5))
def test_a_neuron_of_any_weights_is_a_sum_and_scaling_it_changes_no_verdict(w, seed, days):
    X = np.random.default_rng(seed).integers(-2, 3, (days, len(w) - 1)).astype(float)
    with nothing_warns():
        y = score(w, X)
    assert y.shape == (days,)
    for its, x in zip(y, X, strict=True):
        exact = math.fsum([w[0], *(a * b for a, b in zip(w[1:], x, strict=True))])
        assert its == pytest.approx(exact, rel=1e-9, abs=1e-9 * max(map(abs, w)))
        if abs(exact) > 1e-6 * max(map(abs, w)) and abs(exact) > 1e-3:
            assert predicts_test(its) == (exact > 0) == predicts_test(score(4 * np.array(w), [x])[0])
    np.testing.assert_allclose(score([w, w], X), [y, y], rtol=1e-9, atol=1e-9 * max(map(abs, w)))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.__name__)
@often(20)
@given(seed=SEEDS, inputs=st.integers(1, 12), outputs=st.integers(1, 12))
def test_a_scheme_gives_finite_weights_of_any_shape_and_each_seed_its_own(scheme, seed, inputs, outputs):
    W, again = (scheme(np.random.default_rng(seed), inputs, outputs) for _ in range(2))
    assert W.shape == (inputs, outputs) and W.dtype == float and np.isfinite(W).all()
    np.testing.assert_array_equal(W, again)
    assert W.any() != (scheme is zeros)
    if scheme is orthogonal:
        product = W.T @ W if inputs >= outputs else W @ W.T
        np.testing.assert_allclose(product, np.eye(len(product)), atol=1e-12)
