"""The playground in the reader's own browser, where Python has neither a process nor a thread of its own: chapter 12's page."""

import contextlib

from benchmarks import face, living
from benchmarks.table import Missing
from tests.browser import jupyter
from tests.live.browser.reader import Reader
from tools.live import serve


def measure(conditions):
    """The rows on the playground in a living page."""
    missing = jupyter.what_is_missing()
    if missing or not (serve.SITE / "live" / "page.js").exists():
        return [Missing("the playground in the reader's browser", missing or "the site is not built alive: make live")]
    with living.serving() as (address, _sent), jupyter.browsing() as browser:
        conditions["Chromium"] = browser.version
        with contextlib.closing(browser.new_context(viewport=dict(width=1366, height=768))) as context:
            shown = opened(Reader(context, address, "ja", "12_playground"))
            where = "playground, living page"
            return [face.at_pace(where, shown, 15), face.fast(where, shown, None)]


def opened(reader):
    """The page's playground, once it is drawn and Python has nothing else to do."""
    shown = reader.open().alive().come_to(reader.where("playground()")).locator(".nblib-face[data-drawn]")
    shown.wait_for()
    reader.quiet()
    return shown
