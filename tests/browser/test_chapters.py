"""Every later chapter in a real browser, from its first cell to its last: predictions answered, sliders moved.

Each in one language, since the in-process walk (tests/walk.py) takes both. What moves the picture in which state
is tested there; here, that each panel is alive in the page and nothing goes wrong on the way.
"""

import pytest

from tests.browser.jupyter import QUICK
from tests.thorough import THOROUGH

CHAPTERS = [
    *(("02_layers", "ja"), ("03_activation", "en"), ("04_backprop", "ja"), ("05_optimizers", "en")),
    *(("06_playground", "ja"), ("06b_patients", "en"), ("06c_handwriting", "ja")),
]


@pytest.mark.parametrize("chapter, language", CHAPTERS)
def test_a_chapter_is_alive_from_the_first_cell_to_the_last(open_notebook, chapter, language):
    course = open_notebook(f"notebooks/{language}/{chapter}.ipynb").run_all()
    outer = course.page.locator(".nblib-panel:not(.nblib-panel .nblib-panel)")
    alive = 0
    for number in range(outer.count()):
        panel = course.panel(number)
        if panel.locator(".nblib-options").count():
            course.answer(panel, "A")
            panel.get_by_role("button").last.click()
            panel.locator("ul").wait_for()
        alive += comes_alive(course, panel)
    assert alive > 2
    assert course.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert not course.our_errors()


def comes_alive(course, panel):
    """Move sliders to an end until the picture has changed (all, if thorough). Nothing may be said to be wrong.

    Returns whether there are any; a picture that no slider changes is an error.
    """
    if not panel.locator(".nblib-picture img").count():
        return False
    before, changed = course.picture(panel), False
    handles = [handle for handle in panel.get_by_role("slider").all() if handle.is_visible()]
    for handle in handles:
        at_end = handle.get_attribute("aria-valuenow") == handle.get_attribute("aria-valuemax")
        handle.press("Home" if at_end else "End")
        course.settle(panel, QUICK)
        assert handle.get_attribute("aria-label")
        changed |= course.picture(panel) != before
        if changed and not THOROUGH:
            break
    assert not message(panel) or "diverge" in message(panel) or "発散" in message(panel)
    if handles and not message(panel) and not changed:
        course.until(lambda: course.picture(panel) != before)  # the browser may be late
    return bool(handles)


def message(panel):
    """What is said under the picture, if anything."""
    return panel.locator(".nblib-message").first.text_content()
