"""Pressing a part of the progress bar brings its card into sight and into the keys' hands; what is not there is told."""

import pytest

SETUP = """
from nblib.language import speak
speak("en")
from nblib.chapters.neuron import ask, pictures
from nblib.panels import clues, panel, predict, progress, weights
def neuron(w0, w1, w2, w3, x1, x2, x3):
    return w0 + w1 * x1 + w2 * x2 + w3 * x3
"""
QUESTION = "predict(ask.today, panel(neuron, [pictures.NeuronDiagram()], **weights(), **clues()))"
FAR = "print('\\n' * 120)"


@pytest.mark.parametrize("by", ["bar", "title"])
def test_a_part_leads_to_its_card(open_cells, by):
    course = open_cells(SETUP, QUESTION, FAR, "progress(ask)")
    bar = course.page.locator(".nblib-panel:has(.nblib-bar)")
    asked = course.page.locator(".nblib-at-today")
    bar.scroll_into_view_if_needed()
    assert not in_sight(asked)
    bar.locator(".nblib-bar a" if by == "bar" else ".nblib-way a").first.click()
    asked.locator("button:focus").wait_for()
    course.page.wait_for_function("e => e.getBoundingClientRect().top >= 0", arg=asked.element_handle())
    assert in_sight(asked)


def test_a_part_whose_card_is_not_there_says_so(open_cells):
    course = open_cells(SETUP, QUESTION, "progress(ask)")
    bar = course.page.locator(".nblib-panel:has(.nblib-bar)")
    told = bar.locator(".nblib-not-there")
    assert not told.is_visible()
    bar.locator(".nblib-way a").nth(1).click()
    assert "not on this page yet" in told.inner_text()
    bar.locator(".nblib-way a").first.click()
    told.wait_for(state="hidden")


def test_it_fills_when_a_prediction_is_made(open_cells):
    course = open_cells(SETUP, QUESTION, "progress(ask)")
    bar = course.page.locator(".nblib-panel:has(.nblib-bar)")
    before = bar.locator(".nblib-bar .nblib-done").count()
    course.page.locator(".nblib-at-today .nblib-options button").first.click()
    course.page.wait_for_function(
        "n => document.querySelectorAll('.nblib-bar .nblib-done').length === n + 1", arg=before
    )


def test_the_line_to_hand_over_is_copied(open_cells):
    course = open_cells(SETUP, QUESTION, "progress(ask)")
    course.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    course.page.locator(".nblib-at-today .nblib-options button").first.click()
    copy = course.page.locator(".nblib-handed button")
    copy.click()
    copy.filter(has_text="✓ copied").wait_for()
    line = course.page.locator(".nblib-handed code").inner_text()
    assert line.startswith("vote:") and course.page.evaluate("() => navigator.clipboard.readText()") == line


def in_sight(locator):
    return locator.evaluate("e => { const b = e.getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight; }")
