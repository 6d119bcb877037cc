"""The playground's maths: data, features, a compiled gradient, a training that can be visited, against outside oracles."""

import functools
import math

import numpy as np
import pytest

from nblib.maths import losses
from nblib.maths.activations import GALLERY, activation
from nblib.maths.activations.activation import own
from nblib.maths.activations.vector import softmax
from nblib.maths.datasets_2d import CLOUDS, prank_by_strength
from nblib.maths.layers import Dense
from nblib.maths.network import Network, mlp
from nblib.maths.optimizers import adam, gradient_descent
from nblib.playground.compiled_network import compiled
from nblib.playground.examples import DATA, FEATURES, Data, available, encoded, split
from nblib.playground.learner_objects import Choices
from nblib.playground.neuron_maps import CELLS, neuron_maps, plane, says_yes, window_of
from nblib.playground.settings import DESCENTS, LOSSES, SCHEMES, Settings
from nblib.playground.training_session import CURVE, KEPT, TrainingSession, examples, network_of, start
from nblib.playground.training_snapshot import snapshot

SMOOTH = [name for name in GALLERY if not activation(name).kinks and not activation(name).jumps]


# ---- the compiled gradient


@pytest.mark.parametrize("seed", range(12))
def test_the_compiled_gradient_is_the_networks_for_any_shape(seed):
    rng = np.random.default_rng(seed)
    widths = (*rng.integers(1, 7, rng.integers(1, 5)), rng.integers(1, 4))
    layers, names = [], rng.choice(list(GALLERY), len(widths))
    for number, (inputs, outputs) in enumerate(zip(widths, widths[1:], strict=False)):
        layers += [Dense(int(inputs), int(outputs)), *([activation(names[number])] if rng.random() < 0.8 else [])]
    network = Network(layers or [Dense(int(widths[0]), 2)])
    outputs, rows = network.widths[-1], int(rng.integers(1, 9))
    for loss in losses.LOSSES:
        gradient = compiled(network, loss, rows)
        for _ in range(3):
            theta = rng.normal(0, 1, network.size)
            X, T = rng.normal(0, 1, (rows, network.widths[0])), rng.random((rows, outputs))
            np.testing.assert_allclose(gradient(theta, X, T), network.gradient(loss, theta, X, T)[1], atol=1e-12)


@pytest.mark.parametrize("name", SMOOTH)
def test_the_compiled_gradient_is_what_differences_say(name):
    network, rng = mlp((2, 3, 2, 1), activation(name)), np.random.default_rng(1)
    theta, X, T = rng.normal(0, 0.5, network.size), rng.normal(0, 1, (4, 2)), rng.integers(0, 2, (4, 1)).astype(float)
    found = compiled(network, losses.binary_cross_entropy, 4)(theta, X, T)
    for i, unit in enumerate(np.eye(network.size)):
        up, down = (losses.binary_cross_entropy(network(theta + s * 1e-5 * unit, X), T) for s in (1, -1))
        assert found[i] == pytest.approx((up - down) / 2e-5, abs=1e-6)


TWO_IN_A_ROW = [Dense(2, 2), activation("tanh"), activation("ReLU"), Dense(2, 1)]


def test_only_dense_layers_and_activations_of_numbers_are_compiled():
    for layers in ([activation("tanh"), Dense(2, 1)], [Dense(2, 2), softmax(), Dense(2, 1)], TWO_IN_A_ROW):
        with pytest.raises(ValueError, match="can be compiled"):
            compiled(Network(layers), losses.squared_error, 3)


# ---- data


@pytest.mark.parametrize("name", CLOUDS)
def test_clouds_have_both_colours_and_a_size(name):
    X, T = CLOUDS[name](1001, 0.0, np.random.default_rng(2))
    assert X.shape == (1001, 2) and T.shape == (1001, 1) and set(T.ravel()) == {0.0, 1.0}
    assert abs(T.mean() - 0.5) < 0.06 and 1.5 < np.abs(X).max() < 2.8
    noisy, same = CLOUDS[name](1001, 0.5, np.random.default_rng(2))
    moved = noisy - X
    assert (same == T).all() and moved.std() == pytest.approx(0.5, rel=0.1), (
        "noise moves points, by a quarter of the width"
    )
    again, _ = CLOUDS[name](1001, 0.5, np.random.default_rng(2))
    assert (again == noisy).all(), "the same seed, the same points"


