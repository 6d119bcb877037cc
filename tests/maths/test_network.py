"""Layers and networks against central differences, automatic differentiation and plain sums."""

import numpy as np
import pytest

from nblib.chapters.layers.experiments import collapse
from nblib.maths.autograd import Value
from nblib.maths.initialisations import SCHEMES, glorot_normal
from nblib.maths.layers import Dense
from nblib.maths.losses import LOSSES, binary_cross_entropy, categorical_cross_entropy, squared_error
from nblib.maths.network import Network, mlp
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, score
from tests.maths.slopes import assert_slopes, central_difference, frozen, relu, tanh

LEADING = [(), (3,), (2, 3)]  # one network, a stack, a stack of stacks


def targets(loss, shape, rng):
    """Random targets of the kind that a loss takes."""
    if loss is categorical_cross_entropy:
        return np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]
    return rng.integers(2, size=shape).astype(float)


def test_a_layer_of_one_neuron_is_the_articles():
    Y, _ = Dense(3, 1).forward(ARTICLE_WEIGHTS, SITUATIONS)
    np.testing.assert_allclose(Y[:, 0], score(ARTICLE_WEIGHTS, SITUATIONS))
    assert Dense(3, 1).size == 4


def test_dense_in_plain_sums():
    theta, X = np.arange(6.0), np.array([[1.0, 10.0]])  # b = (0, 1), W = ((2, 3), (4, 5))
    Y, backward = Dense(2, 2).forward(theta, X)
    np.testing.assert_array_equal(Y, [[42, 54]])
    dX, dtheta = backward(np.array([[1.0, 100.0]]))
    np.testing.assert_array_equal(dX, [[302, 504]])
    np.testing.assert_array_equal(dtheta, [1, 100, 1, 100, 10, 1000])
    np.testing.assert_array_equal(Dense(2, 2).is_weight, [False, False, True, True, True, True])


@pytest.mark.parametrize("rows", [1, 5])
@pytest.mark.parametrize("leading", LEADING)
@pytest.mark.parametrize("own_rows", [False, True], ids=["shared X", "own X"])
def test_dense_backward_is_the_slope(leading, rows, own_rows):
    rng, layer = np.random.default_rng(0), Dense(3, 2)
    theta = frozen(rng.normal(size=(*leading, layer.size)))
    X = frozen(rng.normal(size=(*(leading if own_rows else ()), rows, 3)))
    dY = frozen(rng.normal(size=(*leading, rows, 2)))
    Y, backward = layer.forward(theta, X)
    dX, dtheta = backward(dY)
    assert Y.shape == dY.shape and dX.shape == (*leading, rows, 3) and dtheta.shape == theta.shape
    for i in np.ndindex(*leading):
        X_i, through = X[i] if own_rows else X, lambda t, x, i=i: np.sum(layer.forward(t, x)[0] * dY[i])
        assert_slopes(dtheta[i], central_difference(lambda t: through(t, X_i), theta[i]))  # noqa: B023
        assert_slopes(dX[i], central_difference(lambda x, i=i: through(theta[i], x), X_i))  # noqa: B023


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.__name__)
def test_a_layer_starts_with_biases_0_and_weights_of_the_scheme(scheme):
    theta = Dense(4, 3).init(np.random.default_rng(5), scheme)
    b, W = Dense(4, 3).unpack(theta)
    assert not b.any()
    np.testing.assert_array_equal(W, scheme(np.random.default_rng(5), 4, 3))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.__name__)
@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize("leading", LEADING)
@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_random_networks_against_central_differences(loss, leading, rows, scheme):
    rng = np.random.default_rng(rows)
    widths = (2, *rng.integers(1, 5, size=rng.integers(0, 4)), 3)
    network = mlp(widths, tanh)
    start = network.init_stack(range(int(np.prod(leading))), scheme).reshape(*leading, -1)
    theta = frozen(start + 0.1 * rng.normal(size=start.shape))  # off zero, where biases and `zeros` start
    X, T = frozen(rng.normal(size=(rows, 2))), frozen(targets(loss, (rows, 3), rng))
    value, dtheta = network.gradient(loss, theta, X, T)
    assert value.shape == leading and dtheta.shape == theta.shape
    for i in np.ndindex(*leading):
        assert value[i] == pytest.approx(loss(network(theta[i], X), T))
        assert_slopes(dtheta[i], central_difference(lambda t: loss(network(t, X), T), theta[i]))


def with_values(network, theta, X, T):
    """The mean squared error of a network of Dense and relu layers, built of single Values."""
    total, count = Value(0.0), 0
    for x, t in zip(X.tolist(), T.tolist(), strict=True):
        for layer, part in zip(network.layers, network.split(np.asarray(theta)), strict=True):
            if layer in (relu, tanh):
                x = [Value(0.0) + z for z in x]
                x = [z.relu() if layer is relu else z.tanh() for z in x]
            else:
                b, *W = part.reshape(1 + layer.inputs, layer.outputs)
                x = [sum((row[k] * z for row, z in zip(W, x, strict=True)), b[k]) for k in range(layer.outputs)]
        for y, target in zip(x, t, strict=True):
            total, count = total + (y - target) ** 2, count + 1
    return total / count


