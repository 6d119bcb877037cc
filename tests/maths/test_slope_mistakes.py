"""Wrong slopes are told apart, and what cannot be drawn of an activation is left out."""

import numpy as np
import pytest

from nblib.chapters.which_activation.activation_faults import slope_mistake
from nblib.maths.activations import activation_trace as trace
from nblib.maths.activations.activation import own

MISTAKES = {
    "sign": own(np.tanh, lambda z: np.tanh(z) ** 2 - 1),
    "function": own(np.sin, np.sin),
    "output": own(np.tanh, lambda z: 1 - z**2),
    "constant": own(np.tanh, lambda z: np.ones_like(z)),
    "unknown": own(np.tanh, lambda z: 1 - np.tanh(z)),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_each_mistake_is_named(kind):
    assert slope_mistake(MISTAKES[kind]).kind == kind


def test_a_lost_factor_is_measured():
    mistake = slope_mistake(own(lambda z: np.sin(2 * z), lambda z: np.cos(2 * z)))
    assert mistake.kind == "factor" and mistake.factor == pytest.approx(2)
    half = slope_mistake(own(np.tanh, lambda z: 2 * (1 - np.tanh(z) ** 2)))
    assert half.kind == "factor" and half.factor == pytest.approx(0.5)


@pytest.mark.parametrize(
    "sigma", [own(np.sqrt, lambda z: 0 * z), own(np.log, lambda z: z), own(np.exp, lambda z: 1 / z * np.nan)]
)
def test_gaps_do_no_harm(sigma):
    assert slope_mistake(sigma).kind in ("unknown", "constant")


Z = np.array([-2.0, 0.0, 3.0])


def test_what_is_right_is_drawn():
    sigma = own(lambda z: z**3, lambda z: 3 * z**2)
    np.testing.assert_allclose(trace.values(sigma, Z), [-8, 0, 27])
    np.testing.assert_allclose(trace.given_slopes(sigma, Z), [12, 0, 27])
    np.testing.assert_allclose(trace.measured_slopes(sigma, Z), [12, 0, 27], atol=1e-7)


def raising(z):
    raise ZeroDivisionError("no")


@pytest.mark.parametrize("f", [raising, lambda z: None, lambda z: "a", lambda z: z * np.nan, lambda z: 1 / (0 * z)])
def test_what_fails_is_a_gap(f):
    assert np.isnan(trace.values(own(f), Z)).all()
    assert np.isnan(trace.measured_slopes(own(f), Z)).all()
    assert np.isnan(trace.given_slopes(own(np.sin, f), Z)).all()


def test_a_function_that_fails_in_places_is_drawn_in_the_others():
    np.testing.assert_array_equal(trace.values(own(np.sqrt), np.array([-1.0, 4.0])), [np.nan, 2])


def test_a_function_that_writes_into_its_input_changes_nothing():
    def clip(z):
        z[z < 0] = 0
        return z

    z = Z.copy()
    np.testing.assert_array_equal(trace.values(own(clip), z), [0, 0, 3])
    np.testing.assert_array_equal(z, Z)
