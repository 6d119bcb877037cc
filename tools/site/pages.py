"""The site's pages from the built notebooks: the same text and code, with still pictures in the place of panels."""

import html
import os
import re

import nbformat

from nblib import store
from nblib.language import words
from nblib.language.tables import GLOSSARY
from nblib.panels.panel import Panel
from tools.build_notebooks import NOTEBOOKS, sources
from tools.cells import run_cell
from tools.chapter_frame import SET_UP, SET_UP_BY_PAGE
from tools.live.prepared import as_script, prepare
from tools.site.panel_pages import note, panel_of, place_of
from tools.site.still import as_html

CHAPTERS = [path.stem for path in sources()]


def write_chapter(stem, language, folder, alive=False):
    """Write a chapter as a notebook for Sphinx into the folder, and its pictures into _static/pictures.

    alive: its first open panel moves a little before Python is there (tools/live/prepared.py).
    """
    notebook = read(stem, language, alive)
    pictures = folder / "_static" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    made = {}  # names by pictures: a panel that looks the same on its own page shares them

    def keep(png):
        name = made.setdefault(png, f"{stem}-{len(made) + 1}.png")
        (pictures / name).write_bytes(png)
        return f"_static/pictures/{name}"

    places = []  # of the chapter's panels, as each looks before the next cell runs
    early = {}  # by cell: what had to be drawn before its panel was moved

    def look(cell, shown):
        if found := panel_of(shown):
            places.append(place_of(found, notebook, cell, stem, keep))
        if alive and isinstance(shown, Panel) and not any("<script" in made_html for made_html in early.values()):
            early[cell.id] = as_html(shown, keep)
            early[cell.id] += as_script(prepare(shown, text_around(notebook, cell), stem, folder))

    for cell, shown in zip(_code(notebook), run(notebook, look), strict=True):
        if (made_html := early.get(cell.id) or as_html(shown, keep)) is not None:
            prints = [output for output in cell.outputs if output.output_type == "stream"]
            cell.outputs = [*prints, nbformat.v4.new_output("display_data", {"text/html": made_html})]
    note(places, folder)
    nbformat.write(notebook, folder / f"{stem}.ipynb")


def read(stem, language, alive):
    """A chapter as it was built; where its page is alive, nobody is told to run a first cell that runs by itself."""
    notebook = nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4)
    for cell in notebook.cells if alive else ():
        cell.source = cell.source.replace(SET_UP[language], SET_UP_BY_PAGE[language])
    return notebook


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text_around(notebook, cell):
    """The text that stands next above and below a code cell, what is above first."""
    at = notebook.cells.index(cell)
    above = [one.source for one in notebook.cells[:at] if one.cell_type == "markdown"][-1:]
    below = [one.source for one in notebook.cells[at:] if one.cell_type == "markdown"][:1]
    return "\n\n".join(above + below)


def run(notebook, look=lambda cell, shown: None):
    """What each code cell shows, run one after another in this process; None for nothing.

    look(cell, shown) is called right after a cell, before the next one changes what its panel works with.
    """
    os.environ["NBLIB_PROGRESS"] = "off"
    store.forget()
    names, here = {}, os.getcwd()
    os.chdir(NOTEBOOKS / "ja")  # cells that look for files look beside their notebook
    all_shown = []
    try:
        for cell in _code(notebook):
            all_shown.append(run_cell(cell.source, names, cell.id))
            look(cell, all_shown[-1])
        return all_shown
    finally:
        os.chdir(here)


def _how(language):
    """How the pages move, or what to do to make them."""
    if os.environ.get("SITE_LIVE"):
        return {
            "ja": "図は、ページの中で動きます。インストールはいりません(はじめの1回は、Python を読み込むあいだ少し待ちます)。どの章も、"
            "ノートブックとして開いたり、Binder や自分のコンピュータで動かしたりできます。入り口は、各章のいちばん上にあります。",
            "en": "The pictures move on the page itself. Nothing has to be installed (the first time there is a short wait while Python is "
            "loaded). Every chapter can also be opened as a notebook, on Binder, or on your own machine: the doors are at its top.",
        }[language]
    return {
        "ja": "ここでは、図は止まっています。どの章も、いちばん上の入り口から、インストールなしで動かせます(Binder)。自分のコンピュータに入れることもできます。"
        "予想の答えは折りたたんであります。",
        "en": "Here the pictures stand still. Every chapter can be moved without installing anything, by the door at its top (Binder), "
        "or on your own machine. The right answers to predictions are folded away.",
    }[language]


def write_front(language, folder):
    """Write the front page with the list of chapters."""
    words.speak(language)
    listed = "\n".join([*CHAPTERS, "glossary"])
    title = words.say("ニューラルネットはどう学ぶのか", "How neural networks learn")
    text = words.say(
        "Aくんは、明日テストがあるかどうかを忘れてしまいました。3つの手がかりをどれだけ信じればよいのでしょう。重みを動かし、"
        f"何が起こるかを見ながら、深層学習の基礎を理解していく講座です。\n\n{_how('ja')}\n\n"
        "「予想」では、図を見る前に答えを1つ選んでください。",
        "A-kun has forgotten whether there is a test tomorrow. How much should he trust his three clues? In this course on the "
        f"basics of deep learning you move the weights and see what happens.\n\n{_how('en')}\n\n"
        "Where you are asked to predict, choose an answer before you look.",
    )
    toctree = f"```{{toctree}}\n:hidden:\n:maxdepth: 1\n\n{listed}\n```"
    (folder / "index.md").write_text(f"# {title}\n\n{text}\n\n{_evenings(language)}\n\n{toctree}\n", "utf-8")


def _evenings(language):
    """The chapters to choose from, as HTML: each with the picture at its top, its title and its minutes."""
    links = [
        _evening(stem, nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4).cells[0].source) for stem in CHAPTERS
    ]
    more = words.say("用語集", "Glossary")
    return f'<div class="evenings">{"".join(links)}<a href="glossary.html"><b>{more}</b></a></div>'


def _evening(stem, top):
    """The link to a chapter, of which the first cell is given."""
    title = html.escape(top.partition("\n")[0].lstrip("# "))
    minutes = re.search(r"^\*\*(.+?[分s])[。.]\*\*", top, re.MULTILINE)
    told = f"<span>{html.escape(minutes[1])}</span>" if minutes else ""
    pictured = f'<img src="_images/{stem}.svg" alt="" width="640" height="150">' if "](pictures/" in top else ""
    return f'<a href="{stem}.html">{pictured}<b>{title}</b>{told}</a>'


def write_glossary(language, folder):
    """Write all terms as a page, the reader's language first."""
    japanese = language == "ja"
    heads = ("用語", "英語", "意味") if japanese else ("term", "Japanese", "meaning")
    rows = [heads, ("---",) * 3]
    for term, (ja, meaning_ja, meaning_en) in GLOSSARY.items():
        rows.append((ja, term, meaning_ja) if japanese else (term, ja, meaning_en))
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    (folder / "glossary.md").write_text(f"# {'用語集' if japanese else 'Glossary'}\n\n{table}\n", "utf-8")
