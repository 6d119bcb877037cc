"""The cards of questions without a panel: before axe-core in both themes, by keyboard alone, and spoken when they change."""

import re

import pytest

from tests.a11y.test_axe import assert_clean
from tests.browser.jupyter import write_notebook

CARDS, HAND_IN = ".nblib-recall", re.compile("提出する|Hand in")
CELLS = """from nblib.language import speak
speak("LANGUAGE")
from nblib.panels import recall
from nblib.chapters.before_after import before_after
---
recall("slope")
---
before_after("diary", "A", "after")"""


def opened(open_it, folder, language):
    cells = CELLS.replace("LANGUAGE", language).split("\n---\n")
    write_notebook(folder / "notebooks" / language / "questions.ipynb", cells)
    return open_it(f"notebooks/{language}/questions.ipynb").run_all()


def answer_by_keyboard(course, card):
    """Choose the second answer to each question with Enter, and hand in where that is asked for."""
    for number in range(card.locator(".nblib-choices").count()):
        choices = card.locator(".nblib-choices").nth(number).get_by_role("button")
        choices.nth(1).focus()
        course.page.keyboard.press("Enter")
        course.until(course.idle)
    finish = card.get_by_role("button", name=HAND_IN)
    if finish.count():
        course.until(finish.is_enabled)
        finish.press("Enter")
    card.locator("a").first.wait_for()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_questions_without_a_panel(request, language, theme):
    open_it = request.getfixturevalue("open_notebook" if theme == "light" else "open_in_the_dark")
    _address, folder = request.getfixturevalue(theme)
    course = opened(open_it, folder, language)
    assert_clean(course)
    for card in course.page.locator(CARDS).all():
        assert card.locator(".nblib-question").first.get_attribute("aria-live") == "polite"
        answer_by_keyboard(course, card)
    assert_clean(course)
    assert not course.our_errors()
