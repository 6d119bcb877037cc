"""Sign, class and optimizer stay apart with each colour-vision deficiency, and without colour at all."""

import itertools

import pytest
from matplotlib.figure import Figure

from nblib.chapters.backprop import recomputation
from nblib.chapters.valleys import basin_map
from nblib.chapters.valleys import pictures as valleys
from nblib.pictures import activation_gallery, style
from nblib.pictures.palettes import THEMES
from nblib.playground.data_map import DataMap
from tests.pictures.colour_vision import DEFICIENCIES, contrast, distance, lab, linear

AT_A_GLANCE = 10
PAIRS = {
    "sign": ("POSITIVE", "NEGATIVE"),
    "ground of the two classes": ("POSITIVE_PALE", "NEGATIVE_PALE"),
    "mark of the moment and ink": ("ACCENT", "INK"),
}
# Lines and marks that stand in one picture: what tells them apart besides their colour
SHAPES = {
    "optimizers, training runs": [dashes for _, dashes in style.LINES],
    "two activations": [dashes for _, dashes, _ in activation_gallery.LOOKS.values()],
    "probes on two activations": [mark for _, _, mark in activation_gallery.LOOKS.values()],
    "weights that are counted": [dashes for _, dashes in recomputation.LOOKS],
    "endings of basins, two kinds": [mark for _, mark, _ in basin_map.KINDS[:3]],
    "endings of basins, four minima": [mark for _, mark, _ in basin_map.KINDS[3:]],
    "endings on a network's loss": [look[0] for look in (valleys.BEST, valleys.TWIN, valleys.OTHER)],
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
@pytest.mark.parametrize("pair", PAIRS)
def test_pairs_are_told_apart_at_a_glance(pair, deficiency, theme):
    one, other = (THEMES[theme][name] for name in PAIRS[pair])
    assert distance(one, other, deficiency) > AT_A_GLANCE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_lines_are_told_apart_by_colour_too(deficiency, theme):
    for (one, _), (other, _) in itertools.combinations(THEMES[theme]["LINES"], 2):
        assert distance(one, other, deficiency) > AT_A_GLANCE, (one, other)


@pytest.mark.parametrize("what", SHAPES)
def test_without_colour_dashes_or_marks_differ(what):
    assert len(set(map(str, SHAPES[what]))) == len(SHAPES[what])


def test_sign_and_class_have_a_shape_of_their_own():
    assert style.dashes_of(1) != style.dashes_of(-1)
    assert style.mark(True) != style.mark(False)
    assert style.verdict(True) != style.verdict(False)


def test_the_simulation_does_what_it_should():
    assert distance("red", "#a17800") > 30 > distance("#ff0000", "#a17800", "protanopia")
    for deficiency in DEFICIENCIES:
        assert distance("white", "black", deficiency) == pytest.approx(100, abs=0.5), "greys stay greys"
    assert lab(linear("#777777"))[0] == pytest.approx(50.0, abs=0.1)
    assert contrast("white", "black") == pytest.approx(21)


def test_train_and_test_points_of_the_playground_differ_in_shape_and_classes_in_filling():
    axes = Figure().add_subplot()
    marks = {(m.get_marker(), m.get_markerfacecolor() == "none" or m.get_fillstyle() == "none" or lightness(m) > 95)
             for m in DataMap().draw(axes) if hasattr(m, "get_marker") and m.get_marker() not in ("None", "", None)}  # fmt: skip
    assert len(marks) == 4, marks


def lightness(mark):
    """How light a mark is inside, 0 to 100."""
    return lab(linear(mark.get_markerfacecolor()))[0]
