"""Build the notebooks of both languages from notebooks/source, and execute them.

    python -m tools.build_notebooks            writes notebooks/ja and notebooks/en
    python -m tools.build_notebooks --check    fails where a committed notebook is not what the source says
    python -m tools.build_notebooks 01_neuron  that chapter alone

The same source gives the same bytes on every run: fixed cell ids, no times, no widget state.
"""

import argparse
import functools
import os
import re
import sys

import jupytext
import nbformat
from nbclient import NotebookClient

from nblib.language.tables import GLOSSARY
from nblib.panels.display import AFTER, BEFORE
from tools.chapter_frame import frame
from tools.copies import LANGUAGES, NOTEBOOKS
from tools.facts import facts
from tools.learning_path import CURIOUS

WIDGET = "application/vnd.jupyter.widget-view+json"


def sources(names=()):
    """The chapters' source files, all or those named."""
    found = sorted((NOTEBOOKS / "source").glob("*.md"))
    return [path for path in found if not names or path.stem in names]


def translate(path, language):
    """The notebook of one source in one language, not yet executed."""
    source = jupytext.read(path, fmt="md:myst")
    cells = [c for c in source.cells if is_for(c, language)]
    for i, cell in enumerate(cells):
        cell.id = f"{path.stem}-{i:02d}"
        cell.metadata = nbformat.from_dict({"tags": kept} if (kept := _for_nbval(cell)) else {})
        if cell.cell_type == "markdown":
            cell.source = led_to_sections(fill_in(cell.source, language, path.stem), language)
            if cell.source.startswith(CURIOUS[language]):
                cell.metadata["jp-MarkdownHeadingCollapsed"] = (
                    True  # JupyterLab and Notebook: closed until it is opened
                )
        else:
            cell.source = code_in(cell.source, language)
    kernel = dict(name="python3", display_name="Python 3 (ipykernel)", language="python")
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    return notebook


def is_for(cell, language):
    """Whether a cell belongs to a language's notebook."""
    tags = [tag for tag in cell.metadata.get("tags", []) if tag in LANGUAGES]
    if cell.cell_type == "markdown" and len(tags) != 1:
        raise SystemExit(f"a text cell needs one of the tags {LANGUAGES}: {cell.source[:60]!r}")
    return not tags or language in tags


def _for_nbval(cell):
    """The cell's tags for nbval: what needs an optional package shows something else where that is missing."""
    return [tag for tag in cell.metadata.get("tags", []) if tag.startswith("nbval-")]


def code_in(source, language):
    """A code cell's source, which says `speak("ja")`, in a language."""
    return source.replace('speak("ja")', f'speak("{language}")')


def fill_in(text, language, stem):
    """Put numbers for {{name}}, a table of terms for {{terms: a, b}}, and what stands in every chapter (chapter_frame)."""
    known = facts()

    def replace(match):
        name = match[1].strip()
        if name.startswith("terms:"):
            return _table([term.strip() for term in name[6:].split(",")], language)
        if (framed := frame(name, stem, language)) is not None:
            return framed
        if name not in known:
            raise SystemExit(f"no such number in tools/facts: {{{{{name}}}}}")
        return known[name]

    return re.sub(r"\{\{(.+?)\}\}", replace, text)


def led_to_sections(text, language):
    """Have a link that names a section of a chapter, [chapter 1, “Title”](01_neuron.ipynb), lead to that section."""

    def replace(match):
        title, stem = match[1], match[2]
        if title not in headings(stem, language):
            raise SystemExit(f"{stem} has no section {title!r}")
        return f"{match[0][:-1]}#{anchor(title)})"

    return re.sub(r"[「“]([^「」“”]+)[」”]\]\((\w+)\.ipynb\)", replace, text)


@functools.cache
def headings(stem, language):
    """The headings of a chapter in one language."""
    cells = jupytext.read(NOTEBOOKS / "source" / f"{stem}.md", fmt="md:myst").cells
    texts = [c.source for c in cells if c.cell_type == "markdown" and is_for(c, language)]
    return re.findall(r"^#+ (.+?) *$", "\n".join(texts), re.MULTILINE)


def anchor(title):
    """What JupyterLab calls the place of a heading, and the site with it (tools/site/conf.py)."""
    return title.replace(" ", "-")


def _table(terms, language):
    """Terms with their meaning, the reader's language first."""
    heads = ("用語", "英語", "意味") if language == "ja" else ("term", "Japanese", "meaning")
    rows = ["| " + " | ".join(heads) + " |", "|---|---|---|"]
    for term in terms:
        japanese, meaning_ja, meaning_en = GLOSSARY[term]
        row = (japanese, term, meaning_ja) if language == "ja" else (term, japanese, meaning_en)
        rows.append("| " + " | ".join(row) + " |")
    return "\n".join(rows)


def execute(notebook, folder):
    """Run every cell in `folder`, and drop what must not be saved: times, widgets, versions."""
    os.environ["NBLIB_PROGRESS"] = "off"  # what the maker has solved does not belong into the notebook
    client = NotebookClient(
        notebook,
        timeout=120,
        record_timing=False,
        coalesce_streams=True,  # what a cell prints arrives in one piece or in several, as time would have it
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
        if "outputs" in cell:
            cell.outputs = [part for output in cell.outputs for part in in_order(output)]
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def in_order(output):
    """What a prediction shows, as three outputs: question, picture, answers; a code host shows one kind of each."""
    data = output.get("data", {})
    if not {BEFORE, AFTER} <= set(data):
        return [output]
    before, after = (nbformat.v4.new_output("display_data", {kind: data.pop(kind)}) for kind in (BEFORE, AFTER))
    return [before, output, after]


def without_images(notebook):
    """The notebook's text with its images blanked: their bytes differ between versions of matplotlib."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output["data"]["image/png"] = "an image"
    return nbformat.writes(notebook)


def is_as(built, target):
    """Whether the committed notebook is there and is, but for its images, the one that was built now."""
    return target.exists() and without_images(nbformat.read(target, 4)) == without_images(built)


def main(arguments=None):
    """Build or check; returns the number of notebooks that are not what the source says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args(arguments)
    wrong = 0
    for path in sources(chosen.chapters):
        for language in LANGUAGES:
            target = NOTEBOOKS / language / f"{path.stem}.ipynb"
            target.parent.mkdir(exist_ok=True)
            built = execute(translate(path, language), target.parent)
            if not chosen.check:
                nbformat.write(built, target)
                print("built", target.relative_to(NOTEBOOKS))
            elif not is_as(built, target):
                print("not what its source says:", target.relative_to(NOTEBOOKS), "- run make notebooks")
                wrong += 1
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
