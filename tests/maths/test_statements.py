"""What the course says that small experiments show, computed once more: each test holds one sentence of the chapters."""

import itertools
import math

import numpy as np
import pytest

from nblib.chapters.layers.experiments import CLEAR, can_be_missed, clear_neurons, collapse, least_loss
from nblib.chapters.optimizers.experiments import heights_by_rate
from nblib.chapters.valleys.experiments import STARTS, successes
from nblib.maths import initialisations
from nblib.maths.activations import identity, tanh
from nblib.maths.data import PRANK
from nblib.maths.datasets_2d import prank_by_strength
from nblib.maths.descent import walk
from nblib.maths.finite_differences import quotients
from nblib.maths.initialisations import lecun_normal, zeros
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.landscapes.single_minimum import quadratic
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import Network, mlp
from nblib.maths.optimizers import OPTIMIZERS
from nblib.maths.repeated_training import LEARNED, interval
from nblib.maths.schedules import SCHEDULES
from nblib.maths.training import train
from tests.thorough import THOROUGH
from tools.facts import digits, layers, own_activation

CORNERS, ANSWERS = PRANK[:, :2].astype(float), PRANK[:, 2:].astype(float)
HILLSIDE = np.array([4.0, 1.5])


# ---- chapter 3: width, and what can be read


def on_new_days(width, seed):
    """The median loss and accuracy on new days of 12 networks, trained on other days than the chapter's."""
    network = mlp((2, width, 1), tanh)
    seen, new = (prank_by_strength(n, 0.1, np.random.default_rng(s)) for n, s in ((60, 100 + seed), (1000, 200 + seed)))
    run = train(
        network,
        binary_cross_entropy,
        network.init_stack(range(12), lecun_normal),
        *seen,
        epochs=500,
        rate=0.03,
        every=500,
    )
    Y = network(run.thetas[-1], new[0])
    return np.median(binary_cross_entropy(Y, new[1])), np.median(((Y > 0) == (new[1] == 1)).mean(axis=(-2, -1)))


def test_wide_networks_are_too_sure_and_not_wrong_more_often():
    narrow, wide = (np.mean([on_new_days(n, seed) for seed in range(12 if THOROUGH else 4)], axis=0) for n in (3, 8))
    assert wide[0] > narrow[0] + 0.1, "the loss rises"
    assert wide[1] > narrow[1] - 0.02, "the accuracy does not fall"


def test_nobody_has_a_smaller_loss_than_who_knows_the_probabilities():
    _, T = prank_by_strength(200_000, 0.1, np.random.default_rng(5))
    X, _ = prank_by_strength(200_000, 0.1, np.random.default_rng(5))
    p = np.where((X > 0.5).sum(axis=1) == 1, 0.9, 0.1)
    measured = -np.log(np.where(T[:, 0] == 1, p, 1 - p)).mean()
    assert measured == pytest.approx(least_loss(0.1), abs=0.005) and least_loss(0) == 0


def test_few_neurons_can_be_read_and_many_can_be_missed():
    found = {width: layers.learned(width) for width in (2, 16)}
    assert clear_neurons(*found[2]).all() and not can_be_missed(*found[2]).any()
    assert clear_neurons(*found[16]).mean() < 0.1 and can_be_missed(*found[16]).mean() > 0.95


def test_clear_and_missed_number_by_number():
    network, thetas = layers.learned(4)
    for theta in thetas[:3]:
        told = [network.neurons(theta, x) for x in CORNERS]
        clear = [all(abs(values[1][j]) > CLEAR for values in told) for j in range(4)]
        assert clear_neurons(network, theta[np.newaxis])[0].tolist() == clear
        for j in range(4):
            without = theta.copy()
            without[-4 + j] = 0  # its weight to the output
            right = ((network(without, CORNERS) > 0) == (ANSWERS == 1)).all()
            assert can_be_missed(network, theta[np.newaxis])[0, j] == right


