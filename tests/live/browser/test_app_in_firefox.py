"""Chapter 1 as a notebook in Debian's Firefox: it runs whole, and a prediction's panel appears and moves."""

import pytest

from tests.live.browser import firefox

pytestmark = pytest.mark.skipif(not firefox.find_firefox(), reason="no Firefox found (apt-get install firefox-esr)")
CELLS = "[...jupyterapp.shell.currentWidget.context.model.cells]"
ALL_RUN = f"{CELLS}.filter((cell) => cell.type === 'code').every((cell) => cell.executionCount)"
PANEL = "document.querySelector('.nblib-panel:not(.nblib-recall):has(.nblib-options)')"


def test_a_chapter_runs_whole_and_a_prediction_moves(address):
    with firefox.browsing() as tab:
        tab.open(f"{address}/live/lite/en/notebooks/index.html?path=01_neuron.ipynb")
        tab.until("document.querySelector('.course-line [role=status]')?.textContent.includes('Shift + Enter')")
        tab.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
        tab.until(ALL_RUN)
        assert (
            tab.evaluate("[...document.querySelectorAll('[data-mime-type*=error]')].map((error) => error.innerText)")
            == []
        )
        tab.until(f"{PANEL}.querySelector('.nblib-options button').click() ?? true")
        tab.until(f"{PANEL}.querySelector('.widget-slider [role=slider]').offsetParent !== null")
        words = f"{PANEL}.querySelector('.nblib-words').textContent"
        before = tab.evaluate(words)
        press = "new KeyboardEvent('keydown', {key: 'Home', keyCode: 36, bubbles: true})"
        tab.evaluate(f"{PANEL}.querySelector('.widget-slider [role=slider]').dispatchEvent({press})")
        tab.until(f"{words} !== {before!r}")
    assert not tab.errors
    assert not [url for url in tab.asked if not url.startswith((address, "data:", "blob:"))]
