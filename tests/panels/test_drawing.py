"""Drawing: pointer, keys and buttons move one pen, and its path is the control's value."""

import numpy as np
import pytest

from nblib.chapters.digits.pixels import Paper, Pixels
from nblib.errors import CourseError
from nblib.language import words
from nblib.maths import stroke_raster
from nblib.panels import drawing, panel, plain_pictures
from tests.panels.pen import send, stroke


def look(sheet):
    return dict(X=stroke_raster.ink(stroke_raster.dots(sheet, fit=False)))


def make(path=()):
    return panel(look, [Pixels(), Paper("sheet")], sheet=drawing(path))


def test_a_stroke_by_pointer():
    p = make()
    stroke(p, 1, [(2, 7), (6, 7), (3, 1)])
    assert p.values["sheet"] == ((2, 7, 0), (6, 7, 1), (3, 1, 1), (3, 1, 0))
    pixels = stroke_raster.ink(stroke_raster.dots(p.values["sheet"], fit=False)).reshape(8, 8)
    assert pixels[1, 2:6].min() > 0.5 and pixels[4, 0] == 0
    np.testing.assert_array_equal(np.asarray(p.canvas.pictures[0].sheet.get_array()), pixels)
    assert "ペンは左から 3、下から 1" in p.stage.words


def test_a_stroke_in_a_single_message_starts_where_the_pen_went_down_and_may_end_outside():
    p = make()
    x, y = p.canvas.to_page(1, 7, 7)
    send(p, (*p.canvas.to_page(1, 1, 1), 0, 0), (x, y, 1, 0), (x + 500, y, 1, 0), (x + 500, y, 0, 0), downs=1, ups=1)
    assert p.values["sheet"] == ((1, 1, 0), (7, 7, 1), (8, 7, 1), (8, 7, 0))


def test_a_pointer_that_goes_down_beside_the_paper_draws_nothing():
    p = make()
    send(p, (20, 100, 0, 0), held=True, downs=1)
    send(p, (*p.canvas.to_page(1, 4, 4), 1, 0), held=True)
    assert p.values["sheet"] == ()


def test_keys_move_the_pen_and_the_space_bar_puts_it_down_and_lifts_it():
    p = make()
    send(p, (-2, 0, 0, 1), (0, 4, 0, 1))
    assert p.values["sheet"] == ((3, 6, 0),), "a pen that is up leaves no trace of its way"
    send(p, (0, 0, 1, 1), (4, 0, 0, 1))
    assert p.values["sheet"] == ((3, 6, 0), (3, 6, 1), (5, 6, 1))
    assert "下りている" in p.stage.words
    send(p, (0, 0, 1, 1), (0, -30, 0, 1))
    assert p.values["sheet"][-1] == (5, 0, 0) and "上がっている" in p.stage.words
    assert p.stage.draws and "スペースキー" in p.stage.grips[0]["label"]


def test_a_new_sheet_is_empty_and_the_pen_is_up():
    p = make(((1, 1, 0), (7, 7, 1)))
    p.controls["sheet"].click()
    assert p.values["sheet"] == () and "紙は空です" in p.stage.words
    send(p, (2, 0, 0, 1))
    assert p.values["sheet"] == ((5, 4, 0),)


def test_places_that_say_nothing_new_are_left_out_and_the_longest_path_has_an_end():
    control = drawing()
    marks = [(4 + 3 * np.cos(t / 500), 4 + 3 * np.sin(t / 500), 1, 0) for t in range(20_000)]
    path = control.after(marks)
    assert len(path) == control.longest
    apart = np.hypot(*np.diff(np.array(path)[:, :2], axis=0).T)
    assert apart.min() >= control.nearest_apart - 0.02


def test_with_plain_pictures_buttons_move_the_pen():
    plain_pictures()
    try:
        p = make()
        left, right, up, down, put = p.stage.children[1].children
        for button in (put, right, right, up, put, down):
            button.click()
        assert p.values["sheet"] == ((4, 4, 1), (4.5, 4, 1), (5, 4, 1), (5, 4.5, 1), (5, 4, 0))
        assert p.stage.image.value == p.stage.frame
    finally:
        plain_pictures(False)


def test_the_code_of_a_panel_draws_the_same():
    p = make()
    stroke(p, 1, [(2, 7), (6, 7), (3, 1)])
    names = dict(globals())
    again = eval(p.code().split("\n\n")[-1], names)
    assert again.values == p.values and again.stage.frame == p.stage.frame


@pytest.mark.parametrize("wrong", [5, "abc", [(1, 2)], [(1, 2, "x")]])
def test_a_wrong_path_is_told(wrong):
    for language, part in (("ja", "場所 (x, y, インク) のリスト"), ("en", "a list of places")):
        words.speak(language)
        with pytest.raises(CourseError, match=part.replace("(", r"\(").replace(")", r"\)")):
            drawing(wrong)
