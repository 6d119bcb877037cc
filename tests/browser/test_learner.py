"""A learner in a real browser: sliders, switches, keys, dragging, narrow windows, mistakes."""

import re

import numpy as np
import pytest

from nblib.chapters.neuron.pictures import DecisionPlane
from tests.browser.jupyter import QUICK, SLIDER
from tests.chapters import LANGUAGES
from tests.thorough import THOROUGH

SETUP = """from nblib.panels import clues, panel, point, slider, switch, trail, weights
from nblib.chapters.neuron.pictures import DecisionPlane, NeuronDiagram, Waterfall"""
NEURON = """def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3

panel(neuron, [NeuronDiagram(), Waterfall()], **weights(), **clues())"""
BROKEN = """def broken(w):
    if w > 0.9:
        return w / (w - w)
    if w < -0.9:
        print("very small")
    return lambda x1, x2: w + x1 - x2

panel(broken, [DecisionPlane()], w=slider(0), day=point(0.5, 0.5))"""
PLANE = BROKEN.replace("return w / (w - w)", "pass")

both_fronts = pytest.mark.parametrize("front", ["lab", "notebook"])


def slider(panel, number=0):
    return panel.locator(SLIDER).nth(number)


# In one language each, unless thorough
WALKS = [
    (front, chapter, count, language)
    for front, chapter, count, first in (
        ("lab", "00_start", 3, "en"),
        ("lab", "01_neuron", 13, "ja"),
        ("notebook", "01_neuron", 13, "en"),
    )
    for language in (LANGUAGES if THOROUGH else [first])
]


@pytest.mark.parametrize(("front", "chapter", "count", "language"), WALKS)
def test_a_chapter_from_the_first_cell_to_the_last(open_notebook, front, chapter, count, language):
    course = open_notebook(f"notebooks/{language}/{chapter}.ipynb", front).run_all()
    assert len(course.panels()) == count
    for panel in course.panels():
        panel.scroll_into_view_if_needed()
        if panel.locator(".nblib-options").count():
            assert not panel.locator(".nblib-picture img").is_visible(), "shown before the prediction"
            course.answer(panel, "A")
            course.explain(panel)
            assert panel.locator("p.nblib-right, p.nblib-wrong, p.nblib-other").count() == 3
        move_controls(course, panel, every=front == "lab" or THOROUGH)
        if panel.locator(".nblib-in-words").count():
            panel.locator(".nblib-in-words").click()
    for width in (1400, 1000, 700) if front == "lab" else ():
        course.page.set_viewport_size({"width": width, "height": 1000})
        course.settle()
        for panel in course.panels():
            panel.scroll_into_view_if_needed()  # one out of sight is not laid out anew before it is seen
            course.page.wait_for_timeout(200)
            course.settle(panel)
            assert_fits(panel)
    assert course.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert not course.our_errors()


def move_controls(course, panel, every):
    """Tick every switch and move every slider by key, or the first alone; each has to change the picture."""
    few = slice(None if every else 1)
    for i in range(panel.get_by_role("checkbox").count())[few]:
        box, before = panel.get_by_role("checkbox").nth(i), course.words(panel)
        box.press("Space")
        course.settle(panel, QUICK)
        assert course.words(panel) != before
    for i in range(panel.locator(SLIDER).count())[few]:
        handle = slider(panel, i)
        value, picture = handle.get_attribute("aria-valuetext"), course.picture(panel)
        handle.press("End")
        handle.press("ArrowLeft")
        course.settle(panel, QUICK)
        assert handle.get_attribute("aria-label")
        assert handle.get_attribute("aria-valuetext") != value
        assert course.picture(panel) != picture


def assert_fits(panel):
    """No name, word or picture is cut off, and sliders are wide enough to be moved."""
    assert panel.bounding_box()["width"] > 300 and panel.evaluate(OVERFLOWING) == []
    assert panel.evaluate(NARROW_TRACKS) == 0


NARROW_TRACKS = """panel => [...panel.querySelectorAll('.noUi-base')].map((track) => track.getBoundingClientRect().width)
  .filter((width) => 0 < width && width < 80).length"""


@both_fronts
def test_plain_keys_belong_to_the_slider_and_jupyters_keys_to_jupyter(open_cells, front):
    course = open_cells(SETUP, NEURON, front=front)
    panel, cells = course.panel(0), course.page.locator(".jp-Cell").count()
    handle = slider(panel, 1)
    handle.focus()
    for key in ("ArrowRight", "ArrowUp", "b", "a", "x", "d", "d", "Enter"):
        handle.press(key)
    course.settle(panel)
    assert "0.50 × 1" in course.words(panel)
    assert course.page.locator(".jp-Cell").count() == cells, "a letter reached the notebook's shortcuts"
    handle.press("Escape")
    course.page.keyboard.press("b")
    course.page.wait_for_timeout(300)
    assert course.page.locator(".jp-Cell").count() == cells + 1, "Escape leads out of the panel"


