"""Every activation of one number against plain Python, difference quotients, and the limits of its formula."""

import itertools
import math
import warnings

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser

from nblib.maths.activations import (
    GALLERY,
    RANGES,
    VECTOR_GALLERY,
    activation,
    elu,
    gelu,
    gelu_tanh,
    parameters,
    relu,
    sigmoid,
    tanh,
)
from nblib.maths.activations.activation import Activation, own
from nblib.maths.activations.gates import normal_area, normal_density
from nblib.maths.activations.vector import VectorActivation


def _cases():
    """Every activation with its default parameters, and with every combination of the ends of their ranges."""
    for name in GALLERY:
        corners = itertools.product(*((p.low, p.high) for p in parameters(name)))
        for values in [tuple(p.default for p in parameters(name)), *corners]:
            if values or not parameters(name):
                yield pytest.param(name, values, id=f"{name}{list(values) or ''}")


CASES = list(dict((case.id, case) for case in _cases()).values())
every = pytest.mark.parametrize(("name", "values"), CASES)
H = 1e-5  # the step of the difference quotients


def sig(z):
    return 1 / (1 + math.exp(-z))


# Each formula once more, as the papers and PyTorch's manual write it, for one number in plain Python
PLAIN = {
    "identity": lambda z: z,
    "step": lambda z: 1 if z > 0 else 0,
    "sigmoid": sig,
    "hard sigmoid": lambda z: 0 if z <= -3 else 1 if z >= 3 else z / 6 + 1 / 2,
    "log-sigmoid": lambda z: math.log(sig(z)),
    "tanh": math.tanh,
    "hard tanh": lambda z: 1 if z > 1 else -1 if z < -1 else z,
    "tanh-shrink": lambda z: z - math.tanh(z),
    "soft-shrink": lambda z, t: z - t if z > t else z + t if z < -t else 0,
    "hard-shrink": lambda z, t: z if z > t or z < -t else 0,
    "softsign": lambda z: z / (1 + abs(z)),
    "softplus": lambda z, b: math.log(1 + math.exp(b * z)) / b,
    "ReLU": lambda z: max(0, z),
    "ReLU6": lambda z: min(max(0, z), 6),
    "leaky ReLU": lambda z, s: max(0, z) + s * min(0, z),
    "PReLU": lambda z, s: max(0, z) + s * min(0, z),
    "RReLU": lambda z, low, up: z if z >= 0 else (low + up) / 2 * z,
    "ELU": lambda z, a: z if z > 0 else a * (math.exp(z) - 1),
    "SELU": lambda z: 1.0507009873554805 * (max(0, z) + min(0, 1.6732632423543772 * (math.exp(z) - 1))),
    "CELU": lambda z, a: max(0, z) + min(0, a * (math.exp(z / a) - 1)),
    "GELU": lambda z: z * math.erfc(-z / math.sqrt(2)) / 2,
    "GELU (tanh)": lambda z: 0.5 * z * (1 + math.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))),
    "SiLU": lambda z: z * sig(z),
    "Swish": lambda z, b: z * sig(b * z),
    "hard swish": lambda z: 0 if z <= -3 else z if z >= 3 else z * (z + 3) / 6,
    "Mish": lambda z: z * math.tanh(math.log(1 + math.exp(z))),
    "tanhExp": lambda z: z * math.tanh(math.exp(z)),
    "bent identity": lambda z: (math.sqrt(z**2 + 1) - 1) / 2 + z,
    "arctan": math.atan,
    "sine": math.sin,
    "Gaussian": lambda z: math.exp(-(z**2)),
    "threshold": lambda z, at, value: z if z > at else value,
}

