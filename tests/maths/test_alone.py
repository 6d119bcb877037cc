"""One neuron and the prank: what no monotonic activation can do, a wave, a bell or a valley can."""

import itertools

import numpy as np
import pytest

from nblib.maths.activations import GALLERY, activation, parameters

CORNERS = np.array([(0, 0), (1, 0), (0, 1), (1, 1)])
IS_TEST = np.array([False, True, True, False])
# In eighths, so that sums are exact, and the corners' sums tied together to the last bit
WEIGHTS = np.random.default_rng(1).integers(-40, 41, (100_000, 3)) / 8


def sums(w):
    """The sums (..., 4) at the corners."""
    w = np.asarray(w, float)
    return w[..., :1] + w[..., 1:] @ CORNERS.T


def solves(sigma, w, threshold):
    return bool(((sigma(sums(w)) > threshold) == IS_TEST).all())


def is_monotonic(sigma):
    steps = np.diff(sigma(np.linspace(-15, 15, 30_001)))
    return bool((steps >= 0).all() or (steps <= 0).all())


MONOTONIC = [name for name in GALLERY if is_monotonic(activation(name))]


def test_which_of_the_gallery_are_monotonic():
    turning = {"GELU", "GELU (tanh)", "SiLU", "Swish", "hard swish", "Mish", "tanhExp", "sine", "Gaussian"}
    assert set(GALLERY) - set(MONOTONIC) == turning
    assert not is_monotonic(np.abs)


def test_the_four_sums_are_tied_together():
    s = sums(WEIGHTS)
    np.testing.assert_array_equal(s[:, 0] + s[:, 3], s[:, 1] + s[:, 2])


@pytest.mark.parametrize("name", MONOTONIC)
def test_no_monotonic_activation_does_the_prank_alone(name):
    """Whatever the threshold: some open circle is at least as high as the lowest filled one."""
    ranges = [np.linspace(p.low, p.high, 4) for p in parameters(name)]
    for values in itertools.product(*ranges):
        sigma = activation(name, *values)
        if is_monotonic(sigma):
            outputs = sigma(sums(WEIGHTS))
            lowest, highest = outputs[:, IS_TEST].min(axis=1), outputs[:, ~IS_TEST].max(axis=1)
            # 1e-12: where an activation is all but level, its rounding may run against its slope
            assert (lowest <= highest + 1e-12 * np.maximum(1, np.abs(highest))).all()


def test_the_sine_does_it_exactly():
    """sin(3 (x1 + x2) - 3/2) > 0, with room to spare."""
    outputs = activation("sine")(sums([-1.5, 3, 3]))
    assert ((outputs > 0) == IS_TEST).all() and np.abs(outputs).min() > 0.9
    np.testing.assert_allclose(outputs, np.sin([-1.5, 1.5, 1.5, 4.5]), rtol=1e-15)


@pytest.mark.parametrize(
    ("name", "w", "threshold"),
    [("Gaussian", [-2, 2, 2], 0.5), ("SiLU", [-1.3, 1.5, -1.5], -0.25), ("GELU", [-0.7, 1, -1], -0.16)],
)
def test_a_bell_and_valleys_do_it_too(name, w, threshold):
    assert solves(activation(name), w, threshold)
    assert not solves(activation(name), w, 0.0), "but not at the threshold 0, where the panel begins"


def test_the_absolute_value_does_it():
    """What the chapter's own function is praised for."""
    assert solves(np.abs, [0, 1, -1], 0)


def test_within_the_reach_of_the_panels_sliders():
    """Weights in tenths from -3 to 3, thresholds in twentieths from -1 to 1."""
    tenths, twentieths = np.arange(-30, 31) / 10, np.arange(-20, 21) / 20
    for w, threshold in (([-1.5, 3, 3], 0.0), ([-2, 2, 2], 0.5), ([-1.3, 1.5, -1.5], -0.25)):
        assert all(np.isclose(tenths, v).any() for v in w) and np.isclose(twentieths, threshold).any()
