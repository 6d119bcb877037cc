"""Every card of every chapter, measured in JupyterLab: how high it is, its smallest letters, its weakest contrast and its
shortest slider, and whether picture and controls are seen together on a telephone. `make cards`, some 15 minutes.

Each question is answered wrongly, with the answer of which most is told. The exit status tells whether a card is too high.
"""

import argparse
import contextlib
import itertools
import json
import pathlib
import sys
import tempfile

from nblib.language import words
from tests.browser.jupyter import browsing, opening, serving
from tools.answer_key import everything
from tools.build_notebooks import LANGUAGES, sources
from tools.copies import NOTEBOOKS
from tools.learning_path import asked_in

SCREENS = {"1366": (1366, 768), "1000": (1000, 800)}
PHONE = 420, 800
MOST = 500  # CSS pixels that a card may be high where it is not stacked
STATES = "asked", "answered", "explained"
# What a card may hold that makes it higher: by a selector, and why
EXCUSED = {
    ".nblib-face": "the playground: by itself it is one screen, and its question stands above and its answers below that"
}

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
  const excuse = SELECTORS.find((one) => panel.querySelector(one)) ?? null;
  return { excuse, height: panel.getBoundingClientRect().height, font: least(written.map((e) => parseFloat(getComputedStyle(e).fontSize))),
    contrast: least(written.filter((e) => !e.closest(".nblib-idle, :disabled")).map(contrast)), track: least(tracks) };
}""".replace("SELECTORS", json.dumps(list(EXCUSED)))

TOGETHER = """panel => {
  const controls = [...panel.querySelectorAll(".nblib-control")].filter((e) => e.getClientRects().length);
  const picture = panel.querySelector(".nblib-picture");
  if (!controls.length || !picture) return null;
  controls.at(-1).scrollIntoView({ block: "end" });
  const [a, b] = [picture.getBoundingClientRect(), controls.at(-1).getBoundingClientRect()];
  return a.top > -4 && a.bottom <= b.top + 4 && b.bottom <= innerHeight + 4;
}"""


def hardest(chapter, language):
    """For the title of each question of a chapter, the place of its wrong answer of which most is told."""
    words.speak(language)
    source, known = (NOTEBOOKS / "source" / f"{chapter}.md").read_text(), everything()
    asked = [known[key] for key in dict.fromkeys(asked_in(source))]
    return {question.title: max(_wrong(question), key=lambda at: _told(question, at)) for question in asked}


def _wrong(question):
    return [at for at, option in enumerate(question.options) if not option.right]


def _told(question, at):
    """How much is told of this answer: letters, those of what it stands for in the picture counted in."""
    option, beliefs = question.options[at], question.beliefs
    drawn = beliefs[option.key].text if option.key in beliefs else ""
    return len(option.text + option.why + drawn)


def rows(course, theme, answers):
    """What was measured of each card of a chapter that is open: a dict by column. answers: as `hardest` gives them."""
    found = [{} for _ in course.panels()]
    for state in STATES:
        for panel in course.panels():
            press(panel, state, answers)
        course.settle()
        for name, (width, height) in SCREENS.items():
            course.page.set_viewport_size(dict(width=width, height=height))
            course.page.wait_for_timeout(1500)
            course.settle()
            for row, panel in zip(found, course.panels(), strict=True):
                measured = panel.evaluate(MEASURE)
                row[f"{name} {state}"], row["excuse"] = round(measured.pop("height")), measured.pop("excuse")
                for key, value in measured.items():
                    row[key] = min(filter(None, (row.get(key), value)), default=None)
    course.page.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    course.page.wait_for_timeout(1000)
    course.settle()
    for row, panel in zip(found, course.panels(), strict=True):
        row["together"] = panel.evaluate(TOGETHER)
        row["theme"] = theme
    return found


def press(panel, state, answers):
    """Answer, or have the answers explained, if this card asks something."""
    if state == "answered" and panel.locator(".nblib-options button:visible").count():
        title = panel.locator(".nblib-title").first.text_content()
        panel.locator(".nblib-options button").nth(answers[title]).click()
    elif state == "explained" and panel.locator("button.nblib-reveal:visible").count():
        panel.locator("button.nblib-reveal").click()


def measured(languages, chapters, theme):
    """Print a table for each chapter and language. Returns how many cards are too high."""
    over = 0
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address, browser = stack.enter_context(serving(folder)), stack.enter_context(browsing())
        open_it = stack.enter_context(opening(browser, address, folder))
        for language, chapter in itertools.product(languages, chapters):
            course = open_it(f"notebooks/{language}/{chapter}.ipynb", width=1366, height=768, fresh=True)
            course.page.evaluate(DRESS, f"JupyterLab {theme}")
            over += show(chapter, language, rows(course.run_all().unfold(), theme, hardest(chapter, language)))
    return over


def show(chapter, language, found):
    """Print what was measured of a chapter's cards. Returns how many are too high without an excuse."""
    heights = [f"{name} {state}" for name in SCREENS for state in STATES]
    columns = [*heights, "font", "contrast", "track", "together"]
    print(f"\n{chapter} {language}\n| card | " + " | ".join(columns) + " |\n|" + " ---: |" * (len(columns) + 1))
    for number, row in enumerate(found):
        cells = [f"{row[c]:.3g}" if isinstance(row[c], float) else str(row[c]) for c in columns]
        cells = [
            f"**{cell}**" if c in heights and row[c] > MOST else cell for c, cell in zip(columns, cells, strict=True)
        ]
        print(f"| {number} | " + " | ".join(cells) + " |", flush=True)
    return _excuse({n: row["excuse"] for n, row in enumerate(found) if any(row[c] > MOST for c in heights)})


def _excuse(high):
    """Say why cards may be higher, by their numbers. Returns how many others there are."""
    for selector, why in EXCUSED.items():
        if numbers := [str(n) for n, excuse in high.items() if excuse == selector]:
            print(f"\nExcused ({', '.join(numbers)}): {why}.", flush=True)
    return sum(excuse is None for excuse in high.values())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="+", default=LANGUAGES)
    parser.add_argument("--chapters", nargs="+", default=[path.stem for path in sources()])
    parser.add_argument("--theme", default="Light", choices=["Light", "Dark"])
    asked = parser.parse_args()
    too_high = measured(asked.languages, asked.chapters, asked.theme)
    print(f"\nCards above {MOST} CSS pixels: {too_high}")
    sys.exit(too_high > 0)
