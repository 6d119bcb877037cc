"""A prediction that is sketched in a real browser, with the mouse and with the keys, beside the truth."""

import pytest

from tests.browser.jupyter import FRONTS, expect, write_notebook

CELL = """import numpy as np

from nblib.chapters.generalisation import ask
from nblib.chapters.generalisation.stopping_curves import StoppingCurves
from nblib.language import speak
from nblib.panels import panel, predict, sketch, slider

speak("en")
STEPS = np.arange(0, 301, 10)

def look(step):
    return dict(steps=STEPS, seen=0.7 * 0.98**STEPS, new=0.45 + 0.002 * np.abs(STEPS - 50), step=step)

controls = dict(mine=sketch((0, 300), (0, 1.5)), step=slider(300, 0, 300, 10))
predict(ask.longer_is_better, panel(look, [StoppingCurves("mine")], **controls))"""


@pytest.fixture
def opened(server, open_notebook):
    def open_it(front):
        write_notebook(server[1] / "sketch.ipynb", [CELL])
        course = open_notebook("sketch.ipynb", front).run_all()
        panel = course.panel(0)
        panel.locator(".nblib-options button").first.click()  # the wrong one that is drawn as a ghost
        course.settle(panel)
        return course, panel

    return open_it


def draw(course, panel, places):
    """One stroke of the mouse through these places of the picture."""
    panel.scroll_into_view_if_needed()
    box = panel.locator(".nblib-pen").bounding_box()

    def at(x, y):
        return box["x"] + box["width"] * x / 300, box["y"] + box["height"] * (1.5 - y) / 1.5

    course.page.mouse.move(*at(*places[0]))
    course.page.mouse.down()
    for place in places[1:]:
        course.page.mouse.move(*at(*place), steps=8)
    course.page.mouse.up()


@pytest.mark.parametrize("front", FRONTS)
def test_a_curve_is_sketched_with_the_mouse_and_compared(opened, front):
    course, panel = opened(front)
    assert "test data" not in course.words(panel), "nothing is told before it has been sketched"
    draw(course, panel, [(2, 0.75), (150, 0.5), (299, 1.2)])
    expect(course, panel, "Your sketch: 0: 0.7", "300: 1.2")
    before = course.pixels(panel)
    panel.get_by_role("button", name="Show what happened").click()
    expect(course, panel, "test data 0.950")
    assert (course.pixels(panel) != before).any()
    assert "farthest apart" in panel.locator(".nblib-takeaway").inner_text()
    panel.locator(".nblib-reveal").click()
    expect(course, panel, "Dotted: if new days went the way of the days seen.")
    panel.get_by_role("button", name="Sketch anew").click()
    expect(course, panel, "Nothing is sketched yet")
    assert not course.our_errors()


@pytest.mark.parametrize("front", FRONTS)
def test_a_curve_is_sketched_with_the_keys(opened, front):
    course, panel = opened(front)
    cells = course.page.locator(".jp-Cell").count()
    area = panel.get_by_role("application")
    assert "left and right draw on" in area.get_attribute("aria-label")
    area.focus()
    for key in ["ArrowDown"] * 3 + ["Shift+ArrowRight"] * 3 + ["ArrowUp"] * 4:
        area.press(key)
    expect(course, panel, "Your sketch: 0: 0.6", "300: 0.8")
    assert course.page.locator(".jp-Cell").count() == cells, "no key reached the notebook's shortcuts"
    assert not course.our_errors()
