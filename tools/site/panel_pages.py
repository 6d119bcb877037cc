"""A page for each panel alone, without the chapter around it: to stand in a slide, a learning platform, a blog, by an iframe.

en/panel/neuron.html          what it is, its picture, a link to its place in the chapter; alive once it is to be seen
en/open.html#panel-neuron-1-… leads whoever has a card's link to the panel's chapter, whichever that is today
"""

import html
import json
import pathlib
import re
import string
from dataclasses import asdict, dataclass

from nblib.language import say
from nblib.panels.panel import Panel
from tools.build_notebooks import LANGUAGES
from tools.site.cell_needs import code_for
from tools.site.still import as_json, figure

HERE = pathlib.Path(__file__).parent
LIST = "panels.json"  # where each chapter notes its panels until all pages are written


@dataclass(frozen=True)
class Place:
    """Where a panel stands, and what its own page holds."""

    key: str
    stem: str  # of the chapter
    chapter: str  # the chapter's title
    title: str  # the heading below which the panel stands
    codes: list  # what to run, one after another; the last one shows the panel
    still: str  # the picture with its words, as HTML


def panel_of(shown):
    """The panel of what a cell shows, behind a question or not; None if it shows none."""
    found = getattr(shown, "panel", shown)
    return found if isinstance(found, Panel) else None


def place_of(panel, notebook, cell, stem, keep):
    """The Place of a panel that a cell of the notebook shows. keep(png) -> the address of that picture."""
    above = notebook.cells[: notebook.cells.index(cell) + 1]
    codes = [one.source for one in above if one.cell_type == "code"]
    text = "\n".join(one.source for one in above if one.cell_type == "markdown")
    titles = re.findall(r"^#+ (.+?) *$", text, re.MULTILINE)
    drawn = figure(panel, lambda png: f"../{keep(png)}")
    return Place(panel.key, stem, titles[0], titles[-1], code_for(codes, len(codes) - 1), drawn)


def note(places, folder):
    """Add a chapter's places to the list in the folder of its language."""
    path = folder / LIST
    known = json.loads(path.read_text("utf-8")) if path.exists() else []
    path.write_text(json.dumps(known + [asdict(place) for place in places], ensure_ascii=False), "utf-8")


def write_panel_pages(language, folder, site, alive):
    """Write the page of each panel in the folder's list, and the one that leads on, below the site's folder of the language.

    alive: whether there is Python for them.
    """
    places = [Place(**told) for told in json.loads((folder / LIST).read_text("utf-8"))]
    (site / "panel").mkdir(parents=True, exist_ok=True)
    for place in places:
        (site / "panel" / f"{place.key}.html").write_text(panel_page(place, language, alive), "utf-8")
    (site / "open.html").write_text(open_page(places, language), "utf-8")


def panel_page(place, language, alive):
    """The page of one panel."""
    told = dict(key=place.key, cells=place.codes)
    words = dict(language=language, other=next(one for one in LANGUAGES if one != language), **asdict(place))
    words |= dict(
        noticed=say(
            "スクリプトが止められているので、この図は動きません。",
            "No script may run here, so the picture stands still.",
        )
    )
    words |= dict(
        alone=say("枠の中なら、このパネルだけを開くと動きます。", "Within another page: open it alone, and it moves.")
    )
    words |= dict(read=say("章で読む", "Read about it in the chapter"), name=say("日本語", "English"))
    words |= dict(other_name=say("English", "日本語"))
    safe = {name: html.escape(value) for name, value in words.items() if isinstance(value, str) and name != "still"}
    script = '<script defer src="../../live/panel.js"></script>' if alive else ""
    style = '<link rel="stylesheet" href="../../live/panel.css">' if alive else ""
    more = dict(still=place.still, about=as_json(told), script=script, style=style)
    return string.Template((HERE / "panel.html").read_text("utf-8")).substitute(safe | more)


def open_page(places, language):
    """The page that leads from a card's link to the chapter of that panel."""
    where = {place.key: place.stem for place in places}
    told = dict(
        where=as_json(where),
        language=language,
        title=say("パネルを開く", "Opening a panel"),
        none=say(
            "このリンクのパネルは、この講座にはありません。リンクが途中で切れていないか、確かめてください。",
            "This course has no panel of that link. Look whether the link's end is missing.",
        ),
        start=say("講座のはじめへ", "To the start of the course"),
    )
    return string.Template((HERE / "open.html").read_text("utf-8")).substitute(told)
