"""Every card of every chapter, measured in JupyterLab: how high it is, its smallest letters, its weakest contrast and its
shortest slider, and whether picture and controls are seen together on a telephone. `make cards`, some 15 minutes.
"""

import argparse
import contextlib
import itertools
import pathlib
import tempfile

from tests.browser.jupyter import browsing, opening, serving
from tools.build_notebooks import LANGUAGES, sources

SCREENS = {"1366": (1366, 768), "1000": (1000, 800)}
PHONE = 420, 800
MOST = 500  # CSS pixels that a card may be high where it is not stacked

DRESS = """theme => jupyterapp.commands.execute("apputils:change-theme", { theme }).then(
  () => jupyterapp.commands.execute("application:toggle-left-area")).then(() => {})"""

MEASURE = """panel => {
  const seen = (e) => e.getClientRects().length && getComputedStyle(e).visibility === "visible" && !e.closest(".nblib-live, .nblib-words:not(.nblib-seen)");
  const written = [...panel.querySelectorAll("*")].filter((e) => seen(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const rgb = (c) => { const x = document.createElement("canvas").getContext("2d"); x.fillStyle = c; x.fillRect(0, 0, 1, 1); return [...x.getImageData(0, 0, 1, 1).data]; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; } return [255, 255, 255]; };
  const light = (c) => c.slice(0, 3).map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const contrast = (e) => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x); return (a + .05) / (b + .05); };
  const tracks = [...panel.querySelectorAll(".noUi-target")].filter(seen).map((e) => e.getBoundingClientRect().width);
  const least = (numbers) => numbers.length ? Math.min(...numbers) : null;
  return { height: panel.getBoundingClientRect().height, font: least(written.map((e) => parseFloat(getComputedStyle(e).fontSize))),
    contrast: least(written.filter((e) => !e.closest(".nblib-idle, :disabled")).map(contrast)), track: least(tracks) };
}"""

TOGETHER = """panel => {
  const controls = [...panel.querySelectorAll(".nblib-control")].filter((e) => e.getClientRects().length);
  const picture = panel.querySelector(".nblib-picture");
  if (!controls.length || !picture) return null;
  controls.at(-1).scrollIntoView({ block: "end" });
  const [a, b] = [picture.getBoundingClientRect(), controls.at(-1).getBoundingClientRect()];
  return a.top > -4 && a.bottom <= b.top + 4 && b.bottom <= innerHeight + 4;
}"""


def rows(course, theme):
    """What was measured of each card of a chapter that is open: a dict by column."""
    found = [{} for _ in course.panels()]
    steps = ("asked", None), ("answered", ".nblib-options button"), ("explained", "button.nblib-reveal")
    for state, pressed in steps:
        for panel in course.panels() if pressed else []:
            press(panel, state, pressed)
        course.settle()
        for name, (width, height) in SCREENS.items():
            course.page.set_viewport_size(dict(width=width, height=height))
            course.page.wait_for_timeout(1500)
            course.settle()
            for row, panel in zip(found, course.panels(), strict=True):
                measured = panel.evaluate(MEASURE)
                row[f"{name} {state}"] = round(measured.pop("height"))
                for key, value in measured.items():
                    row[key] = min(filter(None, (row.get(key), value)), default=None)
    course.page.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    course.page.wait_for_timeout(1000)
    course.settle()
    for row, panel in zip(found, course.panels(), strict=True):
        row["together"] = panel.evaluate(TOGETHER)
        row["theme"] = theme
    return found


def press(panel, state, selector):
    """Answer (with the second option) or have the answers explained, if this card asks something."""
    if not panel.locator(".nblib-options").count():
        return
    buttons = panel.locator(f"{selector}:visible")
    if state == "answered" and buttons.count():
        buttons.nth(1).click()
    elif state == "explained" and buttons.count():
        buttons.last.click()


def measured(languages, chapters, theme):
    """Print a table for each chapter and language."""
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address, browser = stack.enter_context(serving(folder)), stack.enter_context(browsing())
        open_it = stack.enter_context(opening(browser, address, folder))
        for language, chapter in itertools.product(languages, chapters):
            course = open_it(f"notebooks/{language}/{chapter}.ipynb", width=1366, height=768, fresh=True)
            course.page.evaluate(DRESS, f"JupyterLab {theme}")
            show(chapter, language, rows(course.run_all(), theme))


def show(chapter, language, found):
    """Print what was measured of a chapter's cards."""
    columns = [f"{name} {state}" for name in SCREENS for state in ("asked", "answered", "explained")]
    columns += ["font", "contrast", "track", "together"]
    print(f"\n{chapter} {language}\n| card | " + " | ".join(columns) + " |\n|" + " ---: |" * (len(columns) + 1))
    for number, row in enumerate(found):
        cells = [f"{row[c]:.3g}" if isinstance(row[c], float) else str(row[c]) for c in columns]
        cells = [
            f"**{cell}**" if c in columns[:6] and row[c] > MOST else cell
            for c, cell in zip(columns, cells, strict=True)
        ]
        print(f"| {number} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="+", default=LANGUAGES)
    parser.add_argument("--chapters", nargs="+", default=[path.stem for path in sources()])
    parser.add_argument("--theme", default="Light", choices=["Light", "Dark"])
    asked = parser.parse_args()
    measured(asked.languages, asked.chapters, asked.theme)
