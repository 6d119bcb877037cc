"""Each drawn belief of chapters 1 to 10 is what it says, worked out by other means, and is not what happens."""

import itertools
import math

import numpy as np
import pytest

from nblib.chapters.slope.experiments import diary_loss
from nblib.maths import diary
from nblib.maths.data import loss_on
from nblib.maths.neuron import ARTICLE_WEIGHTS
from tests.exercises.beliefs import expected, seen

SITUATIONS = list(itertools.product((0, 1), repeat=3))
CHANCES = [math.prod(c if x else 1 - c for x, c in zip(clues, (0.5, 0.4, 0.2), strict=True)) for clues in SITUATIONS]
SUMS = [-0.5 + 0.4 * a + 0.6 * b + 0.3 * c for a, b, c in SITUATIONS]


def chance(y, k=8):
    return 1 / (1 + math.exp(-k * y))


# ---- the neuron
def test_sums_as_if_the_teacher_made_no_difference():
    np.testing.assert_allclose(expected("without_teacher", "none"), SUMS)
    assert not np.allclose(expected("without_teacher", "none"), seen("without_teacher").result)


def test_rows_as_if_they_rested_on_the_teacher():
    sums = [-0.5 if b else -0.5 + 0.4 * a + 0.3 * c for a, b, c in SITUATIONS]
    np.testing.assert_allclose(expected("without_teacher", "all"), sums)
    assert sum(y > 0 for y in sums) < sum(y > 0 for y in seen("without_teacher").result)


def test_sums_as_if_only_the_ratio_counted():
    np.testing.assert_allclose(expected("ratio_alone", "as_before"), SUMS)
    assert max(seen("ratio_alone").result) < 0


def test_a_line_shifted_by_small_weights_parts_the_days():
    x1, x2 = expected("without_bias", "small_weights")
    w1, w2 = (seen("without_bias").values[name] for name in ("w1", "w2"))
    total = w1 * x1 + w2 * x2
    assert np.ptp(total) < 1e-9 and w1 * 0.3 + w2 * 0.3 < total[0] < w1 * 0.6 + w2 * 0.6
    assert abs(total[0]) > 0.1, "the true one runs through the origin"
    steep = expected("without_bias", "small_weights", w1=0.9, w2=0.1)
    assert np.ptp(0.9 * steep[0] + 0.1 * steep[1]) < 1e-9
    assert expected("without_bias", "small_weights", w1=0.0, w2=0.0) is None


def test_two_boundaries_would_do_the_prank():
    x1, x2 = expected("prank", "four")
    gaps = (x2 - x1)[np.isfinite(x1)]
    np.testing.assert_allclose(np.abs(gaps), 0.5)
    assert (gaps > 0).any() and (gaps < 0).any(), "(0, 0) and (1, 1) lie between them, the others outside"


# ---- the diary
def test_confidence_as_if_no_day_went_wrong():
    ks, losses = expected("confidence", "k_40")
    for i in (0, 15, 79):
        mean = sum(c * -math.log(chance(abs(y), ks[i])) for c, y in zip(CHANCES, SUMS, strict=True))
        assert losses[i] == pytest.approx(mean)
    assert (np.diff(losses) < 0).all() and losses[ks == 1] != pytest.approx(seen("confidence").result["loss"])


def test_confidence_as_if_only_mistakes_counted():
    ks, losses = expected("confidence", "k_1")
    wrong = [c * (1 - chance(abs(y))) for c, y in zip(CHANCES, SUMS, strict=True)]
    for i in (0, 15, 79):
        costs = [w * -math.log(1 - chance(abs(y), ks[i])) for w, y in zip(wrong, SUMS, strict=True)]
        assert losses[i] == pytest.approx(sum(costs) / sum(wrong))
    assert (np.diff(losses) > 0).all()


def test_the_right_weights_would_always_be_right():
    assert expected("best_possible", "always") == 1


def test_as_right_as_it_is_sure():
    as_sure_as_the_world = expected("best_possible", "more_with_confidence", k=8.0)
    best = sum(c * chance(abs(y)) for c, y in zip(CHANCES, SUMS, strict=True))
    assert as_sure_as_the_world == pytest.approx(best), "the one k at which this belief comes true"
    assert expected("best_possible", "more_with_confidence") > best + 0.05


