"""Runs a chapter's code cells in this process, so that tests can reach its panels."""

import jupytext
from ipywidgets.widgets.widget import _instances

from nblib.panels.machine import Machine
from nblib.panels.panel import Panel
from nblib.panels.prediction import Prediction
from tests.thorough import THOROUGH
from tools import build_notebooks
from tools.cells import run_cell

CHAPTERS = [path.stem for path in build_notebooks.sources()]
LANGUAGES = build_notebooks.LANGUAGES


def source_of(stem):
    """The chapter's source as a notebook with the cells of both languages."""
    return jupytext.read(build_notebooks.NOTEBOOKS / "source" / f"{stem}.md", fmt="md:myst")


def run(stem, language):
    """What the code cells of a chapter display, in order."""
    cells = [cell for cell in source_of(stem).cells if build_notebooks.is_for(cell, language)]
    names, shown = {}, []
    for number, cell in enumerate(cells):
        if cell.cell_type == "code":
            shown.append(run_cell(cell.source, names, f"{stem}-{number:02d}"))
    return [value for value in shown if value is not None]


# Each chapter in one of its languages, which differ in letters alone; in both of them if thorough
SWEPT = [
    (stem, language) for i, stem in enumerate(CHAPTERS) for language in (LANGUAGES if THOROUGH else [LANGUAGES[i % 2]])
]

_kept = {}  # by stem and language: what a run showed, and the keys of its widgets; two entries at most


def looked_at(stem, language):
    """The same, run once for all tests in a row that only look at it and move nothing."""
    if (stem, language) not in _kept:
        for oldest in list(_kept)[:-1]:
            del _kept[oldest]
        before = set(_instances)
        shown = run(stem, language)
        _kept[stem, language] = shown, set(_instances) - before
    return _kept[stem, language][0]


def looked_at_widgets():
    """The keys of the widgets that are looked at, and must not be closed yet."""
    return {key for _shown, keys in _kept.values() for key in keys}


def panels(shown):
    """The panels of what a chapter displays, those behind predictions too."""
    return [getattr(s, "panel", s) for s in shown if isinstance(s, (Panel, Prediction, Machine))]


def predictions(shown):
    """The predictions of what a chapter displays."""
    return [s for s in shown if isinstance(s, Prediction)]
