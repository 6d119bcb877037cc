"""Chapter 1 as a notebook in Debian's Firefox: it runs whole, and a prediction's panel appears and moves."""

import os
import threading

import pytest

from tests.live import firefox
from tools.live import serve

APP = serve.SITE / "live" / "lite"
WHY_NOT = (
    (os.environ.get("NBLIB_LIVE") != "1" and "only asked for with NBLIB_LIVE=1")
    or (not APP.exists() and "the living site has not been built (make live)")
    or firefox.what_is_missing()
)
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=str(WHY_NOT))
CELLS = "[...jupyterapp.shell.currentWidget.context.model.cells]"
ALL_RUN = f"{CELLS}.filter((cell) => cell.type === 'code').every((cell) => cell.executionCount)"
PANEL = "document.querySelector('.nblib-panel:has(.nblib-options)')"


def test_a_chapter_runs_whole_and_a_prediction_moves():
    with serve.server() as made, firefox.browsing() as tab:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{made.server_port}"
        tab.go(f"{address}/live/lite/en/notebooks/index.html?path=01_neuron.ipynb")
        tab.until("document.querySelector('.course-line [role=status]')?.textContent.includes('Shift + Enter')")
        tab.look("void jupyterapp.commands.execute('notebook:run-all-cells')")
        tab.until(ALL_RUN)
        assert (
            tab.look("[...document.querySelectorAll('[data-mime-type*=error]')].map((error) => error.innerText)") == []
        )
        tab.until(f"{PANEL}.querySelector('.nblib-options button').click() ?? true")
        tab.until(f"{PANEL}.querySelector('[role=slider]').offsetParent !== null")
        words = f"{PANEL}.querySelector('.nblib-words').textContent"
        before = tab.look(words)
        press = "new KeyboardEvent('keydown', {key: 'Home', keyCode: 36, bubbles: true})"
        tab.look(f"{PANEL}.querySelector('[role=slider]').dispatchEvent({press})")
        tab.until(f"{words} !== {before!r}")
        made.shutdown()
    assert not tab.errors
    assert not [url for url in tab.asked if not url.startswith((address, "data:", "blob:"))]
