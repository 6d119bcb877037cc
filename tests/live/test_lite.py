"""The notebooks for the browser: what is copied, what the line above them says."""

import json
import pathlib
import re

import nbformat
import pytest

from tools.build_notebooks import LANGUAGES, NOTEBOOKS, sources
from tools.live import lite

PAGE = lite.HERE / "page"
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PAIR = re.compile(r'say\(\s*(["`])(.*?)\1,\s*(["`])(.*?)\3\)', re.DOTALL)


@pytest.fixture
def read():
    return lambda language, stem: nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_have_the_chapters_text_and_no_outputs(language, tmp_path):
    lite.write_source(tmp_path / "app", language)
    copied = {path.stem: nbformat.read(path, 4) for path in (tmp_path / "app" / "notebooks").iterdir()}
    assert set(copied) == {path.stem for path in sources()}
    for stem, made in copied.items():
        original = nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4)
        assert [cell.source for cell in made.cells] == [cell.source for cell in original.cells]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in made.cells)
        assert made.metadata.course.chapter == f"{stem}.ipynb"
        nbformat.validate(made)


def test_a_copy_knows_when_the_chapter_was_changed_and_not_when_it_was_run(read):
    release = lite.copy(read("en", "01_neuron"), "01_neuron").metadata.course.release
    run = read("en", "01_neuron")
    run.cells[1].outputs = [nbformat.v4.new_output("stream", text="hello")]
    assert lite.copy(run, "01_neuron").metadata.course.release == release
    changed = read("en", "01_neuron")
    changed.cells[0].source += "!"
    assert lite.copy(changed, "01_neuron").metadata.course.release != release


def test_a_package_that_the_kernel_asks_for_and_that_is_not_there_stops_the_build(tmp_path):
    there = {name: {"name": name} for name in lite.asked_for()}
    path = tmp_path / "pyodide-lock.json"
    path.write_text(json.dumps({"packages": there}))
    lite.require_packages(tmp_path)
    del there["nblib"]
    path.write_text(json.dumps({"packages": there}))
    with pytest.raises(SystemExit, match="nblib"):
        lite.require_packages(tmp_path)


def test_every_sentence_of_the_line_stands_in_both_languages():
    text = (PAGE / "words.js").read_text("utf-8").replace("const say = (", "")
    pairs = PAIR.findall(text)
    assert len(pairs) == text.count("say(") > 10
    for _, japanese, _, english in pairs:
        assert JAPANESE.search(japanese) and not JAPANESE.search(english) and english


def test_the_lines_scripts_are_small_and_ask_nothing_of_another_site():
    for script in PAGE.glob("*.js"):
        text = script.read_text("utf-8")
        assert (
            text.startswith("// ")
            and text.count("\n") < 100
            and "http:" not in text
            and "//" not in text.replace("// ", "")
        )
        assert script.name == "words.js" or not JAPANESE.search(text)


def test_what_the_apps_are_made_with_is_pinned():
    lines = (lite.HERE / "requirements.txt").read_text().splitlines()
    assert all("==" in line for line in lines if not line.startswith("#"))


def test_the_app_is_the_same_release_as_the_kernel_of_the_living_page():
    kernel = re.compile(r"^jupyterlite-pyodide-kernel==.*$", re.MULTILINE)
    wheels = (pathlib.Path(lite.__file__).parent / "wheels.txt").read_text()
    assert kernel.findall(wheels) == kernel.findall((lite.HERE / "requirements.txt").read_text())
