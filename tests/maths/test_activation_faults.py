"""Planted faults are found, named and located; right functions pass, with their kinks and jumps."""

import math

import numpy as np
import pytest

from nblib.chapters.which_activation.activation_faults import POINTS, first_fault
from nblib.maths.activations import GALLERY, activation
from nblib.maths.activations.activation import own, side_slopes


def clip_in_place(z):
    z[z < 0] = 0
    return z


RIGHT = {
    "a sine": own(np.sin, np.cos),
    "fast waves": own(lambda z: np.sin(10 * z), lambda z: 10 * np.cos(10 * z)),
    "no derivative": own(lambda z: z**3),
    "the absolute value": own(np.abs, np.sign),
    "the right side's slope": own(lambda z: np.maximum(z, 0), lambda z: z >= 0),
    "a slope said once": own(lambda z: 2 * z, lambda z: 2),
    "jumps": own(np.sign, lambda z: 0 * z),
    "jumps up a slope": own(lambda z: z + np.floor(z), lambda z: np.ones_like(z)),
    "true or false": own(lambda z: z > 0),
    "a large slope": own(lambda z: 100 * z**2, lambda z: 200 * z),
    "exp": own(np.exp, np.exp),
    "steep": own(lambda z: np.tanh(50 * z), lambda z: 50 / np.cosh(np.clip(50 * z, -300, 300)) ** 2),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_functions_pass(name):
    assert first_fault(RIGHT[name]) is None


@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_passes(name):
    assert first_fault(activation(name)) is None
    assert first_fault(own(activation(name).function)) is None


FAULTS = {
    "a string": (own("tanh"), "function", "callable", None),
    "a string as derivative": (own(np.sin, "cos"), "derivative", "callable", None),
    "arrays refused": (own(math.sin), "function", "raises", None),
    "an if for one number": (own(lambda z: z if z > 0 else 0 * z), "function", "raises", None),
    "nothing returned": (own(lambda z: None), "function", "type", None),
    "a list": (own(lambda z: list(z)), "function", "type", None),
    "complex": (own(lambda z: z + 1j), "function", "type", None),
    "in place": (own(clip_in_place), "function", "input", -0.1),
    "a constant": (own(lambda z: 1.0), "function", "shape", None),
    "a sum": (own(lambda z: z.sum(axis=-1)), "function", "shape", None),
    "logarithm": (own(np.log), "function", "finite", 0.0),
    "root": (own(np.sqrt), "function", "finite", -0.1),
    "overflow": (own(lambda z: np.log(1 + np.exp(8 * z))), "function", "finite", 100.0),
    "softmax": (own(lambda z: np.exp(z) / np.exp(z).sum()), "function", "elementwise", 0.0),
    "running sum": (own(lambda z: np.cumsum(z, axis=-1)), "function", "elementwise", -0.1),
    "a share of the row": (own(lambda z: z / z.max(axis=1, keepdims=True)), "function", "elementwise", 0.0),
    "one column": (own(lambda z: z + z[:, 5:6]), "function", "elementwise", 0.0),
    "chance": (own(lambda z: z + np.random.default_rng().normal(size=z.shape)), "function", "elementwise", 0.0),
    "0 / 0 in the slope": (own(np.abs, lambda z: z / np.abs(z)), "derivative", "finite", 0.0),
    "nothing as slope": (own(np.sin, lambda z: None), "derivative", "type", None),
    "slope of another shape": (own(np.sin, lambda z: np.cos(z)[:1]), "derivative", "shape", None),
    "slope with a flipped sign": (own(np.cos, np.sin), "derivative", "slope", 0.1),
    "slope of the wrong place": (own(np.tanh, lambda z: 1 - z**2), "derivative", "slope", 0.2),
    "inner derivative forgotten": (own(lambda z: np.sin(2 * z), lambda z: np.cos(2 * z)), "derivative", "slope", 0.0),
    "wrong on one side": (own(lambda z: np.maximum(z, 0), lambda z: np.ones_like(z)), "derivative", "slope", -0.1),
    "slightly wrong": (own(np.sin, lambda z: np.cos(z) + 1e-3), "derivative", "slope", 0.0),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_faults_are_found(name):
    wrong, part, kind, z = FAULTS[name]
    fault = first_fault(wrong)
    assert (fault.part, fault.kind, fault.z) == (part, kind, z)


def test_facts_tell_what_was_expected_and_what_came():
    slope = first_fault(own(lambda z: np.sin(2 * z), lambda z: np.cos(2 * z)))
    assert slope.expected == pytest.approx(2) and slope.got == 1
    assert isinstance(first_fault(own(math.sin)).got, TypeError)
    company = first_fault(own(lambda z: np.exp(z) / np.exp(z).sum()))
    assert company.expected == 1 and company.got < 1
    shape = first_fault(own(lambda z: 1.0), [1.0, 2.0, 3.0])
    assert shape.expected == (2, 3) and shape.got == ()
    changed = first_fault(own(clip_in_place))
    assert (changed.expected, changed.got) == (-0.1, 0)


def test_the_point_that_raises_is_found():
    def fussy(z):
        if (z > 5).any():
            raise ZeroDivisionError("too large")
        return z

    fault = first_fault(own(fussy))
    assert fault.kind == "raises" and fault.z == 5.1 and isinstance(fault.got, ZeroDivisionError)


def test_points_start_at_0_and_go_outwards():
    assert POINTS[0] == 0 and (np.diff(np.abs(POINTS)) >= 0).all()
    assert set(POINTS) == set(-POINTS) and {0.5, 1, 3, 6, 100} <= set(POINTS)


def test_slopes_of_both_sides():
    left, right = side_slopes(np.abs, [-2.0, 0.0, 3.0])
    np.testing.assert_allclose(left, [-1, -1, 1], atol=1e-9)
    np.testing.assert_allclose(right, [-1, 1, 1], atol=1e-9)
    assert np.isnan(side_slopes(np.sign, [0.0])).all()
