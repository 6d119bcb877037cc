"""A notebook of an older release is told in both languages what to do, in place of a traceback."""

import subprocess
import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell

import nblib
from nblib.chapters import start, toolbox
from nblib.exercises.asked import NothingAsked

OLD_CELLS = [
    "from nblib import words\n\nwords.speak('ja')",
    "import numpy as np\n\nfrom nblib.checks import neuron as ask",
]


@pytest.mark.parametrize("cell", OLD_CELLS)
def test_its_first_cells_say_what_to_do(cell, capsys):
    result = InteractiveShell().run_cell(cell)
    assert isinstance(result.error_in_exec, nblib.OldNotebook)
    japanese, english = capsys.readouterr().out.strip().splitlines()
    assert "古い版" in japanese and "新しいノートブック" in japanese
    assert "older release" in english and "take the new notebook" in english


@pytest.mark.parametrize("key", ["how_many", "slope_on_the_left", "slope_while_held", "negative_power"])
def test_what_the_start_asked_once_is_asked_by_the_tool_box(key, capsys):
    result = InteractiveShell().run_cell(f"from nblib.chapters.start import ask\nask.{key}")
    assert isinstance(result.error_in_exec, nblib.OldNotebook) and "older release" in capsys.readouterr().out
    assert getattr(toolbox.ask, key).key == key, "so what was done of it is done still"
    with pytest.raises(NothingAsked):
        start.ask.nobody  # noqa: B018


def test_it_is_told_again_when_the_cell_is_run_again():
    for _ in range(2):
        with pytest.raises(nblib.OldNotebook):
            from nblib.checks import neuron  # noqa: F401


def test_what_never_was_is_no_old_notebook():
    with pytest.raises(AttributeError):
        nblib.sentences  # noqa: B018
    with pytest.raises(ImportError) as caught:
        from nblib import sentences  # noqa: F401
    assert not isinstance(caught.value, nblib.OldNotebook)


def test_nothing_is_imported_for_it():
    code = "import sys, nblib; nblib.OldNotebook(); print([name for name in sys.modules if name.startswith(('nblib.', 'numpy'))])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