# The values at -1000 and 1000 with the default parameters, from the formulas' limits
FAR = {
    **dict.fromkeys(["ReLU", "GELU", "GELU (tanh)", "SiLU", "Swish", "hard swish", "Mish", "tanhExp"], (0, 1000)),
    **dict.fromkeys(["softplus", "threshold"], (0, 1000)),
    **dict.fromkeys(["step", "sigmoid", "hard sigmoid"], (0, 1)),
    **dict.fromkeys(["tanh", "hard tanh"], (-1, 1)),
    **dict.fromkeys(["ELU", "CELU"], (-1, 1000)),
    **dict.fromkeys(["identity", "hard-shrink"], (-1000, 1000)),
    "log-sigmoid": (-1000, 0),
    "tanh-shrink": (-999, 999),
    "soft-shrink": (-999.5, 999.5),
    "softsign": (-1000 / 1001, 1000 / 1001),
    "ReLU6": (0, 6),
    "leaky ReLU": (-10, 1000),
    "PReLU": (-250, 1000),
    "RReLU": (-1000 * 11 / 48, 1000),
    "SELU": (-1.7580993408473766, 1050.7009873554805),
    "bent identity": (-1000 + (math.sqrt(1e6 + 1) - 1) / 2, 1000 + (math.sqrt(1e6 + 1) - 1) / 2),
    "arctan": (-math.atan(1000), math.atan(1000)),
    "sine": (-math.sin(1000), math.sin(1000)),
    "Gaussian": (0, 0),
}


def points(f):
    """Random points near 0 and far out, +-1000, and close to every kink and jump of f, but none within 2 H of it."""
    rng = np.random.default_rng(0)
    z = np.concatenate([rng.normal(size=300) * 3, rng.uniform(-30, 30, 100), rng.uniform(-999, 999, 100)])
    z = np.concatenate([z, [-1000, -750, -400, -40, 40, 400, 750, 1000]])
    breaks = np.array([np.inf, *f.kinks, *f.jumps])
    beside = np.add.outer(breaks[1:], [-1e-3, -3 * H, 3 * H, 1e-3]).ravel()
    z = np.concatenate([beside, z])
    return z[np.abs(z[:, None] - breaks).min(axis=1) > 2 * H]


@every
def test_values_agree_with_plain_python(name, values):
    z = np.concatenate([np.random.default_rng(1).normal(size=300) * 4, [-30, -6, -3, -1, -0.5, 0, 0.5, 1, 3, 6, 30]])
    expected = [PLAIN[name](float(one), *values) for one in z]
    np.testing.assert_allclose(activation(name, *values)(z), expected, rtol=1e-12, atol=1e-13)


@every
def test_slopes_agree_with_central_differences(name, values):
    f = activation(name, *values)
    z = points(f)
    slope = (f(z + H) - f(z - H)) / ((z + H) - (z - H))
    error = np.abs(f.derivative(z, f(z)) - slope)
    assert (error <= 1e-6 * np.maximum(1, np.abs(slope))).all(), z[error.argmax()]


@every
def test_kinks_and_jumps_are_where_they_are_named_and_nowhere_else(name, values):
    """At a jump the second difference has the jump's size; at a kink the slope's change times the step."""
    f, h = activation(name, *values), 1e-4
    z = np.arange(-80_000, 80_001) * h
    second = np.abs(np.diff(f(z), 2))
    jumps = z[1:-1][second > 0.01]
    kinks = z[1:-1][(second > 0.05 * h) & (second <= 0.01)]
    for found, named in ((jumps, f.jumps), (kinks, f.kinks)):
        distances = np.abs(found[:, None] - np.array(named)) < 1.5 * h
        assert distances.any(axis=1).all(), "one that is not named"
        assert distances.any(axis=0).all(), "a named one that is not there"


@every
def test_at_a_kink_the_slope_is_that_of_one_side(name, values):
    f = activation(name, *values)
    for z in f.kinks:
        sides = (f(z) - f(z - H)) / H, (f(z + H) - f(z)) / H
        assert min(abs(f.derivative(z, f(z)) - side) for side in sides) < 1e-4
    for z in f.jumps:
        beside = [f.derivative(z + d, f(z + d)) for d in (-H, H)]
        assert f.derivative(z, f(z)) in beside


