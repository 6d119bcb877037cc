"""What the pictures on generalisation show is what their results say."""

import itertools

import numpy as np
import pytest

from nblib.chapters.generalisation.chosen_best import ChosenBest
from nblib.chapters.generalisation.double_descent import FEATURES
from nblib.chapters.generalisation.learner_columns import LearnerColumns
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.chapters.generalisation.reliability import ReliabilityDiagram
from nblib.chapters.generalisation.second_descent import SecondDescent
from nblib.chapters.generalisation.size_charts import AgainstSetting
from nblib.chapters.generalisation.stopping_curves import StoppingCurves
from nblib.chapters.generalisation.two_losses import TwoLosses
from nblib.language import words
from nblib.maths.data import expected_accuracy, expected_log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.pictures.canvas import Canvas


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def drawn(picture, values, result, expected=None):
    canvas = Canvas([picture])
    canvas.update(values, result, expected)
    canvas.png()
    return picture


def test_the_floor_is_what_nobody_gets_past():
    rng = np.random.default_rng(0)
    assert FLOOR["loss"] <= min(expected_log_loss(8 * ARTICLE_WEIGHTS + 0.5 * rng.normal(size=4)) for _ in range(50))
    every = np.array(list(itertools.product([False, True], repeat=8)))
    assert FLOOR["accuracy"] == pytest.approx(expected_accuracy(every).max(), abs=1e-12)


def test_two_losses_as_bars_and_a_belief_as_a_line():
    result = dict(seen=0.355, new=0.445, before=dict(seen=0.48, new=0.345))
    picture = drawn(TwoLosses(30), {}, result, 0.22)
    assert [bar.get_width() for bar in picture.bars] == [0.355, 0.445]
    assert picture.before[0].get_xdata()[0] == 0.48 and picture.ghost.line.get_xdata()[0] == 0.22
    assert picture.verdict({}, result).text == "loss 0.45" and "0.100 above" in picture.takeaway({}, result)
    assert "4 : 6 : 3: 0.480" in picture.describe({}, result)


def test_curves_with_validation_days_end_at_their_names():
    steps = np.arange(0, 301, 100)
    result = dict(steps=steps, seen=steps * 0 + 0.2, new=steps * 0 + 0.9, validation=steps * 0 + 0.92, step=200)
    picture = drawn(StoppingCurves(validation=True), dict(step=200), result)
    places = [picture.names[kind].get_position()[1] for kind in ("seen", "new", "validation")]
    assert np.diff(places).min() > 0.1, "names of curves that end beside each other are pushed apart"
    assert list(picture.here["new"].get_xdata()) == [200]
    (handle,) = picture.handles(dict(step=200), result)
    assert handle.name == "step" and handle.at(70, 0) == 70
    assert "validation data 0.920" in picture.describe(dict(step=200), result)


def test_a_loss_beyond_the_axis_is_drawn_at_its_edge():
    steps = np.array([0, 300])
    picture = drawn(
        StoppingCurves(), {}, dict(steps=steps, seen=np.array([0.7, 0.1]), new=np.array([0.7, 9.0]), step=300)
    )
    assert picture.curves["new"].get_ydata().max() == picture.highest


def learners(value):
    """Three learners around a value, on the days seen and on new ones."""
    return np.array([0.98, 0.99, 1.0]), value + np.array([-0.02, 0.0, 0.03])


def test_columns_have_a_dot_for_each_learner_and_the_median():
    result = dict(accuracy=dict(neuron=learners(0.8), network=learners(0.77)))
    picture = drawn(LearnerColumns("accuracy"), {}, result, FLOOR)
    np.testing.assert_allclose(picture.medians[1].get_ydata(), [0.8, 0.77])
    assert len(picture.dots[1].get_ydata()) == 6
    assert picture.ghost.line.get_ydata()[0] == FLOOR["accuracy"]
    assert "neuron 80.0% (78.0% – 83.0%)" in picture.describe({}, result)
    assert "neuron 4.7 points, network 7.7" in picture.takeaway({}, result)
    picture.believe({}, result, dict(loss=1.0))
    assert not len(picture.ghost.line.get_ydata()), "what is not of this measure is not drawn here"


def test_the_best_on_validation_days_is_the_chosen_one():
    result = dict(validation=np.array([0.7, 0.92, 0.8]), new=np.array([0.78, 0.75, 0.76]))
    picture = drawn(ChosenBest(), {}, result, (0.92, 0.92))
    assert (picture.best.get_xdata()[0], picture.best.get_ydata()[0]) == (0.92, 0.75)
    assert picture.ghost.line.get_ydata()[0] == 0.92
    assert picture.verdict({}, result).text == "75.0%" and "Chosen for 92.0%" in picture.takeaway({}, result)
    assert "75.0% to 78.0% of new days" in picture.describe({}, result)


@pytest.mark.parametrize("measure, told", [("loss", "0.80"), ("accuracy", "80.0%")])
def test_against_a_setting_the_present_value_is_marked(measure, told):
    numbers = np.linspace(0.7, 0.9, 5)[:, np.newaxis] + np.array([-0.01, 0, 0.02])
    result = dict(along="days", settings=[50, 100, 200, 500, 1000], **{measure: (numbers, numbers)})
    values = dict(width=16, days=200, decay=0)
    picture = drawn(AgainstSetting(measure), values, result, {measure: np.full(5, 0.75)})
    assert picture.band.get_x() == pytest.approx(1.6)
    assert [tick.get_text() for tick in picture.ticks] == ["50", "100", "200", "500", "1000"]
    assert list(picture.spans[1][0].get_ydata()) == pytest.approx([0.69, 0.72])
    assert told in picture.verdict(values, result).text and f"200: {told}" in picture.describe(values, result)
    np.testing.assert_allclose(picture.ghost.line.get_ydata(), 0.75)


def reliability(count):
    said = np.array([0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    return dict(said=said, true=said * 0.5 + 0.2, count=np.array(count), loss=0.9, accuracy=0.78)


def test_circles_are_larger_where_there_are_more_days():
    result = reliability([800, 50, 50, 50, 50, 0, 1000])
    picture = drawn(ReliabilityDiagram(), {}, result)
    sizes = picture.dots.get_sizes()
    assert len(sizes) == 6 and sizes[-1] == sizes.max() and sizes[0] > 5 * sizes[1]
    assert "On 90.0% of days" in picture.takeaway({}, result)
    assert "90%" not in picture.describe({}, result), "of days that do not occur nothing is told"


def test_who_is_never_sure_is_told_so():
    assert "never surer" in ReliabilityDiagram().takeaway({}, reliability([0, 5, 5, 5, 5, 5, 0]))


def test_the_second_descent_marks_the_chosen_number_of_features():
    errors = np.linspace(1, 0.1, len(FEATURES))[:, np.newaxis] * np.array([0.5, 1, 2])
    result = dict(seen=errors / 1000, new=errors, features=60)
    picture = drawn(SecondDescent(), {}, result, np.full(len(FEATURES), 1e9))
    at = FEATURES.index(60)
    assert picture.here.get_xdata()[0] == 60 and picture.here.get_ydata()[0] == pytest.approx(errors[at, 1])
    assert picture.lines[0].get_ydata().min() == picture.lowest
    assert picture.ghost.line.get_ydata().max() == picture.highest
    assert f"60: 0.00 / {errors[at, 1]:.2f}" in picture.describe({}, result)
