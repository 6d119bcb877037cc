"""Each chapter is an evening: its words, panels and exercises stay within bounds, and its shape is that of all others."""

import re

import pytest

from tests import chapters
from tools import learning_path
from tools.build_notebooks import is_for, translate
from tools.chapter_frame import map_line
from tools.copies import NOTEBOOKS
from tools.learning_path import CURIOUS, LETTERS_A_WORD, MOST_EXERCISES, MOST_PANELS, MOST_WORDS, evening

EVENINGS = [stem for stem in chapters.CHAPTERS if int(stem[:2]) < 90]  # the ledger and the questionnaire are none
SCHOOL = "sigmoid(w0) is `a * b`: [chapter 2](02_diary.ipynb) has {{days}} days, $y = ax$ and **one** more."


@pytest.mark.parametrize("stem", EVENINGS)
def test_a_chapter_is_no_more_than_an_evening(stem):
    found = evening(stem)
    assert found.words <= MOST_WORDS
    assert found.letters <= MOST_WORDS * LETTERS_A_WORD
    assert found.panels <= MOST_PANELS
    assert found.exercises <= MOST_EXERCISES
    assert 15 <= found.minutes <= 45


def test_japanese_is_counted_in_proportion():
    """By the course's own two languages: as many letters as its English words would take."""
    found = [evening(stem) for stem in EVENINGS]
    assert sum(e.letters for e in found) / sum(e.words for e in found) == pytest.approx(LETTERS_A_WORD, rel=0.1)


def test_words_are_counted_as_they_are_read():
    assert learning_path.words_of(SCHOOL) == len(
        ["sigmoid", "w0", "is", "1", "chapter", "2", "has", "1", "days", "1", "and", "one", "more"]
    )
    assert learning_path.words_of("{{map}} {{terms: a, b}}") == 0
    assert learning_path.words_of("![Three clues and a neuron.](pictures/01_neuron.svg)\n\nTwo words") == 2
    assert learning_path.letters_of("**重み**は `w` と [第2章](02_diary.ipynb)") == len("重みは1と第2章")


def test_what_stands_on_the_cards_is_counted(tmp_path, monkeypatch):
    asked = "predict(ask.today, panel(neuron, [], w0=slider(1)))"
    text = '+++ {"tags": ["ja"]}\n\n# 一\n\n+++ {"tags": ["en"]}\n\n# One\n\n```{code-cell}\nCODE\n```\n'
    (tmp_path / "source").mkdir()
    monkeypatch.setattr(learning_path, "NOTEBOOKS", tmp_path)
    for stem, code in (("bare", "1 + 1"), ("asked", asked)):
        (tmp_path / "source" / f"{stem}.md").write_text(text.replace("CODE", code), "utf-8")
    bare, full = learning_path.evening.__wrapped__("bare"), learning_path.evening.__wrapped__("asked")
    assert (bare.words, bare.letters, bare.panels) == (1, 1, 0)
    assert full.panels == 1 and full.words > 100 and full.letters > 200


def test_the_table_has_every_chapter():
    lines = learning_path.table()
    assert [line.split()[0] for line in lines] == ["chapter", *EVENINGS, "90_claims"]
    assert lines[2].split()[-1] == str(evening("01_neuron").minutes)


@pytest.mark.parametrize("language", chapters.LANGUAGES)
@pytest.mark.parametrize("stem", EVENINGS)
def test_every_chapter_has_the_same_shape(stem, language):
    """Title, minutes, map; one set-up cell; two questions from earlier chapters; the idea; and what is for the curious
    last, closed until it is opened."""
    head, setup, *rest = translate(NOTEBOOKS / "source" / f"{stem}.md", language).cells
    if stem != "00_start":
        recalls, *rest = rest
        assert re.fullmatch(r'recall\("(\w+)"\)', recalls.source)[1] == stem[3:]
    idea, *rest = rest
    assert str(evening(stem).minutes) in head.source and map_line(stem, language) in head.source
    assert setup.cell_type == "code" and f'speak("{language}")' in setup.source
    if stem != "00_start":
        assert re.match(r"\*\*(ひとことで|The idea)", idea.source) and idea.source.count("$$") == 2
    texts = [cell.source for cell in rest if cell.cell_type == "markdown"]
    terms = [i for i, text in enumerate(texts) if re.search(r"^### (この章の用語|Terms of this chapter)$", text, re.M)]
    curious = [i for i, text in enumerate(texts) if text.startswith(CURIOUS[language])]
    assert len(terms) == 1 and len(curious) <= 1 and (not curious or terms[0] < curious[0])
    for text in texts[curious[0] + 1 :] if curious else ():
        assert not re.search("^##? ", text, re.M), "a heading as high as that would end the fold"


@pytest.mark.parametrize("language", chapters.LANGUAGES)
@pytest.mark.parametrize("stem", EVENINGS)
def test_what_is_for_the_curious_is_closed(stem, language):
    cells = translate(NOTEBOOKS / "source" / f"{stem}.md", language).cells
    closed = [cell for cell in cells if cell.metadata.get("jp-MarkdownHeadingCollapsed")]
    assert [cell.source.splitlines()[0] for cell in closed] == [CURIOUS[language]] * len(closed)
    assert len(closed) == (CURIOUS[language] in chapters.source_of(stem).cells.__str__())


@pytest.mark.parametrize("stem", EVENINGS)
def test_exercises_stand_beside_what_they_exercise(stem):
    """No two of them in a lump, with no more than a word in between; the patients' mends have the panel before them."""
    cells = [cell for cell in learning_path.evening_cells(stem) if is_for(cell, "en")]
    checks = [i for i, cell in enumerate(cells) if re.search(r"^check\(", cell.source, re.M)]
    assert all(later - earlier >= 2 for earlier, later in zip(checks, checks[1:], strict=False))