# ---- layers
def test_both_hidden_lines_stay():
    now = seen("two_linear_layers")
    x1, x2 = (v[np.isfinite(v)] for v in expected("two_linear_layers", "two_boundaries"))
    sums = [now.values[f"{n}0"] + now.values[f"{n}1"] * x1 + now.values[f"{n}2"] * x2 for n in "ab"]
    assert np.abs(sums).min(axis=0).max() < 1e-9
    assert np.abs(now.result["score"](x1, x2)).max() > 0.1


def test_a_boundary_that_is_bent_in_between():
    now = seen("two_linear_layers")
    v = {name: value for name, value in now.values.items() if isinstance(value, int | float)}
    x1, x2 = (side[np.isfinite(side)] for side in expected("two_linear_layers", "bends"))
    a, b = (np.tanh(8 * (v[f"{n}0"] + v[f"{n}1"] * x1 + v[f"{n}2"] * x2)) for n in "ab")
    assert np.abs(v["v0"] + v["v1"] * a + v["v2"] * b).max() < 0.01
    along = np.polyfit(x1, x2, 1)
    assert np.abs(np.polyval(along, x1) - x2).max() > 0.1, "it is no straight line"


def test_whatever_exists_would_be_found():
    shares, now = expected("how_often", "nearly_always")["shares"], seen("how_often")
    np.testing.assert_array_equal(shares, [0, *[1] * 7])
    assert now.result["successes"][1] / now.result["starts"] < 0.7


def test_new_days_that_gain_as_much():
    rows = [(np.median(old), np.median(new)) for old, new, *_accuracies in seen("bigger_is_better").result.values()]
    for (old, new), here in zip(rows, expected("bigger_is_better", "falls_on_both"), strict=True):
        assert rows[0][1] - here == pytest.approx(rows[0][0] - old) and (new == rows[0][1] or here < new)


# ---- activation
def test_the_border_stays_where_it_was():
    assert expected("verdict_with_sigmoid", "yes") == 0 != seen("verdict_with_sigmoid").result["activation"](0.0)
    assert expected("verdict_with_sigmoid", "yes", sigma="tanh") is None, "there it does"


@pytest.mark.parametrize("option, slope", dict(one=1, half=0.5).items())
def test_a_tangent_that_is_too_steep(option, slope):
    (left, right), (low, high) = expected("steepest_sigmoid", option)
    assert (high - low) / (right - left) == pytest.approx(slope) and (low + high) / 2 == pytest.approx(0.5)
    assert expected("steepest_sigmoid", option, first="ReLU", second="tanh") is None


def test_corner_by_corner():
    def apart(width):
        x, y = expected("squares_add_up", "nearer", width=width)
        return np.abs(y - np.sin(1.6 * x - 0.8)).max()

    assert apart(12) < 0.2 * apart(4)
    x, y = expected("squares_add_up", "nearer", width=4)
    assert (np.abs(np.diff(y, 2)) > 1e-6).sum() <= 2 * 2, "straight but for two corners"


def test_hill_by_hill():
    x, y = expected("squares_add_up", "exactly", width=4)
    np.testing.assert_allclose(y, np.sin(1.6 * x - 0.8))
    _, half = expected("squares_add_up", "exactly", width=2)
    assert not half[x > 0.1].any() and half[x < -0.1].any()


# ---- which activation
def test_probabilities_that_all_grow():
    grown, p = expected("higher_scores", "all_grow"), seen("higher_scores").result["p"]
    assert grown.sum() == pytest.approx(math.e**2) and (grown > p).all()
    np.testing.assert_allclose(grown / p, math.e**2)


def test_scores_that_are_multiplied():
    p = expected("higher_scores", "largest_grows")
    assert p.sum() == pytest.approx(1) and p[0] / p[1] == pytest.approx(math.exp(2 * (1.0 - 0.5)))
    assert p[0] > seen("higher_scores").result["p"][0] + 0.1
    assert expected("higher_scores", "largest_grows", shift=-50) is None


def test_half_as_fast():
    (steps, right), (_, given) = seen("wrong_slope").result["losses"].values()
    at, losses = expected("wrong_slope", "only_slower")["losses"]
    half = len(steps) // 2
    np.testing.assert_allclose(losses[::2][:half], right[:half])
    assert losses[-1] < 0.8 * given[-1] and len(at) == len(losses)


