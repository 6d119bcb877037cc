"""The picture at the top of each chapter: what the code draws, to be seen in both themes, and wherever a chapter is read."""

import re
from xml.etree import ElementTree

import nbformat
import numpy as np
import pytest

from tests import chapters
from tests.digits import needs_digits
from tests.pictures.colour_vision import contrast
from tests.test_notebooks import JAPANESE
from tools import copies
from tools.chapter_pictures import __main__ as command
from tools.chapter_pictures import drawing, table
from tools.chapter_pictures.table import DRAWN, picture, places
from tools.live import lite
from tools.site import build as site

EVENINGS = [stem for stem in chapters.CHAPTERS if int(stem[:2]) < 90]
BUILT = [(stem, language) for stem in EVENINGS for language in chapters.LANGUAGES]
GROUNDS = ("#ffffff", "#111111", "#14181e")  # of JupyterLab's light and dark themes, and of the site's dark one
LARGEST = 12_000  # bytes
IMAGE = re.compile(r"^!\[([^\[\]]+)\]\((pictures/\w+\.svg)\)$", re.MULTILINE)
NEEDING_DIGITS = pytest.param("14_handwriting", marks=needs_digits)


def top(stem, language):
    """The first cell of a chapter's built notebook."""
    return nbformat.read(copies.NOTEBOOKS / language / f"{stem}.ipynb", 4).cells[0].source


@pytest.mark.parametrize("stem", [NEEDING_DIGITS if stem == "14_handwriting" else stem for stem in DRAWN])
def test_the_pictures_are_what_the_code_draws(stem):
    drawn = picture(stem)
    for path in places(stem):
        assert path.read_text("utf-8") == drawn, "run python -m tools.chapter_pictures"


def test_every_chapter_has_one_and_nothing_else_lies_there():
    assert list(DRAWN) == EVENINGS
    for language in chapters.LANGUAGES:
        there = sorted(path.name for path in (copies.NOTEBOOKS / language / copies.PICTURES).iterdir())
        assert there == [f"{stem}.svg" for stem in EVENINGS]


