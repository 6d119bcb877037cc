"""What the pictures of chapter 0 draw and say agrees."""

import re

import pytest

from nblib.chapters.start.pictures import Cut, Heights
from nblib.language import words
from nblib.maths.finite_differences import slope
from nblib.pictures import style
from nblib.pictures.canvas import Canvas


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
    told = drawn(Cut("u"), here).describe(dict(here=here), landscape)
    assert style.signed(slope(lambda t: landscape(t, v), u)) in told
