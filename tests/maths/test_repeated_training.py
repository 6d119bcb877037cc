"""Many trainings: what counts as learned, how sure a share is, and that each run can be had again alone."""

import numpy as np
import pytest

from nblib.maths import repeated_training
from nblib.maths.activations import identity, tanh
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.layers import Dense
from nblib.maths.network import Network, mlp, reorder


def test_a_run_alone_is_the_one_in_the_stack():
    learned = [repeated_training.prank_run(3, seed)[1].losses[-1] < repeated_training.LEARNED for seed in range(12)]
    assert repeated_training.prank_successes(3, 12) == sum(learned) and sum(learned) > 0


def test_what_has_learned_the_prank_answers_all_four_rightly():
    for seed in range(12):
        network, run = repeated_training.prank_run(4, seed)
        if run.losses[-1] < repeated_training.LEARNED:
            assert [network(run.thetas[-1], np.array([x]))[0, 0] > 0 for x in ([0, 0], [1, 0], [0, 1], [1, 1])] == [
                False, True, True, False,
            ]  # fmt: skip


def test_one_hidden_neuron_never_learns_it_and_eight_nearly_always_do():
    assert repeated_training.prank_successes(1, 100) == 0 and repeated_training.prank_successes(8, 100) >= 97


def test_without_bending_nobody_learns_it():
    network = mlp((2, 4, 4, 1), identity)
    assert repeated_training.prank_learned(network, network.init_stack(range(20))) == 0


def test_the_interval_against_published_values():
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson): 81/263, 15/148, 0/20, 1/29
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (successes, count), ends in published.items():
        np.testing.assert_allclose(repeated_training.interval(successes, count), ends, atol=6e-5)


def test_losses_by_size_are_those_of_the_days():
    seen, new = repeated_training.losses_by_size(2, 1, 0.1, starts=5)
    assert seen.shape == new.shape == (5,) and (new > 0).all()
    without, _ = repeated_training.losses_by_size(8, 0, 0.0, starts=3)
    assert without == pytest.approx(without[0], abs=0.01), "one neuron has one best place, whatever its width"


def test_the_prank_by_strength():
    X, T = prank_by_strength(4000, 0.0, np.random.default_rng(1))
    assert X.min() >= 0 and X.max() <= 1 and T.shape == (4000, 1)
    np.testing.assert_array_equal(T[:, 0] == 1, (X > 0.5).sum(axis=1) == 1)
    _, noisy = prank_by_strength(4000, 0.2, np.random.default_rng(1))
    assert np.mean(noisy != T) == pytest.approx(0.2, abs=0.02)


@pytest.mark.parametrize("stack", [(), (3,)])
def test_the_order_of_hidden_neurons_does_not_matter(stack):
    rng = np.random.default_rng(2)
    network = mlp((2, 4, 3, 2), tanh)
    theta, X = rng.normal(size=(*stack, network.size)), rng.normal(size=(5, 2))
    for layer, order in ((0, (3, 1, 0, 2)), (1, (2, 0, 1))):
        swapped = reorder(network, theta, layer, order)
        assert (swapped != theta).any()
        np.testing.assert_allclose(network(swapped, X), network(theta, X), atol=1e-12)
        if not stack:
            before, after = (network.neurons(t, X[0])[layer + 1] for t in (theta, swapped))
            np.testing.assert_allclose(after, before[list(order)], atol=1e-12)


def test_values_of_neurons_and_of_the_plane():
    network = Network([Dense(2, 2), tanh, Dense(2, 1)])
    theta = np.arange(9) / 10
    hidden = np.tanh([theta[0] + theta[2] * 0.3 + theta[4] * 0.7, theta[1] + theta[3] * 0.3 + theta[5] * 0.7])
    y = theta[6] + theta[7:] @ hidden
    inputs, inner, out = network.neurons(theta, [0.3, 0.7])
    np.testing.assert_allclose(inputs, [0.3, 0.7])
    np.testing.assert_allclose(inner, hidden)
    np.testing.assert_allclose(out, [y])
    plane = network.on_plane(theta)(np.full((3, 2), 0.3), 0.7)
    assert plane.shape == (3, 2) and plane == pytest.approx(y)
