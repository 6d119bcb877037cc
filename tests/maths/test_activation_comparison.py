"""Networks of the comparison: a learner's own function trains in any layer, as right as every other."""

import numpy as np
import pytest

from nblib.chapters.which_activation import experiments
from nblib.maths.activations import relu, sigmoid, tanh
from nblib.maths.activations.activation import own
from nblib.maths.datasets_2d import PROBLEMS
from nblib.maths.losses import binary_cross_entropy

MINE = own(np.abs, np.sign)
BUMP = own(lambda z: z * np.sin(z))  # its slope is measured


@pytest.mark.parametrize("problem", PROBLEMS)
def test_problems_are_drawn_within_the_square_and_by_the_seed(problem):
    X, T = PROBLEMS[problem](2000, 0.0, np.random.default_rng(5))
    assert X.shape == (2000, 2) and T.shape == (2000, 1) and set(np.unique(T)) == {0.0, 1.0}
    assert X.min() >= 0 and X.max() <= 1 and 0.45 < T.mean() < 0.55
    again = PROBLEMS[problem](2000, 0.0, np.random.default_rng(5))
    assert (again[0] == X).all() and (again[1] == T).all()
    noisy = PROBLEMS[problem](2000, 0.25, np.random.default_rng(5))
    assert (noisy[0] == X).all() and 0.21 < (noisy[1] != T).mean() < 0.29


def test_what_the_problems_are_about():
    X, T = PROBLEMS["circle"](500, 0.0, np.random.default_rng(1))
    assert (((X[:, 0] - 0.5) ** 2 + (X[:, 1] - 0.5) ** 2 < 0.16) == (T[:, 0] == 1)).all()
    X, T = PROBLEMS["spiral"](500, 0.0, np.random.default_rng(1))
    x, y = (X - 0.5).T
    turned = np.arctan2(y, x) - 2 * np.pi * (np.hypot(x, y) - 0.05) / 0.4  # 0 on the one arm, pi on the other
    far = np.hypot(x, y) > 0.15
    assert ((np.cos(turned) < 0) == (T[:, 0] == 1))[far].all()


@pytest.mark.parametrize(("first", "second"), [(MINE, tanh), (tanh, MINE), (BUMP, MINE), (BUMP, BUMP), (sigmoid, BUMP)])
def test_slopes_through_own_functions_in_either_layer(first, second):
    network = experiments.two_hidden(first, second)
    theta = network.init(np.random.default_rng(3))
    X, T = experiments.days("circle")
    _, slopes = network.gradient(binary_cross_entropy, theta, X, T)
    for i in range(0, network.size, 7):
        step = np.zeros(network.size)
        step[i] = 1e-6
        high, low = (binary_cross_entropy(network(theta + sign * step, X), T) for sign in (1, -1))
        assert abs((high - low) / 2e-6 - slopes[i]) <= 1e-6


@pytest.mark.parametrize(("first", "second"), [(MINE, tanh), (tanh, MINE), (BUMP, BUMP)])
def test_own_functions_learn(first, second):
    """In either layer; and each layer really has its own."""
    network, run = experiments.comparison_run("circle", first, second, 1)
    assert run.diverged is None and run.losses[0] > 0.6 and run.losses[-1] < 0.2
    assert network.layers[1] is first and network.layers[3] is second


def test_measured_and_given_slopes_learn_alike():
    given, measured = (
        experiments.comparison_run("circle", s, s, 0)[1].losses for s in (own(np.tanh, tanh_slope), own(np.tanh))
    )
    np.testing.assert_allclose(given, measured, atol=1e-4)
    np.testing.assert_allclose(given, experiments.comparison_run("circle", tanh, tanh, 0)[1].losses, atol=1e-9)


def tanh_slope(z):
    return 1 - np.tanh(z) ** 2


def test_many_starts_at_once_end_like_each_alone():
    losses, new_losses = experiments.final_losses("spiral", relu, 0.03, 4)
    for seed in range(4):
        network, run = experiments.comparison_run("spiral", relu, relu, seed)
        assert losses[seed] == pytest.approx(run.losses[-1], abs=1e-9)
        new = binary_cross_entropy(
            network(run.thetas[-1], experiments.days("spiral", new=True)[0]),
            experiments.days("spiral", new=True)[1],
        )
        assert new_losses[seed] == pytest.approx(float(new), abs=1e-9)


def test_side_by_side_shows_the_moment_that_is_asked_for():
    runs = {"a": experiments.comparison_run("circle", tanh, tanh, 0)}
    X, _ = experiments.days("circle")
    for step, kept in ((0, 0), (4, 0), (5, 1), (200, -1)):
        shown = experiments.side_by_side(runs, "circle", step)
        network, run = runs["a"]
        np.testing.assert_array_equal(shown["scores"]["a"](*X.T), network(run.thetas[kept], X)[:, 0])
    assert shown["points"].shape == (experiments.DAYS, 3) and shown["step"] == 200


def test_the_days_of_the_test_are_other_days():
    seen, new = experiments.days("circle")[0], experiments.days("circle", new=True)[0]
    assert not set(map(tuple, seen)) & set(map(tuple, new))