# What PyTorch 2.14 gave for the slopes at the kinks and jumps (it has no step)
PYTORCH = {
    "hard sigmoid": {-3: 0, 3: 0},
    "hard tanh": {-1: 0, 1: 0},
    "soft-shrink": {-0.5: 0, 0.5: 0},
    "hard-shrink": {-0.5: 0, 0.5: 0},
    "ReLU": {0: 0},
    "ReLU6": {0: 0, 6: 0},
    "leaky ReLU": {0: 0.01},
    "PReLU": {0: 0.25},
    "RReLU": {0: 0.22916667},
    "SELU": {0: 1.75809934},
    "hard swish": {-3: 0, 3: 1},
    "threshold": {1: 0},
}


def test_at_kinks_and_jumps_the_slope_is_pytorchs():
    broken = {name for name in GALLERY if activation(name).kinks + activation(name).jumps}
    assert broken - {"step"} == PYTORCH.keys()
    for name, slopes in PYTORCH.items():
        f = activation(name)
        assert {z: f.derivative(z, f(z)) for z in f.kinks + f.jumps} == pytest.approx(slopes)


@every
def test_nothing_warns_or_overflows_up_to_1000(name, values):
    f = activation(name, *values)
    for kind in (np.float64, np.float32):
        z = np.concatenate([np.linspace(-1000, 1000, 4001), [-745.5, -710, 88.8, 710]]).astype(kind)
        with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
            warnings.simplefilter("error")
            a, backward = f.forward(np.zeros(0), z)
            slope = backward(np.ones_like(z))[0]
        assert np.isfinite(a).all() and np.isfinite(slope).all()


@pytest.mark.parametrize("name", GALLERY)
def test_limits_far_out(name):
    np.testing.assert_allclose(activation(name)([-1000, 1000]), FAR[name], rtol=1e-12, atol=1e-12)