def test_what_the_clouds_are():
    rng = functools.partial(np.random.default_rng, 3)
    X, T = CLOUDS["circle"](500, 0, rng())
    radius = np.hypot(*X.T)
    assert radius[T[:, 0] == 1].max() <= 1.0 < 1.4 <= radius[T[:, 0] == 0].min()
    X, T = CLOUDS["XOR"](500, 0, rng())
    assert ((X.prod(axis=1) < 0) == (T[:, 0] == 1)).all()
    X, T = CLOUDS["Gaussians"](500, 0, rng())
    assert ((X.sum(axis=1) > 0) == (T[:, 0] == 1)).mean() > 0.99
    X, T = CLOUDS["spiral"](500, 0, rng())
    turned = np.arctan2(X[:, 1], X[:, 0]) - 3.5 * np.pi * np.hypot(*X.T) / 2
    assert (np.cos(turned - np.pi * T[:, 0]) > 0.999).all(), "each arm is the other one turned by half"
    X, T = CLOUDS["moons"](500, 0, rng())
    centre = np.where(T == 1, -1, 1) * np.array([2 / 3, 1 / 3])
    np.testing.assert_allclose(np.hypot(*(X - centre).T), 4 / 3, atol=1e-9)


def test_noise_in_the_diary_turns_answers_round():
    for name, draw in (("diary", DATA["diary"]), ("prank", prank_by_strength)):
        X, T = draw(4000, 0.0, np.random.default_rng(1))
        same, turned = draw(4000, 0.3, np.random.default_rng(1))
        assert (same == X).all() and np.mean(turned != T) == pytest.approx(0.3, abs=0.03), name


def test_split_loses_nothing():
    X, T = np.arange(20.0).reshape(10, 2), np.arange(10.0).reshape(10, 1)
    for fraction, count in ((0.5, 5), (0.0, 1), (1.0, 9), (0.33, 3)):
        data = split(X, T, fraction, np.random.default_rng(0))
        assert len(data.X) == len(data.T) == count
        rows = np.concatenate([data.X, data.X_test])
        assert sorted(rows[:, 0]) == list(X[:, 0]), "every row once"
        assert (np.concatenate([data.T, data.T_test])[:, 0] == rows[:, 0] / 2).all(), "rows stay together"


def test_features_are_what_they_are_called():
    X = np.array([[0.5, -2.0, 7.0]])
    by_hand = dict(x1=0.5, x2=-2, x3=7) | {
        "x1²": 0.25, "x2²": 4, "x1·x2": -1, "sin x1": math.sin(0.5), "sin x2": math.sin(-2)
    }  # fmt: skip
    assert set(available(3)) == set(by_hand) and available(2) == tuple(FEATURES)
    names = available(3)[::-1]
    np.testing.assert_allclose(encoded(X, names), [[by_hand[name] for name in names]])


# ---- a training that can be visited


def session(optimizer=None, first=0, **more):
    rng = np.random.default_rng(4)
    X = rng.normal(0, 1, (23, 2))
    data = split(X, (X[:, :1] > 0).astype(float), 0.7, rng)
    network = mlp((2, 3, 1), activation("tanh"))
    theta = network.init(np.random.default_rng(0))
    optimizer = optimizer or functools.partial(adam, rate=0.02)
    return TrainingSession(
        network, losses.binary_cross_entropy, data, theta, optimizer, batch=5, seed=3, first=first, **more
    )


def straight_on(epochs, l1=0.0, l2=0.0):
    """The same training, written out: plain gradients, and gradient descent by hand."""
    it = session()
    theta, rng, thetas = it.start.copy(), np.random.default_rng(3), [it.start]
    for _ in range(epochs):
        order = rng.permutation(len(it.data.X))
        for at in range(0, len(order), 5):
            rows = order[at : at + 5]
            _, slopes = it.network.gradient(it.loss, theta, it.data.X[rows], it.data.T[rows])
            penalty = np.where(it.network.is_weight, l1 * np.sign(theta) + l2 * theta, 0)
            theta = theta - 0.1 * (slopes + penalty)
        thetas.append(theta)
    return thetas


@pytest.mark.parametrize(("l1", "l2"), [(0, 0), (0.01, 0), (0, 0.05), (0.02, 0.03)])
def test_a_visited_training_is_the_same_as_one_straight_on(l1, l2):
    visited = session(functools.partial(gradient_descent, rate=0.1), l1=l1, l2=l2)
    expected = straight_on(12, l1, l2)
    for epoch in (3, 0, 12, 7, 12, 1, 11):
        np.testing.assert_allclose(visited.at(epoch), expected[epoch], atol=1e-12)


def test_epochs_can_be_visited_in_any_order_even_beyond_what_is_kept():
    visited, steady = session(), session()
    expected = [steady.at(epoch).copy() for epoch in range(KEPT + 60)]
    rng = np.random.default_rng(5)
    for epoch in [KEPT + 59, KEPT + 10, 59, *rng.integers(0, KEPT + 60, 40)]:
        assert (visited.at(epoch) == expected[epoch]).all(), epoch
    assert visited.at(KEPT + 59) is not None and visited.earliest == 59


