"""The trace through a network, number by number: against the network itself, automatic differentiation and differences."""

import math

import numpy as np
import pytest

from nblib.chapters.backprop import backprop_trace as trace
from nblib.chapters.backprop.backprop_formulas import CODE, code
from nblib.chapters.backprop.backprop_paths import behind, entry, paths
from nblib.chapters.backprop.backprop_trace import backprop_trace
from nblib.chapters.backprop.symbols import Symbols
from nblib.maths.activations import GALLERY, activation, maxout, relu, sigmoid, softmax, tanh
from nblib.maths.autograd import Value
from nblib.maths.layers import Dense
from nblib.maths.losses import LOSSES, absolute_error, binary_cross_entropy, categorical_cross_entropy, squared_error
from nblib.maths.network import Network, mlp
from tests.maths.slopes import assert_slopes, central_difference, frozen

NETWORKS = {
    "2-2-1": Network([Dense(2, 2), tanh, Dense(2, 1)]),
    "one neuron": Network([Dense(3, 1)]),
    "deep": mlp((3, 4, 2, 3, 2), relu),
    "bent output": Network([Dense(2, 3), tanh, Dense(3, 2), sigmoid]),
    "softmax": Network([Dense(2, 3), sigmoid, Dense(3, 3), softmax()]),
    "two in a row": Network([Dense(2, 3), tanh, sigmoid, Dense(3, 1)]),
    "no activation": Network([Dense(2, 3), Dense(3, 2)]),
    "maxout": Network([Dense(2, 4), maxout(2), Dense(2, 1)]),
}
PRODUCTS = {trace.ADD, trace.BIAS_SLOPE, trace.WEIGHT_SLOPE, trace.VALUE_SLOPE, trace.SUM_SLOPE}


def example(network, seed=0):
    rng = np.random.default_rng(seed)
    last = network(np.zeros(network.size), np.zeros((1, network.widths[0]))).shape[-1]
    theta = frozen(rng.normal(size=network.size))
    return theta, frozen(rng.normal(size=network.widths[0])), frozen(rng.integers(2, size=last))


def total(step):
    return sum(math.prod(n.amount for n in term) for term in step.terms)


@pytest.mark.parametrize("loss", [squared_error, absolute_error, binary_cross_entropy], ids=lambda x: x.name)
@pytest.mark.parametrize("name", NETWORKS)
def test_every_number_of_the_network_is_found_once_with_the_value_it_has(name, loss):
    network = NETWORKS[name]
    theta, x, t = example(network)
    steps = backprop_trace(network, theta, x, t, loss)
    outputs, backward = network.forward(theta, x[np.newaxis])
    _, dtheta = backward(loss.gradient(outputs[-1], t[np.newaxis]))
    forward = [s.what.amount for s in steps if s.rule in (trace.ADD, trace.ACTIVATE)]
    np.testing.assert_array_equal(forward, np.concatenate([output[0] for output in outputs[1:]]))
    error = next(s.what.amount for s in steps if s.rule == trace.LOSE)
    assert error == loss(outputs[-1], t[np.newaxis])
    found = {(s.what.column, s.what.kind == "weight", s.what.place): s.what.amount for s in steps
             if s.rule in (trace.BIAS_SLOPE, trace.WEIGHT_SLOPE)}  # fmt: skip
    np.testing.assert_array_equal([found[key] for key in sorted(found)], dtheta)
    assert len({s.what for s in steps}) == len(steps), "no number is found twice"


@pytest.mark.parametrize("name", NETWORKS)
def test_a_number_is_the_sum_of_products_it_says_it_is(name):
    network = NETWORKS[name]
    theta, x, t = example(network, 1)
    for step in backprop_trace(network, theta, x, t, squared_error):
        if step.rule in PRODUCTS:
            assert step.what.amount == pytest.approx(total(step), abs=1e-12), step


@pytest.mark.parametrize("name", NETWORKS)
def test_a_step_uses_only_what_is_known_before_it(name):
    network = NETWORKS[name]
    steps = backprop_trace(network, *example(network), squared_error)
    known = set()
    for step in steps:
        for number in (n for term in step.terms for n in term):
            given = number.kind in ("weight", "bias", "target", "local") or number.kind == "value" and not number.column
            assert number in known or given and not number.slope, (step.rule, number)
        known.add(step.what)
    rules = [step.rule in trace.FORWARD for step in steps]
    assert rules == sorted(rules, reverse=True), "forward first, then back"


def test_a_trace_against_automatic_differentiation():
    network = NETWORKS["2-2-1"]
    theta, x, t = example(network, 2)
    values = [Value(v) for v in theta]
    b1, b2, w1, w2, w3, w4, b3, w5, w6 = values
    h1, h2 = (b1 + w1 * x[0] + w3 * x[1]).tanh(), (b2 + w2 * x[0] + w4 * x[1]).tanh()
    y = b3 + w5 * h1 + w6 * h2
    ((y - t[0]) ** 2).backward()
    symbols = Symbols(network)
    found = {
        symbols.plain(s.what): s.what.amount
        for s in backprop_trace(network, theta, x, t, squared_error)
        if s.what.slope
    }
    expected = {
        f"∂L/∂{n}": v.slope
        for n, v in zip(
            ["b1", "b2", "w1", "w2", "w3", "w4", "b3", "w5", "w6", "h1", "h2", "y"], [*values, h1, h2, y], strict=True
        )
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize("name", GALLERY)
def test_every_activation_can_be_traced(name):
    network = Network([Dense(2, 2), activation(name), Dense(2, 1)])
    theta, x, t = example(network, 3)
    steps = backprop_trace(network, theta, x, t, squared_error)
    for step in steps:
        if step.rule in PRODUCTS:
            assert step.what.amount == pytest.approx(total(step), abs=1e-12)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda x: x.name)