def test_what_is_not_as_drawn_is_told_and_drawn_anew(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(table, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(command, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(command, "DRAWN", ["00_start"])
    for language in chapters.LANGUAGES:
        (tmp_path / language).mkdir()
    assert command.main(["--check"]) == 2 and "00_start.svg" in capsys.readouterr().out
    assert command.main([]) == 0 and command.main(["--check"]) == 0
    places("00_start")[0].write_text("else", "utf-8")
    assert command.main(["--check"]) == 1


@pytest.mark.parametrize("stem", EVENINGS)
def test_a_picture_is_small_of_one_size_and_needs_no_language(stem):
    path = places(stem)[0]
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert path.stat().st_size <= LARGEST
    assert (root.get("width"), root.get("height")) == (str(drawing.WIDTH), str(drawing.HEIGHT)) == ("640", "150")
    assert {part.tag.partition("}")[2] for part in root} <= {"path", "text"}
    assert all(re.fullmatch(r"\d+", part.text) for part in root if part.text), "digits alone"
    assert len(root) > 4


@pytest.mark.parametrize("stem", EVENINGS)
def test_every_colour_stands_out_from_light_and_dark_pages(stem):
    """WCAG 2.2, 1.4.11. The ground is none: no part covers the picture, and each colour is one of the four."""
    text = places(stem)[0].read_text("utf-8")
    colours = set(re.findall(r'(?:stroke|fill)="([^"]*)"', text)) - {"none"}
    assert colours <= {drawing.PLUS, drawing.MINUS, drawing.GREY, drawing.WRONG} and len(colours) > 1
    assert min(contrast(colour, ground) for colour in colours for ground in GROUNDS) >= 3


def test_a_line_is_thinned_by_what_nobody_sees():
    """By its own measure, against the definition: no place that was left out lies off the line that is kept."""
    x = np.linspace(0, 600, 400)
    wave = np.stack([x, 60 * np.sin(x / 40)], axis=1)
    kept = drawing.thinned(wave)
    assert len(kept) < 120 and (kept[[0, -1]] == wave[[0, -1]]).all()
    assert np.abs(np.interp(x, *kept.T) - wave[:, 1]).max() < 0.35  # 0.15 across a slope of 1.5, seen from above
    assert len(drawing.thinned([(0, 0), (5, 5), (9, 9)])) == 2
    assert len(drawing.thinned([(0, 0), (9, 0), (9, 9), (0, 0)])) == 4, "an outline that ends where it began"


@pytest.mark.parametrize(("stem", "language"), BUILT)
def test_a_chapter_opens_with_it_and_says_in_words_what_it_shows(stem, language):
    title, image, minutes = top(stem, language).split("\n\n")[:3]
    alt, address = IMAGE.fullmatch(image).groups()
    assert title.startswith("# ") and re.match(r"\*\*(約|About)", minutes)
    assert address == f"pictures/{stem}.svg" and (copies.NOTEBOOKS / language / address).exists()
    assert bool(JAPANESE.search(alt)) == (language == "ja") and 30 < len(alt) < 200
    assert alt[-1] in "。."


# ---- wherever a chapter is read


def shown(folder, language):
    """The pictures that the notebooks in a folder show and that lie where they look for them."""
    notebooks = [nbformat.read(path, 4).cells[0].source for path in sorted(folder.glob("*.ipynb"))]
    asked = [address for text in notebooks for _, address in IMAGE.findall(text)]
    given = [copies.NOTEBOOKS / language / address for address in asked]
    return [a for a, path in zip(asked, given, strict=True) if (folder / a).read_bytes() == path.read_bytes()]


ALL = [f"pictures/{stem}.svg" for stem in EVENINGS]


@pytest.mark.parametrize("language", chapters.LANGUAGES)
def test_the_code_host_and_binder_have_them_beside_the_notebooks(language):
    assert shown(copies.NOTEBOOKS / language, language) == ALL


def test_a_learners_copies_have_them(tmp_path):
    """The course's own folder, and a learner's on a hub."""
    copies.give_all(tmp_path)
    for language in chapters.LANGUAGES:
        assert shown(tmp_path / language, language) == ALL


def test_a_newer_picture_takes_the_place_of_ours_and_never_of_a_learners(tmp_path):
    given, own = tmp_path / "given", tmp_path / "own"
    given.mkdir()
    (given / "a.svg").write_text(copies.sealed("<svg>1</svg>\n"), "utf-8")
    copies.give_pictures(given, own)
    (given / "a.svg").write_text(copies.sealed("<svg>2</svg>\n"), "utf-8")
    copies.give_pictures(given, own)
    assert "<svg>2</svg>" in (own / "a.svg").read_text("utf-8")
    for mine in ("mine", copies.sealed("<svg>2</svg>\n").replace("2", "my own", 1), ""):
        (own / "a.svg").write_text(mine, "utf-8")
        copies.give_pictures(given, own)
        assert (own / "a.svg").read_text("utf-8") == mine


def test_run_twice_no_picture_is_written_again(tmp_path):
    given, written = places("00_start")[0].parent, []
    for _twice in range(2):
        copies.give_pictures(given, tmp_path)
        written.append({path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()})
    assert written[0] == written[1] and len(written[0]) == len(EVENINGS)


@pytest.mark.parametrize("language", chapters.LANGUAGES)
def test_the_notebook_app_has_them(language, tmp_path):
    lite.write_source(tmp_path / "app", language)
    beside = tmp_path / "app" / lite.BESIDE
    for path in (tmp_path / "app" / "notebooks").glob("*.ipynb"):
        path.rename(beside / path.name)  # the app has both in one folder
    assert shown(beside, language) == ALL


@pytest.mark.parametrize("language", chapters.LANGUAGES)
def test_the_sites_pages_have_them(language, tmp_path, monkeypatch):
    """The reading page, the living one, the handout and the archive are one: what Sphinx makes of this folder."""
    monkeypatch.setattr(site, "SOURCE", tmp_path)
    monkeypatch.setattr(site, "CHAPTERS", [])
    monkeypatch.setattr(site, "dress", lambda folder: None)
    folder = site.write_source(language)
    there = sorted(path.name for path in (folder / copies.PICTURES).iterdir())
    assert there == [f"{stem}.svg" for stem in EVENINGS]


def test_a_file_where_their_folder_would_be_stays_and_stops_nothing(tmp_path):
    (given := tmp_path / "given").mkdir()
    (given / "01_neuron.svg").write_text(copies.sealed("<svg/>"), "utf-8")
    (own := tmp_path / "pictures").write_text("mine", "utf-8")
    copies.give_pictures(given, own)
    assert own.read_text("utf-8") == "mine"
