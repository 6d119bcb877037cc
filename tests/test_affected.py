"""What a change can touch: by imports, faces and the cells of chapters; and what fits into a minute."""

import pytest

from tools import affected
from tools.import_graph import ROOT, steps_from

SOURCE = """---
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Prose

from nblib.pictures import style

```{code-cell} ipython3
from nblib.maths import Value
```
"""


def reached(tmp_path, code, name="{}.py"):
    """What of this project a file with this code reaches: path -> over how many imports."""
    file = tmp_path / name.format(len(list(tmp_path.iterdir())))  # a file of its own: what one imports is read once
    file.write_text(code, "utf-8")
    found = {path.relative_to(ROOT).as_posix(): far for path, far in steps_from(file).items() if path != file}
    return found


def test_a_name_taken_from_a_face_leads_to_its_file_alone(tmp_path):
    found = reached(tmp_path, "from nblib.maths import Value")
    assert found["nblib/maths/autograd.py"] == found["nblib/maths/__init__.py"] == 1
    assert "nblib/maths/network.py" not in found
    found = reached(tmp_path, "import nblib.maths")
    assert found["nblib/maths/network.py"] == found["nblib/maths/autograd.py"] == 2


def test_imports_of_imports_are_farther(tmp_path):
    found = reached(tmp_path, "def later():\n    from nblib.maths import network")
    assert found["nblib/maths/network.py"] == 1 and found["nblib/maths/layers.py"] == 2


def test_of_a_chapter_the_cells_count_and_not_the_prose(tmp_path):
    found = reached(tmp_path, SOURCE, "90_chapter.md")
    assert "nblib/maths/autograd.py" in found and "nblib/pictures/style.py" not in found


@pytest.mark.parametrize(
    "code",
    [
        'ask, experiments, pictures = open_rooms("neuron", "diary")',
        'import importlib\nask = importlib.import_module(f"nblib.chapters.neuron.{name}")',
        'CELL = """\nfrom nblib.chapters import neuron\n"""',
    ],
)
def test_modules_that_are_brought_by_name_count_too(tmp_path, code):
    assert "nblib/chapters/neuron/questions.py" in reached(tmp_path, code)


@pytest.mark.parametrize(
    "path, stands_for",
    [
        ("notebooks/en/01_neuron.ipynb", "notebooks/source/01_neuron.md"),
        ("notebooks/ja/pictures/01_neuron.svg", "notebooks/source/01_neuron.md"),
        ("notebooks/source/01_neuron.md", "notebooks/source/01_neuron.md"),
        ("nblib/chapters/neuron/questions.md", "nblib/chapters/neuron/questions.py"),
        ("nblib/panels/stage.js", "nblib/panels/stage.py"),
    ],
)
def test_a_file_that_is_no_python_stands_for_what_reads_it(path, stands_for):
    assert ROOT / stands_for in set(affected.meant([ROOT / path]))


def test_what_reaches_a_changed_file_is_touched_and_nothing_else():
    near = affected.distances({ROOT / "nblib/maths/network.py"})
    assert near["tests/maths/test_network.py"] == 1 and "09_optimizers" in near
    assert "tests/pictures/test_png.py" not in near and not [name for name in near if "browser" in name]
    assert affected.distances({ROOT / "README.md"}) == {}
    assert {"01_neuron", "90_claims"} <= set(affected.distances({ROOT / "tests/chapters.py"})), "what runs the chapters"
    everything = affected.distances({ROOT / "pyproject.toml"})
    assert min(everything.values()) == affected.FAR and {"tests/pictures/test_png.py", "90_claims"} <= everything.keys()


def test_the_nearest_come_first_as_far_as_the_time_goes_and_the_rest_is_told():
    near = {"tests/a.py": 2, "tests/b.py": 1, "tests/c.py": 1, "tests/d.py": 0, "01_neuron": 3}
    seconds = {"tests/a.py": 2, "tests/b.py": 30, "tests/c.py": 5, "tests/d.py": 100, "01_neuron": 9}
    assert affected.within(60, near, seconds) == (
        ["tests/d.py"],
        ["tests/c.py", "tests/b.py", "tests/a.py", "01_neuron"],
    )
    assert affected.within(60, near, seconds | {"tests/d.py": 1})[1] == [], "47 seconds"
    taken, left_out = affected.within(40, near, seconds | {"tests/d.py": 1})
    assert taken == ["tests/d.py", "tests/c.py", "tests/b.py", "tests/a.py"] and left_out == ["01_neuron"]
    assert affected.within(20, near, seconds | {"tests/d.py": 1})[0] == [
        "tests/d.py",
        "tests/c.py",
        "tests/a.py",
        "01_neuron",
    ]
    assert affected.cost("tests/new.py", {}) < affected.cost("07_new", {})


def test_a_chapter_is_run_by_the_tests_that_look_at_chapters():
    words = affected.command(["01_neuron", "tests/maths/test_network.py"])
    assert {"tests/test_chapters.py", "tests/maths/test_network.py", "--chapters=01_neuron"} <= set(words)
    assert "tests/test_chapters.py" not in affected.command(["tests/maths/test_network.py"])


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not under git")
def test_it_says_what_it_would_run(capsys):
    assert affected.main(["--list"]) == 0
    assert "differ from HEAD" in capsys.readouterr().out


def test_the_picture_library_stands_for_itself():
    of_ours = [ROOT / "nblib" / "pictures" / "canvas.py", ROOT / "tests" / "pictures" / "test_frames.py"]
    assert list(affected.meant(of_ours)) == of_ours
