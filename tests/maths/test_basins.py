"""Who ends where: against closed forms, single walks, and networks whose outputs are known to be the same."""

import numpy as np
import pytest

from nblib.chapters.valleys.experiments import SIDE, STARTS, basins, endings, is_best, minima_reached, successes
from nblib.maths.descent import descend, reached
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS, SECOND_ORDER
from nblib.maths.repeated_training import interval

TANG = LANDSCAPES["Styblinski-Tang"]
TOP = 0.15673125  # the hilltop between both valleys, a root of 2 x^3 - 16 x + 2.5


def middles(landscape):
    return np.stack(np.meshgrid(*[a + (b - a) * (np.arange(SIDE) + 0.5) / SIDE for a, b in landscape.window]), axis=-1)


@pytest.mark.parametrize(("name", "rate"), [("GD", 0.01), ("Adam", 0.1)])
def test_on_a_separable_landscape_the_side_of_the_hill_decides(name, rate):
    map_ = basins(TANG, OPTIMIZERS[name], rate)
    lower = middles(TANG) < TOP
    there = TANG.minima[map_] < TOP
    np.testing.assert_array_equal(there, lower)
    assert is_best(TANG, map_).mean() == pytest.approx(np.mean(lower.all(axis=-1)))


@pytest.mark.parametrize("name", ["Himmelblau", "Ackley", "Rastrigin"])
def test_a_start_of_the_map_ends_where_it_does_alone(name):
    landscape = LANDSCAPES[name]
    map_, places = basins(landscape, OPTIMIZERS["Adam"], 0.3), middles(landscape)
    rng, same = np.random.default_rng(1), []
    for row, column in rng.integers(0, SIDE, (60, 2)):
        end = descend(OPTIMIZERS["Adam"], landscape, places[row, column], 0.3, 200)[-1]
        same.append(map_[row, column] == reached(landscape, end))
    assert np.mean(same) >= 0.95, "float32 decides otherwise only at the edges of basins"


def test_shares_agree_with_the_closed_form_and_with_themselves():
    found = successes(TANG, OPTIMIZERS["GD"], (0.003, 0.01))
    low, high = interval(found, STARTS, z=3)
    assert (low < ((5 + TOP) / 10) ** 2).all() and (high > ((5 + TOP) / 10) ** 2).all()
    np.testing.assert_array_equal(found, successes(TANG, OPTIMIZERS["GD"], (0.003, 0.01)))
    assert successes(LANDSCAPES["Himmelblau"], OPTIMIZERS["GD"], (0.01,)) == STARTS


def test_who_diverges_or_finds_no_minimum_is_none():
    assert (basins(TANG, OPTIMIZERS["GD"], 1.0) == -1).all()
    assert (basins(LANDSCAPES["saddle"], OPTIMIZERS["GD"], 0.1) == -1).all()
    assert not is_best(LANDSCAPES["saddle"], np.array([-1])).any()
    assert is_best(TANG, np.array([-1, 0, 1, 2, 3])).tolist() == [False, True, False, False, False]


def test_newton_from_many_starts_goes_on_where_the_hessian_lets_it():
    landscape = LANDSCAPES["Himmelblau"]
    found = minima_reached(landscape, SECOND_ORDER["Newton"], middles(landscape)[::10, ::10].reshape(-1, 2), 1.0, 50)
    assert {0, 1, 2, 3} <= set(found.tolist()) and -1 in found, "it goes to tops and saddles, too"


def test_a_walk_begins_in_the_window_and_newton_has_the_hessian():
    for optimizer in (*OPTIMIZERS.values(), *SECOND_ORDER.values()):
        path = descend(optimizer, LANDSCAPES["Rosenbrock"], (9, -9), 0.0001, 5)
        np.testing.assert_array_equal(path[0], (2, -1))
        assert path.shape == (6, 2)
    assert len(descend(SECOND_ORDER["Newton"], LANDSCAPES["bowl"], (3, 4), 1.0, 1)) == 2
    np.testing.assert_allclose(descend(SECOND_ORDER["Newton"], LANDSCAPES["ravine"], (3, 4), 1.0, 1)[-1], 0, atol=1e-12)


def test_twins_do_the_same_from_far_away():
    found = endings(3)
    X = np.random.default_rng(0).random((30, 2))
    here = found.network(found.thetas[found.best], X)
    for twin in (*found.twins(10), found.farthest_twin()):
        np.testing.assert_allclose(found.network(twin, X), here, atol=1e-9)
    np.testing.assert_allclose(found.loss(found.twins(10)), found.losses.min(), atol=1e-12)
    farthest = found.distances(found.farthest_twin())
    assert farthest > 10 and (found.distances(found.twins(40)) <= farthest + 1e-9).mean() > 0.5
    assert found.distances(found.thetas)[found.best] == 0 and found.losses[found.best] == found.losses.min()


def test_a_plane_runs_through_its_three_networks():
    found = endings(2)
    plane = found.plane_through(7)
    assert plane(np.array([0, 0])) == pytest.approx(found.losses.min())
    assert plane(np.array([1, 0])) == pytest.approx(found.losses.min())
    assert plane(np.array([0, 1])) == pytest.approx(found.losses[7])
    assert plane(np.array([0.5, 0])) > 1, "a ridge lies between the twins"
    step = 1e-6
    slope = (plane(np.array([0.3 + step, 0.2])) - plane(np.array([0.3 - step, 0.2]))) / (2 * step)
    assert plane.gradient(np.array([0.3, 0.2]))[0] == pytest.approx(slope, rel=1e-5)


def test_larger_networks_end_closer_together_in_loss():
    spreads = [np.ptp(np.quantile(endings(width).losses, [0.1, 0.9])) for width in (3, 16)]
    assert spreads[1] < 0.5 * spreads[0]