def test_the_order_of_the_smaller_rate():
    slow, now = seen("other_rate", rate=0.03).result, seen("other_rate")
    for name, loss in zip(now.result, expected("other_rate", "same_order"), strict=True):
        assert np.isnan(loss) or loss == pytest.approx(np.median(slow[name][1]))
    assert expected("other_rate", "same_order", problem="circle") is None


def test_all_get_worse_alike():
    names, slow = list(seen("other_rate").result), expected("other_rate", "same_order")
    worse = np.array(expected("other_rate", "all_worse"))
    shared = np.isfinite(worse)
    factors = worse[shared] / np.array(slow)[shared]
    np.testing.assert_allclose(factors, factors[0])
    assert factors[0] > 1 and worse[names.index("sine")] > 10 * np.median(seen("other_rate").result["sine"][1])


# ---- the slope
@pytest.mark.parametrize("option, together", dict(even_smaller=np.sum, less_than_best_alone=np.mean).items())
def test_gains_that_add_up_or_even_out(option, together):
    loss, w, h = diary_loss(), np.array([-1, 0.4, 0.6, 0.3]), 1e-6
    slopes = [(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(4)]
    alone = np.array([loss(w - 0.25 * s * e) / loss(w) for s, e in zip(slopes, np.eye(4), strict=True)])
    share = expected("all_together", option)(alone)
    assert 1 - share == pytest.approx(together(1 - alone))
    assert share < 1 < loss(w - 0.25 * np.array(slopes)) / loss(w)


def test_the_difference_stops_at_the_answer():
    assert expected("signed_difference", "stops_at_the_answer") == pytest.approx(1.1)
    assert expected("signed_difference", "stops_at_the_answer", step=1) == pytest.approx(0.6 + 0.3)
    assert expected("signed_difference", "stops_at_the_answer", w2=2.0, step=1) == pytest.approx(2.0 - 0.3)
    assert seen("signed_difference").result["paths"]["signed difference"][-1] < 0


@pytest.mark.parametrize("option, power", dict(smaller_is_closer=1, hardly_depends=0).items())
def test_the_error_as_a_power_of_the_step(option, power):
    now = seen("smaller_is_better")
    steps, errors = expected("smaller_is_better", option)
    np.testing.assert_allclose(np.diff(np.log(errors)) / np.diff(np.log(steps)), power, atol=1e-9)
    f, w, slope = (now.result[name] for name in ("f", "w", "slope"))
    step = 1e-3 if power else 0.1
    assert np.interp(step, steps, errors) == pytest.approx(abs((f(w + step) - f(w)) / step - slope), rel=0.2)


# ---- backprop
def test_paths_without_their_signs_or_the_strongest_alone():
    one, two = (expected("paths_that_cancel", key) for key in ("as_one_path", "twice_one_path"))
    assert two == pytest.approx(2 * abs(one)) and abs(one) > 1
    assert seen("paths_that_cancel").result["measured"] == pytest.approx(0, abs=1e-6)
    assert expected("paths_that_cancel", "as_one_path", v1=0.5, v2=-0.1) * one > 0


def test_backprop_as_cheap_as_one_run():
    sizes, counts = expected("how_many_times", "thousand")
    chart = seen("how_many_times").result["chart"]
    width, depth = 17, 4  # the last of the chart: 3 inputs, four hidden layers, 1 output
    by_hand = 3 * width + (depth - 1) * width * width + width
    assert counts[-1] == pytest.approx(by_hand, rel=0.1) and sizes[-1] == chart[-1][0]
    assert all(count < 0.5 * back for count, (_, _, back) in zip(counts, chart, strict=True))


# ---- gradients
def test_gradients_that_lose_nothing_or_the_same_at_each_layer():
    true = seen("how_much_is_left").result["gradients"]["sigmoid"]
    level, even = (expected("how_much_is_left", key) for key in ("about_the_same", "a_tenth"))
    np.testing.assert_array_equal(level, true[-1])
    np.testing.assert_allclose(np.diff(even), even[0])
    assert even[-1] == true[-1] and even[0] == pytest.approx(true[-1] / 11) and true[0] < 1e-3 * even[0]


def test_losses_that_rise_or_stay():
    _, (_, true) = seen("does_it_show").result["losses"].values()
    (_, right), _ = seen("does_it_show").result["losses"].values()
    _, up = expected("does_it_show", "goes_up")["losses"]
    _, level = expected("does_it_show", "hardly_falls")["losses"]
    np.testing.assert_allclose(np.log(up / up[0]), -np.log(right / right[0]))
    assert set(level) == {right[0]} and true[-1] < level[-1] < up[-1]


# ---- optimizers
def test_the_lowest_rate_a_tenth_of_the_first_that_diverges():
    result = seen("best_rate").result
    rates, heights = expected("best_rate", "middle")
    first_gone = next(
        rate for rate, h in zip(result["rates"], result["constant"], strict=True) if not h < result["before"]
    )
    assert rates[heights.argmin()] == pytest.approx(first_gone / 10)
    assert result["rates"][int(np.argmin(np.nan_to_num(result["heights"], nan=np.inf)))] > 5 * rates[heights.argmin()]


def test_the_smaller_the_rate_the_lower():
    result = seen("best_rate").result
    rates, heights = expected("best_rate", "small")
    assert (np.diff(heights) >= 0).all() and heights[0] == np.nanmin(result["constant"])
    assert result["heights"][0] > 1e6 * heights[0] and rates[0] == result["rates"][0]


def test_by_all_days_at_once():
    steps, losses = expected("with_single_days", "at_rest")["losses"]
    loss, w, h = loss_on(*diary(60, np.random.default_rng(11))), np.array([-0.5, -0.8, -0.3, 0.3]), 1e-6
    for now in losses[:20]:
        assert now == pytest.approx(loss(w), rel=1e-5)
        w = w - 0.02 * np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(4)])
    runs = [losses for _steps, losses in seen("with_single_days").result["losses"].values()]
    assert np.std(losses[200:]) < 0.1 * np.std([run[200:] for run in runs])


