"""Every later chapter in a real browser, from its first cell to its last: predictions answered, sliders moved.

Each in one language, since the in-process walk (tests/walk.py) takes both. What moves the picture in which state
is tested there; here, that each panel is alive in the page and nothing goes wrong on the way.
"""

import re

import pytest

from tests.browser.jupyter import QUICK, SEEN, SLIDER
from tests.thorough import THOROUGH

CHAPTERS = [
    *(
        ("02_diary", "ja"),
        ("03_layers", "en"),
        ("04_activation", "ja"),
        ("05_which_activation", "en"),
        ("06_slope", "ja"),
    ),
    *(("07_backprop", "en"), ("08_gradient_check", "ja"), ("09_optimizers", "en"), ("10_valleys", "ja")),
    *(("11_generalisation", "en"), ("12_playground", "ja"), ("13_patients", "en"), ("14_handwriting", "ja")),
]


@pytest.mark.parametrize("chapter, language", CHAPTERS)
def test_a_chapter_is_alive_from_the_first_cell_to_the_last(open_notebook, chapter, language):
    course = open_notebook(f"notebooks/{language}/{chapter}.ipynb").run_all().unfold()
    answer_all(course, [panel for panel in course.panels() if panel.locator(".nblib-options").count()])
    with_picture = [panel for panel in course.panels() if panel.locator(SEEN).count()]
    sliders = [[s for s in panel.locator(SLIDER).all() if s.is_visible()] for panel in with_picture]
    trained = train_all(course, with_picture)
    assert sum(map(bool, sliders)) + trained >= 2
    move_all(course, with_picture, sliders)
    assert course.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert not course.our_errors()


def answer_all(course, predictions):
    """Predict A everywhere, and then let everything be explained."""
    for panel in predictions:
        panel.get_by_role("button", name=re.compile(r"^A\s")).press("Enter")
    course.settle()
    for panel in predictions:
        assert panel.locator(SEEN).count()
        panel.locator("button.nblib-reveal").press("Enter")
        panel.locator(".nblib-explained").wait_for()


def train_all(course, panels):
    """Train each playground for an epoch. Returns how many there are."""
    steps = {panel: panel.locator(".nblib-face-on:visible") for panel in panels}
    playgrounds = [panel for panel, step in steps.items() if step.count()]
    for panel in playgrounds:
        before = course.words(panel)
        steps[panel].press("Enter")
        course.until(lambda panel=panel, before=before: course.words(panel) != before or message(panel))
    return len(playgrounds)


def move_all(course, panels, sliders):
    """Move each panel's sliders to an end, one after another, until its picture has changed (all, if thorough).

    Nothing may be said to be wrong; a picture that no slider changes is an error.
    """
    before = [course.picture(panel) for panel in panels]
    alike = {number for number, own in enumerate(sliders) if own}
    for turn in range(max(map(len, sliders), default=0)):
        moved = [n for n, own in enumerate(sliders) if turn < len(own) and (THOROUGH or n in alike)]
        for number in moved:
            handle = sliders[number][turn]
            at_end = handle.get_attribute("aria-valuenow") == handle.get_attribute("aria-valuemax")
            handle.press("Home" if at_end else "End")
            assert handle.get_attribute("aria-label")
        course.settle(quiet=QUICK)
        alike -= {number for number in moved if course.picture(panels[number]) != before[number]}
        for number in moved:
            told = message(panels[number])
            assert not told or "diverge" in told or "発散" in told
    assert not [number for number in alike if not message(panels[number])], "the picture stays as it is"


def message(panel):
    """What is said under the picture, if anything."""
    return panel.locator(".nblib-message").first.text_content()
