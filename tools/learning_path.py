"""The path through the course as a table: of each chapter its words, panels, exercises and minutes.

    python -m tools.learning_path        prints it (make path)

Counted is what an evening holds: the text from the title on, and what stands on the cards (questions, answers, explanations,
conclusions, goals). Not counted: what stands under “For the curious”, tables of terms, code, hints, the two questions from earlier chapters, and what a
picture shows in words.

The minutes are an estimate, and nobody was timed for it: slow reading, and a while for each panel and each exercise.
"""

import ast
import functools
import math
import re
import sys
from dataclasses import dataclass

import jupytext

from nblib.exercises.word_pages import read_page
from tools.copies import NOTEBOOKS, ROOT

CURIOUS = {"ja": "## もっと知りたい人へ", "en": "## For the curious"}
MOST_WORDS, MOST_PANELS, MOST_EXERCISES = 1800, 7, 4
LETTERS_A_WORD = 2.45  # Japanese letters for an English word of this course, as its two languages stand side by side
WORDS_A_MINUTE, MINUTES_A_PANEL, MINUTES_AN_EXERCISE = 150, 3, 3
BEFORE_AND_AFTER = "95_before_after"
SHOW, ASK = {"panel", "predict", "diagnose", "playground", "load"}, {"check"}


@dataclass(frozen=True)
class Evening:
    """What one chapter holds: English words, Japanese letters, panels and exercises."""

    words: int
    letters: int
    panels: int
    exercises: int

    @property
    def minutes(self):
        """About how long it takes, in steps of 5."""
        exact = self.words / WORDS_A_MINUTE + self.panels * MINUTES_A_PANEL + self.exercises * MINUTES_AN_EXERCISE
        return 5 * math.ceil(exact / 5)


def stems():
    """The chapters' names in their order: 00_start, 01_neuron ... What is done before and after them is none."""
    return [path.stem for path in sorted((NOTEBOOKS / "source").glob("*.md")) if path.stem != BEFORE_AND_AFTER]


@functools.cache
def evening(stem):
    """What a chapter holds."""
    cells = evening_cells(stem)
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    cards = [text for source in code for key in asked_in(source) for text in card(key)]
    english, japanese = (
        [cell.source for cell in cells if language in cell.metadata.get("tags", [])] + [pair[i] for pair in cards]
        for i, language in ((1, "en"), (0, "ja"))
    )
    return Evening(
        sum(map(words_of, english)),
        sum(map(letters_of, japanese)),
        sum(_shown_by(source) in SHOW for source in code),
        sum(_shown_by(source) in ASK for source in code),
    )


def evening_cells(stem):
    """The cells of a chapter, both languages, up to what is for the curious."""
    cells = jupytext.read(NOTEBOOKS / "source" / f"{stem}.md", fmt="md:myst").cells
    ends = [i for i, cell in enumerate(cells) if cell.source.startswith(tuple(CURIOUS.values()))]
    return cells[: ends[0]] if ends else cells


def asked_in(source):
    """The keys of the questions that a cell asks."""
    return re.findall(r"\b(?:predict|diagnose)\((?:\w+\.)?ask\.(\w+)", source)


def card(key):
    """What stands on a question's card: (Japanese, English) of each text."""
    pages = [read_page(path) for path in sorted((ROOT / "nblib").rglob("questions.md"))]
    sections = next(page[key] for page in pages if key in page)
    return [(pair.japanese, pair.english) for pairs in sections.values() for pair in pairs]


def _shown_by(source):
    """The name of the function that a cell's last line calls, or None."""
    last = ast.parse(source).body[-1]
    called = isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) and last.value.func
    return called.id if isinstance(called, ast.Name) else None


def plain(text):
    """Text as it is read: a formula, a piece of code or a number from code is one word; a link is its words."""
    text = re.sub(r"!\[.*?\]\(.*?\)", "", text)
    text = re.sub(r"\{\{(terms:.*?|map|set-up|curious)\}\}", "", text)
    text = re.sub(r"\$\$.*?\$\$|\$.*?\$|`.*?`|\{\{.*?\}\}|\{.*?\}", " 1 ", text, flags=re.DOTALL)
    return re.sub(r"\]\(.*?\)", "]", text)


def words_of(text):
    """How many English words a text has."""
    return len(re.findall(r"\w[\w'’-]*", plain(text)))


def letters_of(text):
    """How many letters and signs a Japanese text has, without spaces and markup."""
    return len(re.sub(r"[\s*#|\[\]-]", "", plain(text)))


def table():
    """The lines of the table."""
    lines = [f"{'chapter':22}{'words':>7}{'letters':>9}{'panels':>8}{'exercises':>11}{'minutes':>9}"]
    for stem in stems():
        e = evening(stem)
        lines.append(f"{stem:22}{e.words:7,}{e.letters:9,}{e.panels:8}{e.exercises:11}{e.minutes:9}")
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
