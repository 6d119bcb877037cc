"""What stands in the installers' place in the browser: it installs nothing, and says so in the learner's language."""

import asyncio
import importlib.util
import json
import re
import sys
import types
import zipfile

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magics.packaging import PackagingMagics

from tools.live import stubs

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
SAYS = {"ja": "何もインストールできません", "en": "Nothing can be installed here"}
MAGICS = ("pip", "conda", "mamba", "micromamba")
PLACES = [  # where the worker's script lies, and the folder that Python begins in
    ("ja", "/live/lite/ja/extensions/worker.js", "/drive"),
    ("en", "/ja/course/live/lite/en/extensions/worker.js", "/drive"),
    ("ja", "/live/worker.js", "/home/pyodide/ja"),
    ("en", "/live/worker.js", "/home/pyodide/en"),
]


@pytest.fixture
def start(monkeypatch):
    """A function that starts what stands there, at a place; what it changes in IPython is undone."""
    for owner, names in ((InteractiveShell, ("system", "getoutput")), (PackagingMagics, MAGICS)):
        for name in names:
            monkeypatch.setattr(owner, name, getattr(owner, name, None), raising=False)

    def started(address, folder):
        location = types.SimpleNamespace(pathname=address)
        monkeypatch.setitem(sys.modules, "js", types.SimpleNamespace(location=location))
        monkeypatch.setattr("os.getcwd", lambda: folder)
        spec = importlib.util.spec_from_file_location("stub", stubs.SOURCE)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        monkeypatch.setitem(sys.modules, "piplite", module)
        return module

    return started


@pytest.mark.parametrize("language, address, folder", PLACES)
def test_every_way_to_install_says_one_sentence_in_the_learners_language(start, capsys, language, address, folder):
    stub = start(address, folder)
    asyncio.run(stub.install("torch", keep_going=True))
    names = {}
    exec(f"async def cell():\n    {asyncio.run(stub.get_transformed_code(['install', 'torch']))}", names)
    asyncio.run(names["cell"]())
    PackagingMagics.pip(None, "install torch")
    for line in ("pip install torch", "python -m pip install torch", "uv add torch"):
        InteractiveShell.system(None, line)
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 6 and len(set(told)) == 1 and SAYS[language] in told[0]
    assert bool(JAPANESE.search(told[0])) == (language == "ja") and "Binder" in told[0]


@pytest.mark.parametrize("language, address, folder", PLACES)
def test_other_commands_say_that_there_are_none_and_have_no_output(start, capsys, language, address, folder):
    start(address, folder)
    InteractiveShell.system(None, "ls notebooks")
    assert InteractiveShell.getoutput(None, "ls notebooks") == []
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2 and len(set(told)) == 1 and "!" in told[0]
    assert bool(JAPANESE.search(told[0])) == (language == "ja")


def test_what_the_kernel_asks_for_when_it_starts_is_not_told_to_the_learner(start, capsys):
    asyncio.run(start(*PLACES[0][1:]).install("jedi", keep_going=True))
    assert not capsys.readouterr().out


def test_the_list_of_packages_has_them_and_is_the_same_each_time(tmp_path):
    path = tmp_path / "pyodide-lock.json"
    path.write_text(json.dumps({"packages": {}}))
    stubs.add_stubs(tmp_path)
    first = path.read_text()
    listed = json.loads(first)["packages"]
    assert set(listed) == set(stubs.STUBS)
    for name, files in stubs.STUBS.items():
        assert set(files) < set(zipfile.ZipFile(tmp_path / listed[name]["file_name"]).namelist())
    stubs.add_stubs(tmp_path)
    assert path.read_text() == first


def test_all_their_names_are_one_module_on_the_reading_pages_too(tmp_path):
    folder = stubs.write_tree(tmp_path)
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.py")}
    assert files == {file for files in stubs.STUBS.values() for file in files}
    assert sum("def install" in path.read_text("utf-8") for path in folder.rglob("*.py")) == 1
