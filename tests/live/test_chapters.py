"""Every cell of every chapter in the Python that runs in the reader's browser; and what only works there in its own way.

NBLIB_LIVE=1 is needed, Node.js, and the built site (make site), or a folder LIVE_PYODIDE that tools.live.assemble has written.
"""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

from tests import chapters

ROOT = pathlib.Path(__file__).parents[2]
PYODIDE = pathlib.Path(os.environ.get("LIVE_PYODIDE", ROOT / "build" / "site" / "live" / "pyodide"))
MISSING = [
    what
    for what, there in (
        ("NBLIB_LIVE=1", os.environ.get("NBLIB_LIVE") == "1"),
        ("Node.js", shutil.which("node")),
        (f"{PYODIDE} (make site)", (PYODIDE / "pyodide-lock.json").exists()),
    )
    if not there
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not there: {', '.join(MISSING)}")
GUARD, PLAY = (ROOT / "tests" / "live" / name for name in ("guard_cells.py", "play_cells.py"))


def told(*notebooks):
    """What chapters.mjs tells of each notebook."""
    command = ["node", ROOT / "tools" / "live" / "chapters.mjs", PYODIDE, *notebooks]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert len(found) == len(notebooks), (done.stdout + done.stderr)[-2000:]
    assert (done.returncode != 0) == any(one["faults"] for one in found)
    return found


def notebook_of(path, *cells):
    """A notebook of these code cells, written to the path."""
    path.write_text(json.dumps(dict(cells=[dict(cell_type="code", source=cell) for cell in cells])), "utf-8")
    return path


@pytest.mark.parametrize("stem", chapters.CHAPTERS)
def test_every_cell_of_a_chapter_runs_in_both_languages(stem):
    for chapter in told(*(ROOT / "notebooks" / language / f"{stem}.ipynb" for language in chapters.LANGUAGES)):
        assert chapter["faults"] == [], chapter["notebook"]
        assert chapter["cells"] or stem.startswith("9"), "a chapter of the course has cells"


def test_the_digits_are_there_without_scikit_learn(tmp_path):
    cell = """
from nblib.chapters.digits.experiments import digits
import sys
assert digits()[0].shape == (1797, 64)
import importlib.util
assert importlib.util.find_spec("sklearn") is None
"""
    assert told(notebook_of(tmp_path / "digits.ipynb", cell))[0]["faults"] == []


def test_a_cell_that_fails_or_warns_is_told(tmp_path):
    warns = "import sys\nprint('look out', file=sys.stderr)"
    bad, good = told(
        notebook_of(tmp_path / "bad.ipynb", "x = 1", "1 / 0", "x", warns), notebook_of(tmp_path / "good.ipynb", "1")
    )
    assert [fault["cell"] for fault in bad["faults"]][:2] == [1, 3]
    assert "ZeroDivisionError" in bad["faults"][0]["text"] and "look out" in bad["faults"][1]["text"]
    assert good["faults"] == []


def test_names_do_not_pass_from_one_chapter_to_the_next(tmp_path):
    first, second = notebook_of(tmp_path / "first.ipynb", "x = 1"), notebook_of(tmp_path / "second.ipynb", "x")
    assert "NameError" in told(first, second)[1]["faults"][0]["text"]


@pytest.mark.parametrize("cells", [GUARD, PLAY], ids=lambda path: path.stem)
def test_what_has_its_own_way_in_a_browser(cells, tmp_path):
    (ran,) = told(notebook_of(tmp_path / "cells.ipynb", *cells.read_text("utf-8").split("# %%\n")[1:]))
    assert ran["faults"] == []
