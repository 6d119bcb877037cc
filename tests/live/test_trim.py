"""What travels to a reader's browser: all that the course needs, nothing that a page cannot use, in one archive."""

import tarfile

import pytest

from tools.live import trim
from tools.live.assemble import bundle

NEEDED = [
    "numpy/__init__.py", "numpy/testing/_private/utils.py", "numpy/polynomial/polynomial.py", "matplotlib/pyplot.py",
    "matplotlib/backends/backend_agg.py", "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", "PIL/PngImagePlugin.py",
    "IPython/core/interactiveshell.py", "nblib/chapters/neuron/questions.md", "random.py", "encodings/utf_8.py",
    "pygments/lexers/python.py", "numpy-2.0.2.dist-info/METADATA", "matplotlib/LICENSE",
]  # fmt: skip
NOT_NEEDED = [
    "numpy/tests/test_ctypeslib.py", "matplotlib/backends/backend_tkagg.py", "matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf",
    "PIL/IcnsImagePlugin.py", "IPython/terminal/interactiveshell.py", "ftplib.py", "encodings/cp037.py", "numpy/f2py/crackfortran.py",
]  # fmt: skip


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_learner_may_use_travels(name):
    assert trim.is_needed(name)


@pytest.mark.parametrize("name", NOT_NEEDED)
def test_what_no_page_can_use_stays_at_home(name):
    assert not trim.is_needed(name)


def test_a_package_is_mended_or_it_is_said_that_it_cannot_be(tmp_path):
    (tmp_path / "IPython" / "core").mkdir(parents=True)
    face, history = tmp_path / "IPython" / "__init__.py", tmp_path / "IPython" / "core" / "history.py"
    face.write_text("from .terminal.embed import embed\nother = 1\n")
    history.write_text("import sqlite3\n")
    trim.mend("ipython", tmp_path)
    assert face.read_text() == "embed = None\nother = 1\n"
    names = {}
    exec(history.read_text(), names)
    assert not isinstance(1, (str, names["sqlite3"].Connection))
    with pytest.raises(ValueError, match="no line"):
        trim.mend("ipython", tmp_path)


def test_the_archive_is_the_same_whenever_it_holds_the_same(tmp_path):
    trees = [tmp_path / "one", tmp_path / "two"]
    for tree in trees:
        (tree / "package").mkdir(parents=True)
    (trees[0] / "package" / "a.py").write_text("a = 1")
    (trees[1] / "package" / "b.pyc").write_bytes(b"b")
    for name in "xy":
        bundle(trees, tmp_path / name)
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()
    with tarfile.open(tmp_path / "x") as archive:
        assert {entry.name: archive.extractfile(entry).read() for entry in archive} == {
            "package/a.py": b"a = 1",
            "package/b.pyc": b"b",
        }
