"""Formulas on the way of the Tab key: only those that can be scrolled are stops."""

import pytest

from tests.live.browser.reader import FAST, UNKNOWN

FOCUSED = "document.activeElement.tagName"


def stops(page):
    """What the Tab key comes to, from the top of the page to its end, as names of elements."""
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    found = []
    while True:
        page.keyboard.press("Tab")
        if (name := page.evaluate(FOCUSED)) == "BODY":
            return found
        found.append(name)


def typeset(reader):
    """Wait until every formula of the page stands there."""
    reader.page.wait_for_function("() => MathJax.startup.promise.then(() => true)")
    written = reader.page.locator("article .math").count()
    assert reader.page.locator("article mjx-container").count() == written > 25, "every one that is written"


@pytest.mark.parametrize("line", [UNKNOWN, FAST], ids=["still", "alive"])
def test_formulas_that_fit_are_no_stops(read, line):
    reader = read(line=line).open()
    if line == FAST:
        reader.alive().to_the_end()
    typeset(reader)
    found = stops(reader.page)
    assert "MJX-CONTAINER" not in found and len(found) > 20


def test_a_formula_that_is_too_wide_is_a_stop_and_can_be_scrolled_by_keys(read):
    reader = read(line=UNKNOWN).open()
    typeset(reader)
    reader.unfold()
    reader.page.locator("article div.math").first.evaluate("(place) => { place.style.width = '40px'; }")
    reader.page.set_viewport_size(dict(width=420, height=800))
    reader.page.locator(".bd-sidebar-primary a").first.wait_for(
        state="hidden"
    )  # or the focus is lost with it, on its way
    wide = reader.page.locator("mjx-container.wide")
    wide.wait_for()
    assert stops(reader.page).count("MJX-CONTAINER") == wide.count() == 1
    wide.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_function("(formula) => formula.scrollLeft > 0", arg=wide.element_handle())
