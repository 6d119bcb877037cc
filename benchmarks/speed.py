"""From a key press on a slider to changed pixels: one picture in four ways, taken in turns in one notebook.

The time is taken in the page itself: from `keydown` to the first frame after the new image is decoded and in
the document, or after the canvas was drawn anew. What counts are the ratios between the ways, within one run.
"""

import pathlib

import numpy as np

from benchmarks.table import Row
from tests.browser.jupyter import ROOT, SLIDER, write_notebook

SETUP = f"%matplotlib inline\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom benchmarks import ways"
WAYS = ("course", "inline", "canvas", "canvas_alone")
WARM_UP, ROUNDS, PRESSES = 1, 12, 5  # rounds, rounds, presses on each way in a round
SETTLED = 200  # ms between presses, in which nothing is left to be done
LONGEST = 10_000  # ms: a press that shows nothing by then has failed
WATCH = (pathlib.Path(__file__).parent / "press_to_pixels.js").read_text("utf-8")


def measure(open_notebook, folder):
    """The rows on speed."""
    write_notebook(folder / "speed.ipynb", [SETUP, *(f"ways.{way}()" for way in WAYS)])
    times = {way: [] for way in WAYS}
    with open_notebook("speed.ipynb") as course:
        page = course.run_all().page
        for number in range(WARM_UP + ROUNDS):
            for i, way in enumerate(WAYS, 1):
                taken = presses(page, page.locator(".jp-CodeCell").nth(i), "ArrowRight" if number % 2 else "ArrowLeft")
                times[way] += taken if number >= WARM_UP else []
    return rows(times)


def presses(page, cell, key):
    """The times of some presses on the slider of w1, in ms."""
    sliders = cell.locator(f"{SLIDER}, input[type=range]")  # the bare canvas has the browser's own
    handle = sliders.nth(1 if sliders.count() > 1 else 0)
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.wait_for_timeout(2 * SETTLED)
    taken = []
    for _ in range(PRESSES):
        taken.append(press(page, cell, handle, key))
        page.wait_for_timeout(SETTLED)
    return taken


def press(page, cell, handle, key):
    """Press a key on a slider, and wait for the picture's new pixels. Returns ms."""
    cell.evaluate(WATCH, LONGEST)
    handle.press(key)
    return page.evaluate("window.pressToPixels")


def rows(times):
    """What the times of the ways say, as rows."""
    median = {way: np.median(taken) for way, taken in times.items()}
    late = np.percentile(times["course"], 95)
    against = median["inline"] / median["course"], median["course"] / median["canvas"]
    count = f"{len(times['course'])} presses on each, in turns"
    return [
        Row("press to pixels: the course's panel, median", median["course"], "ms", note=count),
        Row("press to pixels: inline and interact, median", median["inline"], "ms", note="same picture, same pixels"),
        Row("press to pixels: bare canvas, median", median["canvas"], "ms", note="its numbers come from the kernel"),
        Row("press to pixels: bare canvas, no kernel, median", median["canvas_alone"], "ms", note="the browser alone"),
        Row("inline and interact / the course", against[0], "times", 4, at_least=True),
        Row("the course / bare canvas", against[1], "times", 2.5, note="the canvas that asks the kernel"),
        Row("press to pixels: the course's panel, p95", late, "ms", 120),
    ]
