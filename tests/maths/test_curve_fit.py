"""Curves put together from bent pieces: the pieces, where they sigma, and that no other weights come nearer."""

import numpy as np
import pytest

from nblib.chapters.activation.experiments import TARGETS, WINDOW, curve_fit, pieces, places_of
from nblib.maths.activations import activation, constants, identity, parameters, relu, step, tanh
from nblib.maths.activations.activation import own

X = np.linspace(*WINDOW, 361)


def gap(target, network, theta):
    return np.sqrt(np.mean((network(theta, X[:, np.newaxis])[:, 0] - TARGETS[target](X)) ** 2))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("sigma", [identity, step, relu, tanh])
def test_no_other_output_weights_come_nearer(sigma, target):
    network, theta = curve_fit(TARGETS[target], 5, sigma)
    best, outer = gap(target, network, theta), slice(10, 16)
    rng = np.random.default_rng(1)
    for size in (1e-3, 0.1, 1):
        for _ in range(20):
            other = theta.copy()
            other[outer] += size * rng.normal(size=6)
            assert gap(target, network, other) >= best - 1e-12


@pytest.mark.parametrize("sigma", [step, relu, tanh, own(np.square)])
def test_pieces_add_up_to_the_sum(sigma):
    network, theta = curve_fit(TARGETS["hill"], 6, sigma)
    bias = theta[12]  # six biases, six weights, then the output's bias
    assert network(theta, X[:, np.newaxis])[:, 0] == pytest.approx(bias + pieces(network, theta, X).sum(axis=1))


@pytest.mark.parametrize("width", [1, 4, 12])
def test_relus_make_a_chain_with_one_corner_each(width):
    network, theta = curve_fit(TARGETS["wave"], width, relu)
    corners = places_of(network, theta, relu.kinks)
    assert len(corners) == width and (WINDOW[0] < corners).all() and (corners < WINDOW[1]).all()
    for low, high in zip([WINDOW[0], *corners], [*corners, WINDOW[1]], strict=True):
        y = network(theta, np.linspace(low, high, 9)[:, np.newaxis])[:, 0]
        assert np.diff(y, 2) == pytest.approx(np.zeros(7), abs=1e-9), "straight between two corners"
    around = corners[:, np.newaxis] + [-0.01, 0, 0.01]
    turns = [np.diff(network(theta, x[:, np.newaxis])[:, 0], 2)[0] for x in around]
    assert (np.abs(turns) > 1e-6).all(), "and bent at each"


def test_more_bends_come_nearer_and_polynomials_do_not():
    for sigma in (relu, tanh, step):
        few, many = (gap("wave", *curve_fit(TARGETS["wave"], width, sigma)) for width in (4, 12))
        assert many < few
    for sigma in (identity, own(np.square)):
        few, many = (gap("wave", *curve_fit(TARGETS["wave"], width, sigma)) for width in (3, 12))
        assert many == pytest.approx(few, rel=1e-6)


def test_knobs_turn_constants_from_end_to_end():
    for name in ("ELU", "threshold", "RReLU", "leaky ReLU"):
        for i, parameter in enumerate(parameters(name)):
            at = [constants(name, *[turn] * (i + 1))[i] for turn in (-1, 0, 1)]
            assert at == pytest.approx([parameter.low, parameter.default, parameter.high])
        assert activation(name, *constants(name, 0, 0))(-1.5) == activation(name)(-1.5)
    assert constants("tanh", 1, 1) == () and len(constants("ELU", 1, 1)) == 1
