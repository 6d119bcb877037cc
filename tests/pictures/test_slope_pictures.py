"""What the pictures on slopes say and draw, for results whose answers are known."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from nblib.chapters.backprop.pictures import MultiplicationsBySize, MultiplicationTable
from nblib.chapters.slope.pictures import (
    Forecasts,
    LossAlong,
    LossKinds,
    Secants,
    StepErrors,
    StepLosses,
    WhichWay,
)
from nblib.language import words
from nblib.pictures.canvas import Canvas
from nblib.pictures.sketch_line import Sketched
from nblib.pictures.style import exactly, number, scientific


@pytest.fixture(autouse=True)
def english():
    words.speak("en")


def shown(picture, result):
    """The picture, drawn and moved."""
    picture.draw(Figure().add_axes((0, 0, 1, 1)))
    picture.update({}, result)
    return picture


BOWL = dict(curve=lambda t: (t - 0.5) ** 2, w=[0.0, 0.5, 1.0, 0.5], slopes=[-1.0, 0.0, 1.0, 0.002], chosen=0)


def test_arrows_point_downhill():
    along, ways = shown(LossAlong(), BOWL), shown(WhichWay(), BOWL)
    start, end = along.down.get_xdata()
    assert start == 0 and end > 0 and "-1.00" in along.title.get_text()
    runs = [np.diff(line.get_xdata())[0] for line in ways.lines]
    assert runs[0] > 0 and runs[1] == 0 and runs[2] < 0 and runs[3] == 0
    assert ways.lines[0].get_linestyle() == "--" and ways.lines[2].get_linestyle() == "-"
    assert [n.get_text().split()[-1] for n in ways.notes] == ["increase", "stay", "decrease", "stay"]
    assert ways.describe({}, BOWL).startswith("Slopes: w0 -1.00 (increase), w1 +0.00 (stay)")


def test_the_loss_axis_stays_and_a_higher_point_stands_at_its_edge():
    picture = shown(LossAlong(), BOWL)
    axes = picture.here.axes
    assert axes.get_ylim() == (0, 3) and picture.here.get_marker() == "o" and not picture.beyond.get_text()
    picture.update({}, BOWL | dict(curve=lambda t: 7 - t))
    assert axes.get_ylim() == (0, 3) and picture.here.get_ydata()[0] == 3
    assert picture.here.get_marker() == "^" and picture.beyond.get_text() == "L = 7.0"


def test_the_verdict_says_which_way_and_the_takeaway_where_it_is_steepest():
    picture = LossAlong()
    verdict = picture.verdict({}, BOWL)
    assert (verdict.text, verdict.chip, verdict.sign) == ("slope -1.00", "increase w0", -1)
    assert picture.takeaway({}, BOWL).startswith("The steepest is w0, with slope -1.00")
    flat = BOWL | dict(slopes=[0.09, -0.1, 0.0, 0.0])
    assert picture.takeaway({}, flat) == "All slopes lie between -0.1 and 0.1."


def test_steps_alone_and_together():
    """(u + v)² / 4 at (1, 1): alone half way down at rate 1, together at the bottom; at rate 2 they overshoot."""
    result = dict(loss=lambda w: (w[0] + w[1]) ** 2 / 4, w=[1, 1], slopes=[1, 1], rate=1.0)
    picture = shown(StepLosses(2, largest=2), result)
    assert [dot.get_ydata()[0] for dot in picture.dots] == [0.25, 0.25, 0]
    assert picture.curves[-1].get_ydata()[-1] == 1 and picture.curves[0].get_ydata()[-1] == 0
    assert (picture.verdict({}, result).text, picture.verdict({}, result).sign) == ("loss × 0.00", 1)
    assert picture.verdict({}, result | dict(rate=2.5)).chip == "↑ higher"
    assert picture.takeaway({}, result) == "All together: 0.00 times the loss before. w0 alone: 0.25 times."
    assert "25.0%, 25.0%" in picture.describe({}, result) and "0.0% for all" in picture.describe({}, result)


def test_names_of_curves_stand_apart_and_a_share_beyond_stands_at_the_edge():
    result = dict(loss=lambda w: (w[0] + w[1]) ** 2 / 4, w=[1, 1], slopes=[1, 1], rate=2.6)
    picture = StepLosses(2, largest=3)
    Canvas([picture]).update({}, result)
    places = sorted(name.get_window_extent().y0 for name in picture.names if name.get_position()[0] > 3)
    assert np.diff(places).min() >= 14
    assert picture.dots[-1].get_marker() == "^" and picture.dots[-1].get_ydata()[0] == 2


def test_forecasts_before_and_after():
    result = dict(chance=lambda w: 0.1 * sum(w), w=[1, 2], slopes=[-1, -3], rate=1.0, tests=0.5)
    picture = shown(Forecasts(2), result)
    assert [bar.get_width() for bar in picture.bars] == pytest.approx([0.3, 0.4, 0.6, 0.7])
    assert "30.0% before, 70.0% after" in picture.describe({}, result)


def test_the_forecast_of_all_together_is_hidden_until_a_sketch_of_them_is_compared():
    result = dict(chance=lambda w: 0.1 * sum(w), w=[1, 2], slopes=[-1, -3], rate=1.0, tests=0.5)
    picture, seen = shown(Forecasts(2, "mine"), result), {}
    for compared in (False, True):
        values = dict(mine=Sketched(0, 1, (1.0, 1.0), compared=compared))
        picture.update(values, result)
        seen[compared] = (
            picture.bars[-1].get_width(),
            picture.notes[-1].get_text(),
            "70.0%" in picture.describe(values, result),
        )
    assert seen[False] == (0, "?", False) and seen[True] == (pytest.approx(0.7), "70%", True)


def test_a_descent_that_has_left_is_marked_where_it_left():
    curves = {"signed difference": lambda w: w - 1, "mine": lambda w: w * w}
    result = dict(curves=curves, paths={"signed difference": [0.0, -9.0], "mine": [0.0, 0.5]}, goal=1.0)
    picture = shown(LossKinds(list(curves)), result)
    assert picture.dots[0].get_xdata()[0] == -2 and picture.dots[0].get_ydata()[0] == -3
    assert picture.dots[1].get_xdata()[0] == 0.5
    assert [told.get_text() for told in picture.told] == ["L = -10.00 ↓", "L = 0.25"]
    assert picture.verdict({}, result).text == "L = -10.00" and picture.verdict({}, result).chip == "signed difference"
    assert picture.takeaway({}, result) == "None of them has its output at the answer now."
    assert picture.takeaway({}, result | dict(goal=0.52)) == "With its output at the answer now: mine."
    assert "signed difference w2 = -9.00, L = -10.00; mine w2 = 0.50, L = 0.25" in picture.describe({}, result)


CUBE = dict(f=lambda w: w**3, w=1.0, slope=3.0, step=0.5)


def test_secants_run_through_their_points():
    picture = shown(Secants(), CUBE)
    x, y = picture.forward.get_data()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(4.75)
    assert np.interp([1, 1.5], x, y) == pytest.approx([1, 3.375])
    x, y = picture.central.get_data()
    assert np.interp([0.5, 1.5], x, y) == pytest.approx([0.125, 3.375])
    assert [number.get_text() for number in picture.key.numbers] == ["3.000000000", "4.750000000", "3.250000000"]
    assert [number.get_text() for number in shown(StepErrors(), CUBE).key.numbers] == ["0.62", "1.8", "0.25"]
    assert (picture.verdict({}, CUBE).text, picture.verdict({}, CUBE).chip) == ("off by 1.8", "one-sided")
    assert picture.takeaway({}, CUBE) == "The central difference is off by 0.25, the undivided one by 0.62."


def test_errors_are_u_shaped_and_constant_at_a_corner():
    picture = shown(StepErrors(), CUBE)
    for curve in picture.curves[1:]:
        powers = curve.get_ydata()
        assert powers.min() < powers[0] - 5 and powers.min() < powers[-1] - 5
    assert picture.curves[2].get_ydata().min() < picture.curves[1].get_ydata().min()
    corner = dict(f=lambda w: max(w, 0.0), w=0.0, slope=0.0, step=1e-3)
    picture.update({}, corner)
    assert np.allclose(picture.curves[1].get_ydata(), 0) and np.allclose(picture.curves[2].get_ydata(), np.log10(0.5))
    assert picture.describe({}, corner) == "The error is the same for every Δw."


def test_counts_and_their_ratio():
    result = dict(
        chart=[(10, 100, 20), (100, 9000, 200)], here=(100, 9000, 200), expected=(9000, 201), seconds=(0.5, 0.01)
    )
    picture, table = shown(MultiplicationsBySize(), result), shown(MultiplicationTable(), result)
    assert picture.verdict({}, result).text == "45 times" and "500.00 ms one at a time" in picture.takeaway({}, result)
    assert "9,000 one at a time, 200 by" in picture.takeaway({}, result | dict(seconds=None))
    assert picture.times.get_text() == "45 times" and "45.0 times as many" in picture.describe({}, result)
    rows = [[text.get_text() for text in row] for row in table.grid.texts]
    assert rows[1] == ["counted", "9,000", "200", "45"] and rows[3] == ["time", "500.00 ms", "10.00 ms", "50"]
    assert "do not agree" in table.describe({}, result)
    assert "counts agree" in table.describe({}, result | dict(expected=(9000, 200), seconds=None))


@pytest.mark.parametrize(
    ("value", "text", "plain"),
    [
        (0, "0", "0"),
        (0.344, "0.34", "0.34"),
        (3e-9, r"$3 \times 10^{-9}$", "3×10⁻⁹"),
        (-2e4, r"$-2 \times 10^{4}$", "-2×10⁴"),
    ],
)
def test_numbers_of_any_size(value, text, plain):
    assert scientific(value) == text and scientific(value, plain=True) == plain


@pytest.mark.parametrize(
    ("value", "text"), [(1e-08, "1×10⁻⁸"), (2.5e20, "2.5×10²⁰"), (0.001, "0.001"), (100, "100"), ("one", "one")]
)
def test_numbers_with_all_their_digits(value, text):
    assert exactly(value) == text


def test_a_number_of_a_million_or_more_is_a_power_of_ten():
    assert [number(value) for value in (113735337775.92, -2e6, 999999.0)] == ["1×10¹¹", "-2×10⁶", "999999.00"]
    assert number(np.inf) == "inf" and number(-0.001) == "0.00"
