"""A digit drawn in a real browser, with the mouse and with the keys, and read."""

import pytest

from tests.browser.jupyter import FRONTS, expect, write_notebook
from tests.digits import DRAWN, needs_digits

CELL = """import numpy as np

from nblib.chapters.digits import experiments, pictures
from nblib.maths import stroke_raster
from nblib.panels import drawing, panel, switch

def read_mine(paper, fit):
    X = stroke_raster.ink(stroke_raster.dots(paper, fit))
    chances = experiments.reader().chances(X[np.newaxis])[0]
    return dict(X=X, chances=chances, read=chances.argmax())

ten = pictures.Bars("chances", [*"0123456789"])
panel(read_mine, [pictures.Paper(), pictures.Pixels(title="read {read}"), ten], paper=drawing(), fit=switch(1))"""


@pytest.fixture
def opened(server, open_notebook):
    def open_it(front):
        write_notebook(server[1] / "drawing.ipynb", [CELL])
        return open_notebook("drawing.ipynb", front).run_all()

    return open_it


def draw(course, panel, strokes, steps=6):
    """Draw with the mouse, as fast as the browser takes it."""
    box = panel.locator(".nblib-pen").bounding_box()

    def at(x, y):
        return box["x"] + box["width"] * x / 8, box["y"] + box["height"] * (8 - y) / 8

    for stroke in strokes:
        course.page.mouse.move(*at(*stroke[0]))
        course.page.mouse.down()
        for place in stroke[1:]:
            course.page.mouse.move(*at(*place), steps=steps)
        course.page.mouse.up()


@needs_digits
@pytest.mark.parametrize("front", FRONTS)
def test_digits_drawn_with_the_mouse_are_read(opened, front):
    course = opened(front)
    panel = course.panel(0)
    course.settle(panel)
    empty = course.pixels(panel)
    for digit in (7, 2, 5):
        draw(course, panel, DRAWN[digit])
        expect(course, panel, f"read {digit}", "上がっている")
        assert (course.pixels(panel) != empty).any()
        panel.get_by_role("button", name="新しい紙").click()
        expect(course, panel, "紙は空です")
    assert not course.our_errors()


@needs_digits
@pytest.mark.parametrize("front", FRONTS)
def test_a_seven_drawn_with_the_keys_is_read(opened, front):
    course = opened(front)
    panel = course.panel(0)
    cells = course.page.locator(".jp-Cell").count()
    area = panel.get_by_role("application")
    assert "スペースキー" in area.get_attribute("aria-label")
    area.focus()
    keys = ["ArrowLeft"] * 4 + ["ArrowUp"] * 6 + ["Space"] + ["ArrowRight"] * 8
    for key in [*keys, *["ArrowDown", "ArrowDown", "ArrowLeft"] * 5, "ArrowDown", "ArrowDown", "Space", "ArrowLeft"]:
        area.press(key)
    expect(course, panel, "read 7", "ペンは左から 3、下から 1 のところで、上がっている")
    assert course.page.locator(".jp-Cell").count() == cells, "no key reached the notebook's shortcuts"
