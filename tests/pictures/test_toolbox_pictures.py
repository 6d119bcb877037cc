"""What the pictures of the tool box draw, say and let be pulled."""

import re

import pytest

from nblib.chapters.toolbox.pictures import Cuts, Exp, Heights, Log, Slope, Sum
from nblib.language import words
from nblib.maths.finite_differences import slope
from nblib.panels import panel, point, slider
from nblib.pictures import style
from nblib.pictures.canvas import Canvas
from tests.pictures.pulling import grips_of, pull_to


def landscape(u, v):
    return 0.5 * (u * u + v * v) + 0.5 * u * v


def drawn(picture, here):
    Canvas([picture]).update(dict(here=here), landscape)
    return picture


@pytest.mark.parametrize("here", [(-1.04, 1.96), (1.987, -1.512), (0.05, 0.149)])
def test_the_words_tell_the_height_of_the_point_that_they_name(here):
    """A pointer drags to places between the digits that are told."""
    words.speak("en")
    picture = drawn(Heights(), here)
    told = picture.describe(dict(here=here), landscape)
    u, v, height = map(float, re.search(r"\((-?[\d.]+), (-?[\d.]+)\), the height is ([\d.]+)\.", told).groups())
    assert style.number(landscape(u, v)) == f"{height:.2f}"
    assert (picture.here.get_xdata()[0], picture.here.get_ydata()[0]) == (u, v)


@pytest.mark.parametrize("here", [(-1.04, 1.96), (1.987, -1.512)])
def test_the_cuts_go_through_the_same_point(here):
    words.speak("en")
    u, v = round(here[0], 1), round(here[1], 1)
    picture = drawn(Cuts(), here)
    told = picture.describe(dict(here=here), landscape)
    assert style.signed(slope(lambda t: landscape(t, v), u)) in told
    assert style.signed(slope(lambda t: landscape(u, t), v)) in told
    places = [tuple(mark.get_xydata()[0]) for mark in picture.here]
    assert places == [(u, landscape(u, v)), (v, landscape(u, v))], "both cuts are as high where they meet"


# ---- verdicts and hands


def added(start, end):
    return sum(HOURS[start - 1 : end])


HOURS = [1, 0, 2, 1, 3, 0, 1, 2]


def sum_panel(start=2, end=5):
    words.speak("en")
    return panel(added, [Sum(HOURS)], start=slider(start, 1, 8, 1), end=slider(end, 1, 8, 1))


def test_the_ends_of_a_sum_are_pulled_from_day_to_day():
    p = sum_panel()
    assert p.stage.verdict["text"] == "sum 6" and p.stage.verdict["chip"] == "mean 1.50"
    pull_to(p, grips_of(p, "end")[0], 8.4, 2)
    pull_to(p, grips_of(p, "start")[0], 2.6, 2)
    assert (p.values["start"], p.values["end"]) == (3, 8)
    assert p.stage.verdict["text"] == "sum 9" and p.stage.takeaway == "Day 3 to day 8: 6 numbers, sum 9."
    pull_to(p, grips_of(p, "start")[0], 99, 2)
    assert p.values["start"] == 8


def test_nothing_to_add_has_no_mean():
    p = sum_panel(5, 3)
    assert p.stage.verdict["chip"] == p.stage.takeaway.replace("There is ", "").rstrip(".") == "nothing to add"


def parabola(x):
    return dict(curve=lambda t: 0.5 * t * t, x=x)


@pytest.mark.parametrize(("x", "steep", "way"), [(-1.0, "-1.00", "↘"), (2.0, "+2.00", "↗"), (0.0, "+0.00", "→")])
def test_the_slope_is_the_verdict_and_its_point_is_pulled_along_the_curve(x, steep, way):
    p = panel(parabola, [Slope()], x=slider(-2.5, -3, 3, 0.1))
    pull_to(p, grips_of(p, "x")[0], x, 5)
    assert p.values["x"] == x
    assert p.stage.verdict["text"].endswith(f" {steep}") and p.stage.verdict["chip"].startswith(way)
    (grip,) = p.stage.grips
    assert (grip["x"], grip["y"]) == pytest.approx(p.canvas.to_page(0, x, 0.5 * x * x))


def test_the_landscapes_verdict_is_its_two_slopes():
    p = panel(lambda: landscape, [Heights(), Cuts()], here=point(-1, 1, -2, 2))
    assert (p.stage.verdict["text"], p.stage.verdict["chip"]) == ("∂f/∂u = -0.50", "∂f/∂v = +0.50")
    assert p.canvas.arrange(300) and [type(each) for each in p.canvas.pictures] == [Heights]


def test_exp_is_pulled_across_and_log_up():
    p = panel(lambda x: 2.718281828459045**x, [Exp(), Log()], x=slider(-2.0, -2.5, 2.5, 0.1))
    across, up = grips_of(p, "x")
    pull_to(p, across, 1.0, 9)
    assert p.values["x"] == 1.0 and p.stage.verdict["text"] == "eˣ = 2.718"
    assert p.stage.verdict["chip"] == "log 2.718 = 1.0"
    pull_to(p, up, 0, -0.5, picture=1)
    assert p.values["x"] == -0.5
    pull_to(p, across, -9, 0)
    assert p.values["x"] == -2.5, "no further than its slider"
