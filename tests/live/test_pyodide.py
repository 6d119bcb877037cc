"""What is brought for the reader's own browser: each file is the one that Pyodide's list names, wherever it came from."""

import hashlib
import json

import pytest

from tests.thorough import THOROUGH
from tools.live import font, pyodide

GOOD = b"a wheel"
LIST = {
    "numpy": dict(file_name="numpy.whl", sha256=hashlib.sha256(GOOD).hexdigest(), depends=[]),
    "matplotlib": dict(file_name="mpl.whl", sha256="", depends=["numpy", "python_dateutil", "fonttools"]),
    "python-dateutil": dict(file_name="dateutil.whl", sha256="", depends=[]),
    "fonttools": dict(file_name="fonttools.whl", sha256="", depends=[]),
}


@pytest.fixture(autouse=True)
def listed(monkeypatch, tmp_path):
    monkeypatch.setattr(pyodide, "official_list", lambda: LIST)
    monkeypatch.setattr(pyodide, "CACHE", tmp_path)
    ways = dict(distribution=None, carrier=None)
    monkeypatch.setattr(pyodide, "_from_distribution", lambda name: ways["distribution"])
    monkeypatch.setattr(pyodide, "_from_carrier", lambda name: ways["carrier"])
    return ways


def test_packages_come_with_what_they_need_but_for_what_is_never_imported():
    assert pyodide.with_dependencies(["matplotlib"], {"fonttools"}) == ["numpy", "matplotlib", "python-dateutil"]


@pytest.mark.parametrize("way", ["distribution", "carrier"])
def test_a_file_is_taken_from_where_it_can_be_had(listed, way):
    listed[way] = GOOD
    assert pyodide.bring("numpy").read_bytes() == GOOD
    listed[way] = None
    assert pyodide.bring("numpy").read_bytes() == GOOD, "it is here by now"


@pytest.mark.parametrize("way", ["distribution", "carrier"])
def test_a_file_that_is_not_the_one_in_the_list_is_refused(listed, way, tmp_path):
    listed[way] = b"something else"
    with pytest.raises(pyodide.NotToBeHad, match="checksum"):
        pyodide.bring("numpy")
    assert not (tmp_path / "numpy.whl").exists()


def test_a_file_that_was_spoilt_here_is_brought_anew(listed, tmp_path):
    (tmp_path / "numpy.whl").write_bytes(b"cut of")
    listed["carrier"] = GOOD
    assert pyodide.bring("numpy").read_bytes() == GOOD


def test_where_there_is_no_way_it_is_said():
    with pytest.raises(pyodide.NotToBeHad, match="neither"):
        pyodide.bring("numpy")


def test_the_font_has_every_letter_of_the_course_and_another_name(tmp_path):
    from fontTools.ttLib import TTFont

    whole = TTFont(font.get_font_ttf_path())
    wanted = font.letters() if THOROUGH else set(sorted(font.letters())[::20])
    font.write_font(tmp_path / "font.ttf", wanted)
    part = TTFont(tmp_path / "font.ttf")
    assert set(part.getBestCmap()) >= set(map(ord, wanted)) & set(whole.getBestCmap())
    assert len(part.getBestCmap()) < len(whole.getBestCmap()) / 2
    assert {str(record) for record in part["name"].names if record.nameID == 1} == {font.FAMILY}
    assert "IPA" not in font.FAMILY, "its licence wants a name of its own"


def test_the_list_of_fonts_has_no_font_that_is_not_there(tmp_path):
    there = dict(name="DejaVu Sans", fname="fonts/ttf/DejaVuSans.ttf")
    (tmp_path / "mpl-data" / "fonts" / "ttf").mkdir(parents=True)
    (tmp_path / "mpl-data" / there["fname"]).touch()
    gone = dict(name="Helvetica", fname="/System/Helvetica.ttf")
    (tmp_path / "fontlist.json").write_text(json.dumps(dict(ttflist=[gone, there], afmlist=[gone])))
    (tmp_path / "font_manager.py").write_text("class FontManager:\n    __version__ = 330\n")
    font.shorten_font_list(tmp_path)
    found = json.loads((tmp_path / "fontlist.json").read_text())
    assert found["_version"] == 330
    assert {entry["fname"] for entry in found["ttflist"]} == {there["fname"]} and found["afmlist"] == []
    assert {entry["name"] for entry in found["ttflist"]} == {"DejaVu Sans", *font.FOR_FORMULAS}
