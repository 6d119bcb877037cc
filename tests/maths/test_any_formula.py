"""Any formula, any diary, any cloud: automatic differentiation, slopes by trying, what is to be expected, and what is drawn."""

import math

import numpy as np
import pytest

from nblib.chapters.optimizers.diary_loss import DiaryLoss, on_average, on_days, on_diaries
from nblib.chapters.patients.exam_data import marks
from nblib.maths.activations import activation, sigmoid, tanh
from nblib.maths.autograd import Value
from nblib.maths.data import (
    chance_of_test,
    diary,
    expected_accuracy,
    expected_accuracy_of,
    expected_log_loss,
    loss_on,
    situation_chance,
)
from nblib.maths.datasets_2d import CLOUDS, PROBLEMS
from nblib.maths.finite_differences import disagreement, one_at_a_time, partials, slope
from nblib.maths.losses import squared_error
from nblib.maths.network import mlp
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score
from tests.maths.anything import SEEDS, frozen, hypothesis, nothing_warns, numbers, often, st

assume, example, given = hypothesis.assume, hypothesis.example, hypothesis.given
MADE = {  # of two formulas; none leaves the plain numbers, and none has a kink
    "sum": lambda a, b: a + b,
    "difference": lambda a, b: 2 - a - b,
    "product": lambda a, b: a * b,
    "quotient": lambda a, b: a / (1 + b**2),
    "power": lambda a, b: (a - b) ** 3,
    "root": lambda a, b: (a * a + b * b + 1) ** 0.5,
    "exp": lambda a, b: a.tanh().exp() * b,
    "log": lambda a, b: (1 + a * a).log() - b,
    "reciprocal": lambda a, b: 1 / (2 + b.tanh()) - 3 * a,
}
FORMULAS = st.recursive(st.integers(0, 2), lambda inner: st.tuples(st.sampled_from(list(MADE)), inner, inner), max_leaves=12)  # fmt: skip


def worked_out(formula, numbers):
    """A formula as a Value: a number by its place, or (name, formula, formula)."""
    if isinstance(formula, int):
        return numbers[formula]
    name, a, b = formula
    return MADE[name](worked_out(a, numbers), worked_out(b, numbers))


@often(80)
@given(formula=FORMULAS, at=st.tuples(*[st.floats(-1.5, 1.5)] * 3))
def test_slopes_of_any_formula_are_what_differences_say(formula, at):
    leaves = [Value(number) for number in at]
    result = worked_out(formula, leaves)
    result.backward()
    assume(abs(result.number) < 1e3 and all(abs(leaf.slope) < 1e4 for leaf in leaves))
    for i, leaf in enumerate(leaves):

        def along(number, i=i):
            return worked_out(formula, [Value(number if j == i else its) for j, its in enumerate(at)]).number

        measured = [slope(along, at[i], step) for step in (1e-4, 2e-4)]
        wide = abs(measured[1] - measured[0])  # about three times the error of the narrower one
        assert leaf.slope == pytest.approx(measured[0], abs=1e-7 + 1e-6 * abs(leaf.slope) + wide)
    before = [leaf.slope for leaf in leaves]
    (3 * result).backward()
    assert [leaf.slope for leaf in leaves] == pytest.approx([3 * its for its in before])


@often(60)
@given(z=st.floats(-30, 30))
def test_functions_of_one_number_have_the_slopes_of_the_activations(z):
    formulas = {
        "tanh": lambda z: z.tanh(),
        "sigmoid": lambda z: 1 / (1 + (-z).exp()),
        "softplus": lambda z: (1 + z.exp()).log(),
        "SiLU": lambda z: z / (1 + (-z).exp()),
        "softsign": lambda z: z / (1 + z.maximum(-z)),
        "Gaussian": lambda z: (-(z * z)).exp(),
        "bent identity": lambda z: ((z * z + 1) ** 0.5 - 1) / 2 + z,
        "ReLU": lambda z: z.relu(),
    }
    for name, formula in formulas.items():
        f, leaf = activation(name), Value(z)
        value = formula(leaf)
        value.backward()
        assert value.number == pytest.approx(float(f(z)), rel=1e-9, abs=1e-12), name
        assert (
            leaf.slope == pytest.approx(float(f.derivative(z, f(z))), rel=1e-9, abs=1e-9)
            or name == "softsign"
            and z == 0
        )


