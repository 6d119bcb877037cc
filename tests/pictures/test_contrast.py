"""What is written stands out from its ground 4.5 times, what is drawn 3 times (WCAG 2.2, 1.4.3 and 1.4.11), in both themes."""

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_hex

from nblib.chapters.digits.experiments import INK as FULL
from nblib.chapters.digits.pixels import Pixels
from nblib.pictures import style
from nblib.pictures.canvas import Canvas
from nblib.pictures.palettes import THEMES
from tests.pictures.colour_vision import DEFICIENCIES, contrast, distance

WRITTEN = (
    4.5,
    {  # ground: what is written on it
        "PAPER": "INK SOFT_INK CAPTION POSITIVE NEGATIVE GREEN PURPLE TEAL ACCENT WRONG_INK GOOD",
        "PAGE": "INK CAPTION",
        "POSITIVE_PALE": "INK POSITIVE",
        "NEGATIVE_PALE": "INK NEGATIVE",
        "ACCENT_PALE": "INK ACCENT",
        "GOOD_PALE": "INK GOOD",
        "WRONG_FACE": "INK WRONG_INK",
        **dict.fromkeys(("INPUT_FACE", "OUTPUT_FACE", "GREY_LIGHT", "REUSED", "FAINT"), "INK"),
    },
)
DRAWN = 3, {  # ground: lines and marks on it
    "PAPER": "INK POSITIVE NEGATIVE GREEN PURPLE TEAL ACCENT LINE CONTOUR CUT_CONTOUR PROBE GOOD",
    "EMPTY_FACE": "POSITIVE NEGATIVE",
    "WORSE_BAND": "INK POSITIVE NEGATIVE GREEN PURPLE TEAL",
    "CHOSEN_BAND": "INK POSITIVE NEGATIVE",
    "MEASURED": "INK NEGATIVE",
    "FAINT": "POSITIVE NEGATIVE",
    **dict.fromkeys(("POSITIVE_PALE", "NEGATIVE_PALE", "FAINT", "POSITIVE_LIGHT", "NEGATIVE_LIGHT", "GREEN_LIGHT",
                     "PURPLE_LIGHT", "GREY_LIGHT"), "INK"),
}  # fmt: skip
ON_MAPS = {  # a row of colours: what is drawn all over it
    "HEIGHTS": "INK POSITIVE NEGATIVE GREEN PURPLE TEAL ACCENT CONTOUR CUT_CONTOUR",
    "SIDES": "INK ACCENT",
    "VERDICTS": "INK ACCENT",
}
EVER = np.linspace(0, 1, 101)  # along a map


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("least", "pairs"), [WRITTEN, DRAWN], ids=["written", "drawn"])
def test_what_is_on_a_ground_stands_out(least, pairs, theme):
    palette = THEMES[theme]
    found = {
        (name, ground): contrast(palette[name], palette[ground]) for ground in pairs for name in pairs[ground].split()
    }
    assert not {pair: round(value, 2) for pair, value in found.items() if value < least}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("row", ON_MAPS)
def test_what_is_on_a_map_stands_out_all_over_it(row, theme):
    with style.worn(theme):
        grounds = [to_hex(colour) for colour in style.colormap(row)(EVER)]
        found = {name: min(contrast(style.colour(name), ground) for ground in grounds) for name in ON_MAPS[row].split()}
    assert not {name: round(value, 2) for name, value in found.items() if value < 3}


def test_the_mark_of_a_place_stands_out_by_its_edge_or_its_face():
    for palette in THEMES.values():
        grounds = [*palette["HEIGHTS"], palette["PAPER"]]
        for ground in grounds:
            assert max(contrast(palette[name], ground) for name in ("YELLOW", "INK")) > 3


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_in_pixels_can_be_read_however_much_ink_there_is(theme):
    with style.worn(theme):
        picture = Pixels("X", "{name}")
        canvas = Canvas([picture], theme=theme)
        canvas.update({}, dict(X=np.resize(np.arange(FULL + 1) / FULL, 64), name=""))
        shades = style.colormap("PENCIL")(np.resize(np.arange(FULL + 1) / FULL, 64))
    pairs = [(text, shade) for text, shade in zip(picture.numbers, shades, strict=True) if text.get_text()]
    assert len({text.get_text() for text, _ in pairs}) == FULL
    poor = {text.get_text(): contrast(text.get_color(), shade[:3]) for text, shade in pairs}
    assert min(poor.values()) >= 4.5, poor


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("row", ["HEIGHTS", "PENCIL", "SHARES"])
def test_maps_go_one_way_for_every_eye(row, theme):
    """From low to high the contrast to paper only grows, so the order can be seen without colour."""
    with style.worn(theme):
        shades = [contrast(shade[:3], style.PAPER) for shade in style.colormap(row)(EVER)]
    assert np.all(np.diff(shades) > -0.02) and shades[-1] > 1.3 * shades[0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_both_ends_of_sides_are_told_apart(deficiency, theme):
    no, *_, yes = THEMES[theme]["SIDES"]
    assert distance(no, yes, deficiency) > 25


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_areas_of_basins_are_told_apart(deficiency, theme):
    names = ["POSITIVE_LIGHT", "NEGATIVE_LIGHT", "GREEN_LIGHT", "PURPLE_LIGHT", "GREY_LIGHT"]
    for one, other in itertools.combinations(names, 2):
        near = distance(THEMES[theme][one], THEMES[theme][other], deficiency)
        assert near > 5, (one, other, near)  # marks of their own tell them apart, too
