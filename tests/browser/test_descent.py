"""The scene the course exists for, in a real browser: the start dragged, moved by keys and by sliders."""

import itertools

import numpy as np

from tests.browser.descent import COUNT, circle, drag, on_screen, open_descent, says, start_told
from tests.browser.jupyter import SLIDER


def readouts(panel):
    """What the first sliders say: w0, w1, w2, w3."""
    texts = panel.locator(".widget-readout").all_text_contents()[:4]
    return np.array([text.replace("−", "-") for text in texts], float)


def test_the_start_follows_the_pointer_and_ends_where_it_ended(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    before, pixels = readouts(panel), course.pixels(panel)
    drag(course, panel, [*circle(1, 2), (0.3, -0.6)])
    now = readouts(panel)
    np.testing.assert_allclose(start_told(course, panel), (0.3, -0.6), atol=0.021)
    np.testing.assert_allclose(now[1:3], (0.3, -0.6), atol=0.021)
    assert (now[[0, 3]] == before[[0, 3]]).all() and (course.pixels(panel) != pixels).any()
    assert not course.our_errors() and not panel.locator(".nblib-message").is_visible()


def test_pictures_come_while_the_pointer_never_rests(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    ways = itertools.cycle([on_screen(panel, *place) for place in circle(1, 2)])
    course.page.mouse.move(*next(ways))
    course.page.mouse.down()
    course.page.evaluate(COUNT)

    def moved_on():
        for way in itertools.islice(ways, 10):
            course.page.mouse.move(*way)
        return course.page.evaluate("window.pictures") >= 4

    course.until(moved_on, pause=0)
    course.page.mouse.up()


def test_the_picture_follows_while_the_button_is_held(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    course.page.mouse.move(*on_screen(panel, 0, 0))
    course.page.mouse.down()
    for x, y in [(0.5, 0.1), (0.5, 0.6), (-0.3, 0.6)]:
        before = course.picture(panel)
        course.page.mouse.move(*on_screen(panel, x, y))
        says(panel, f"w1 = {x:.2f}, w2 = {y:.2f}")
        course.settle(panel)
        assert course.picture(panel) != before
    course.page.mouse.up()


def test_keys_sliders_and_the_choice_of_the_plane_move_the_same_start(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    area = panel.locator(".nblib-grip.nblib-both")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp"):
        area.press(key)
    says(panel, "w1 = -0.76, w2 = -0.10")
    panel.locator(SLIDER).nth(1).press("ArrowRight")
    says(panel, "w1 = -0.74, w2 = -0.10")
    panel.get_by_role("combobox").first.select_option(index=2)
    says(panel, "w0 = -0.50, w3 = 0.30")
    course.page.mouse.click(*on_screen(panel, 0.5, -0.5))
    says(panel, "w0 = 0.50, w3 = -0.50")
    course.settle(panel)
    np.testing.assert_allclose(readouts(panel), (0.5, -0.74, -0.1, -0.5), atol=0.001)


def test_a_picture_dragged_to_a_place_is_that_of_the_sliders_set_to_it(server, open_notebook):
    course, panel = open_descent(open_notebook, server[1])
    drag(course, panel, [(-0.5, 0.2), (0.4, 0.4), (0.5, 0.3)])
    dragged, words, at = course.pixels(panel), course.words(panel), readouts(panel)
    panel.locator(SLIDER).nth(1).press("Home")
    course.settle(panel)
    assert course.words(panel) != words
    for number in (1, 2):
        panel.locator(".widget-readout").nth(number).click()
        course.page.keyboard.press("Control+a")
        course.page.keyboard.insert_text(f"{at[number]:.2f}")
        course.page.keyboard.press("Enter")
        course.settle(panel)
    assert course.words(panel) == words and (course.pixels(panel) == dragged).all()