def test_a_slider_dragged_by_mouse_ends_where_the_mouse_ended_without_flicker(open_cells):
    course = open_cells(SETUP, NEURON)
    panel = course.panel(0)
    course.page.evaluate(WATCH_FOR_FLICKER)
    box = slider(panel, 1).bounding_box()
    track = panel.locator(".noUi-base").nth(1).bounding_box()
    course.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    course.page.mouse.down()
    course.page.mouse.move(track["x"] + track["width"] + 30, box["y"], steps=25)
    course.page.mouse.up()
    course.settle(panel)
    assert slider(panel, 1).get_attribute("aria-valuetext") == "1.00" and "1.00 × 1" in course.words(panel)
    seen = course.page.evaluate("window.flicker")
    assert seen["frames"] > 5 and seen["blank"] == 0


WATCH_FOR_FLICKER = """() => {
  window.flicker = {frames: 0, blank: 0};
  const look = () => {
    const img = document.querySelector('.nblib-picture img');
    window.flicker.frames += 1;
    if (!img || !img.complete || !img.naturalWidth || img.getBoundingClientRect().height < 50) window.flicker.blank += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@pytest.mark.parametrize("scale", [1, 2])
def test_a_point_is_dragged_with_the_mouse_and_moved_with_the_arrow_keys(open_cells, scale):
    course = open_cells(SETUP, PLANE, scale=scale)
    panel = course.panel(0)
    img = panel.locator(".nblib-picture img")
    assert img.evaluate("i => i.naturalWidth") == scale * int(img.get_attribute("width"))
    box, (west, south, east, north) = img.bounding_box(), DecisionPlane.margins
    plot = {
        "left": box["x"] + west,
        "right": box["x"] + box["width"] - east,
        "top": box["y"] + north,
        "bottom": box["y"] + box["height"] - south,
    }

    def at(x, y):
        across, up = (x + 0.25) / 1.5, (y + 0.25) / 1.5
        return plot["left"] + across * (plot["right"] - plot["left"]), plot["bottom"] - up * (
            plot["bottom"] - plot["top"]
        )

    course.page.mouse.move(*at(0.5, 0.5))
    course.page.mouse.down()
    course.page.mouse.move(*at(0.8, 0.3), steps=10)
    course.page.mouse.up()
    course.settle(panel)
    where = np.array(re.search(r"= \((-?[\d.]+), (-?[\d.]+)\)", course.words(panel)).groups(), float)
    np.testing.assert_allclose(where, (0.8, 0.3), atol=0.011)
    area = panel.locator(".nblib-grip.nblib-both")
    assert area.get_attribute("role") == "application" and area.get_attribute("aria-label")
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowUp"):
        area.press(key)
    course.settle(panel)
    moved = np.array(re.search(r"= \((-?[\d.]+), (-?[\d.]+)\)", course.words(panel)).groups(), float)
    np.testing.assert_allclose(moved, (where[0] - 0.1, min(1, where[1] + 0.55)), atol=0.011)


OVERFLOWING = """panel => {
  const room = panel.getBoundingClientRect();
  const parts = [...panel.querySelectorAll(
    '.widget-label, .widget-readout, button, .nblib-words, .nblib-verdict-text, .nblib-chip, img, li, label')];
  return parts.filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width && (part.scrollWidth > part.clientWidth + 1 && part.clientWidth || box.right > room.right + 1 || box.left < room.left - 1);
  }).map((part) => part.outerHTML.slice(0, 90) + " " + [part.scrollWidth, part.clientWidth, part.getBoundingClientRect().right, room.right]);
}"""


def test_mistakes_in_the_experiment_are_told_and_forgiven(open_cells):
    course = open_cells(SETUP, BROKEN)
    panel = course.panel(0)
    before, handle = course.pixels(panel), slider(panel)
    handle.focus()
    handle.press("End")
    course.told(panel, "ZeroDivisionError")
    assert "return w / (w - w)" in panel.locator(".nblib-message").text_content()
    assert (course.pixels(panel) == before).all()
    handle.press("Home")
    course.told(panel, "very small")
    handle.press("ArrowRight")
    handle.press("ArrowRight")
    handle.press("ArrowRight")
    course.settle(panel)
    assert not panel.locator(".nblib-message").is_visible()
    assert "y = -0.85" in course.words(panel)


def test_a_cell_that_cannot_start_says_why_without_a_traceback(open_cells):
    course = open_cells(SETUP, NEURON.replace("w3 * x3", "w4 * x3"))
    error = course.page.locator(".jp-OutputArea-output").last.text_content()
    assert "w4" in error and "行目" in error and "Traceback" not in error and "panel.py" not in error


def test_running_a_cell_again_closes_what_it_replaces(open_cells):
    count = "import ipywidgets\nprint('widgets:', len(ipywidgets.widgets.widget._instances))"
    course = open_cells(SETUP, NEURON, count)
    counted = course.page.locator(".jp-OutputArea-output").last.text_content()
    for _ in range(3):
        course.run_all()
    assert course.page.locator(".nblib-panel").count() == 1
    assert course.page.locator(".jp-OutputArea-output").last.text_content() == counted
    panel = course.panel(0)
    slider(panel, 1).focus()
    slider(panel, 1).press("End")
    course.settle(panel)
    assert "1.00 × 1" in course.words(panel)


def test_sliders_work_while_a_cell_runs(open_cells):
    course = open_cells(SETUP, NEURON, "import time")
    course.page.evaluate("0")
    panel = course.panel(0)
    course.run_last("import time\nfor _ in range(30): time.sleep(0.1)\nprint('cell done')")
    slider(panel, 1).focus()
    for _ in range(6):
        slider(panel, 1).press("ArrowRight")
        course.page.wait_for_timeout(50)
    course.page.get_by_text("cell done", exact=True).wait_for(timeout=20_000)
    course.settle(panel)
    assert "0.70 × 1" in course.words(panel) and not panel.locator(".nblib-message").is_visible()
    assert course.page.get_by_text("cell done", exact=True).count() == 1


def test_the_words_are_announced_once_things_settle(open_cells):
    course = open_cells(SETUP, NEURON)
    panel = course.panel(0)
    live = panel.locator("[aria-live=polite]")
    slider(panel, 1).focus()
    slider(panel, 1).press("End")
    course.page.wait_for_timeout(1200)
    assert live.text_content() == course.words(panel) and "1.00 × 1" in live.text_content()
    assert panel.locator(".nblib-picture img").get_attribute("alt") == course.words(panel)


def test_a_number_typed_outside_the_range_is_told_and_one_typed_in_japanese_digits_is_taken(open_cells):
    course = open_cells(SETUP, NEURON)
    panel = course.panel(0)

    def type_in(text):
        panel.locator(".widget-readout").nth(1).click()
        course.page.keyboard.press("Control+a")
        course.page.keyboard.insert_text(text)
        course.page.keyboard.press("Enter")
        course.settle(panel)

    type_in("7")
    message = panel.locator(".nblib-message")
    assert "7 は入らない" in message.text_content() and "1.00 × 1" in course.words(panel)
    type_in("－０．５")
    assert "-0.50 × 1" in course.words(panel) and not message.is_visible()
    type_in("half")
    assert "「half」は数ではありません" in message.text_content() and "-0.50 × 1" in course.words(panel)
    slider(panel, 1).focus()
    slider(panel, 1).press("ArrowRight")
    course.settle(panel)
    assert not message.is_visible()


def test_the_code_of_a_panel_pasted_into_a_cell_gives_the_same_picture(open_cells):
    course = open_cells(SETUP, NEURON, "pass")
    panel = course.panel(0)
    for key in ("ArrowRight", "ArrowRight", "PageUp"):
        slider(panel, 1).press(key)
    panel.get_by_role("checkbox").nth(1).check()
    code = course.code(panel)
    before = code.text_content()
    slider(panel, 2).press("Home")
    course.settle(panel)
    assert code.text_content() != before, "the code follows the sliders"
    course.run_last(code.text_content())
    again = course.panel(1)
    again.locator(".nblib-picture img").wait_for()
    course.settle(again)
    assert course.words(again) == course.words(panel)
    assert course.picture(again) == course.picture(panel), "the same file, wherever on the page it stands"


@pytest.mark.parametrize("language", LANGUAGES[: 2 if THOROUGH else 1])
def test_where_the_stage_cannot_be_loaded_plain_pictures_take_its_place(server, open_notebook, language):
    """The page gets no anywidget: sliders appear, pictures do not. The check of the machine leads out of it."""
    first = open_notebook(f"notebooks/{language}/00_start.ipynb", fresh=True)
    first.page.route("**/anywidget/**", lambda route: route.abort())
    first.page.reload()
    course = first.ready().run_all()
    switch = course.page.get_by_role("button", name=re.compile("普通の画像|plain pictures"))
    assert course.page.locator(".nblib-picture img").count() == 0
    switch.click()
    course.page.get_by_text(re.compile("切りかえました|Switched")).wait_for()
    try:
        course.run_all()
        image, handle = course.page.locator(".widget-image").first, course.page.locator(SLIDER).nth(1)
        image.scroll_into_view_if_needed()
        before = image.screenshot()
        handle.press("Home")
        course.page.get_by_text("-1.00 × 0").first.wait_for()
        course.page.wait_for_timeout(300)
        assert image.screenshot() != before
        assert not course.our_errors()
    finally:
        (server[1] / "notebooks" / language / "progress.json").unlink()