def test_never_comes_down():
    _, losses = expected("with_single_days", "at_random")["losses"]
    runs = [run for _steps, run in seen("with_single_days").result["losses"].values()]
    assert set(losses) == {runs[0][0]} and max(run[-1] for run in runs) < 0.5 * losses[-1]


@pytest.mark.parametrize("option, times", dict(twice=2, ten_times=10).items())
def test_half_the_spread(option, times):
    falls = expected("half_the_error", option)
    assert falls(1) == 1 and falls(times) == pytest.approx(0.5) and falls(times**2) == pytest.approx(0.25)
    assert falls(4) != pytest.approx(0.5)


# ---- valleys
def test_straight_to_the_nearest_bottom():
    result = seen("newton_near_a_top").result
    (x0, x1), (y0, y1) = expected("newton_near_a_top", "into_a_valley")
    assert (x0, y0) == (0.6, 0.5) and np.abs(result["landscape"].gradient(np.array([x1, y1]))).max() < 1e-3
    assert result["landscape"](np.array([x1, y1])) < result["landscape"](np.array([x0, y0])) - 1
    assert x1 > 0 and y1 > 0, "the valley on the same side of the hill"


@pytest.mark.parametrize("option", ["adam", "momentum_and_adam"])
def test_adam_in_the_lowest_valley(option):
    name, places = expected("who_gets_down", option)
    hours = np.linspace(16, 22, 601)
    lowest = hours[np.argmin(2 + 0.15 * (hours - 20.5) ** 2 + np.cos(np.pi * hours))]
    assert name == "Adam" and places[0] == 16 and places[-1] == pytest.approx(lowest, abs=0.02)
    assert seen("who_gets_down").result["paths"]["Adam"][-1, 0] < 18
    assert expected("who_gets_down", option, hour=20.7) is None, "from there it does get there"


def test_everyone_would_find_the_lowest_valley():
    assert expected("how_many_starts", "nearly_all") == 1


def test_the_lower_the_nearer():
    found = seen("near_or_far").result["endings"]
    far, losses = expected("near_or_far", "near")
    assert (np.diff(far) >= 0).all() and (np.diff(losses) >= 0).all()
    assert sorted(found.losses) == list(losses) and far[0] == 0
    assert np.median(found.distances(found.twins(40))) > far[1] * 0.5, "twins are as low as the first of them"


def test_the_diary_is_that_of_the_weights():
    """The oracles above stand on the article's weights."""
    np.testing.assert_allclose([ARTICLE_WEIGHTS @ [1, *clues] for clues in SITUATIONS], SUMS)
