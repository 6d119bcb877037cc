"""Every test starts in Japanese, and leaves nothing behind that the next one could see."""

import gc
import re

import pytest
from ipywidgets.widgets.widget import _instances

from nblib import store
from nblib.language import words
from tests import chapters


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers():
    """One process more than there are cores: now and then each waits for a kernel or a browser."""
    return (yield) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Which tests share a process: those of a file; but a chapter's, which share its runs, whatever the file.

    (xdist's own --dist loadgroup groups nothing, and does not say so, with pytest 9.2: pytest-xdist issue 1386.)
    """
    from xdist.scheduler import LoadFileScheduling

    class ByChapterOrFile(LoadFileScheduling):
        def _split_scope(self, nodeid):
            return group_of(nodeid)

    return ByChapterOrFile(config, log) if config.getvalue("dist") == "loadfile" else None


def group_of(nodeid):
    """The chapter that a test is of, in both languages; else its file. The browser's tests share a server in each file."""
    file, chapter = nodeid.split("::")[0], re.search(r"\[(\d\d\w+)-(ja|en)\]$", nodeid)
    return chapter[1] if chapter and "browser" not in file else file


def pytest_collection_modifyitems(items):
    """The maths goes last: many files of a few seconds, so that no process has to wait long for another one's last file."""
    items.sort(key=lambda item: "tests/maths/" in item.nodeid)


def pytest_collection_finish():
    """The garbage collector leaves thousands of tests and modules alone, and comes less often: an eighth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch):
    monkeypatch.setenv("NBLIB_PROGRESS", "off")
    store.forget()
    words.speak("ja")
    before = set(_instances)
    yield
    words.speak("ja")
    chapters.close(set(_instances) - before - chapters.opened_widgets())
