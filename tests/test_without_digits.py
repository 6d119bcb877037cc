"""The set-up of a learner who has no scikit-learn: every cell runs, and only what needs the digits shows something else."""

import copy

import nbformat
import pytest

from tests import chapters
from tests.digits import needs_digits
from tools import build_notebooks

TAG = "nbval-ignore-output"
NEED = [
    stem for stem in chapters.CHAPTERS if any(TAG in c.metadata.get("tags", []) for c in chapters.source_of(stem).cells)
]
HIDE = """import importlib.util

found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "sklearn" else found(name, *rest)"""


@needs_digits
@pytest.mark.parametrize("language", chapters.LANGUAGES)
@pytest.mark.parametrize("stem", NEED)
def test_the_notebook_runs_and_differs_in_tagged_cells_alone(stem, language, tmp_path):
    built = nbformat.read(build_notebooks.NOTEBOOKS / language / f"{stem}.ipynb", 4)
    without = copy.deepcopy(built)
    without.cells.insert(0, nbformat.v4.new_code_cell(HIDE))
    build_notebooks.execute(without, tmp_path)  # raises where a cell fails
    pairs = [pair for pair in zip(built.cells, without.cells[1:], strict=True) if pair[0].cell_type == "code"]
    different = [before.id for before, after in pairs if texts(before) != texts(after)]
    assert different == [before.id for before, _ in pairs if TAG in before.metadata.get("tags", [])] != []
    told = [text for _, after in pairs for text in texts(after) if "requirements-digits.txt" in text]
    assert len(told) == len(different) - 1, "all of them but the list of what is done"


def texts(cell):
    """What a cell shows, in words."""
    return [output.get("text") or output["data"].get("text/plain", "") for output in cell.outputs]
