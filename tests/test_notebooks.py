"""The built notebooks: the same in both languages, executed, without what must not be saved."""

import re

import nbformat
import pytest

from nblib.panels.display import AFTER, BEFORE
from tests import chapters
from tests.thorough import THOROUGH
from tools import build_notebooks, facts

BUILT = [(stem, language) for stem in chapters.CHAPTERS for language in chapters.LANGUAGES]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# Numbers that are given, not computed: the story's weights, what the learner is to type, and e
GIVEN = {"-0.5", "0.4", "0.6", "0.3", "0.1", "0.2", "-0.1", "2.718", "0.04", "0.06", "0.03"}
GIVEN |= {"0.01", "0.001"}  # settings: an epsilon to try, and 1 - beta2


def built(stem, language):
    return nbformat.read(build_notebooks.NOTEBOOKS / language / f"{stem}.ipynb", 4)


@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_every_code_cell_was_executed(stem, language):
    cells = [cell for cell in built(stem, language).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [o for cell in cells for o in cell.outputs if o.output_type == "error" or o.get("name") == "stderr"]


@pytest.mark.parametrize(("stem", "language"), chapters.SWEPT)
def test_a_cell_shows_now_what_it_showed_when_it_was_built(stem, language):
    """Printed and displayed, in words; here in the process of the tests."""
    cells = [cell for cell in built(stem, language).cells if cell.cell_type == "code"]
    then = ["".join(o.get("text") or o["data"].get("text/plain", "") for o in cell.outputs) for cell in cells]
    assert then == [printed + told for printed, told in chapters.told_at_first(stem, language)]
    shown = [o.data for cell in cells for o in cell.outputs if "data" in o]
    assert sum("image/png" in data for data in shown) == len(chapters.panels(chapters.opened(stem, language)))


@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_a_panel_is_kept_as_picture_and_words_without_widgets(stem, language):
    notebook = built(stem, language)
    assert "widgets" not in notebook.metadata
    shown = [o.data for c in notebook.cells if c.cell_type == "code" for o in c.outputs if "data" in o]
    for data in shown:
        kinds = set(data) - {"image/png"}
        assert len(kinds) == 1 and kinds <= {"text/plain", BEFORE, AFTER}
        assert bool(JAPANESE.search(data[kinds.pop()])) == (language == "ja")


@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_a_prediction_is_kept_as_question_picture_and_folded_answers(stem, language):
    cells = [cell for cell in built(stem, language).cells if cell.cell_type == "code"]
    asked = [cell.outputs for cell in cells if re.match(r"(predict|diagnose)\(", cell.source.splitlines()[-1])]
    for outputs in asked:
        before, picture, after = [o.data for o in outputs if "data" in o]
        assert set(before) == {BEFORE} and "image/png" in picture and set(after) == {AFTER}
        assert after[AFTER].startswith("<details>") and "\n\n" not in after[AFTER], "an empty line would end the fold"
    assert sum(BEFORE in o.get("data", {}) for cell in cells for o in cell.outputs) == len(asked)


@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_built_notebooks_are_what_the_source_says_but_for_outputs(stem, language):
    source = build_notebooks.NOTEBOOKS / "source" / f"{stem}.md"
    made, kept = build_notebooks.translate(source, language), built(stem, language)
    assert [(c.id, c.cell_type, c.source) for c in made.cells] == [(c.id, c.cell_type, c.source) for c in kept.cells]
    assert not [c for c in kept.cells if "{{" in c.source and c.cell_type == "markdown"]
    for cell in kept.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    assert nbformat.writes(made) == nbformat.writes(kept), "tags and metadata, too"


@pytest.mark.skipif(not THOROUGH, reason="takes minutes: make check")
@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_a_notebook_that_is_built_anew_is_the_committed_one(stem, language):
    """In a kernel of its own, and whole: what `make check` does, shared out."""
    target = build_notebooks.NOTEBOOKS / language / f"{stem}.ipynb"
    source = build_notebooks.NOTEBOOKS / "source" / f"{stem}.md"
    built_anew = build_notebooks.execute(build_notebooks.translate(source, language), target.parent)
    assert build_notebooks.is_as(built_anew, target), "run make notebooks"


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_both_languages_have_the_same_cells(stem):
    ja, en = (built(stem, language).cells for language in chapters.LANGUAGES)
    assert [c.cell_type for c in ja] == [c.cell_type for c in en]
    code = [(a.source, b.source) for a, b in zip(ja, en, strict=True) if a.cell_type == "code"]
    different = [pair for pair in code if pair[0] != pair[1]]
    assert len(different) == 1 and all("speak(" in source for pair in different for source in pair)
    for a, b in zip(ja, en, strict=True):
        if a.cell_type == "markdown":
            assert JAPANESE.search(a.source)
            assert len(re.findall("^#+ ", a.source, re.M)) == len(re.findall("^#+ ", b.source, re.M))
            assert re.findall(r"\$\$.*?\$\$", a.source, re.S).__len__() == len(
                re.findall(r"\$\$.*?\$\$", b.source, re.S)
            )


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_code_cells_are_short(stem):
    for cell in built(stem, "ja").cells:
        if cell.cell_type == "code":
            lines = [
                line for line in cell.source.splitlines() if line.strip() and not line.startswith(("import", "from"))
            ]
            assert len(lines) <= 11, cell.source
            assert "#" not in cell.source, "the prose is the comment"


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_the_set_up_is_short(stem):
    imports = [
        cell.source for cell in built(stem, "ja").cells if cell.cell_type == "code" and _imports(cell.source) > 1
    ]
    for setup in imports[:1]:
        lines = [line for line in setup.splitlines() if line.strip()]
        assert len(lines) <= 8 and max(map(len, lines)) <= 120, setup
    for later in imports[1:]:
        assert _imports(later) <= 2, f"what a chapter needs is imported at its beginning: {later}"


def _imports(source):
    return sum(line.startswith(("import ", "from ")) for line in source.splitlines())


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_numbers_in_the_text_come_from_code(stem):
    for cell in chapters.source_of(stem).cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"\{\{.*?\}\}|`.*?`|creativecommons.org/\S+|CC BY \d\.\d", "", cell.source)
            loose = {n for n in re.findall(r"-?\d+\.\d+", text)} - GIVEN
            assert not loose, f"write {loose} as {{{{name}}}}, computed in tools/facts"
            used = set(re.findall(r"\{\{(?!terms)(.*?)\}\}", cell.source)) - {"map", "minutes", "set-up", "curious"}
            assert used <= set(facts.facts())