def test_a_training_that_starts_later_counts_from_there():
    later = session(first=40)
    assert later.earliest == later.last == 40
    assert (later.at(43) == session().at(3)).all() and later.losses()[0].tolist() == [40, 41, 42, 43]


def test_the_history_is_bounded():
    it = session()
    size = it.thetas.nbytes
    it.at(3000)
    epochs, seen, new = it.losses()
    assert it.thetas.nbytes == size and len(epochs) <= CURVE and len(seen) == len(new) == len(epochs)
    assert epochs[0] == 0 and 3000 - epochs[-1] < it.every and len(set(np.diff(epochs))) == 1
    at = int(epochs[-1])
    assert seen[-1] == it.loss(it.network(it.at(at), it.data.X), it.data.T)


def test_divergence_ends_at_the_last_finite_theta():
    it = session(functools.partial(gradient_descent, rate=3.0), l2=100.0)
    theta = it.at(5000)
    assert it.stopped == it.last < 200 and np.isfinite(theta).all()
    assert (it.at(10_000) == theta).all(), "it does not go on"
    assert snapshot(it, 5000)["diverged"] and snapshot(it, 5000)["epoch"] == it.last
    assert not snapshot(session(), 3)["diverged"]


# ---- settings, snapshots, maps


def test_every_choice_of_the_settings_trains():
    usual = dict(points=40, batch=20)
    for field, names in dict(data=DATA, scheme=SCHEMES, loss=LOSSES, optimizer=DESCENTS).items():
        for name in names:
            settings = Settings(**usual, **{field: name})
            first = start(settings)
            assert np.isfinite(first.at(2)).all()
            assert (first.at(2) == start(settings).at(2)).all(), "the same settings, the same numbers"


def test_the_learners_own_things():
    X, T = np.random.default_rng(0).normal(0, 1, (30, 4)), np.ones((30, 1))
    choices = Choices()
    choices.data["mine"], choices.activations["wave"] = (X, T), own(np.sin)
    settings = Settings(data="mine", features=("x1", "x4"), widths=(3,), activations=("wave",))
    assert sorted(np.concatenate([examples(settings, choices).X, examples(settings, choices).X_test])[:, 3]) == sorted(
        X[:, 3]
    )
    assert network_of(settings, 1, choices).layers[1].function is np.sin
    assert np.isfinite(start(settings, choices).at(1)).all()


def test_a_snapshot_counts_right():
    it = session()
    now = snapshot(it, 30)
    theta = it.at(30)
    parts = it.network.split(theta)
    h = np.tanh(it.data.X @ parts[0][3:].reshape(2, 3) + parts[0][:3])
    y = h @ parts[2][1:] + parts[2][0]
    p, t = 1 / (1 + np.exp(-y)), it.data.T[:, 0]
    assert now["losses"][0] == pytest.approx(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))
    assert now["accuracies"][0] == np.mean((y > 0) == (t == 1))
    assert says_yes(losses.squared_error, np.array([0.4, 0.6])).tolist() == [False, True]


def test_maps_show_each_neuron_all_over_the_plane():
    X = np.random.default_rng(0).normal(0, 1, (50, 3))
    network, features = mlp((3, 4, 1), activation("tanh")), ("x1", "x2", "x3")
    theta = network.init(np.random.default_rng(1))
    places = plane(X, ("x3", "x1"), (-3, 3))
    seen = neuron_maps(network, theta, losses.binary_cross_entropy, features, places)
    assert [seen_there.shape for seen_there in seen] == [(3, CELLS, CELLS), (4, CELLS, CELLS), (CELLS, CELLS)]
    ticks = np.linspace(-3, 3, CELLS)
    x = np.array([ticks[5], X[:, 1].mean(), ticks[40]])  # row 5: x1 up; column 40: x3 across
    outputs, _ = network.forward(theta, x[np.newaxis])
    np.testing.assert_allclose(seen[1][:, 5, 40], outputs[2][0], atol=1e-5)
    assert seen[2][5, 40] == pytest.approx(1 / (1 + np.exp(-outputs[-1][0, 0])), abs=1e-5)


def test_windows_hold_the_points():
    for name, window in dict(circle=(-3, 3), diary=(-0.25, 1.25), prank=(-0.25, 1.25)).items():
        assert window_of(examples(Settings(data=name)).X) == window
    assert window_of(np.full((5, 2), 50.0)) == (-6.0, 6.0)


def test_data_is_four_arrays():
    data = examples(Settings(points=30))
    assert isinstance(data, Data) and data.X.shape == data.X_test.shape == (15, 2)
