"""The living page's script: what it says stands in both languages, and it asks for nothing that is not on the site."""

import json
import pathlib
import re

import nbformat
import pytest

from tools.build_notebooks import LANGUAGES, NOTEBOOKS, sources
from tools.live import build
from tools.live.build import WORKERS
from tools.site.pages import read

ROOT = pathlib.Path(__file__).parents[2]
PAGE = ROOT / "tools" / "live" / "page"
SCRIPTS = [*PAGE.glob("*.js"), *(PAGE.parent / name for name in WORKERS)]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PAIR = re.compile(r'say\(\s*(["`])(.*?)\1,\s*(["`])(.*?)\3\)', re.DOTALL)


def test_every_sentence_stands_in_both_languages():
    text = (PAGE / "words.js").read_text("utf-8")
    pairs = PAIR.findall(text)
    assert len(pairs) == text.count("say(") > 10
    for _, japanese, _, english in pairs:
        assert JAPANESE.search(japanese) and not JAPANESE.search(english) and english


def test_no_other_script_says_anything_by_itself():
    for script in SCRIPTS:
        if script.name != "words.js":
            assert not JAPANESE.search(script.read_text("utf-8")), script.name


def test_scripts_are_small_and_say_what_they_are():
    for script in SCRIPTS:
        lines = script.read_text("utf-8").splitlines()
        assert lines[0].startswith("// ") and len(lines) <= 250, script.name


def test_nothing_is_asked_of_another_site():
    for script in [*PAGE.glob("*.css"), *SCRIPTS]:
        assert "http" not in script.read_text("utf-8"), script.name


def test_the_parts_are_pinned():
    parts = json.loads((PAGE.parent / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((PAGE.parent / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in parts.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version) and locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in entry for name, entry in locked.items() if name)


def test_every_word_that_is_asked_for_is_there():
    known = set(re.findall(r"^ {2}(\w+):", (PAGE / "words.js").read_text("utf-8"), re.MULTILINE))
    texts = [script.read_text("utf-8") for script in SCRIPTS]
    askers = [text for text in texts if 'from "./words.js"' in text]
    asked = {name for text in askers for name in re.findall(r"(?<![/.])\bwords\.(\w+)", text)} - {
        "split"
    }  # of a local text
    assert len(asked) > 30 and asked <= known
    assert known <= asked, "a sentence that nothing says"


def test_the_notebooks_to_be_taken_along_show_nothing_yet_and_have_every_cell(tmp_path):
    build.write_notebooks(tmp_path)
    for language in LANGUAGES:
        for path in sorted((NOTEBOOKS / language).glob("*.ipynb")):
            whole, bare = nbformat.read(path, 4), nbformat.read(tmp_path / language / path.name, 4)
            nbformat.validate(bare)
            assert [(cell.id, cell.source) for cell in bare.cells] == [(cell.id, cell.source) for cell in whole.cells]
            assert not any(cell.get("outputs") or cell.get("execution_count") for cell in bare.cells)


@pytest.mark.parametrize("changed", ["nblib/sums.py", "notebooks/ja/01.ipynb"])
def test_the_release_is_another_whenever_code_or_notebooks_are(tmp_path, monkeypatch, changed):
    for name in ("nblib/sums.py", "notebooks/ja/01.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"')
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "NOTEBOOKS", tmp_path / "notebooks")
    before = build.release()
    assert before.startswith("1.2.3-") and build.release() == before
    (tmp_path / changed).write_text("2")
    assert build.release() != before


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_cells_run_by_themselves_nobody_is_told_to_run_the_first_one(language):
    for source in sources():
        still, alive = (
            [cell.source for cell in read(source.stem, language, is_alive).cells] for is_alive in (False, True)
        )
        told = [pair for pair in zip(still, alive, strict=True) if pair[0] != pair[1]]
        assert len(told) == ("{{set-up}}" in source.read_text("utf-8")), source.stem
        assert all("Shift + Enter" in one and "Shift + Enter" not in other for one, other in told)