def test_without_bending_any_weights_are_one_neuron_and_with_it_some_do_the_prank():
    straight = mlp((2, 4, 4, 1), identity)
    thetas = straight.init_stack(range(20))
    one, merged = collapse(Network([layer for layer in straight.layers if layer.size]), thetas)
    np.testing.assert_allclose(straight(thetas, CORNERS), one.forward(merged, CORNERS)[0], atol=1e-12)
    by_hand = mlp((2, 2, 1), tanh)(np.array([-5, -15, 10, 10, 10, 10, -1, 1, -1]), CORNERS)
    np.testing.assert_array_equal(by_hand > 0, ANSWERS == 1)


def test_who_has_not_learned_the_prank_is_on_a_plateau_without_end():
    """The weights grow, the gradient shrinks but does not vanish, and the loss stays where half of the answers are 50 : 50."""
    network = mlp((2, 2, 1), tanh)
    steps, starts = (20_000, 400) if THOROUGH else (4000, 40)
    thetas = network.init_stack(range(starts), lecun_normal)
    run = train(network, binary_cross_entropy, thetas, CORNERS, ANSWERS, epochs=steps, rate=0.03, every=500)
    on_it = run.losses[-1] > LEARNED
    assert 0.4 < on_it.mean() < 0.7
    then, now = run.thetas[1, on_it], run.thetas[-1, on_it]
    sizes = [np.median(np.abs(theta).max(axis=1)) for theta in (then, now)]
    lengths = [
        np.linalg.norm(network.gradient(binary_cross_entropy, t, CORNERS, ANSWERS)[1], axis=1) for t in (then, now)
    ]
    assert sizes[1] > 1.3 * sizes[0] and np.median(lengths[1]) < 0.1 * np.median(lengths[0]) and lengths[1].min() > 0
    assert np.median(run.losses[-1, on_it]) == pytest.approx(math.log(2) / 2, abs=0.01)
    if THOROUGH:
        assert ((run.losses[1] > LEARNED) & ~on_it).any(), "a few leave it, long after"


# ---- chapters 9 and 10: slopes that change their signs, and what Adam is good at


@pytest.mark.parametrize(("rate", "flips"), [(0.03, 0.0), (0.045, 0.0), (0.055, 1.0), (0.09, 1.0)])
def test_in_a_ravine_the_slope_along_y_flips_at_every_step_above_a_rate_of_a_twentieth(rate, flips):
    ravine = LANDSCAPES["ravine"]
    slopes = np.array(
        [ravine.gradient(place) for place in walk(OPTIMIZERS["GD"](ravine.gradient, HILLSIDE, rate=rate), 60)]
    )
    changed = (np.sign(slopes[1:]) != np.sign(slopes[:-1])).mean(axis=0)
    assert changed.tolist() == [0.0, flips]


def test_adam_does_about_the_same_however_steep_the_valley():
    rates, lowest, many = tuple(np.geomspace(0.001, 1, 61)), {}, {}
    for steep, name in itertools.product((20, 200), ("GD", "momentum", "Adam")):
        valley = quadratic("valley", 1, steep, minima=((0, 0),))
        heights = heights_by_rate(valley, OPTIMIZERS[name], tuple(HILLSIDE), rates, SCHEDULES["constant"], 100)
        lowest[steep, name], many[steep, name] = np.nanmin(heights), int(np.sum(heights < 0.1))
    assert lowest[20, "GD"] < lowest[20, "Adam"] < lowest[20, "momentum"]
    assert lowest[200, "Adam"] < lowest[200, "momentum"] < 0.1 < lowest[200, "GD"] and many[200, "GD"] == 0
    assert many[20, "momentum"] > many[20, "Adam"] > many[20, "GD"]
    assert abs(many[20, "Adam"] - many[200, "Adam"]) <= 2 and lowest[200, "Adam"] < 10 * lowest[20, "Adam"]


