"""A card fits one screen: asked, answered, and with its answers explained, in both languages, on a wide page and a narrow one."""

import itertools

import pytest

from benchmarks.cards import EXCUSED, MOST, SCREENS, STATES, hardest, press
from tests.browser.card_probes import HEIGHT
from tests.thorough import THOROUGH

HIGHEST = ["04_activation", "07_backprop", "11_generalisation"]  # chapters with the cards that have most to tell
LOOKED_AT = itertools.product(HIGHEST, ["ja", "en"]) if THOROUGH else [(HIGHEST[0], "ja"), (HIGHEST[1], "en")]


@pytest.mark.parametrize(("chapter", "language"), LOOKED_AT)
def test_a_card_fits_also_with_its_answers_explained(open_notebook, chapter, language):
    width, height = SCREENS["1366"]
    course = open_notebook(f"notebooks/{language}/{chapter}.ipynb", width=width, height=height).run_all()
    course.sidebar(False)
    answers, explained = hardest(chapter, language), 0
    try:
        for state in STATES:
            for panel in course.panels():
                press(panel, state, answers)
            assert too_high(course) == [], state
            explained = course.page.locator(".nblib-explained").count()
        assert explained >= 4
    finally:
        course.sidebar(True)


def too_high(course):
    """The cards that are higher than a card may be: screen, title and height of each."""
    found = []
    for name, (width, height) in SCREENS.items():
        course.page.set_viewport_size(dict(width=width, height=height))
        course.page.wait_for_timeout(800)
        course.settle()
        cards = [panel for panel in course.panels() if not panel.locator(", ".join(EXCUSED)).count()]
        high = {panel: panel.evaluate(HEIGHT) for panel in cards}
        found += [(name, panel.inner_text()[:40], tall) for panel, tall in high.items() if round(tall) > MOST]
    return found
