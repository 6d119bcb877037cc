"""Optimizers: closed forms, what the house asks of each, and Newton's ways of failing. (PyTorch: test_reference_paths.)"""

import math
from functools import partial
from itertools import islice

import numpy as np
import pytest

from nblib.maths import newton as of_newton
from nblib.maths.optimizers import OPTIMIZERS, SECOND_ORDER, adam, damped_newton, gradient_descent, inside, newton
from nblib.maths.schedules import SCHEDULES, cosine, over_time, warm_up
from tests.maths.slopes import frozen

START = frozen([1.0, -2.0, 0.5])
CURVATURE = np.array([1.0, 10.0, 0.1])


def curvatures(theta):
    return np.broadcast_to(np.diag(CURVATURE), (*theta.shape, 3))


FIRST_ORDER = [partial(optimizer, noise=0) if name == "SGD" else optimizer for name, optimizer in OPTIMIZERS.items()]
EVERY = [*FIRST_ORDER, *(partial(optimizer, hessian=curvatures) for optimizer in SECOND_ORDER.values())]
NAMES = [*OPTIMIZERS, *SECOND_ORDER]


def bowl(theta):
    """The slope of a bowl, sum of curvature / 2 * theta**2."""
    return CURVATURE * theta


def path(optimizer, steps, start=START, gradient=bowl, **settings):
    return np.array(list(islice(optimizer(gradient, start, **settings), steps)))


def test_gradient_descent_in_a_bowl_is_known():
    expected = [START * (1 - 0.15 * CURVATURE) ** t for t in range(50)]
    np.testing.assert_allclose(path(gradient_descent, 50, rate=0.15), expected)


@pytest.mark.parametrize("settings", [{}, dict(rate=0.1, beta1=0.5, beta2=0.9, epsilon=0.01)])
def test_adam_is_the_papers(settings):
    a, b1, b2, eps = [{**dict(rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8), **settings}[k] for k in SETTINGS]
    expected = []
    for start, curvature in zip(START, CURVATURE, strict=True):
        theta, m, v, line = start, 0.0, 0.0, [start]
        for t in range(1, 60):
            g = curvature * theta
            m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
            theta -= a * (m / (1 - b1**t)) / (math.sqrt(v / (1 - b2**t)) + eps)
            line.append(theta)
        expected.append(line)
    np.testing.assert_allclose(path(adam, 60, **settings), np.transpose(expected), rtol=1e-12)


SETTINGS = ("rate", "beta1", "beta2", "epsilon")


def test_adams_first_step_is_its_rate_whatever_the_slope():
    first = np.diff(path(adam, 2, rate=0.25), axis=0)[0]
    np.testing.assert_allclose(first, -0.25 * np.sign(START), rtol=1e-6)


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_what_was_yielded_is_not_changed_later(optimizer):
    yielded = list(islice(optimizer(bowl, START, rate=0.1), 20))
    copies = [theta.copy() for theta in islice(optimizer(bowl, START, rate=0.1), 20)]
    np.testing.assert_array_equal(yielded, copies)
    assert len({id(theta) for theta in yielded}) == 20 and yielded[0] is START


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_many_starts_and_rates_at_once(optimizer):
    rng = np.random.default_rng(0)
    starts, rates = frozen(rng.normal(size=(4, 3))), frozen([[0.01], [0.05], [0.1], [0.15]])
    together = path(optimizer, 30, starts, rate=rates)
    for i in range(4):
        np.testing.assert_allclose(together[:, i], path(optimizer, 30, starts[i], rate=rates[i, 0]))


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_no_slope_is_asked_for_before_it_is_needed(optimizer):
    asked = []
    thetas = optimizer(lambda theta: asked.append(theta) or bowl(theta), START, rate=0.1)
    assert (next(thetas) == START).all() and not asked
    next(thetas)
    assert len(asked) == 1


@pytest.mark.parametrize("optimizer", [o for o in OPTIMIZERS.values() if o is not OPTIMIZERS["SGD"]])
@pytest.mark.parametrize("rate", [0.1, SCHEDULES["cosine"](0.1, 5)], ids=["number", "schedule"])
def test_float32_stays_float32(optimizer, rate):
    thetas = optimizer(lambda theta: theta * 2, START.astype(np.float32), rate=rate)
    assert {theta.dtype for theta in islice(thetas, 5)} == {np.dtype(np.float32)}


def test_noise_is_nothing_on_average_and_new_at_each_step():
    starts = np.zeros((4000, 3))
    steps = -path(OPTIMIZERS["SGD"], 3, starts, np.zeros_like, rate=0.5, noise=0.4)
    first, second = steps[1] / 0.5, (steps[2] - steps[1]) / 0.5
    for draw in (first, second):
        assert abs(draw.mean()) < 5 * 0.4 / math.sqrt(draw.size) and draw.std() == pytest.approx(0.4, rel=0.05)
    assert abs((first * second).mean()) < 0.01
    np.testing.assert_array_equal(path(OPTIMIZERS["SGD"], 5, seed=3), path(OPTIMIZERS["SGD"], 5, seed=3))
    assert (path(OPTIMIZERS["SGD"], 5, seed=3)[1:] != path(OPTIMIZERS["SGD"], 5, seed=4)[1:]).all()