def test_on_ackley_adam_is_the_best_of_three_each_at_its_best_rate():
    six, ground = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0), LANDSCAPES["Ackley"]
    best = {name: successes(ground, OPTIMIZERS[name], six).max() / STARTS for name in ("GD", "momentum", "Adam")}
    assert best["Adam"] > best["GD"] > best["momentum"] > 0.1


# ---- what numbers of successes can tell


def test_the_signed_rank_test_counts_all_tosses_of_signs():
    differences = np.array([0.3, -0.1, 0.7, 1.1, -0.2, 0.9, 0.4])
    ranks = np.abs(differences).argsort().argsort() + 1
    least = min(ranks[differences > 0].sum(), ranks[differences < 0].sum())
    tosses = [sum(r for r, up in zip(ranks, ups, strict=True) if up) for ups in itertools.product([0, 1], repeat=7)]
    exact = 2 * np.mean(np.array(tosses) <= least)
    assert own_activation.signed_rank_p(differences) == pytest.approx(exact)


def test_counts_alone_do_not_tell_tanh_from_relu_but_the_pairs_hint_at_it():
    """McNemar's exact test on which starts have learned; Wilcoxon's on the losses (that of the facts)."""
    losses = [
        own_activation.final_losses("spiral", own_activation.activation(name), 0.03, 40)[1] for name in ("tanh", "ReLU")
    ]
    one, other = (found < own_activation.LEARNED for found in losses)
    only_one, only_other = int((one & ~other).sum()), int((other & ~one).sum())
    count = only_one + only_other
    tail = sum(math.comb(count, k) for k in range(min(only_one, only_other) + 1)) / 2**count
    assert 2 * tail > 0.05 > own_activation.signed_rank_p(losses[0] - losses[1])


def test_of_a_hundred_confidence_intervals_about_95_hold_the_true_share():
    counts = np.random.default_rng(3).binomial(40, 0.37, 4000)
    low, high = interval(counts, 40)
    assert np.mean((low <= 0.37) & (high >= 0.37)) == pytest.approx(0.95, abs=0.025)


def test_the_chance_that_another_picture_stands_near_by():
    """Counted one by one; at both ends there are fewer neighbours."""
    pairs = itertools.permutations(range(400), 2)
    near = np.mean([abs(i - j) <= digits.NEAR for i, j in pairs])
    assert digits._near_by_chance(400) == pytest.approx(near)


# ---- starts, and steps


def test_from_all_zeros_only_the_bias_of_the_output_moves():
    network = mlp((2, 4, 2, 1), tanh)
    X = np.random.default_rng(1).uniform(-1, 1, (50, 2))
    T = (X[:, :1] > 0.3).astype(float)
    theta = network.init(np.random.default_rng(0), zeros)
    moved = train(network, binary_cross_entropy, theta, X, T, epochs=100, rate=0.03).thetas[-1] != 0
    bias = network.split(np.arange(network.size))[-1][0]
    assert np.flatnonzero(moved).tolist() == [bias]


def test_about_half_of_the_orthogonal_starts_are_mirrored_and_none_changes_a_length():
    matrices = [initialisations.orthogonal(np.random.default_rng(seed), 5, 5) for seed in range(200)]
    assert 0.35 < np.mean(np.linalg.det(matrices) < 0) < 0.65
    x = np.random.default_rng(1).normal(size=5)
    np.testing.assert_allclose(np.linalg.norm(x @ np.array(matrices), axis=1), np.linalg.norm(x))


def test_the_step_for_a_slope_is_best_near_the_roots_of_the_smallest_digit():
    """Over many places, as the luck of rounding is another one at each: 10^-8 one-sided, 10^-5 for the central difference."""
    exponents = np.arange(-12, 0, 0.25)
    best = []
    for w in np.linspace(0.2, 2, 40):
        errors = np.array([np.abs(np.array(quotients(math.exp, w, 10.0**e)[1:]) - math.exp(w)) for e in exponents])
        best.append(exponents[errors.argmin(axis=0)])
    np.testing.assert_allclose(np.median(best, axis=0), [-8, -5], atol=1)
