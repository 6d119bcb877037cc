"""The descent on the diary in a browser: where its map is on the screen, and the start dragged over it."""

import re
import time

import nbformat
import numpy as np

from nblib.chapters.optimizers.pictures import DescentMap
from nblib.pictures.layout import rows_in
from nblib.pictures.loss_curves import LossCurves
from tests.browser.jupyter import ROOT, write_notebook

PICTURES = DescentMap(None), LossCurves(["GD"], 200, spare=True)
# The room that a wide card has for pictures, as stage.js measures it
ROOM = """panel => {
  const outer = panel.parentElement.closest(".nblib-panel") ?? panel;
  return Math.floor(Math.min(outer.parentElement.clientWidth, 1180) / 20) * 20 - 352 - 28;
}"""
PAIRS = """from itertools import combinations
from nblib.panels import choice
pairs = {" / ".join(pair): pair for pair in combinations(("w0", "w1", "w2", "w3"), 2)}"""
STEP = 1 / 60  # seconds between two places of the pointer, as a mouse reports them


def open_descent(open_notebook, folder, **window):
    """The chapter up to its first panel, answered; the map's two weights can be chosen. Returns the course and the panel."""
    chapter = nbformat.read(ROOT / "notebooks" / "ja" / "09_optimizers.ipynb", 4)
    cells = [cell.source for cell in chapter.cells if cell.cell_type == "code"]
    last = next(i for i, source in enumerate(cells) if "DescentMap" in source)
    with_plane = cells[last].replace("**start,", "**start, plane=choice(('w1', 'w2'), pairs),")
    write_notebook(folder / "descent.ipynb", [*cells[:last], PAIRS, with_plane])
    course = open_notebook("descent.ipynb", **window).run_all()
    panel = course.panel(0)
    course.answer(panel)
    panel.locator(".nblib-picture").scroll_into_view_if_needed()
    return course, panel


def on_screen(panel, x, y):
    """Where the place (x, y) of the map is on the screen: it is the first picture of its panel."""
    img = panel.locator(".nblib-picture img")
    box = panel.locator(".nblib-picture").bounding_box()  # which stays, while pictures take turns in it
    zoom = box["width"] / int(img.get_attribute("width"))
    (left, south, right, north), (low, high) = DescentMap.margins, DescentMap.window
    shares = (x - low) / (high - low), (high - y) / (high - low)
    _, _, width, height = rows_in(panel.evaluate(ROOM), PICTURES).boxes[0]
    size = width - left - right, height - south - north
    return box["x"] + zoom * (left + shares[0] * size[0]), box["y"] + zoom * (north + shares[1] * size[1])


def drag(course, panel, places):
    """Drag the start over these places (n, 2), as fast as a mouse does. Returns pictures a second."""
    course.page.mouse.move(*on_screen(panel, *places[0]))
    course.page.mouse.down()
    course.settle(panel)
    course.page.evaluate(COUNT)
    ways = [on_screen(panel, *place) for place in places]
    began = time.monotonic()
    for number, way in enumerate(ways, 1):
        course.page.mouse.move(*way)
        time.sleep(max(0, began + number * STEP - time.monotonic()))
    count, seconds = course.page.evaluate("window.pictures"), time.monotonic() - began
    course.page.mouse.up()
    course.page.wait_for_timeout(1000)  # the kernel may have a backlog
    course.settle(panel)
    return count / seconds


def says(panel, words):
    """Wait until the words under the picture say this; else the test fails."""
    panel.locator(".nblib-words", has_text=words).wait_for(timeout=10_000)


def start_told(course, panel):
    """Where the words say that the start is."""
    return np.array(re.search(r"w\d = (-?[\d.]+), w\d = (-?[\d.]+)", course.words(panel)).groups(), float)


def circle(rounds=2, seconds=4, radius=0.8):
    """Places on a circle, from its right on."""
    turn = np.linspace(0, 2 * np.pi * rounds, round(seconds / STEP))
    return radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1)


# Counts the pictures that come into the document from now on
COUNT = """() => {
  window.pictures = 0;
  const seen = (list) => { for (const m of list) for (const n of m.addedNodes) if (n.nodeName === 'IMG') window.pictures += 1; };
  for (const box of document.querySelectorAll('.nblib-picture')) new MutationObserver(seen).observe(box, {childList: true});
}"""