@pytest.mark.parametrize(
    "unreal", [lambda v: v**0.5, lambda v: (v + 1) ** -1, lambda v: v.log(), lambda v: (v * -1e4 + 1).exp()]
)
def test_what_is_no_real_number_is_an_error_and_no_complex_one(unreal):
    unreal(Value(2.0))
    with pytest.raises((ValueError, ArithmeticError)):
        unreal(Value(-1.0))


SLOPES = st.lists(numbers(1e150), min_size=1, max_size=5)


@often(80)
@given(slopes=SLOPES, scale=st.sampled_from([1.0, 1e-170, 1e150, -1.0]))
@example([1.0, 2.0], 1e-170)  # whose squares are 0
def test_disagreement_lies_between_0_and_2_and_knows_no_unit(slopes, scale):
    slopes = np.array(slopes)
    hypothesis.assume(not slopes.any() or np.abs(slopes).max() * abs(scale) > 1e-300)
    rng = np.random.default_rng(0)
    others = slopes * rng.choice([1, -1, 2, 0], slopes.size)
    with nothing_warns():
        apart = disagreement(slopes, others)
        assert disagreement(scale * slopes, scale * others) == pytest.approx(apart, abs=1e-9)
        assert disagreement(slopes, slopes) == 0
        assert disagreement(slopes, -slopes) == pytest.approx(2 if slopes.any() else 0)
    assert 0 <= apart <= 2 + 1e-9 and disagreement(others, slopes) == pytest.approx(apart)
    assert (apart == 0) == np.array_equal(slopes, others)


@often(20)
@given(slopes=SLOPES)
def test_what_cannot_be_compared_agrees_with_nothing(slopes):
    with pytest.raises(ValueError, match="cannot be compared"):
        disagreement(slopes, [*slopes, slopes[0]])
    with np.errstate(invalid="ignore"):
        for spoiled in (np.nan, np.inf, -np.inf):
            assert math.isnan(disagreement([*slopes, spoiled], [*slopes, 1.0]))


@often(30)
@given(widths=st.lists(st.integers(1, 4), min_size=2, max_size=4), seed=SEEDS)
def test_trying_each_parameter_agrees_with_backpropagation(widths, seed):
    network, rng = mlp(widths, tanh), np.random.default_rng(seed)
    theta, X, T = frozen(
        rng.normal(size=network.size), rng.normal(size=(3, widths[0])), rng.normal(size=(3, widths[-1]))
    )
    loss = lambda at: squared_error(network(at, X), T)  # noqa: E731
    slopes = network.gradient(squared_error, theta, X, T)[1]
    assert disagreement(partials(loss, theta), slopes) < 1e-7
    assert disagreement(one_at_a_time(loss, theta), slopes) < 1e-4


WEIGHTS = st.lists(numbers(1e3) | st.floats(-5, 5), min_size=4, max_size=4).map(np.array)


@often(60)
@given(w=WEIGHTS, confidence=st.floats(0.01, 50))
def test_no_weights_are_less_surprised_than_those_of_the_world(w, confidence):
    with nothing_warns():
        surprise, exact = expected_log_loss(confidence * w), on_average(confidence)(w)
    assert surprise == pytest.approx(exact, rel=1e-9, abs=1e-9) and math.isfinite(surprise)
    p = chance_of_test(SITUATIONS)
    entropy = -np.dot(situation_chance(), p * np.log(p) + (1 - p) * np.log(1 - p))
    assert surprise >= entropy - 1e-9 and on_average(8)(ARTICLE_WEIGHTS) == pytest.approx(entropy)


