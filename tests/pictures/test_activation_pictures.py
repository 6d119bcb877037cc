"""What the pictures of chapter 3 say and draw, measured on their artists."""

import math

import numpy as np
import pytest

from nblib.chapters.activation.experiments import TARGETS, curve_fit
from nblib.chapters.activation.pictures import Landing, Pieces, SumOfPieces
from nblib.chapters.which_activation.pictures import TwoSoftmaxes
from nblib.language import words
from nblib.maths.activations import GALLERY, VECTOR_GALLERY, activation, relu, step, tanh
from nblib.maths.activations.activation import own
from nblib.pictures.activation_gallery import Card, Curves, Derivatives, sampled
from nblib.pictures.bars import Bars
from nblib.pictures.canvas import Canvas
from nblib.pictures.picture import first_that_holds


def drawn(picture, result, values=None):
    """The picture, drawn and moved to that result."""
    Canvas([picture]).update(values or {}, result)
    return picture


def test_a_graph_is_broken_where_it_jumps():
    x, y = sampled(step, np.linspace(-2, 2, 41), step.jumps)
    assert np.isnan(y).sum() == 1 and x[np.isnan(y)] == [0]
    assert (y[x < 0] == 0).all() and (y[x > 0] == 1).all()
    assert not np.isnan(sampled(tanh, np.linspace(-2, 2, 41))[1]).any()


def test_the_first_window_that_holds_everything():
    windows = (0, 1), (-2, 2)
    assert first_that_holds(windows, [0.5], np.array([0, 1])) == (0, 1)
    assert first_that_holds(windows, [0.5], [-0.1, np.nan]) == (-2, 2)
    assert first_that_holds(windows, [9]) == (-2, 2)


@pytest.mark.parametrize(
    ("name", "y"), [("step", 0), ("sigmoid", 1 / (1 + math.exp(0.1))), ("ReLU", 0), ("identity", -0.1)]
)
def test_the_sum_lands_on_the_curve(name, y):
    picture = drawn(Landing(), dict(z=-0.1, activation=activation(name)))
    assert np.ravel(picture.here.get_data()) == pytest.approx([-0.1, y])
    assert "テストなし" in picture.meaning.get_text()


def test_rounding_does_not_tip_a_verdict():
    result = dict(z=-0.7 + 0.4 + 0.3, activation=step)
    assert result["z"] > 0, "5.6e-17 in floating point"
    picture = drawn(Landing(), result)
    assert picture.here.get_ydata() == [0] and "テストなし" in picture.describe({}, result)


def test_a_learners_own_function_lands_too():
    result = dict(z=0.5, activation=own(np.cos, name="wavy"))
    assert "wavy" in drawn(Landing(), result).formula.get_text()


@pytest.mark.parametrize("name", GALLERY)
def test_every_activation_has_its_curve_slope_and_card(name):
    f = activation(name)
    result = dict(first=f, second=tanh, z=1.3)
    curves, slopes = drawn(Curves(), result), drawn(Derivatives(), result)
    h = 1e-6
    assert curves.probes["first"].get_ydata()[0] == pytest.approx(f(1.3))
    assert slopes.probes["first"].get_ydata()[0] == pytest.approx((f(1.3 + h) - f(1.3 - h)) / (2 * h), abs=1e-6)
    x, y = curves.tangents["first"].get_data()
    assert np.diff(y) / np.diff(x) == pytest.approx(slopes.probes["first"].get_ydata()[0])
    for language in ("ja", "en"):
        words.speak(language)
        card = drawn(Card("first"), result)
        assert f.formula.replace("frac", "dfrac") in card.formula.get_text()
        assert card.source.get_text() and words.activation_name(name) in card.describe({}, result)


def test_a_corner_is_told():
    at_corner, beside = dict(first=relu, second=tanh, z=0.0), dict(first=relu, second=tanh, z=0.1)
    picture = drawn(Derivatives(), at_corner)
    assert "角か段" in picture.describe({}, at_corner) and "角か段" not in picture.describe({}, beside)


def test_names_in_both_languages():
    shown = words.activation_names([*GALLERY, *VECTOR_GALLERY])
    assert list(shown.values()) == [*GALLERY, *VECTOR_GALLERY] and shown["恒等関数(identity)"] == "identity"
    words.speak("en")
    assert all(key == value for key, value in words.activation_names(GALLERY).items())


def test_pieces_are_added_from_the_left():
    network, theta = curve_fit(TARGETS["wave"], 4, relu)
    for added in (0, 2, 4, 12):
        result = dict(network=(network, theta), target=TARGETS["wave"], added=added)
        pieces, total = drawn(Pieces(), result), drawn(SumOfPieces(), result)
        visible = [line for line in pieces.lines if len(line.get_xdata())]
        assert len(visible) == min(added, 4) == len(total.bends.get_xdata())
        bias = theta[8]
        at = np.interp(1.0, *total.sum.get_data())
        assert at == pytest.approx(bias + sum(np.interp(1.0, *line.get_data()) for line in visible), abs=1e-3)


def test_softmax_is_worked_out_in_two_ways():
    picture = TwoSoftmaxes(["a", "b", "c"])
    y = np.array([1.0, 0.5, -0.5])
    right = [f"{math.exp(v) / sum(map(math.exp, y)):.2f}" for v in y]
    drawn(picture, dict(y=y, T=1.0))
    assert [row[1].get_text() for row in picture.cells[:3]] == right == [row[4].get_text() for row in picture.cells[:3]]
    for shift, word in ((1000, "大きすぎる"), (-1000, "0.00")):
        picture.update({}, dict(y=y + shift, T=1.0))
        assert [row[0].get_text() for row in picture.cells[:3]] == [word] * 3
        assert [row[1].get_text() for row in picture.cells[:3]] == ["求まらない"] * 3
        assert [row[4].get_text() for row in picture.cells[:3]] == right
        assert "求まる" in picture.describe({}, dict(y=y + shift, T=1.0))
    assert "同じ" in picture.describe({}, dict(y=y, T=1.0))


def test_bars_follow_numbers_and_fewer_leave_gaps():
    picture = Bars("p", ["$p_1$", "b"], "sum {sum}", [(0, 1), (-3, 3)])
    drawn(picture, dict(p=[0.25, 0.75]))
    assert [bar.get_height() for bar in picture.bars] == [0.25, 0.75] and picture.above.get_text() == "sum 1.00"
    picture.update({}, dict(p=[-2.0]))
    assert [bar.get_height() for bar in picture.bars] == [-2, 0] and picture.values[1].get_text() == ""
    assert picture.axes.get_ylim()[0] < -3 and "p1:\N{NO-BREAK SPACE}-2.00" in picture.describe({}, dict(p=[-2.0]))


def test_on_which_side_of_the_border_the_output_lies_can_be_seen():
    """It is told in numbers, as a few hundredths are few pixels on any axis; and the window is as high as the curve."""
    words.speak("en")
    picture = Landing()
    canvas = Canvas([picture])
    canvas.update({}, dict(z=-0.1, activation=activation("sigmoid")))
    assert "0.475 < 0.500" in picture.numbers.get_text()
    low, high = canvas.axes[0].get_ylim()
    assert -0.2 < low < 0 and 1 < high < 1.2
