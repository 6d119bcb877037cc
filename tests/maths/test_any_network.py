"""Networks of any layers, on any rows, alone and stacked: what must hold of all of them."""

import numpy as np
import pytest

from nblib.maths.activations import GALLERY, VECTOR_GALLERY, activation
from nblib.maths.layers import Dense
from nblib.maths.losses import LOSSES, squared_error
from nblib.maths.network import Network, reorder, turn
from tests.maths.anything import NO_NUMBERS, SEEDS, frozen, hypothesis, nothing_warns, often, st
from tests.maths.slopes import assert_slopes, central_difference

assume, example, given = hypothesis.assume, hypothesis.example, hypothesis.given
SMOOTH = [name for name in GALLERY if not activation(name).kinks + activation(name).jumps]
WIDTHS = st.integers(1, 5)
STACKS = st.sampled_from([(), (1,), (3,), (2, 2)])


@st.composite
def networks(draw, names=(*GALLERY, *VECTOR_GALLERY)):
    """A network of some Dense layers, each followed by none, one or two activations; at least one number comes out."""
    layers, width = [], draw(WIDTHS)
    for _ in range(draw(st.integers(1, 4))):
        layers.append(Dense(width, draw(WIDTHS)))
        width = layers[-1].outputs
        for name in draw(st.lists(st.sampled_from(names), max_size=2)):
            if name != "maxout" or width % 2 == 0:
                layers.append(activation(name))
                width //= 2 if name == "maxout" else 1
    return Network(layers)


def drawn(network, stack, rows, seed):
    """theta (*stack, size), X (rows, inputs) and T like the outputs, each row of sum 1; none of them can be written to."""
    rng = np.random.default_rng(seed)
    theta, X = rng.normal(0, 0.7, (*stack, network.size)), rng.normal(size=(rows, network.widths[0]))
    T = rng.random(network(theta, X).shape[-2:])
    return frozen(theta, X, T / T.sum(axis=-1, keepdims=True))


@often(50)
@given(network=networks(SMOOTH + ["softmax", "log-softmax"]), stack=STACKS, rows=st.integers(1, 4), seed=SEEDS, loss=st.sampled_from(LOSSES))  # fmt: skip
def test_backpropagation_is_what_differences_say(network, stack, rows, seed, loss):
    assume(network.size * np.prod(stack, dtype=int) < 200 and loss.name not in ("absolute error", "Huber loss"))
    theta, X, T = drawn(network, stack, rows, seed)
    with nothing_warns():
        value, slopes = network.gradient(loss, theta, X, T)
    assert value.shape == stack and slopes.shape == theta.shape
    for i in np.ndindex(*stack):
        assert_slopes(slopes[i], central_difference(lambda at: loss(network(at, X), T), theta[i], step=1e-5))


@often(50)
@given(network=networks(), stack=STACKS, rows=st.integers(1, 6), seed=SEEDS, loss=st.sampled_from(LOSSES))
def test_a_network_of_a_stack_is_that_network_alone(network, stack, rows, seed, loss):
    theta, X, T = drawn(network, stack, rows, seed)
    outputs, backward = network.forward(theta, X)
    values, slopes = network.gradient(loss, theta, X, T)
    deltas, dtheta = backward(loss.gradient(outputs[-1], T))
    np.testing.assert_array_equal(dtheta, slopes)
    np.testing.assert_array_equal(network(theta, X), outputs[-1])
    assert [delta.shape for delta in deltas[1:]] == [output.shape for output in outputs[1:]]
    for i in np.ndindex(*stack):
        np.testing.assert_allclose(outputs[-1][i], network(theta[i], X), rtol=1e-12, atol=1e-12)
        value, alone = network.gradient(loss, theta[i], X, T)
        np.testing.assert_allclose((values[i], *slopes[i]), (value, *alone), rtol=1e-9, atol=1e-12)