@often(60)
@given(w=WEIGHTS, verdicts=st.lists(st.booleans(), min_size=8, max_size=8).map(np.array), sharpness=st.floats(0, 1000))
def test_verdicts_and_their_opposites_share_all_days(w, verdicts, sharpness):
    with nothing_warns():
        share = expected_accuracy(verdicts, sharpness)
        best = expected_accuracy(predicts_test(score(ARTICLE_WEIGHTS, SITUATIONS)), sharpness)
    assert share + expected_accuracy(~verdicts, sharpness) == pytest.approx(1)
    assert 1 - best - 1e-12 <= share <= best + 1e-12
    assert expected_accuracy_of(w) == pytest.approx(expected_accuracy(predicts_test(score(w, SITUATIONS))))


@often(60)
@given(seed=SEEDS, days=st.integers(1, 40), w=WEIGHTS, confidence=st.floats(0.1, 20))
def test_a_diary_counted_by_situations_loses_what_its_days_lose(seed, days, w, confidence):
    X, T = diary(days, np.random.default_rng(seed))
    with nothing_warns():
        loss = on_days(X, T, confidence)
        value, uphill = loss(w), loss.gradient(w)
    assert value == pytest.approx(loss_on(X, T, confidence)(w), rel=1e-9, abs=1e-9) and value >= -1e-9
    p = sigmoid(confidence * score(w, X))
    inputs = np.column_stack([np.ones(days), X])
    np.testing.assert_allclose(uphill, confidence * (p - T) @ inputs / days, rtol=1e-9, atol=1e-9)
    twice = DiaryLoss(2 * loss.days, 2 * loss.tests, confidence)
    assert twice(w) == pytest.approx(value) and loss.days.sum() == days and (loss.tests <= loss.days).all()
    many = on_diaries(days, [seed % 1000, 1], confidence)
    assert (
        (many.days.sum(axis=-1) == days).all()
        and (many.tests <= many.days).all()
        and many(np.stack([w, w])).shape == (2,)
    )


DRAWN = {**CLOUDS, **{f"plane {name}": draw for name, draw in PROBLEMS.items()}}


@pytest.mark.parametrize("name", DRAWN)
@often(40)
@given(points=st.integers(0, 60), noise=st.floats(0, 0.5), seed=SEEDS)
def test_a_cloud_of_any_size_is_as_described(name, points, noise, seed):
    X, T = DRAWN[name](points, noise, np.random.default_rng(seed))
    again = DRAWN[name](points, noise, np.random.default_rng(seed))
    assert X.shape == (points, 2) and T.shape == (points, 1) and np.isfinite(X).all() and set(T.ravel()) <= {0.0, 1.0}
    np.testing.assert_array_equal(np.hstack([X, T]), np.hstack(again))
    if name in CLOUDS and name != "XOR":
        assert abs(2 * T.sum() - points) <= 1
    if not noise:
        assert (np.abs(X) < (3 if name in CLOUDS else 1.2)).all()


@often(60)
@given(days=st.integers(0, 60), sharpness=st.floats(0, 1000), seed=SEEDS)
def test_diaries_and_marks_of_any_length_hold_what_they_say(days, sharpness, seed):
    with nothing_warns():
        X, T = diary(days, np.random.default_rng(seed), sharpness)
        sleep, study, good = marks(days, np.random.default_rng(seed))
    assert X.shape == (days, 3) and T.shape == (days,) and set(X.ravel()) | set(T) <= {0.0, 1.0}
    assert sleep.shape == study.shape == good.shape == (days,) and set(good) <= {0, 1}
    assert (abs(sleep - 8) <= 4).all() and (abs(study - 3) <= 3).all()
    if sharpness > 100 and days:  # so sharp a world follows the article's neuron wherever that is not undecided
        y = score(ARTICLE_WEIGHTS, X)
        decided = np.abs(y) > 0.39
        np.testing.assert_array_equal(T[decided] == 1, y[decided] > 0)