def test_every_loss_can_be_traced(loss):
    network = mlp((2, 3, 3), tanh)
    theta, x, _ = example(network, 4)
    t = np.array([0, 1, 0])
    slopes = [s.what.amount for s in backprop_trace(network, theta, x, t, loss) if s.rule == trace.LOSS_SLOPE]
    Y = network(theta, x[np.newaxis])
    assert_slopes(np.array([slopes]), central_difference(lambda y: loss(y, t[np.newaxis]), Y))


# ---- what lies behind a weight


@pytest.mark.parametrize("name", ["2-2-1", "one neuron", "deep", "bent output", "softmax", "no activation"])
def test_behind_a_parameter_lie_exactly_the_neurons_that_change(name):
    """Found by moving it, with smooth activations: nothing else changes, and what lies behind does."""
    network = NETWORKS[name]
    smooth = Network([tanh if layer is relu else layer for layer in network.layers])
    theta, x, _ = example(smooth, 5)
    before = smooth.neurons(theta, x)
    for i in range(smooth.size):
        after = smooth.neurons(theta + 0.1 * np.eye(smooth.size)[i], x)
        changed = [a != b for a, b in zip(after, before, strict=True)]
        for one, other in zip(behind(smooth, i), changed, strict=True):
            np.testing.assert_array_equal(one, other)


def test_entry_names_the_line():
    network = NETWORKS["2-2-1"]
    where = [entry(network, i) for i in range(9)]
    assert where == [
        (1, None, 0),
        (1, None, 1),
        (1, 0, 0),
        (1, 0, 1),
        (1, 1, 0),
        (1, 1, 1),
        (2, None, 0),
        (2, 0, 0),
        (2, 1, 0),
    ]
    for wrong in (9, -1):
        with pytest.raises(IndexError, match="9 parameters"):
            entry(network, wrong)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_sum_over_all_paths_is_the_slope(name):
    network = NETWORKS[name]
    theta, x, t = example(network, 6)

    def error(theta):
        return squared_error(network(theta, x[np.newaxis]), t[np.newaxis])

    slopes = central_difference(error, theta)
    sums = np.array(
        [sum(p.product for p in paths(network, theta, i, x, t, squared_error)) for i in range(network.size)]
    )
    assert_slopes(sums, slopes)


def test_how_many_paths_there_are():
    network = mlp((3, 4, 2, 3, 2), tanh)
    theta, x, t = example(network)
    count = [len(paths(network, theta, i, x, t, squared_error)) for i in (0, 16, 26, network.size - 1)]
    assert count == [2 * 3 * 2, 3 * 2, 2, 1]


# ---- the lines of code that the picture shows


@pytest.mark.parametrize("loss", [squared_error, binary_cross_entropy], ids=lambda x: x.name)
@pytest.mark.parametrize("bend", [tanh, relu, softmax()], ids=lambda a: a.name)
def test_the_shown_lines_of_code_are_backpropagation(bend, loss):
    """Run as they stand, for a layer with an activation and for the output layer."""
    network = Network([Dense(3, 3), bend, Dense(3, 2)])
    theta, x, t = example(network, 7)
    lines = code(backprop_trace(network, theta, x, t, loss))
    assert list(lines) == list(CODE)
    (b, W1), (c, V) = (
        layer.unpack(part) for layer, part in zip(network.layers, network.split(theta), strict=True) if layer.size
    )
    names = dict(
        np=np, f=bend, x=x, b=b[0], W=W1,
        df=lambda z: bend.derivative(z, bend(z)),
        jacobian=lambda z: np.array([bend.forward(np.zeros(0), z[np.newaxis])[1](row[np.newaxis])[0][0] for row in np.eye(3)]),
        loss=lambda y, t: loss(y[np.newaxis], t[np.newaxis]),
        dloss=lambda y, t: loss.gradient(y[np.newaxis], t[np.newaxis])[0],
    )  # fmt: skip

    def run(*rules, **given):
        names.update(given)
        for rule in rules:
            exec(lines[rule], names)

    run(trace.ADD, trace.ACTIVATE)
    h = names["h"]
    run(trace.ADD, x=h, b=c[0], W=V)
    run(trace.LOSE, trace.LOSS_SLOPE, y=names["z"], t=t)
    run(trace.BIAS_SLOPE, trace.WEIGHT_SLOPE, trace.VALUE_SLOPE, dz=names["dy"])
    second = [*names["db"], *names["dW"].ravel()]
    run(trace.SUM_SLOPE, dh=names["dx"], z=b[0] + x @ W1)
    run(trace.BIAS_SLOPE, trace.WEIGHT_SLOPE, x=x)
    found = [*names["db"], *names["dW"].ravel(), *second]
    value, dtheta = network.gradient(loss, theta, x[np.newaxis], t[np.newaxis])
    assert names["L"] == pytest.approx(value)
    np.testing.assert_allclose(found, dtheta, atol=1e-12)


def test_categorical_cross_entropy_has_no_short_form_but_a_trace():
    network = mlp((2, 2), tanh)
    theta, x, _ = example(network)
    steps = backprop_trace(network, theta, x, [1, 0], categorical_cross_entropy)
    assert code(steps)[trace.LOSE] == "L = loss(y, t)"