@often(50)
@given(network=networks(), rows=st.integers(1, 7), seed=SEEDS, loss=st.sampled_from(LOSSES))
def test_rows_in_another_order_come_out_in_that_order_and_teach_the_same(network, rows, seed, loss):
    theta, X, T = drawn(network, (), rows, seed)
    order = np.random.default_rng(seed).permutation(rows)
    Y, (value, slopes) = network(theta, X), network.gradient(loss, theta, X, T)
    np.testing.assert_allclose(network(theta, X[order]), Y[order], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(network(theta, X[:1]), Y[:1], rtol=1e-12, atol=1e-12)
    other, slopes_then = network.gradient(loss, theta, X[order], T[order])
    np.testing.assert_allclose((other, *slopes_then), (value, *slopes), rtol=1e-9, atol=1e-12)
    each = [network.gradient(loss, theta, X[i : i + 1], T[i : i + 1])[1] for i in range(rows)]
    np.testing.assert_allclose(np.mean(each, axis=0), slopes, rtol=1e-9, atol=1e-12)


@often(50)
@given(network=networks(), rows=st.integers(2, 5), seed=SEEDS, spoiled=NO_NUMBERS)
@example(Network([Dense(1, 1), activation("hard-shrink")]), 2, 0, np.nan)  # which gave 0
@example(Network([Dense(1, 1), activation("threshold")]), 2, 0, np.nan)
def test_a_row_that_is_no_number_spoils_no_other_and_is_seen(network, rows, seed, spoiled):
    theta, X, T = drawn(network, (), rows, seed)
    Y, X = network(theta, X), X.copy()
    X[-1] = spoiled
    with np.errstate(all="ignore"):
        spoiled_outputs = network(theta, X)
        _, slopes = network.gradient(squared_error, theta, X, T)
    np.testing.assert_allclose(spoiled_outputs[:-1], Y[:-1], rtol=1e-12, atol=1e-12)
    if np.isnan(spoiled):
        assert np.isnan(spoiled_outputs[-1]).all()
        assert not np.isfinite(slopes).all()


@often(50)
@given(network=networks(), stack=STACKS, seed=SEEDS, off=st.sampled_from([-2, -1, 1, 2, 7]))
def test_what_does_not_fit_is_told_by_its_shape(network, stack, seed, off):
    theta, X, T = drawn(network, stack, 3, seed)
    wide = np.zeros((3, max(0, network.widths[0] + off)))
    for call in (network, network.forward):
        for wrong in (wide, wide[0], X[0], np.zeros(())):
            with pytest.raises(ValueError, match="takes rows of"):
                call(theta, wrong)
        with pytest.raises(ValueError, match="parameters"):
            call(np.zeros(max(0, network.size + off)), X)
    with pytest.raises(ValueError, match="differ in rows"):
        network.gradient(squared_error, theta, X, T[:2])


@often(40)
@given(network=networks(), seed=SEEDS)
def test_no_rows_give_no_outputs(network, seed):
    theta, X, _ = drawn(network, (2,), 0, seed)
    assert network(theta, X).shape[:2] == (2, 0)


@often(50)
@given(widths=st.lists(WIDTHS, min_size=3, max_size=5), stack=STACKS, seed=SEEDS, which=st.integers(0, 2))
def test_hidden_neurons_can_change_places_and_signs(widths, stack, seed, which):
    dense = [Dense(a, b) for a, b in zip(widths, widths[1:], strict=False)]
    network = Network([layer for each in dense for layer in (each, activation("tanh"))])
    theta, X, _ = drawn(network, stack, 3, seed)
    rng, hidden = np.random.default_rng(seed), which % (len(widths) - 2)
    neurons = widths[1 + hidden]
    moved = reorder(network, theta, hidden, rng.permutation(neurons))
    turned = turn(network, theta, hidden, rng.choice([-1, 1], neurons))
    for other in (moved, turned):
        np.testing.assert_allclose(network(other, X), network(theta, X), rtol=1e-9, atol=1e-12)
