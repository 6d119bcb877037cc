"""The one walk in a real browser that `make test` takes; `make browser` runs all the others."""

import pytest

from tests.browser import jupyter
from tests.browser.jupyter import SLIDER


@pytest.mark.parametrize("front", jupyter.FRONTS)
def test_chapter_1_is_run_a_prediction_answered_and_a_slider_moved(open_notebook, front):
    course = open_notebook("notebooks/ja/01_neuron.ipynb", front).run_all()
    panel = course.panel(0)
    assert panel.locator(".nblib-options").count() and not panel.locator(".nblib-picture img").is_visible()
    course.answer(panel, "A")
    course.explain(panel)
    words, picture, pixels = course.words(panel), course.picture(panel), course.pixels(panel)
    handle = panel.locator(SLIDER).nth(1)
    handle.press("End")
    course.settle(panel)
    assert handle.get_attribute("aria-valuetext") == "1.00"
    assert course.words(panel) != words and course.picture(panel) != picture
    assert (course.pixels(panel) != pixels).any(), "what is on the screen has moved, too"
    assert not panel.locator(".nblib-message").text_content()
    assert course.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert not course.our_errors()