@every
def test_float32_stays_float32(name, values):
    f = activation(name, *values)
    z = points(f)[:300].astype(np.float32)
    z = z[np.abs(z[:, None] - np.array([np.inf, *f.jumps])).min(axis=1) > 1e-3]
    a, backward = f.forward(np.zeros(0, np.float32), z)
    dX, dtheta = backward(np.ones_like(z))
    slope = f.derivative(z, a)
    assert {a.dtype, dX.dtype, dtheta.dtype, slope.dtype} == {np.dtype(np.float32)}
    exact = z.astype(float)
    np.testing.assert_allclose(a, f(exact), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(slope, f.derivative(exact, f(exact)), rtol=1e-4, atol=1e-4)


@every
def test_any_shape_and_plain_numbers(name, values):
    f = activation(name, *values)
    Z = np.random.default_rng(2).normal(size=(2, 4, 3)) * 3
    A = f(Z)
    one_by_one = np.array([float(f(float(z))) for z in Z.ravel()])
    np.testing.assert_allclose(A.ravel(), one_by_one, rtol=1e-14, atol=1e-15)
    for part in (Z[0, 0, 0], Z[0, 0], Z[0], Z, np.array(Z[0, 0, 0])):
        a, backward = f.forward(np.zeros(0), part)
        assert np.shape(a) == np.shape(backward(np.ones(np.shape(part)))[0]) == np.shape(part)
    assert f(2) == f(2.0) and np.array_equal(f(np.array([-2, 1])), f([-2.0, 1.0]))


@every
def test_as_a_layer_without_parameters(name, values):
    f, rng = activation(name, *values), np.random.default_rng(3)
    assert f.size == 0 and f.init(rng).shape == (0,)
    X, dA = points(f)[:300].reshape(5, 60)[:, :48].reshape(5, 6, 8), rng.normal(size=(5, 6, 8))
    for array in (X, dA):
        array.flags.writeable = False
    A, backward = f.forward(np.zeros((5, 0)), X)
    dX, dtheta = backward(dA)
    assert dtheta.shape == (5, 0) and not np.shares_memory(A, X)
    np.testing.assert_array_equal(A, f(X))
    np.testing.assert_allclose(dX, dA * (f(X + H) - f(X - H)) / (2 * H), rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(backward(dA)[0], dX)


def test_the_gallery_is_complete_and_says_where_everything_is_from():
    parser = MathTextParser("agg")
    assert GALLERY.keys() == PLAIN.keys() == FAR.keys()
    for name in GALLERY | VECTOR_GALLERY:
        found = activation(name)
        assert found.name == name
        assert parser.parse(f"${found.formula}$").width > 0
        years = [int(word[:4]) for word in found.source.split() if word[:4].isdigit()]
        assert (
            years
            and all(1800 < year < 2021 for year in years)
            or found.source
            in {
                "elementary function",
                "folklore",
            }
        )


def test_a_slider_can_be_made_for_every_parameter():
    for name, entry in (GALLERY | VECTOR_GALLERY).items():
        assert isinstance(entry, Activation | VectorActivation) == (name not in RANGES)
        for one in parameters(name):
            assert one.low <= one.default <= one.high and one.low < one.high
    assert [(p.name, p.default) for p in parameters("RReLU")] == [("lower", 1 / 8), ("upper", 1 / 3)]
    assert parameters("tanh") == ()
    assert activation("ELU", 2.0)(-50.0) == pytest.approx(-2) and activation("tanh") is tanh


def test_gelu_and_its_approximation_differ_by_what_is_said():
    z = np.linspace(-8, 8, 20_001)
    assert np.abs(gelu(z) - gelu_tanh(z)).max() == pytest.approx(4.7e-4, abs=0.1e-4)


def test_the_normal_area_is_exact_everywhere():
    z = np.concatenate([np.linspace(-40, 40, 20_003), [-1e30, -1000, 1000, 1e30]])
    exact = [math.erfc(-one / math.sqrt(2)) / 2 for one in z]
    np.testing.assert_allclose(normal_area(z), exact, rtol=0, atol=2e-14)
    np.testing.assert_allclose(
        normal_density(z[:-4]), [math.exp(-one * one / 2) / math.sqrt(2 * math.pi) for one in z[:-4]], atol=1e-16
    )


def test_not_a_number_stays_visible_where_training_has_diverged():
    """The activations of training's inner loop, and those that look something up, hand NaN on."""
    for f in (sigmoid, tanh, relu, gelu, elu()):
        assert np.isnan(f(np.nan)) and np.isnan(f.derivative(np.nan, f(np.nan)))


def test_an_own_activation_in_one_line():
    z = np.linspace(-3, 3, 50)
    given, found = own(np.sin, np.cos, name="my sine"), own(np.sin)
    assert isinstance(given, Activation) and given.name == "my sine"
    assert np.array_equal(given(z), np.sin(z)) and np.array_equal(given.derivative(z, given(z)), np.cos(z))
    np.testing.assert_allclose(found.derivative(z, found(z)), np.cos(z), rtol=0, atol=1e-9)
    X = np.ones((4, 2), np.float32)
    A, backward = found.forward(np.zeros(0, np.float32), X)
    assert backward(A)[0].dtype == np.float32


@every
def test_slopes_found_by_difference_are_near_the_given_ones(name, values):
    f = activation(name, *values)
    z = points(f)
    expected = f.derivative(z, f(z))
    error = np.abs(own(f.function).derivative(z, f(z)) - expected)
    assert (error <= 1e-6 * np.maximum(1, np.abs(expected))).all(), z[error.argmax()]


def test_slopes_found_by_difference_at_kinks_and_jumps():
    at = np.array([0.0])
    assert own(np.abs).derivative(at, at) == pytest.approx(0)
    assert own(lambda z: np.maximum(z, 0)).derivative(at, at) == pytest.approx(0.5)
    for f in (np.sign, np.floor, lambda z: np.heaviside(z, 0), lambda z: z > 0):
        assert own(f).derivative(at, f(at)) == 0
