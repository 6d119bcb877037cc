"""What a learner reads who has skipped a chapter's set-up cell: that the missing name comes from there, and what to do.

Every kernel asks for it after a NameError (startup/nblib_skipped_set_up.py), whatever notebook it belongs to; so only
words of the course are imported. Names and language are those of the notebook's own first cell.
"""

import ast
import json
import os
import pathlib

from nblib.language import pair

SENTENCE = pair(
    "{name} は、このノートブックの最初のコードのセル(from nblib.language import で始まるセル)で用意される名前です。"
    "そのセルが、まだ実行されていません(カーネルを再起動したときも、もう一度実行します)。"
    "上へ戻ってそのセルを選び、Shift + Enter で実行してから、このセルをもう一度実行してください。書いたものは、消えていません。",
    "{name} comes from the first code cell of this notebook (it begins with from nblib.language import), "
    "which has not been run yet (after a restart of the kernel it has to be run again). "
    "Go up to that cell, select it, and press Shift + Enter; then run this cell again. Nothing that you wrote is lost.",
)


def explain(error, names):
    """Have Jupyter show a NameError without its traceback and with what to do, if the set-up cell brings the name.

    names: those that the kernel knows. Of any other error, and where there is no chapter, nothing changes; what is wrong
    with the notebook's file is raised.
    """
    if type(error) is not NameError or error.name in names:
        return
    cell = _first_cell(_notebook(names))
    if (language := _spoken(cell)) and error.name in _brought(cell):
        told = (SENTENCE.japanese if language == "ja" else SENTENCE.english).format(name=error.name)
        error._render_traceback_ = lambda: [f"NameError: {error}", told]


def _notebook(names):
    """The kernel's notebook, as Jupyter's server or VS Code tells it; a KeyError where nobody does."""
    return pathlib.Path(names.get("__vsc_ipynb_file__") or os.environ["JPY_SESSION_NAME"])


def _first_cell(path):
    """The first code cell of a notebook's file, as a tree."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ast.parse("".join(next(cell["source"] for cell in cells if cell["cell_type"] == "code")))


def _spoken(cell):
    """The language of the chapter whose set-up cell this is, as in speak("en"); None if it is none."""
    calls = [node for node in ast.walk(cell) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    said = [call.args[0].value for call in calls if call.func.id == "speak" and isinstance(call.args[0], ast.Constant)]
    return next((language for language in said if language in ("ja", "en")), None)


def _brought(cell):
    """The names that the cell's imports bring."""
    imports = [node for node in ast.walk(cell) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.asname or alias.name.partition(".")[0] for node in imports for alias in node.names}
