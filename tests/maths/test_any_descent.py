"""Optimizers on any slopes, schedules of any length, and landscapes at any place: what their formulas promise."""

from itertools import islice

import numpy as np
import pytest

from nblib.maths.descent import FAR, descend, has_left, reached
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS, SECOND_ORDER
from nblib.maths.schedules import SCHEDULES, over_time, warm_up
from tests.maths.anything import SEEDS, frozen, hypothesis, nothing_warns, numbers, often, st
from tests.maths.slopes import assert_slopes, central_difference

example, given = hypothesis.example, hypothesis.given
QUIET = {name: (lambda *a, o=o, **k: o(*a, noise=0, **k)) if name == "SGD" else o for name, o in OPTIMIZERS.items()}
every = pytest.mark.parametrize("name", QUIET)
STEPS = 6


def path(name, slopes, theta, rate, **more):
    """The places (STEPS + 1, ..., P) from theta, by these slopes (STEPS, ..., P), whatever the place."""
    turn = iter(slopes)
    return np.array(list(islice(QUIET[name](lambda _theta: next(turn), theta, rate=rate, **more), STEPS + 1)))


def drawn(seed, shape=(3,)):
    """Slopes (STEPS, *shape) of sizes from 0.1 to 10 and either sign, and a start (*shape); none of them can be written to."""
    rng = np.random.default_rng(seed)
    size = (STEPS, *shape)
    return frozen(rng.choice([-1, 1], size) * 10 ** rng.uniform(-1, 1, size), rng.normal(size=shape))


@every
@often(20)
@given(seed=SEEDS, rates=st.lists(st.floats(1e-4, 1), min_size=4, max_size=4))
def test_many_starts_with_rates_of_their_own_are_each_alone(name, seed, rates):
    slopes, theta = drawn(seed, (4, 3))
    together = path(name, slopes, theta, np.array(rates)[:, np.newaxis])
    for i, rate in enumerate(rates):
        np.testing.assert_allclose(together[:, i], path(name, slopes[:, i], theta[i], rate), rtol=1e-12)
        np.testing.assert_array_equal(together[0], theta)


@every
@often(20)
@given(theta=st.lists(numbers(1e6), min_size=1, max_size=4), rate=st.floats(1e-6, 10))
def test_where_it_is_level_nothing_moves_but_what_decays(name, theta, rate):
    start = np.array(theta)
    with nothing_warns():
        places = path(name, np.zeros((STEPS, len(theta))), start, rate)
    shrinks = 1 - rate * 0.01 if name == "AdamW" else 1
    np.testing.assert_allclose(places, start * shrinks ** np.arange(STEPS + 1)[:, np.newaxis], rtol=1e-12, atol=1e-300)


@every
@often(20)
@given(seed=SEEDS, scale=st.sampled_from([0.25, 3.0, 100.0]))
def test_slopes_times_a_number_and_mirrored(name, seed, scale):
    """Steps grow with the slopes in the plain methods, and not at all in those that measure slopes; AdaDelta is in between."""
    slopes, theta = drawn(seed)
    theta = np.zeros_like(theta) if name == "AdamW" else theta  # whose decay knows where 0 is
    moved = path(name, slopes, theta, 0.01) - theta
    np.testing.assert_allclose(path(name, -slopes, theta, 0.01) - theta, -moved, rtol=1e-9, atol=1e-15)
    if name != "AdaDelta":
        factor = scale if name in ("GD", "SGD", "momentum", "Nesterov") else 1
        np.testing.assert_allclose(
            path(name, scale * slopes, theta, 0.01) - theta, factor * moved, rtol=1e-5, atol=1e-5
        )


@every
@often(20)
@given(seed=SEEDS, factor=st.sampled_from([0.5, 2.0, 7.0]))
def test_each_parameter_goes_its_own_way_and_as_far_as_its_rate(name, seed, factor):
    slopes, theta = drawn(seed)
    order = np.random.default_rng(seed).permutation(3)
    places = path(name, slopes, theta, 0.01)
    np.testing.assert_array_equal(path(name, slopes[:, order], theta[order], 0.01), places[:, order])
    if name != "AdamW":
        np.testing.assert_allclose(path(name, slopes, theta + 5, 0.01), places + 5, rtol=1e-9)
        np.testing.assert_allclose(path(name, slopes, theta, 0.01 * factor) - theta, factor * (places - theta), rtol=1e-6, atol=1e-12)  # fmt: skip
    first = places[1] - places[0] + (0.01 * 0.01 * theta if name == "AdamW" else 0)
    assert (first * slopes[0] < 0).all()  # the first step goes downhill, along every parameter


