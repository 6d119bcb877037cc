"""Automatic differentiation against slopes known in closed form, and central differences."""

import math

import pytest

from nblib.maths.autograd import Value

FORMULAS = {  # a formula of Values, the same in plain numbers, its two partial derivatives
    "a + b": (lambda a, b: a + b, lambda a, b: (1, 1)),
    "a - b": (lambda a, b: a - b, lambda a, b: (1, -1)),
    "a * b": (lambda a, b: a * b, lambda a, b: (b, a)),
    "a / b": (lambda a, b: a / b, lambda a, b: (1 / b, -a / b**2)),
    "numbers left": (lambda a, b: (2 - a) * 3 + 4 / b + (1 + a) + 2 * b, lambda a, b: (-2, 2 - 4 / b**2)),
    "numbers right": (lambda a, b: (a - 2) * 3 + b / 4 + (a + 1), lambda a, b: (4, 0.25)),
    "powers": (lambda a, b: a**3 + b**-2 + a**0, lambda a, b: (3 * a**2, -2 * b**-3)),
    "a twice": (lambda a, b: a * a * b - a, lambda a, b: (2 * a * b - 1, a * a)),
    "minus": (lambda a, b: -a + -b, lambda a, b: (-1, -1)),
}


@pytest.mark.parametrize("a", [-1.3, 0.7])
@pytest.mark.parametrize("name", FORMULAS)
def test_arithmetic(name, a):
    formula, slopes = FORMULAS[name]
    x, y = Value(a), Value(2.5)
    result = formula(x, y)
    result.backward()
    assert result.number == pytest.approx(formula(a, 2.5))
    assert (x.slope, y.slope) == pytest.approx(slopes(a, 2.5))
    assert result.slope == 1


@pytest.mark.parametrize(
    ("function", "plain", "slope"),
    [
        (Value.exp, math.exp, math.exp),
        (Value.log, math.log, lambda a: 1 / a),
        (Value.tanh, math.tanh, lambda a: 1 / math.cosh(a) ** 2),
        (Value.relu, lambda a: a, lambda a: 1),
        (lambda v: (-v).relu(), lambda a: 0, lambda a: 0),
        (lambda v: v.maximum(0.5), lambda a: max(a, 0.5), lambda a: float(a > 0.5)),
        (lambda v: Value(0.5).maximum(v), lambda a: max(a, 0.5), lambda a: float(a > 0.5)),
    ],
)
@pytest.mark.parametrize("a", [0.3, 2.0])
def test_functions(function, plain, slope, a):
    x = Value(a)
    result = function(x)
    result.backward()
    assert result.number == pytest.approx(plain(a)) and x.slope == pytest.approx(slope(a))


def test_a_longer_formula_against_central_differences():
    def formula(a, b, exp, tanh):
        c = tanh(a * b) + exp(a / 3)
        return c * c / (1 + b * b) - c * a

    a, b, h = 0.4, -1.1, 1e-6
    x, y = Value(a), Value(b)
    formula(x, y, Value.exp, Value.tanh).backward()
    plain = lambda a, b: formula(a, b, math.exp, math.tanh)  # noqa: E731
    assert x.slope == pytest.approx((plain(a + h, b) - plain(a - h, b)) / (2 * h), abs=1e-8)
    assert y.slope == pytest.approx((plain(a, b + h) - plain(a, b - h)) / (2 * h), abs=1e-8)


def test_a_formula_deeper_than_python_can_recurse():
    x = Value(1.0)
    y = x
    for _ in range(20_000):
        y = y * 1.0001
    y.backward()
    assert x.slope == pytest.approx(1.0001**20_000)


def test_many_paths_are_walked_once():
    x = Value(1.0)
    y = x
    for _ in range(60):  # 2**60 paths
        y = y + y
    y.backward()
    assert x.slope == 2.0**60


def test_backward_can_be_called_again_and_from_elsewhere():
    a, b = Value(2.0), Value(3.0)
    product = a * b
    result = product + a
    for _ in range(2):
        result.backward()
        assert (a.slope, b.slope) == (4, 2)
    product.backward()
    assert (a.slope, b.slope) == (3, 2)


def test_of_two_equals_and_at_the_kink_only_one_has_a_slope():
    a, b = Value(1.0), Value(1.0)
    a.maximum(b).backward()
    assert a.slope + b.slope == 1
    zero = Value(0.0)
    zero.relu().backward()
    assert zero.slope == 0


def test_how_a_value_looks():
    assert repr(Value(2.0)) == "Value(2, slope=0)"
