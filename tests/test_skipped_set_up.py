"""Who runs a later cell before the set-up cell reads which cell to run; of any other error nothing more is said."""

import contextlib
import json
import pathlib
import shutil
import tomllib

import pytest
from jupyter_client.manager import start_new_kernel

from nblib import skipped_set_up

ROOT = pathlib.Path(__file__).parents[1]
STARTUP = ROOT / "startup" / "nblib_skipped_set_up.py"
CHAPTERS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
TOLD = {
    "ja": "panel は、このノートブックの最初のコードのセル",
    "en": "panel comes from the first code cell of this notebook",
}


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """opened(notebook) -> a client of a kernel that Jupyter's server has started for it, with our file installed."""
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    shutil.copy(STARTUP, startup)
    monkeypatch.setenv("IPYTHONDIR", str(startup.parents[1]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with contextlib.ExitStack() as ends:

        def start(notebook):
            monkeypatch.setenv("JPY_SESSION_NAME", str(notebook))
            manager, client = start_new_kernel(cwd=str(tmp_path))
            ends.callback(manager.shutdown_kernel, now=True)
            ends.callback(client.stop_channels)
            return client

        yield start


def shown(client, code):
    """What the front end shows of an error that this code ends with; None if it ends well."""
    lines = []

    def collect(message):
        if message["msg_type"] == "error":
            lines.extend(message["content"]["traceback"])

    reply = client.execute_interactive(code, output_hook=collect, timeout=60)["content"]
    assert (reply["status"] == "error") == bool(lines)
    return "\n".join(lines) or None


def prints(client, code):
    """What the code prints."""
    printed = []
    client.execute_interactive(code, output_hook=lambda m: printed.append(m["content"].get("text", "")), timeout=60)
    return "".join(printed)


def cells(notebook):
    """The texts of a notebook's code cells."""
    found = json.loads(notebook.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == "code"]


@pytest.mark.parametrize("language", TOLD)
def test_a_later_cell_that_is_run_first_says_which_cell_to_run(opened, language):
    notebook = ROOT / "notebooks" / language / "00_start.ipynb"
    client = opened(notebook)
    set_up, later, *_ = cells(notebook)
    told = shown(client, later)
    assert TOLD[language] in told and "Shift + Enter" in told and told.startswith("NameError: name 'panel'")
    assert "Traceback" not in told
    assert not any(part in told for other, part in TOLD.items() if other != language)
    loaded = (
        "import sys; print([name for name in ('nblib.skipped_set_up', 'nblib.panels', 'numpy') if name in sys.modules])"
    )
    assert prints(client, loaded).strip() == "['nblib.skipped_set_up']", "what is large is not loaded for that"
    assert shown(client, set_up) is None and shown(client, later) is None


def test_of_other_errors_no_more_is_said(opened):
    client = opened(ROOT / "notebooks" / "en" / "00_start.ipynb")
    for code, kind in {
        "weigh": "NameError", "1 / 0": "ZeroDivisionError", "def f():\n    panel += 1\nf()": "UnboundLocalError",
        "import nowhere": "ModuleNotFoundError",
    }.items():  # fmt: skip
        told = shown(client, code)
        assert kind in told and "Traceback" in told and "first code cell" not in told
    assert (
        prints(client, "print([name for name in globals() if 'sentence' in name or 'nblib' in name])").strip() == "[]"
    )


@pytest.mark.parametrize("text", ["no notebook", json.dumps({"cells": [dict(cell_type="code", source="panel = 1")]})])
def test_in_a_notebook_that_is_no_chapter_nothing_changes(opened, tmp_path, text):
    (tmp_path / "mine.ipynb").write_text(text, "utf-8")
    told = shown(opened(tmp_path / "mine.ipynb"), "panel")
    assert "NameError" in told and "Traceback" in told and "first code cell" not in told


def test_a_handler_that_somebody_has_set_stays(opened, tmp_path):
    mine = "get_ipython().set_custom_exc((KeyError,), lambda *a, **k: print('mine'))"
    (tmp_path / "ipython" / "profile_default" / "startup" / "a.py").write_text(mine, "utf-8")
    client = opened(ROOT / "notebooks" / "en" / "00_start.ipynb")
    assert prints(client, "{}['a']").strip() == "mine"


@pytest.mark.parametrize("notebook", CHAPTERS, ids=lambda path: f"{path.stem}-{path.parent.name}")
def test_each_chapters_first_cell_is_known_as_its_set_up(notebook):
    """It speaks the language of the notebook's folder."""
    cell = skipped_set_up._first_cell(notebook)
    assert skipped_set_up._spoken(cell) == notebook.parent.name
    assert {"speak"} < skipped_set_up._brought(cell)


def test_an_editable_installation_brings_it_too(monkeypatch):
    """setuptools asks its distribution for that, which has no answer of its own (setup.py). make binder looks at the file."""
    pytest.importorskip("setuptools")
    from distutils.core import run_setup

    monkeypatch.chdir(ROOT)
    assert run_setup("setup.py", stop_after="config").has_data()


def test_an_installation_brings_the_file_to_where_kernels_look():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["setuptools"]["data-files"] == {"etc/ipython/startup": [str(STARTUP.relative_to(ROOT))]}
