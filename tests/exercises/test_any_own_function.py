"""Anything in the place of a learner's own activation, its derivative, or an optimizer: it works, or a sentence says what is wrong."""

from itertools import islice

import numpy as np
import pytest

from nblib.chapters.optimizers.experiments import own_optimizer
from nblib.chapters.which_activation.own_activation import trusted, what_is_wrong
from nblib.errors import CourseError
from nblib.exercises.sandbox import guarded
from nblib.language import words
from nblib.maths.activations import tanh
from nblib.maths.activations.activation import own
from tests.exercises.anything import ERRORS, THINGS, functions, odd, raising
from tests.maths.anything import often

hypothesis = pytest.importorskip("hypothesis")
example, given, st = hypothesis.example, hypothesis.given, hypothesis.strategies
ANYTHING = THINGS | functions(THINGS) | odd() | functions(odd()) | st.sampled_from(ERRORS).map(raising)


def told(call):
    """What the call returns, or the sentence of its CourseError."""
    for language in ("ja", "en"):
        words.speak(language)
        try:
            return call()
        except CourseError as trouble:
            assert str(trouble).strip() and str(trouble).encode() and len(str(trouble)) < 1500
            assert any("ぁ" <= letter <= "ん" for letter in str(trouble)) == (language == "ja"), str(trouble)
    return None


@often(60)
@given(f=ANYTHING, slope=ANYTHING | st.none())
@example(np.zeros(3), None)  # which has no hash
@example([], {})
def test_an_activation_of_anything_is_trusted_or_told_what_is_wrong(f, slope):
    for activation in (own(f), own(np.tanh, slope), own(f, slope)):
        fault = told(lambda activation=activation: what_is_wrong(activation))
        if fault is not None:
            assert isinstance(fault[1], str) and fault[1].strip() and len(fault[1]) < 1500
        if told(lambda activation=activation: trusted(activation)) is activation:
            with np.errstate(all="ignore"):
                A, backward = activation.forward(np.zeros(0), np.array([[-1.0, 0.0, 2.0]]))
                dX, _ = backward(np.ones_like(A))
            assert (
                np.shape(A) == (1, 3)
                and np.isfinite(A).all()
                and np.shape(dX) in ((1, 3), ())
                and np.isfinite(dX).all()
            )


@often(60)
@given(mine=ANYTHING)
def test_an_optimizer_of_anything_yields_places_or_is_told_what_is_wrong(mine):
    path = told(lambda: guarded(lambda: list(islice(own_optimizer(mine)(lambda theta: theta, np.ones(2)), 3)))[0])
    assert path is None or all(theta.shape == (2,) and theta.dtype == float for theta in path)


def test_a_known_one_passes():
    assert trusted(own(np.tanh)) and what_is_wrong(tanh) is None
