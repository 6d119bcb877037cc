"""The playground in a page: pictures that are drawn a second, on an ordinary and on a dense screen, and how long one takes.

The page counts its pictures. For the time of one it is asked to draw the same again and again; a pixel is read after
each, as a canvas that nobody looks at may not be painted at all. From press to pixels: an arrow key moves a weight, the
kernel looks at the network anew, and its losses are to be seen.
"""

import time

import numpy as np

from benchmarks.table import Row
from tests.browser.jupyter import ROOT, write_notebook

SETUP = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom nblib.language import speak\nspeak('en')\nfrom nblib.playground import playground"
SECONDS, WARM_UP, DRAWN, PRESSES = 5, 2, 60, 30  # of play; before that; pictures and presses of which the time is taken
PACE = 5  # epochs a picture
SCALES = (1, 2)  # device pixels to a CSS pixel
COUNT = "(face) => [face.pictures, Number(face.querySelector('.nblib-face-epoch b').textContent.replaceAll(',', ''))]"
DRAW = """(face, count) => {
  const canvases = [...face.querySelectorAll('.nblib-face-canvas, .nblib-face-curves')];
  return Array.from({ length: count }, () => {
    const began = performance.now();
    face.dispatchEvent(new Event('nblib-draw'));
    for (const canvas of canvases) canvas.getContext('2d').getImageData(0, 0, 1, 1);
    return performance.now() - began;
  });
}"""
# From the press to the frame after the one in which losses are other ones: the canvases are drawn in that same frame
WATCH = """(face, longest) => {
  window.pressToPixels = new Promise((done, fail) => {
    let pressed;
    addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
    const late = setTimeout(() => fail(new Error('the losses did not change')), longest);
    new MutationObserver((_changes, watch) => {
      if (!pressed) return;
      watch.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => done(performance.now() - pressed));
    }).observe(face.querySelector('.nblib-face-losses'), { subtree: true, childList: true, characterData: true });
  });
  window.pressToPixels.catch(() => {});
}"""
LONGEST, SETTLED = 10_000, 300  # ms until a press has failed, and from one to the next


def measure(open_notebook, folder):
    """The rows on the playground in a page."""
    rows = []
    for scale in SCALES:
        path = folder / f"face{scale}.ipynb"
        write_notebook(path, [SETUP, "playground(epoch=20)"])
        with open_notebook(path.name, scale=scale) as course:
            face = course.run_all().panel(0).locator(".nblib-face[data-drawn]")
            face.wait_for()
            course.settle(course.panel(0))
            rows += of_one_screen(face, scale)
            rows += [*presses(face), fast("playground, page", face, 1500)] if scale == 1 else []
    return rows


def of_one_screen(face, scale):
    """The rows of a screen of this density."""
    where = f"playground, page at scale {scale}"
    drawn = np.median(face.evaluate(DRAW, DRAWN))
    return [
        at_pace(where, face, 30),
        Row(f"{where}: drawing one picture, median", drawn, "ms", 8, note=f"{DRAWN} pictures"),
    ]


def at_pace(where, face, limit):
    """The row on pictures a second at PACE epochs a picture: those that were drawn, but no more than were trained for."""
    pictures, epochs = play(face)
    what = f"{where}: pictures a second, {PACE} epochs a picture"
    return Row(what, min(pictures, epochs / PACE), "", limit, at_least=True, note=f"{pictures:.0f} drawn")


def fast(where, face, limit):
    """The row on epochs a second, as fast as it can."""
    paces = face.locator(".nblib-face-pace select")
    paces.select_option(index=paces.locator("option").count() - 1)  # the last one of the list
    pictures, epochs = play(face)
    note = f"2-4-2-1, batch 10, 250 points; {pictures:.0f} pictures/s"
    return Row(f"{where}: epochs a second, as fast as it can", epochs, "", limit, at_least=True, note=note)


def play(face):
    """Pictures and epochs a second while it plays."""
    face.locator(".nblib-face-play").click()
    face.page.wait_for_timeout(1000 * WARM_UP)
    before, began = face.evaluate(COUNT), time.monotonic()
    face.page.wait_for_timeout(1000 * SECONDS)
    after, taken = face.evaluate(COUNT), time.monotonic() - began
    face.locator(".nblib-face-play").click()
    face.page.wait_for_timeout(500)
    return [(now - then) / taken for then, now in zip(before, after, strict=True)]


def presses(face):
    """The rows on an arrow key at a weight, to and fro."""
    taken, handle = [], face.locator(".nblib-face-handle")
    handle.focus()
    for number in range(PRESSES):
        face.page.wait_for_timeout(SETTLED)
        face.evaluate(WATCH, LONGEST)
        handle.press("Shift+ArrowDown" if number % 2 else "Shift+ArrowUp")
        taken.append(face.page.evaluate("window.pressToPixels"))
    return [
        Row("playground, page: press to pixels, median", np.median(taken), "ms", note=f"{PRESSES} presses on a weight"),
        Row("playground, page: press to pixels, p95", np.percentile(taken, 95), "ms"),
    ]