@pytest.mark.parametrize("seed", range(6))
def test_random_networks_against_automatic_differentiation(seed):
    rng = np.random.default_rng(seed)
    widths = rng.integers(1, 5, size=rng.integers(2, 6))
    network = mlp(widths.tolist(), [relu, tanh][seed % 2])
    theta = frozen(rng.normal(size=network.size))
    X, T = frozen(rng.normal(size=(3, widths[0]))), frozen(rng.normal(size=(3, widths[-1])))
    values = np.array([Value(number) for number in theta])
    expected = with_values(network, values, X, T)
    expected.backward()
    value, dtheta = network.gradient(squared_error, theta, X, T)
    assert value == pytest.approx(expected.number)
    np.testing.assert_allclose(dtheta, [v.slope for v in values], rtol=1e-9, atol=1e-12)


def test_forward_keeps_every_output_and_backward_every_delta():
    rng, network = np.random.default_rng(3), mlp((2, 3, 2, 1), tanh)
    theta, X, T = network.init(rng), rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    outputs, backward = network.forward(theta, X)
    deltas, dtheta = backward(squared_error.gradient(outputs[-1], T))
    assert [d.shape for d in deltas] == [y.shape for y in outputs] and len(outputs) == 6
    np.testing.assert_array_equal(outputs[0], X)
    np.testing.assert_array_equal(outputs[-1], network(theta, X))
    np.testing.assert_array_equal(dtheta, network.gradient(squared_error, theta, X, T)[1])
    for i, output in enumerate(outputs):  # the rest of the network, from this output on
        rest, used = Network(network.layers[i:]), sum(layer.size for layer in network.layers[:i])
        through = lambda A, rest=rest, used=used: squared_error(rest(theta[used:], A), T)  # noqa: E731
        slope = central_difference(through, output) if rest.layers else deltas[-1]
        assert_slopes(deltas[i], slope)


def test_a_picture_drawn_in_between_changes_no_gradient():
    rng, network = np.random.default_rng(3), mlp((2, 3, 1), tanh)
    theta, X, T = network.init(rng), rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    outputs, backward = network.forward(theta, X)
    network.forward(theta + 1, X - 1)
    _, dtheta = backward(squared_error.gradient(outputs[-1], T))
    np.testing.assert_array_equal(dtheta, network.gradient(squared_error, theta, X, T)[1])


def test_each_network_of_a_stack_starts_as_it_would_alone():
    network = mlp((2, 4, 1), tanh)
    stack = network.init_stack([7, 3, 11], glorot_normal)
    for theta, seed in zip(stack, [7, 3, 11], strict=True):
        np.testing.assert_array_equal(theta, network.init(np.random.default_rng(seed), glorot_normal))


def test_shapes_of_a_network():
    network = mlp((2, 4, 3, 1), tanh)
    assert network.widths == (2, 4, 3, 1) and network.size == 3 * 4 + 5 * 3 + 4
    assert network.layers == (Dense(2, 4), tanh, Dense(4, 3), tanh, Dense(3, 1))
    assert [part.size for part in network.split(np.zeros(31))] == [12, 0, 15, 0, 4]
    assert network.is_weight.sum() == 2 * 4 + 4 * 3 + 3
    assert network == mlp([2, 4, 3, 1], tanh) and hash(network) == hash(mlp([2, 4, 3, 1], tanh))


@pytest.mark.parametrize("size", [30, 32])
def test_a_theta_of_another_network_is_refused(size):
    with pytest.raises(ValueError, match="31 parameters"):
        mlp((2, 4, 3, 1), tanh)(np.zeros(size), np.zeros((1, 2)))


def test_float32_stays_float32():
    rng, network = np.random.default_rng(0), mlp((2, 8, 8, 1), tanh)
    theta, X = network.init(rng).astype(np.float32), rng.normal(size=(5, 2)).astype(np.float32)
    value, dtheta = network.gradient(squared_error, theta, X, np.ones((5, 1), np.float32))
    assert {network(theta, X).dtype, value.dtype, dtheta.dtype} == {np.dtype(np.float32)}


def test_large_scores_do_not_overflow():
    network, X = mlp((1, 2, 1), relu), frozen([[1.0], [-1.0]])
    theta = frozen([0, 0, 1000, -1000, 0, 1, -1])  # scores 1000 and -1000
    with np.errstate(all="raise", under="ignore"):
        value, dtheta = network.gradient(binary_cross_entropy, theta, X, frozen([[0], [1]]))
    assert value == 1000 and np.isfinite(dtheta).all()


@pytest.mark.parametrize("widths", [(2, 1), (3, 5, 2), (4, 1, 4), (3, 4, 5, 6, 5, 4, 2), (2,) * 40])
@pytest.mark.parametrize("leading", LEADING)
def test_linear_layers_collapse_to_one(widths, leading):
    rng = np.random.default_rng(0)
    network = Network([Dense(i, o) for i, o in zip(widths[:-1], widths[1:], strict=True)])
    theta, X = frozen(rng.normal(size=(*leading, network.size))), frozen(rng.normal(size=(6, widths[0])))
    one, collapsed = collapse(network, theta)
    assert one == Dense(widths[0], widths[-1]) and collapsed.shape == (*leading, one.size)
    deep, flat = network(theta, X), one.forward(collapsed, X)[0]
    np.testing.assert_allclose(deep, flat, rtol=0, atol=1e-12 * np.abs(collapsed).max())
    _, W = one.unpack(collapsed)
    assert (np.linalg.matrix_rank(W) <= min(widths)).all()  # less through a bottleneck


def test_only_linear_layers_collapse():
    network = mlp((2, 3, 1), tanh)
    with pytest.raises(ValueError, match="Dense"):
        collapse(network, np.zeros(network.size))
