"""The walk, shorter, in Debian's Firefox: it does not say what line it has, so the reader is asked first."""

import os

import pytest

from tests.live.browser import firefox
from tests.live.browser.reader import ALIVE, DONE, QUIET

pytestmark = pytest.mark.skipif(not firefox.find_firefox(), reason="no Firefox found (apt-get install firefox-esr)")

BUTTON = "[...document.querySelectorAll('button')].find((b) => b.textContent === %r && b.offsetParent)"
PICTURE = "document.querySelector('.live .nblib-picture img').src"
SLIDER = "document.querySelector('.live .widget-slider [role=slider]')"


def test_a_learner_in_firefox(address):
    with firefox.browsing() as browser:
        browser.open(f"{address}/en/01_neuron.html")
        assert "MB" in browser.evaluate("document.querySelector('.says').textContent")
        assert not browser.evaluate("Boolean(course.python)")
        browser.evaluate(f"{BUTTON % 'Make it move'}.click()")
        browser.until(ALIVE)
        browser.evaluate("course.cells[2].element.scrollIntoView()")
        browser.until(f"{ALIVE} && course.order.next > 2")
        browser.evaluate(f"({QUIET})()")

        browser.evaluate(
            "document.querySelector('.live .nblib-panel:not(.nblib-recall) .nblib-options button').click()"
        )
        browser.evaluate(f"({QUIET})()")
        assert browser.evaluate("Boolean(document.querySelector('.live .nblib-picture img').offsetParent)")
        before = browser.evaluate(PICTURE)
        browser.evaluate(f"{SLIDER}.focus()")
        browser.keys("\ue010")  # End
        browser.until(f"{PICTURE} !== {before!r}")

        browser.evaluate("course.cells[3].pre.focus(), getSelection().selectAllChildren(course.cells[3].pre)")
        for key in "for i in range(2):":
            browser.keys(key)
        browser.keys(firefox.ENTER)
        for key in "print(i)":
            browser.keys(key)
        assert browser.evaluate("course.cells[3].code") == "for i in range(2):\n    print(i)"
        browser.keys(firefox.SHIFT, firefox.ENTER)
        browser.until(f"{ALIVE} && course.cells[3].output.place.textContent.includes('1')")
        browser.keys(firefox.TAB)
        assert browser.evaluate("document.activeElement.closest('.cell-buttons') !== null"), "Tab leaves the code"

        browser.open(f"{address}/en/01_neuron.html")
        browser.until(ALIVE)  # it is here by now: nothing is asked
        assert browser.evaluate("course.cells[3].code") == "for i in range(2):\n    print(i)"
        browser.evaluate("scrollTo(0, document.body.scrollHeight)")
        browser.until(DONE, 400)
        assert browser.evaluate("document.querySelectorAll('.live pre.stderr').length") == 0
        done = "course.cells.find((cell) => cell.code.includes('progress(')).output.place.textContent"
        assert browser.evaluate(done).count("■") == 1
        assert not [error for error in browser.errors if not os.environ.get("NBLIB_SHOW") or print(error)]