@pytest.mark.parametrize("name", SCHEDULES)
@often(40)
@given(
    rate=st.floats(1e-6, 10), steps=st.integers(1, 300), others=st.lists(st.floats(1e-6, 10), min_size=2, max_size=2)
)
def test_a_schedule_never_exceeds_its_rate_nor_turns_back(name, rate, steps, others):
    def rates(rate, steps):
        return np.array(list(islice(over_time(SCHEDULES[name](rate, steps)), 3 * steps + 2)))

    with nothing_warns():
        alone, together = rates(rate, steps), rates(np.array([[rate], *([other] for other in others)]), steps)
    assert (alone >= 0).all() and alone.max() == pytest.approx(rate) and alone.max() <= rate * (1 + 1e-12)
    change = np.diff(alone)
    assert (change >= -1e-12 * rate).all() if name in ("warm-up", "constant") else (change <= 1e-12 * rate).all()
    np.testing.assert_allclose(together[:, 0, 0], alone, rtol=1e-12)
    np.testing.assert_allclose(together[:, 2, 0], rates(others[1], steps), rtol=1e-12)
    warm = list(islice(over_time(warm_up(SCHEDULES[name](rate, steps), 2)), 4))
    np.testing.assert_allclose(warm, alone[:4] * [0.5, 1, 1, 1], rtol=1e-12)


@pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=LANDSCAPES)
@often(40)
@given(x=st.floats(-1, 1), y=st.floats(-1, 1), size=st.sampled_from([1.0, 3.0, 8.0]))
@example(0.0, 0.0, 1.0)
def test_slopes_are_what_differences_say_inside_the_window_and_outside(landscape, x, y, size):
    theta = size * np.array([x, y])
    if landscape.name == "Ackley" and np.abs(theta).max() < 0.05:
        return  # its cusp, where slopes change faster than a difference can follow
    scale = 1 + abs(landscape(theta)) + np.abs(landscape.gradient(theta)).max()
    assert_slopes(landscape.gradient(theta) / scale, central_difference(landscape, theta, step=1e-5) / scale)
    assert_slopes(landscape.hessian(theta) / scale, central_difference(landscape.gradient, theta, step=1e-5) / scale)
    stack = np.array([theta, -theta, theta])
    np.testing.assert_allclose(landscape(stack)[[0, 2]], landscape(theta), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(landscape.gradient(stack)[2], landscape.gradient(theta), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=LANDSCAPES)
@often(40)
@given(x=numbers(FAR), y=numbers(FAR))
def test_as_far_out_as_a_walk_may_come_all_is_finite(landscape, x, y):
    theta = np.array([x, y])
    with nothing_warns():
        height, gradient = landscape(theta), landscape.gradient(theta)
        hessian = landscape.hessian(theta)
    cusp = landscape.name == "Ackley" and np.hypot(x, y) < 1e-17
    assert np.isfinite(height) and np.isfinite(gradient).all() and (cusp or np.isfinite(hessian).all())
    assert not landscape.is_global.any() or height >= landscape(landscape.minima).min() - 1e-9


@often(40)
@given(
    landscape=st.sampled_from(list(LANDSCAPES.values())), optimizer=st.sampled_from([*OPTIMIZERS.values(), *SECOND_ORDER.values()]),
    x=numbers(1e9), y=numbers(1e9), rate=st.floats(1e-6, 1e3), steps=st.integers(0, 30),
)  # fmt: skip
@example(LANDSCAPES["Ackley"], OPTIMIZERS["GD"], 0.0, 0.0, 0.1, 3)
@example(LANDSCAPES["Ackley"], SECOND_ORDER["Newton"], 0.0, 0.0, 0.1, 3)
def test_a_walk_from_anywhere_at_any_rate_ends_in_plain_numbers(landscape, optimizer, x, y, rate, steps):
    with nothing_warns():
        places = descend(optimizer, landscape, [x, y], rate, steps)
        ends = reached(landscape, places)
    assert 1 <= len(places) <= steps + 1 and np.isfinite(places).all() and np.abs(places).max() <= FAR
    assert not has_left(landscape, places[0])
    near = ends >= 0
    assert (np.hypot(*(places[near] - landscape.minima[ends[near]]).T) < 0.25).all()