def test_every_fact_is_used():
    text = "".join(path.read_text("utf-8") for path in build_notebooks.sources())
    assert [name for name in facts.facts() if f"{{{{{name}}}}}" not in text] == []


def test_links_between_notebooks_lead_somewhere():
    for stem, language in BUILT:
        for target in re.findall(r"\]\(([\w.]+\.ipynb)[)#]", "".join(c.source for c in built(stem, language).cells)):
            assert (build_notebooks.NOTEBOOKS / language / target).exists(), target


@pytest.mark.parametrize("language", build_notebooks.LANGUAGES)
def test_the_ledger_leads_to_the_sections_that_it_names(language):
    source = build_notebooks.NOTEBOOKS / "source" / "90_claims.md"
    text = "".join(cell.source for cell in build_notebooks.translate(source, language).cells)
    named = re.findall(r"[」”]\]\((\w+)\.ipynb(?:#([^)]*))?\)", text)
    assert len(named) > 20
    for stem, place in named:
        anchors = map(build_notebooks.anchor, build_notebooks.headings(stem, language))
        assert place in set(anchors) and not set(place) & set(" $`"), (stem, place)


def test_a_section_that_there_is_not_is_named():
    with pytest.raises(SystemExit, match="01_neuron has no section 'No such thing'"):
        build_notebooks.led_to_sections("[chapter 1, “No such thing”](01_neuron.ipynb)", "en")


def test_the_same_source_gives_the_same_bytes(tmp_path):
    source = build_notebooks.NOTEBOOKS / "source" / "90_claims.md"
    twice = [
        nbformat.writes(build_notebooks.execute(build_notebooks.translate(source, "ja"), tmp_path)) for _ in range(2)
    ]
    assert twice[0] == twice[1]
