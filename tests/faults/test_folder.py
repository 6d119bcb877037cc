"""The notebook's folder: no room left in it, not to be written into, under a name that programs stumble over."""

import json
import pathlib
import sys

import pytest

from tests.faults.bare import run

FULL = """
import resource, pathlib
from nblib.language import words
from nblib.exercises import progress
from nblib.errors import CourseError
from nblib.playground import load, playground, save
words.speak("{language}")
made = playground(points=50, widths=(2,), activations=("tanh",), epoch=3)
save(made, "kept.json")
progress.mark("weights_for_or")
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # from here on no file may grow beyond 100 bytes
made.controls["epoch"].move(2)
try:
    save(made, "kept.json")
    print("saved")
except CourseError as error:
    print(error)
progress.mark("neuron/" + 200 * "x")
print(sorted(p.name for p in pathlib.Path().iterdir()), load("kept.json").state.epoch, len(progress.done()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to the size of files")
@pytest.mark.parametrize("language", ["ja", "en"])
def test_where_a_file_cannot_be_finished_the_one_before_it_stays_whole(tmp_path, language):
    said, left = run(FULL.format(language=language), tmp_path).splitlines()
    assert ("書きこめません" if language == "ja" else "cannot be written") in said and "kept.json" in said
    assert left == "['kept.json', 'progress.json'] 3 2", "no half-written file, and the state before"
    assert json.loads((tmp_path / "progress.json").read_text("utf-8"))["done"] == ["weights_for_or"]


READ_ONLY = """
from tests import chapters
from nblib.exercises import progress
from nblib.errors import CourseError
from nblib.playground import playground, save
chapters.run("01_neuron", "en")
progress.mark("weights_for_or")
try:
    save(playground(points=50), "mine.json")
    print("written")
except CourseError as error:
    print(progress.done() >= {"weights_for_or"}, error)
"""


@pytest.mark.skipif(
    not pathlib.Path("/proc/self").exists(), reason="only Linux has a folder that not even root can write"
)
def test_a_chapter_runs_in_a_folder_that_cannot_be_written():
    with pytest.raises(OSError):
        pathlib.Path("/proc/mine.json").write_text("")
    assert run(READ_ONLY, "/proc").startswith("True mine.json cannot be written")


STRICT = """
import warnings
warnings.filterwarnings("error", category=EncodingWarning, module="nblib")
from tests import chapters
for language in ("ja", "en"):
    print(len(chapters.run("13_patients", language)))
"""


def test_files_are_read_and_written_alike_under_any_locale_and_name(tmp_path):
    """Where the locale has no Japanese letters, in a folder with a space and Japanese in its name."""
    folder = tmp_path / "授業 1 組のノート"
    folder.mkdir()
    foreign = dict(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="ascii:backslashreplace")
    counts = run(STRICT, folder, "-X", "warn_default_encoding", **foreign).split()
    assert counts[0] == counts[1] and int(counts[0]) > 12
    assert {"marks.csv", "my_network.json"} <= {path.name for path in folder.iterdir()}
