"""Symptoms in networks that were built to have them, one by one."""

import numpy as np
import pytest

from nblib.chapters.patients.symptoms import SYMPTOMS, arriving_share, dead_neurons, first_symptom, losses_of
from nblib.playground.settings import Settings
from nblib.playground.training_session import start


def made(theta=None, **settings):
    """A training and the theta that it begins with."""
    training = start(Settings(**{"points": 40, "widths": (3,), "activations": ("tanh",), **settings}), theta=theta)
    return training, training.start


def test_each_is_found_where_it_was_put_and_none_in_a_network_at_work():
    usual, theta = made()
    assert [name for name, there in SYMPTOMS.items() if there(usual, theta)] == []
    assert first_symptom(usual, theta) is None
    cases = {
        "straight": made(widths=(), activations=()),
        "alike": made([0.5, 0.5, 0.5, 1, 1, 1, -2, -2, -2, 0.3, 1, 1, 1]),
        "dead": made([-99, -99, -99, *theta[3:]], activations=("ReLU",)),
        "diverged": made(1e9 * theta),
        "vanishing": made(widths=(4, 4, 4, 4), activations=("sigmoid",) * 4),
    }
    for name, (training, there) in cases.items():
        assert first_symptom(training, there) == name


def test_a_layer_of_identities_is_straight_and_one_bend_is_not():
    for bends, there in ((("identity", "identity"), True), (("identity", "tanh"), False)):
        assert SYMPTOMS["straight"](*made(widths=(3, 3), activations=bends)) == there


def test_alike_means_bias_and_weights_both():
    theta = [0.5, 0.5, 0.5, 1, 1, 1, -2, -2, -2, 0.3, 1, 1, 1]
    for place in (0, 4, 8):
        moved = np.array(theta, float)
        moved[place] += 0.01
        assert not SYMPTOMS["alike"](*made(moved))
    assert not SYMPTOMS["alike"](*made(widths=(1,))), "one neuron alone is like no other"


def test_dead_neurons_are_counted():
    training, theta = made(activations=("ReLU",))
    for dead in range(4):
        theta = training.start.copy()
        theta[:3] = 99
        theta[:dead] = -99
        assert dead_neurons(training, theta) == (dead, 3)
        assert SYMPTOMS["dead"](training, theta) == (dead == 3)


def test_what_arrives_is_what_differences_say():
    training, theta = made(widths=(2, 2), activations=("tanh", "tanh"))
    X, T, network = training.data.X, training.data.T, training.network
    sizes = []
    for place in (network.places[0], network.places[4]):
        biases = 2 if place.start == 0 else 1
        slopes = np.zeros((len(X), biases))
        for row in range(len(X)):
            for k in range(biases):
                at = [theta.copy(), theta.copy()]
                at[0][place.start + k] -= 1e-5
                at[1][place.start + k] += 1e-5
                one = [training.loss(network(t, X[row : row + 1]), T[row : row + 1]) / len(X) for t in at]
                slopes[row, k] = (one[1] - one[0]) / 2e-5
        sizes.append(np.sqrt(np.mean(slopes**2)))
    assert arriving_share(training, theta) == pytest.approx(sizes[0] / sizes[1], rel=1e-5)


def test_by_heart_compares_the_losses():
    training, theta = made(points=20, train_fraction=0.2, noise=0.5, seed=3)
    seen, new = losses_of(training, theta)
    data = training.data
    assert seen == pytest.approx(np.mean(np.logaddexp(0, training.network(theta, data.X)) - data.T * training.network(theta, data.X)))  # fmt: skip
    later = training.at(400)
    seen, new = losses_of(training, later)
    assert SYMPTOMS["by_heart"](training, later) == (new > 2 * seen + 0.1)


def test_losses_that_are_no_numbers_are_infinite():
    training, theta = made()
    assert losses_of(training, np.full_like(theta, np.nan)) == [np.inf, np.inf]
