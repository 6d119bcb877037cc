"""Pictures of rates, of what Adam remembers, and of Newton's model: what is drawn, and what they say."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.legend import Legend

from nblib.chapters.optimizers.experiments import heights_by_rate
from nblib.chapters.optimizers.rate_charts import RateOverTime, RateSweep, diverged, lowest
from nblib.chapters.valleys.adam_state import AdamPaces, round_up
from nblib.chapters.valleys.newton_model import ModelCut, ModelFromAbove
from nblib.language import words
from nblib.maths.descent import walk
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.landscapes.single_minimum import quadratic
from nblib.maths.newton import QuadraticModel, damped_newton
from nblib.maths.optimizers import OPTIMIZERS, gradient_descent
from nblib.maths.schedules import SCHEDULES
from nblib.validation import CourseError

RAVINE, START = LANDSCAPES["ravine"], (4.0, 1.5)
RATES = (0.001, 0.01, 0.05, 0.09, 0.099, 0.12, 1.0)


def drawn(picture):
    picture.room = picture.size
    picture.draw(Figure().add_axes((0, 0, 1, 1)))
    return picture


def swept(rate, schedule="constant", steps=100, optimizer="GD"):
    heights, constant = [
        heights_by_rate(RAVINE, OPTIMIZERS[optimizer], START, RATES, SCHEDULES[name], steps)
        for name in (schedule, "constant")
    ]
    return dict(rates=RATES, heights=heights, constant=constant, before=RAVINE(np.array(START)), rate=rate)


def test_heights_by_rate_are_those_of_the_closed_form():
    """Each step multiplies x by 1 - rate, and y by 1 - 20 rate."""
    ours = heights_by_rate(RAVINE, gradient_descent, START, RATES[:5], SCHEDULES["constant"], 100)
    for rate, height in zip(RATES, ours, strict=False):
        x, y = 4 * (1 - rate) ** 100, 1.5 * (1 - 20 * rate) ** 100
        assert height == pytest.approx((x * x + 20 * y * y) / 2, rel=1e-9)


def test_the_sweep_marks_what_diverges_and_the_lowest(recwarn):
    picture, result = drawn(RateSweep()), swept(0.05)
    assert diverged(result["heights"], result["before"]).tolist() == [False] * 5 + [True] * 2
    picture.update({}, result)
    assert picture.gone.get_xdata().tolist() == [0.12, 1.0]
    assert picture.best.get_xdata() == [0.09] and RATES[lowest(result["heights"])] == 0.09
    assert picture.here.get_xdata() == [0.05]
    assert np.isnan(picture.constant.get_ydata()).all(), "it would lie under the line"
    assert not recwarn


@pytest.mark.parametrize(
    ("rate", "japanese", "english"),
    [
        (0.001, "小さすぎて進まない", "too small"),
        (0.05, "ちょうどよい", "about right"),
        (0.099, "行ったり来たり", "swings"),
        (0.12, "発散」", "too large: it diverges"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_sweep_says_what_the_chosen_rate_does(rate, japanese, english, language):
    words.speak(language)
    assert (japanese if language == "ja" else english) in drawn(RateSweep()).describe({}, swept(rate))


def test_after_few_steps_the_best_rate_is_not_called_too_large():
    words.speak("en")
    result = swept(0.05, steps=3)
    best = RATES[lowest(result["heights"])]
    assert "about right" in drawn(RateSweep()).describe({}, result | dict(rate=best))


def test_a_schedule_is_drawn_beside_the_constant_rate():
    picture = drawn(RateSweep())
    picture.update({}, swept(0.05, "cosine", optimizer="SGD"))
    assert np.isfinite(picture.constant.get_ydata()).sum() == 5
    over_time = drawn(RateOverTime(200))
    over_time.update({}, dict(shares=[1, 0.5, 0.25]))
    assert over_time.line.get_xydata().tolist() == [[0, 1], [1, 0.5], [2, 0.25], [3, 0.25]]
    words.speak("en")
    assert "100.0% of the chosen one at the first step" in over_time.describe({}, dict(shares=[1, 0.5, 0.25]))


def test_round_numbers():
    assert [round_up(v) for v in (0, 0.3, 1, 1.2, 4, 5.5, 430)] == [1, 0.5, 1, 2, 5, 10, 500]


def test_quantities_are_drawn_as_parts_of_a_round_number():
    picture = drawn(AdamPaces(3))
    curves = dict(corrected=np.array([1, 3, -2.0]), uncorrected=np.array([3.2, 0, 0]))
    picture.update(dict(step=2), dict(paces=curves))
    assert [text.get_text() for text in picture.numbers] == ["-5", "0", "5"]
    np.testing.assert_allclose(picture.curves[0].get_xydata(), [[1, 0.2], [2, 0.6], [3, -0.4]])
    assert [here.get_xydata().tolist() for here in picture.here] == [[[2, 0.6]], [[2, 0]]]
    words.speak("en")
    assert "3.00" in picture.describe(dict(step=2), dict(paces=curves))
    axes = Figure().add_axes((0, 0, 1, 1))
    assert not [artist for artist in picture.draw(axes) if isinstance(artist, Legend)], "one legend, above the curves"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == picture.labels
    picture.update(dict(step=2), dict(paces=curves))
    with pytest.raises(CourseError):
        picture.update(dict(step=2), dict(paces=dict(curves, corrected=np.array([1, np.inf, 0]))))


def modelled(landscape, start, damping=0.0):
    start = np.array(start, float)
    down = walk(damped_newton(landscape.gradient, start, damping=damping, hessian=landscape.hessian), 3)
    return dict(landscape=landscape, paths=[("Newton", down), ("GD", start[np.newaxis])], damping=damping)


def test_the_model_agrees_with_the_landscape_nearby_to_third_order():
    landscape, place = LANDSCAPES["Himmelblau"], np.array([1.3, -0.8])
    model, d = QuadraticModel(landscape, place), np.array([[0.6, -0.8], [0.0, 1.0]])
    assert model(0 * d) == pytest.approx(landscape(place))
    errors = [np.abs(model(size * d) - landscape(place + size * d)) for size in (1e-2, 1e-3)]
    np.testing.assert_allclose(errors[0] / errors[1], 1000, rtol=0.1)


def test_the_model_is_level_where_its_step_leads():
    landscape, place = LANDSCAPES["Beale"], np.array([1.0, -0.5])
    model = QuadraticModel(landscape, place, damping=50)
    around = model(model.step + 1e-4 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]]))
    assert np.ptp(around) < 1e-5 and model(model.step) == pytest.approx(model.height - model.drop)


@pytest.mark.parametrize(
    ("landscape", "start", "damping", "japanese", "english"),
    [
        ("ravine", (3, 2), 0, "鉢の形", "a bowl"),
        ("Styblinski-Tang", (0.5, 0.5), 0, "山の形", "a hill"),
        ("Styblinski-Tang", (0.5, 0.5), 50, "鉢の形", "a bowl"),
        ("saddle", (3, 2), 0, "鞍の形", "a saddle"),
        ("trough", (3, 2), 0, "1歩は決まらない", "no Newton step"),
        ("trough", (3, 2), 1, "鉢の形", "a bowl"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_model_is_named(landscape, start, damping, japanese, english, language):
    words.speak(language)
    ground = quadratic("trough", 1, 0, minima=()) if landscape == "trough" else LANDSCAPES[landscape]
    picture, cut, result = drawn(ModelFromAbove()), drawn(ModelCut()), modelled(ground, start, damping)
    for part in (picture, cut):
        part.update({}, result)
    assert (japanese if language == "ja" else english) in picture.describe({}, result)
    flat = landscape == "trough" and not damping
    assert len(picture.level.get_xdata()) == len(cut.level.get_xdata()) == (not flat)
    assert bool(cut.none.get_text()) == flat
    assert ("ない" if language == "ja" else "no step") in cut.describe({}, result) or not flat


def test_the_cut_says_that_newton_climbs_a_hill():
    words.speak("en")
    cut, result = drawn(ModelCut()), modelled(LANDSCAPES["Styblinski-Tang"], (0.6, 0.5))
    cut.update({}, result)
    assert "One step leads up" in cut.describe({}, result) and cut.level.get_ydata() == [1]
    at = np.searchsorted(cut.along, 0)
    assert cut.true.get_ydata()[at] == pytest.approx(0, abs=1e-9), "both begin here"
    ravine = modelled(RAVINE, (3, 2))
    cut.update({}, ravine)
    np.testing.assert_allclose(
        cut.true.get_ydata(), cut.model.get_ydata(), atol=1e-9, err_msg="a bowl is its own model"
    )
    assert cut.lands.get_ydata() == [-1]


def test_at_the_bottom_there_is_no_step_to_cut_along():
    cut, result = drawn(ModelCut()), modelled(RAVINE, (0, 0))
    cut.update({}, result)
    assert cut.none.get_text() and not len(cut.true.get_xdata())


def test_a_descent_that_comes_back_is_followed_all_the_way(recwarn):
    rate = SCHEDULES["cosine"](0.13, 200)
    path = walk(gradient_descent(RAVINE.gradient, np.array(START), rate=rate), 200, far=1e100)
    assert len(path) == 201 and np.abs(path).max() > 1e6 and RAVINE(path[-1]) < 1
    assert len(walk(gradient_descent(RAVINE.gradient, np.array(START), rate=rate), 200)) < 201
    assert not recwarn
