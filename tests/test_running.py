"""How the tests themselves are run: whose languages take turns, and which share a process."""

import pytest

from tests import conftest
from tools.import_graph import ROOT


class Item:
    """A collected test, as far as its place in the run depends on it."""

    def __init__(self, nodeid, **params):
        self.nodeid = nodeid
        self.callspec = type("Callspec", (), {"params": params})


def test_of_a_pair_one_language_is_left_out_and_both_languages_have_their_turn():
    file = sorted(conftest.IN_TURNS)[0]
    items = [Item(f"{file}::test_a[{i}-{lang}]", language=lang, i=i) for i in range(4) for lang in ("ja", "en")]
    left_out = conftest.other_languages(items)
    kept = [item.callspec.params for item in items if item not in left_out]
    assert [params["i"] for params in kept] == [0, 1, 2, 3]
    assert [params["language"] for params in kept] in (["ja", "en"] * 2, ["en", "ja"] * 2)


def test_what_is_no_pair_of_a_file_that_takes_long_stays():
    items = [Item("tests/test_words.py::test_a[ja]", language="ja"), Item("tests/test_words.py::test_b")]
    assert conftest.other_languages(items) == set()


@pytest.mark.parametrize("file", sorted(conftest.IN_TURNS))
def test_the_files_are_there_and_have_tests_in_languages(file):
    assert "language" in (ROOT / file).read_text("utf-8")


def test_a_chapters_tests_share_a_process_whatever_their_file():
    ids = ["tests/test_chapters.py::test_a[01_neuron-ja]", "tests/pictures/test_frames.py::test_b[01_neuron-ja]"]
    assert {conftest.group_of(nodeid) for nodeid in ids} == {"01_neuron-ja"}
    for nodeid in ("tests/browser/test_chapters.py::test_a[01_neuron-ja]", "tests/test_names.py::test_a[01_neuron]"):
        assert conftest.group_of(nodeid) == nodeid.split("::")[0]
