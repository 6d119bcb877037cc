"""Every test starts in Japanese, and leaves nothing behind that the next one could see.

Here stands, too, in which order and in which process the tests run.
"""

import collections
import gc
import re
import sys
import zlib

import pytest
from ipywidgets.widgets.widget import _instances

from nblib import store
from nblib.chapters.which_activation import own_activation
from nblib.exercises import exercise, votes
from nblib.exercises.sandbox import guarded
from nblib.language import words
from nblib.panels.deciding import Goals
from tests import chapters, training_cache
from tests.thorough import THOROUGH

training_cache.install()
# Files that take long, with tests in both languages: each test takes one, in turns; both of them if thorough
IN_TURNS = {
    "tests/exercises/test_own_pass.py",
    "tests/exercises/test_optimizers_descent.py",
    "tests/exercises/test_optimizers_steps.py",
    "tests/exercises/test_playground_lessons.py",
    "tests/faults/test_folder.py",
    "tests/faults/test_fonts.py",
    "tests/pictures/test_own_curve.py",
    "tests/pictures/test_backprop_pictures.py",
    "tests/live/browser/test_embedded.py",
    "tests/live/browser/test_handed_lines.py",
    "tests/live/browser/test_notebook_app.py",
    "tests/live/browser/test_page.py",
    "tests/live/browser/test_pictures_at_top.py",
    "tests/live/browser/test_trouble.py",
}
SECONDS = collections.Counter()  # what the tests took, by group_of


def pytest_addoption(parser):
    parser.addoption("--chapters", help="of the tests of chapters only those of these, by name, with commas between")


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers():
    """One process more than there are cores: now and then each waits for a kernel or a browser."""
    return (yield) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Which tests share a process: those of a file; but a chapter's, which share its one run, whatever the file.

    (xdist's own --dist loadgroup groups nothing, and does not say so, with pytest 9.2: pytest-xdist issue 1386.)
    """
    from xdist.scheduler import LoadFileScheduling

    class ByChapterOrFile(LoadFileScheduling):
        def _split_scope(self, nodeid):
            return group_of(nodeid)

    return ByChapterOrFile(config, log) if config.getvalue("dist") == "loadfile" else None


def group_of(nodeid):
    """The chapter and language that a test is of; else its file. The browser's tests share a server in each file."""
    file, chapter = nodeid.split("::")[0], re.search(r"\[(\d\d\w+-(ja|en))\]$", nodeid)
    return chapter[1] if chapter and "browser" not in file else file


def pytest_collection_modifyitems(config, items):
    """The chapters come first, each in one go, as they take longest; the maths last: many files of a few seconds, so that
    no process has to wait long for another one's last file. The keys of all chapters are looked at in between, when each
    chapter has told its own."""
    group = {item: group_of(item.nodeid) for item in items}
    items.sort(key=lambda item: place(group[item]))
    others = set() if THOROUGH else other_languages(items)
    if chosen := config.getoption("--chapters"):
        others |= {i for i in items if is_chapter(group[i]) and group[i].rsplit("-", 1)[0] not in chosen.split(",")}
    config.hook.pytest_deselected(items=list(others))
    items[:] = [item for item in items if item not in others]


def other_languages(items):
    """Of the files in IN_TURNS, of each pair of tests that differ in language alone, the one whose turn it is not."""
    left_out, met = set(), collections.Counter()
    for item in items:
        name = item.nodeid.split("[")[0]
        language = getattr(getattr(item, "callspec", None), "params", {}).get("language")
        if language in chapters.LANGUAGES and name.split("::")[0] in IN_TURNS:
            turn = (met[name, language] + zlib.crc32(name.encode())) % 2  # not every first test in Japanese
            met[name, language] += 1
            left_out |= {item} if language != chapters.LANGUAGES[turn] else set()
    return left_out


IN_BROWSERS_PYTHON = "tests/live/test_chapters.py"  # all chapters in one file


def place(group):
    """Where the tests of a group come in the run."""
    if is_chapter(group) or group == IN_BROWSERS_PYTHON:
        return 0, group
    return 3 if group.startswith("tests/maths/") else 2 if group.endswith("/test_keys.py") else 1, ""


def is_chapter(group):
    return not group.endswith((".py", ".ipynb"))


def pytest_collection_finish():
    """The garbage collector leaves thousands of tests and modules alone, and comes less often: an eighth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_runtest_logreport(report):
    SECONDS[group_of(report.nodeid).removesuffix("-ja").removesuffix("-en")] += report.duration


def pytest_sessionfinish(session):
    """Keep what each file and chapter took, for tools/affected.py."""
    cache = getattr(session.config, "cache", None)
    if cache and not hasattr(session.config, "workerinput"):
        cache.set("nblib/seconds", cache.get("nblib/seconds", {}) | {n: round(s, 2) for n, s in SECONDS.items()})


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch):
    monkeypatch.setenv("NBLIB_PROGRESS", "off")
    store.forget()
    votes.forget()
    words.speak("ja")
    before = set(_instances)
    yield
    words.speak("ja")
    chapters.close(set(_instances) - before - chapters.opened_widgets())


@pytest.fixture(autouse=True)
def no_goal_gives_up(request, monkeypatch):
    """Of the course's own experiments every goal can be looked for; a test that brings a learner's asks for that one below."""
    gave_up, give_up = [], Goals.give_up

    def heard(goals):
        gave_up.append(sys.exc_info()[1])
        give_up(goals)

    monkeypatch.setattr(Goals, "give_up", heard)
    yield
    if gave_up and "learners_experiment" not in request.fixturenames:
        raise gave_up[0]


@pytest.fixture
def learners_experiment():
    """Goals may give up: what this test shows returns what a learner thought of."""


@pytest.fixture
def beside_the_notebook(tmp_path, monkeypatch):
    """The notebook's folder, empty at first, in which progress is kept."""
    monkeypatch.delenv("NBLIB_PROGRESS", raising=False)
    monkeypatch.chdir(tmp_path)
    store.forget()
    yield tmp_path
    store.forget()


@pytest.fixture
def hurried(monkeypatch):
    """An answer gets a little time only, so that nobody waits for the endless ones."""
    for module in (exercise, own_activation):
        monkeypatch.setattr(module, "guarded", lambda task, *_: guarded(task, seconds=0.05))
