"""The course in the reader's own browser: from opening a page to the first panel that moves, cold and warm, in both forms.

The server is on the same machine, which compresses as static hosts do. Cold: a browser without any past; warm: the same
browser, closed and opened once more, with what it keeps on disk (a window that keeps nothing would compile Python anew).
What the server sent is what was moved. Needs the built site (make live).
"""

import contextlib
import subprocess
import sys
import tempfile
import threading
import time

import numpy as np
import psutil

from benchmarks.speed import LONGEST, SETTLED, WATCH
from benchmarks.table import Missing, Row
from tests.browser import jupyter
from tests.browser.jupyter import SLIDER
from tools.live import serve
from tools.live.build import FOR_A_PAGE

CHAPTER = "00_start"  # whose first panel asks nothing before it moves
FORMS = {
    "living page": f"ja/{CHAPTER}.html",
    "notebook app": f"live/lite/ja/notebooks/index.html?path={CHAPTER}.ipynb",
}
VISITS, PRESSES, PATIENCE = 5, 60, 120_000  # visits of each kind; presses; ms that a panel may take to come
READERS = 40  # who open a page at the same moment
TARGETS = {("living page", "cold"): 5, ("living page", "warm"): 3}  # seconds
MEGA = 1e6


def measure(conditions):
    """The rows on the living page and the notebook app."""
    missing = jupyter.what_is_missing()
    if missing or not (serve.SITE / "live" / "page.js").exists():
        return [Missing("the course in the browser", missing or "the site is not built alive: make live")]
    with serving() as (address, sent), jupyter.browsing() as browser:
        conditions["Chromium"] = browser.version
        fetched_by_many(
            address, [f"/live/pyodide/{name}" for name in FOR_A_PAGE], 1
        )  # a host has its files compressed already
        rows = [row for form, page in FORMS.items() for row in visits(browser, form, f"{address}/{page}", sent)]
        return [*rows, *presses(browser, f"{address}/{FORMS['living page']}"), *at_once(browser, address, sent)]


@contextlib.contextmanager
def serving():
    """The address of the built site, and a list of how many bytes of which file were sent."""
    sent = []

    class Counting(serve.Files):
        def copyfile(self, source, outputfile):
            content = source.read()
            sent.append((self.path, len(content)))
            outputfile.write(content)

    with serve.server(handler=Counting) as made:
        made.handle_error = lambda *_args: None  # a browser that leaves a page no longer wants its files
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}", sent
        made.shutdown()


def visits(browser, form, address, sent):
    """The rows of one form: seconds cold and warm, megabytes of a first visit, memory of the tab."""
    times, moved, kept = {"cold": [], "warm": []}, [], []
    for _ in range(VISITS):
        with tempfile.TemporaryDirectory() as profile:
            sent.clear()
            with kept_on_disk(browser, profile) as context:
                times["cold"].append(seconds_to_a_panel(context, address))
                moved.append(sum(size for _path, size in sent))
                kept.append(memory_of_the_tab())
            with kept_on_disk(browser, profile) as context:
                times["warm"].append(seconds_to_a_panel(context, address))
    rows = [
        Row(f"{form}, {kind}: until its first panel moves, median", np.median(taken), "s", TARGETS.get((form, kind)),
            note=f"{min(taken):.1f} to {max(taken):.1f}, {VISITS} visits")
        for kind, taken in times.items()
    ]  # fmt: skip
    limit = 16 if form == "living page" else None
    rows.append(
        Row(f"{form}: moved by a first visit", np.median(moved) / MEGA, "MB", limit, note="as a host compresses it")
    )
    return [*rows, Row(f"{form}: memory of the tab with one panel", np.median(kept) / MEGA, "MB")]


def kept_on_disk(browser, profile):
    """A browser of its own that keeps what it is sent, and what it has compiled, in a folder."""
    return contextlib.closing(
        browser.browser_type.launch_persistent_context(
            profile, executable_path=jupyter.find_chromium(), args=jupyter.FLAGS, viewport=dict(width=1366, height=768)
        )
    )


def seconds_to_a_panel(context, address):
    """Open the page, and press a key on the first real slider as soon as there is one, until its picture has changed."""
    page = context.new_page()
    page.add_init_script("localStorage.setItem('course:start', 'yes')")  # this browser's line is not asked about
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    if "lite" in address:
        run_all(page)
    panel = first_panel(page)
    press(page, panel)
    return time.perf_counter() - start


def run_all(page):
    """Run all cells of the notebook app, as its menu does, as soon as it can be used: before, it would ask for a kernel."""
    page.locator(".course-line a[href]").wait_for(timeout=PATIENCE)
    page.wait_for_function("window.jupyterapp && !jupyterapp.shell.node.inert", timeout=PATIENCE)
    page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")


def first_panel(page):
    """The first panel that stands there, once it has a picture and a slider to be seen."""
    panel = page.locator(".nblib-panel").filter(has=page.locator(SLIDER)).first
    panel.locator(".nblib-picture img").first.wait_for(timeout=PATIENCE)
    return panel


def press(page, panel, key="ArrowRight"):
    """Press a key on the panel's first slider, and wait for the picture's new pixels. Returns ms."""
    panel.evaluate(WATCH, LONGEST)
    panel.locator(SLIDER).first.press(key)
    return page.evaluate("window.pressToPixels")


def memory_of_the_tab():
    """The bytes of the largest of the browser's processes that show pages (its workers live in there, too)."""
    found = [p.memory_info().rss for p in psutil.Process().children(True) if "--type=renderer" in " ".join(p.cmdline())]
    return max(found)


def presses(browser, address):
    """The rows on a slider of the living page."""
    with contextlib.closing(browser.new_context(viewport=dict(width=1366, height=768))) as context:
        seconds_to_a_panel(context, address)
        (page,) = context.pages
        panel, taken = first_panel(page), []
        for number in range(PRESSES):
            taken.append(press(page, panel, "ArrowLeft" if number % 2 else "ArrowRight"))
            page.wait_for_timeout(SETTLED)
    return [
        Row("living page, press to pixels: median", np.median(taken), "ms", 15, note=f"{PRESSES} presses"),
        Row("living page, press to pixels: p95", np.percentile(taken, 95), "ms", 30),
    ]


def at_once(browser, address, sent):
    """The row on many readers who open a page at the same moment: how long the server needs to send all of it to all."""
    with contextlib.closing(browser.new_context()) as context:
        sent.clear()
        seconds_to_a_panel(context, f"{address}/{FORMS['living page']}")
    files, each = [path for path, _size in sent], sum(size for _path, size in sent) / MEGA
    taken = fetched_by_many(address, files, READERS)
    note = f"{each:.1f} MB each over the loopback, {len(files)} files; the server has one of these processors"
    return [Row(f"{READERS} first visits at once: until the last has everything", taken, "s", note=note)]


def fetched_by_many(address, files, readers):
    """Seconds until so many readers have fetched all these files, each six at a time, as browsers do."""
    command = [sys.executable, "-m", "benchmarks.visitors", address, str(readers), *files]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
