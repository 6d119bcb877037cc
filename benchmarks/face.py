"""The playground in a page: pictures that are drawn a second, on an ordinary and on a dense screen, and how long one takes.

The page counts its pictures. For the time of one it is asked to draw the same again and again; a pixel is read after
each, as a canvas that nobody looks at may not be painted at all.
"""

import time

import numpy as np

from benchmarks.table import Row
from tests.browser.jupyter import ROOT, write_notebook

SETUP = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom nblib.language import speak\nspeak('en')\nfrom nblib.playground import playground"
SECONDS, WARM_UP, DRAWN = 5, 2, 60  # of play; before that; pictures of which the time is taken
SCALES = (1, 2)  # device pixels to a CSS pixel
COUNT = "() => document.querySelector('.nblib-face').pictures"
EPOCH = "() => Number(document.querySelector('.nblib-face-epoch b').textContent.replaceAll(',', ''))"
DRAW = """(count) => {
  const face = document.querySelector('.nblib-face'), canvases = [...face.querySelectorAll('.nblib-face-canvas, .nblib-face-curves')];
  return Array.from({ length: count }, () => {
    const began = performance.now();
    face.dispatchEvent(new Event('nblib-draw'));
    for (const canvas of canvases) canvas.getContext('2d').getImageData(0, 0, 1, 1);
    return performance.now() - began;
  });
}"""


def measure(open_notebook, folder):
    """The rows on the playground in a page."""
    rows = []
    for scale in SCALES:
        path = folder / f"face{scale}.ipynb"
        write_notebook(path, [SETUP, "playground(epoch=20)"])
        with open_notebook(path.name, scale=scale) as course:
            rows += of_one_screen(course, scale)
    return rows


def of_one_screen(course, scale):
    """The rows of a screen of this density."""
    page, panel = course.run_all().page, course.panel(0)
    panel.locator(".nblib-face[data-drawn]").wait_for()
    course.settle(panel)
    drawn = np.median(page.evaluate(DRAW, DRAWN))
    pictures, _epochs = play(page, panel)
    rows = [
        Row(
            f"playground, page at scale {scale}: pictures a second, 5 epochs a picture", pictures, "", 30, at_least=True
        ),
        Row(
            f"playground, page at scale {scale}: drawing one picture, median", drawn, "ms", 8, note=f"{DRAWN} pictures"
        ),
    ]
    if scale == 1:
        panel.locator(".nblib-face-pace select").select_option("as fast as it can")
        pictures, epochs = play(page, panel)
        rows.append(
            Row(
                "playground, page: epochs a second, as fast as it can",
                epochs,
                "",
                1500,
                at_least=True,
                note=f"{pictures:.0f} pictures/s",
            )
        )
    return rows


def play(page, panel):
    """Pictures and epochs a second while it plays."""
    panel.locator(".nblib-face-play").click()
    page.wait_for_timeout(1000 * WARM_UP)
    before, began = (page.evaluate(COUNT), page.evaluate(EPOCH)), time.monotonic()
    page.wait_for_timeout(1000 * SECONDS)
    after, taken = (page.evaluate(COUNT), page.evaluate(EPOCH)), time.monotonic() - began
    panel.locator(".nblib-face-play").click()
    page.wait_for_timeout(500)
    return [(now - then) / taken for then, now in zip(before, after, strict=True)]
