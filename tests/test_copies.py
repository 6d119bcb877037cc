"""The copies that learners open: no outputs, the same notebook else, and nothing that a learner wrote is overwritten."""

import json
import pathlib
import shutil
import subprocess

import nbformat
import pytest

from tools import copies

CHAPTER = "01_neuron.ipynb"


@pytest.fixture
def given(tmp_path):
    """A folder with two chapters of the course, which a test may renew."""
    folder = tmp_path / "given"
    folder.mkdir()
    for name in ("00_start.ipynb", CHAPTER):
        shutil.copy(copies.NOTEBOOKS / "ja" / name, folder)
    return folder


@pytest.fixture
def own(given, tmp_path):
    """A learner's folder with copies of them."""
    assert copies.give(given, tmp_path / "own") == []
    return tmp_path / "own"


def contents(folder):
    """What stands in each file, and when it was written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def change(path, text="mine"):
    """Write into the notebook's last cell, and return the file's bytes."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][-1]["source"] = [text]
    path.write_text(json.dumps(notebook), "utf-8")
    return path.read_bytes()


def run(path):
    """Leave the notebook as JupyterLab saves it after its cells have run."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="hello")], 1
    notebook.metadata.language_info.version = "3.12.1"
    nbformat.write(notebook, path)
    return path.read_bytes()


def last_cell(path):
    return nbformat.read(path, 4).cells[-1].source


@pytest.mark.parametrize("language", copies.LANGUAGES)
def test_copies_have_no_outputs_and_are_the_same_notebook_else(language, tmp_path):
    originals = sorted((copies.NOTEBOOKS / language).glob("*.ipynb"))
    copies.give(copies.NOTEBOOKS / language, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in originals] != []
    for original in originals:
        made, whole = nbformat.read(tmp_path / original.name, 4), nbformat.read(original, 4)
        nbformat.validate(made)
        assert made.metadata.pop("course")["chapter"] == original.name
        for cell in whole.cells:
            if cell.cell_type == "code":
                assert cell.execution_count
                cell.outputs, cell.execution_count = [], None
        assert made == whole


def test_run_twice_changes_nothing(given, own):
    before = contents(own)
    assert copies.give(given, own) == [] and contents(own) == before


def test_what_was_only_run_stays_until_the_course_is_renewed(given, own):
    ran = run(own / CHAPTER)
    copies.give(given, own)
    assert (own / CHAPTER).read_bytes() == ran
    change(given / CHAPTER, "newer")
    assert copies.give(given, own) == []
    assert last_cell(own / CHAPTER) == "newer" and b"hello" not in (own / CHAPTER).read_bytes()
    assert len(list(own.iterdir())) == 2


def test_what_is_missing_is_copied_again(given, own):
    (own / CHAPTER).rename(own / "broken.ipynb")
    copies.give(given, own)
    assert (own / CHAPTER).read_bytes() == (own / "broken.ipynb").read_bytes()


def test_what_was_changed_stays_and_a_newer_one_is_put_beside_it(given, own):
    mine = change(own / CHAPTER)
    assert copies.give(given, own) == [], "there is none that is newer"
    change(given / CHAPTER, "newer")
    beside = own / "01_neuron.new.ipynb"
    assert copies.give(given, own) == [beside]
    assert (own / CHAPTER).read_bytes() == mine and last_cell(beside) == "newer"
    before = contents(own)
    assert copies.give(given, own) == [] and contents(own) == before
    run(beside)
    change(given / CHAPTER, "newer still")
    assert copies.give(given, own) == [beside] and last_cell(beside) == "newer still"
    beside.replace(own / CHAPTER)  # the learner takes the new one
    before = contents(own)
    assert copies.give(given, own) == [] and contents(own) == before


def test_a_newer_one_that_was_changed_stays_too(given, own):
    mine = [change(own / CHAPTER)]
    for number, place in enumerate(["01_neuron.new.ipynb", "01_neuron.new2.ipynb", "01_neuron.new3.ipynb"]):
        change(given / CHAPTER, f"newer {number}")
        assert copies.give(given, own) == [own / place]
        mine.append(change(own / place, f"mine {number}"))
    kept = [own / name for name in (CHAPTER, "01_neuron.new.ipynb", "01_neuron.new2.ipynb", "01_neuron.new3.ipynb")]
    assert [path.read_bytes() for path in kept] == mine


@pytest.mark.parametrize(
    "text", ["mine", "", "[]", "{}", '{"cells": [{}], "metadata": {}}', '{"cells": [], "metadata": 3}']
)
def test_what_is_no_copy_of_ours_stays(given, own, text):
    (own / CHAPTER).write_text(text, "utf-8")
    assert copies.give(given, own) == [own / "01_neuron.new.ipynb"]
    assert (own / CHAPTER).read_text("utf-8") == text


@pytest.fixture
def course(given, tmp_path, monkeypatch):
    """The folder that `make course` opens; the notebooks are in `given`, Japanese alone."""
    (tmp_path / "notebooks").mkdir()
    given.rename(tmp_path / "notebooks" / "ja")
    monkeypatch.setattr(copies, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setattr(copies, "LANGUAGES", ["ja"])
    monkeypatch.setattr(copies, "COURSE", tmp_path / "course")
    return tmp_path / "course"


def test_what_was_done_in_the_notebooks_own_folder_is_taken_over_once(course):
    before = copies.NOTEBOOKS / "ja"
    for name in copies.OF_A_LEARNER:
        (before / name).write_text(name, "utf-8")
    change(before / CHAPTER)
    run(before / CHAPTER)
    copies.give_all(course)
    assert all((course / "ja" / name).read_text("utf-8") == name for name in copies.OF_A_LEARNER)
    assert last_cell(course / "ja" / CHAPTER) == "mine" and "hello" not in (course / "ja" / CHAPTER).read_text("utf-8")
    (course / "ja" / "progress.json").unlink()  # the learner begins anew
    change(before / CHAPTER, "newer")
    copies.give_all(course)
    assert not (course / "ja" / "progress.json").exists()
    assert last_cell(course / "ja" / CHAPTER) == "mine" and (course / "ja" / "01_neuron.new.ipynb").exists()


def test_nobody_is_given_what_another_has_done(course, tmp_path):
    (copies.NOTEBOOKS / "ja" / "progress.json").write_text("{}", "utf-8")
    copies.give_all(tmp_path / "learner")
    assert sorted(path.name for path in (tmp_path / "learner" / "ja").iterdir()) == ["00_start.ipynb", CHAPTER]


def test_where_a_newer_one_is_put_is_said_once_in_both_languages(course, capsys):
    copies.give_all(course)
    change(course / "ja" / CHAPTER)
    copies.give_all(course)
    assert capsys.readouterr().out == ""
    change(copies.NOTEBOOKS / "ja" / CHAPTER, "newer")
    copies.give_all(course)
    japanese, english = capsys.readouterr().out.splitlines()
    for line, said in ((japanese, "そのままです"), (english, "stays as it is")):
        assert said in line and line.endswith(str(pathlib.Path("ja", "01_neuron.new.ipynb")))
    copies.give_all(course)
    assert capsys.readouterr().out == ""


def test_in_place_the_notebooks_themselves_lose_their_outputs(course):
    copies.main(["--in-place"])
    stripped = contents(copies.NOTEBOOKS / "ja")
    for name in stripped:
        assert copies.made_of(made := copies.read(copies.NOTEBOOKS / "ja" / name)) == copies.release_of(made)
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in made["cells"])
    copies.main(["--in-place"])
    assert {name: text for name, (text, _) in contents(copies.NOTEBOOKS / "ja").items()} == {
        name: text for name, (text, _) in stripped.items()
    }


def test_make_course_opens_the_copies_and_git_leaves_them_alone():
    text = (copies.ROOT / "Makefile").read_text("utf-8")
    recipe = text.partition("\ncourse: ")[2].partition("\n\n")[0]
    assert recipe.index("-m tools.copies") < recipe.index("jupyter lab course/$(LANGUAGE)/")
    for language in copies.LANGUAGES:
        assert copies.COURSE == copies.ROOT / "course" and (copies.NOTEBOOKS / language / "00_start.ipynb").exists()
    if (copies.ROOT / ".git").exists():
        subprocess.run(["git", "check-ignore", "-q", "course/ja/00_start.ipynb"], cwd=copies.ROOT, check=True)


@pytest.mark.parametrize(("worked", "stays"), [(lambda path: None, False), (run, False), (change, True)])
def test_a_chapter_that_has_another_name_by_now_goes_unless_the_learner_has_changed_it(given, own, worked, stays):
    worked(own / CHAPTER)
    (given / CHAPTER).rename(given / "02_neuron.ipynb")
    copies.give(given, own)
    assert (own / CHAPTER).exists() == stays and (own / "02_neuron.ipynb").exists()


def test_what_the_learner_made_or_named_stays_when_a_chapter_goes(given, own):
    shutil.copy(own / CHAPTER, own / "01_neuron (mine).ipynb")
    nbformat.write(nbformat.v4.new_notebook(), own / "notes.ipynb")
    (given / CHAPTER).unlink()
    copies.give(given, own)
    assert sorted(path.name for path in own.iterdir()) == ["00_start.ipynb", "01_neuron (mine).ipynb", "notes.ipynb"]
