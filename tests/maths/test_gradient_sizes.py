"""How large gradients are by layer, and which neurons they reach: by hand, and in closed form."""

import numpy as np
import pytest

from nblib.chapters.gradient_check.dead_neurons import dead_relu_run, prank_days
from nblib.maths.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nblib.maths.gradient_sizes import delta_sizes, learnable_share
from nblib.maths.layers import Dense
from nblib.maths.losses import squared_error
from nblib.maths.network import Network, mlp


@pytest.mark.parametrize("w", [0.5, 1.0, 3.0])
def test_a_chain_of_single_neurons_shrinks_by_its_weight(w):
    """y = w (w (... x)): the slope along a sum is w to the power of how many layers follow, times dL/dy = 1."""
    depth = 6
    network = mlp((1, *[1] * depth, 1), identity)
    theta, day = np.tile([0.0, w], depth + 1), (np.array([[0.0]]), np.array([[-0.5]]))
    by_hand = [w ** (depth - k) for k in range(depth + 1)]
    np.testing.assert_allclose(delta_sizes(network, squared_error, theta, *day), by_hand)
    both = delta_sizes(network, squared_error, np.stack([theta, -theta]), *day)
    np.testing.assert_allclose(both, [by_hand, by_hand])


def test_deltas_are_slopes_along_biases_when_there_is_one_day():
    rng = np.random.default_rng(1)
    network = mlp((2, 3, 4, 1), tanh)
    theta, day = rng.normal(size=network.size), (rng.normal(size=(1, 2)), np.ones((1, 1)))
    _, dtheta = network.gradient(squared_error, theta, *day)
    biases = dtheta[:3], dtheta[9:13], dtheta[25:26]
    by_hand = [np.sqrt(np.mean(slopes**2)) for slopes in biases]
    np.testing.assert_allclose(delta_sizes(network, squared_error, theta, *day), by_hand)


def test_a_chain_of_sigmoids_loses_at_least_three_quarters_a_layer():
    network = mlp((1, *[1] * 10, 1), sigmoid)
    theta = np.tile([0.0, 1.0], 11)
    _, dtheta = network.gradient(squared_error, theta, np.array([[1.0]]), np.array([[0.0]]))
    biases = np.abs(dtheta[::2])
    assert (biases[:-1] <= biases[1:] / 4 + 1e-18).all() and biases[0] < 1e-6 * biases[-1]


def test_who_can_learn_from_how_many():
    network = Network([Dense(1, 3), relu, Dense(3, 1)])
    theta = np.array([0.0, -10.0, 10.0, 1.0, 1.0, 1.0, 0, 1, 1, 1])  # three neurons: x, x - 10, x + 10
    X = np.array([[-2.0], [-1.0], [1.0], [2.0]])
    (shares,) = learnable_share(network, theta, X)
    assert shares.tolist() == [0.5, 0, 1]
    (leaking,) = learnable_share(Network([Dense(1, 3), leaky_relu(), Dense(3, 1)]), theta, X)
    assert leaking.tolist() == [1, 1, 1]
    stacked = learnable_share(network, np.stack([theta, -theta]), X)[0]
    assert stacked.tolist() == [[0.5, 0, 1], [0.5, 1, 0]]
    assert learnable_share(Network([Dense(1, 3), softmax()]), theta[:6], X) == []


@pytest.mark.parametrize("seed", [0, 7])
def test_dead_neurons_stay_dead_and_leaky_ones_never_die(seed):
    X, _ = prank_days()
    network, run = dead_relu_run("ReLU", 5.0, seed)
    dead = []
    for theta in run.thetas:
        W = theta[24:72].reshape(2, 24)
        dead.append((theta[:24] + X @ W <= 0).all(axis=0))  # without nblib's network
        np.testing.assert_array_equal(learnable_share(network, theta, X)[0] == 0, dead[-1])
    dead = np.array(dead)
    assert not (dead[:-1] & ~dead[1:]).any() and dead[-1].sum() > 10 and dead[0].sum() == 0
    gone = dead[-1] & dead[100]
    assert (run.thetas[-1][:24] == run.thetas[100][:24])[gone].all(), "their biases no longer move"
    network, run = dead_relu_run("leaky ReLU", 5.0, seed)
    assert all((learnable_share(network, theta, X)[0] == 1).all() for theta in run.thetas)


def test_a_small_rate_kills_none():
    network, run = dead_relu_run("ReLU", 2.0, 0)
    assert (learnable_share(network, run.thetas[-1], prank_days()[0])[0] > 0).all()
