"""Runs a chapter's code cells in this process, so that tests can reach its panels."""

import io

import jupytext
from ipywidgets.widgets.widget import _instances

from nblib.chapters.start.machine_check import Machine
from nblib.language import words
from nblib.panels.panel import Panel
from nblib.panels.prediction_view import Prediction
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
    return [value for value, _told, _printed in ran(stem, language) if value is not None]


def ran(stem, language):
    """Runs the code cells of a chapter; of each the value that it displays (or None), how that is told in words where
    there are no widgets, and what it printed."""
    cells = [cell for cell in source_of(stem).cells if build_notebooks.is_for(cell, language)]
    names, ran_so_far = {}, []
    for number, cell in enumerate(cells):
        if cell.cell_type == "code":
            printed = io.StringIO()
            value = run_cell(build_notebooks.code_in(cell.source, language), names, f"{stem}-{number:02d}", printed)
            ran_so_far.append((value, "" if value is None else repr(value), printed.getvalue()))
    return ran_so_far


# Each chapter in one of its languages, which differ in letters alone; in both of them if thorough
SWEPT = [
    (stem, language) for i, stem in enumerate(CHAPTERS) for language in (LANGUAGES if THOROUGH else [LANGUAGES[i % 2]])
]

_kept = {}  # by stem and language: what each cell displayed, told and printed, and the keys of its widgets; two at most


def opened(stem, language):
    """What the code cells of a chapter display, run once for all tests in a row, which may have moved it.

    From here on that language is spoken.
    """
    words.speak(language)
    if (stem, language) not in _kept:
        for oldest in list(_kept)[:-1]:
            close(_kept.pop(oldest)[1])
        before = set(_instances)
        cells = ran(stem, language)
        _kept[stem, language] = cells, set(_instances) - before
    return [value for value, _told, _printed in _kept[stem, language][0] if value is not None]


def told_at_first(stem, language):
    """Of each code cell what it printed, and what a notebook without widgets says in place of what it displays, before
    anything was moved."""
    opened(stem, language)
    return [(printed, told) for _value, told, printed in _kept[stem, language][0]]


def opened_widgets():
    """The keys of the widgets that must not be closed yet."""
    return {key for _cells, keys in _kept.values() for key in keys}


def close(keys):
    """Close the widgets with these keys."""
    for key in keys:
        if key in _instances:  # else closed together with another one
            _instances[key].close()


def panels(shown):
    """The panels of what a chapter displays, those behind predictions too."""
    return [getattr(s, "panel", s) for s in shown if isinstance(s, (Panel, Prediction, Machine))]


def predictions(shown):
    """The predictions of what a chapter displays."""
    return [s for s in shown if isinstance(s, Prediction)]