def test_momentum_on_a_steady_slope_reaches_ten_times_the_step():
    steps = np.diff(path(OPTIMIZERS["momentum"], 300, START, np.ones_like, rate=0.01), axis=0)
    np.testing.assert_allclose(steps[0], -0.01)
    np.testing.assert_allclose(steps[-1], -0.1)


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_a_schedule_is_followed_step_by_step(optimizer):
    """Step t is what a constant rate of schedule(t) would make of the same memory: nothing but the rate differs."""
    rate, stop = 0.1, 3

    def turned_off(t):
        return rate if t < stop else 0.0

    constant, off = path(optimizer, 8, rate=rate), path(optimizer, 8, rate=turned_off)
    np.testing.assert_array_equal(off[: stop + 1], constant[: stop + 1])
    np.testing.assert_array_equal(off[stop:], np.broadcast_to(off[stop], off[stop:].shape))


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_takes_many_rates_and_none_exceeds_them(name):
    rates = np.array([[0.1], [0.5]])
    over = np.array(list(islice(over_time(SCHEDULES[name](rates, 60)), 61)))
    assert over.shape == (61, 2, 1)
    np.testing.assert_allclose(over[:, 0] * 5, over[:, 1])
    assert over[:, 0].max() == pytest.approx(0.1) and over.min() >= 0
    assert (np.ptp(over[:, 0]) == 0) == (name == "constant")


def test_warm_up_of_a_schedule():
    schedule, after = warm_up(cosine(0.1, 50), 10), cosine(0.1, 50)
    assert [schedule(t) / after(t) for t in (0, 4, 9, 10, 30)] == pytest.approx([0.1, 0.5, 1, 1, 1])


def test_looking_inside_adam_shows_what_the_formula_says():
    seen, thetas = inside(adam(bowl, START, rate=0.1), 4), path(adam, 5, rate=0.1)
    np.testing.assert_array_equal(seen["theta"], thetas[1:])
    np.testing.assert_array_equal(seen["g"], bowl(thetas[:-1]))
    np.testing.assert_allclose(
        np.diff(seen["m"], axis=0), 0.1 * (seen["g"] - np.vstack([0 * START, seen["m"]])[:-1])[1:]
    )
    corrections = 1 - 0.9 ** np.arange(1, 5)[:, np.newaxis], 1 - 0.999 ** np.arange(1, 5)[:, np.newaxis]
    np.testing.assert_allclose(seen["m_hat"] * corrections[0], seen["m"])
    np.testing.assert_allclose(seen["v_hat"] * corrections[1], seen["v"])
    assert set(inside(OPTIMIZERS["momentum"](bowl, START), 2)) == {"theta", "velocity"}


def test_newton_needs_one_step_in_a_bowl_of_any_shape():
    rng = np.random.default_rng(2)
    A = rng.normal(size=(3, 3))
    H, bottom = A @ A.T + np.eye(3), rng.normal(size=3)
    for start in (START, frozen(rng.normal(size=(5, 3)))):
        thetas = path(
            newton, 2, start, lambda theta: (theta - bottom) @ H, hessian=lambda theta: H * np.ones((*theta.shape, 1))
        )
        np.testing.assert_allclose(thetas[1], np.broadcast_to(bottom, start.shape))


def test_newton_goes_to_a_saddle_and_damping_leads_away():
    def slope(theta):
        return theta * [1, -1]

    start = frozen([1.0, 0.5])
    for damping, ends in ((0, [0, 0]), (2, [2 / 3, 1])):
        moved = path(damped_newton, 2, start, slope, damping=damping, hessian=lambda theta: np.diag([1.0, -1.0]))[1]
        np.testing.assert_allclose(moved, ends)


def test_newton_says_where_it_has_no_step():
    def flat(theta):
        return theta[..., np.newaxis] * [[1, 0], [0, 0]] * theta[..., np.newaxis, :]

    with pytest.raises(of_newton.NoStep, match="curvatures"):
        path(newton, 2, frozen([1.0, 1.0]), np.copy, hessian=flat)

    def some_flat(theta):
        return np.array([np.eye(2), np.zeros((2, 2))])

    with np.errstate(all="raise"):
        both = path(newton, 4, frozen([[1.0, 1.0], [1.0, 1.0]]), np.copy, hessian=some_flat)
    np.testing.assert_array_equal(both[-1, 0], 0)
    assert np.isnan(both[1:, 1]).all()


def test_kinds_of_places():
    curvatures = [[1, 2], [-1, -2], [-1, 2], [0, 2], [1e-13, 1], [0, 0], [1e-13, 2e-13]]
    assert of_newton.kind(np.array(curvatures, float)).tolist() == [
        *("bowl", "top", "saddle", "flat", "flat", "flat", "bowl"),
    ]
