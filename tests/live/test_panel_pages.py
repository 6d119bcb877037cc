"""A panel's own page: the cells that it needs make the same panel as its whole chapter, and the page says what it is."""

import html
import json
import re

import nbformat
import pytest

from nblib.chapters.start.machine_check import Machine
from nblib.language import words
from tests.chapters import LANGUAGES, SWEPT
from tests.thorough import THOROUGH
from tools.build_notebooks import NOTEBOOKS
from tools.cells import run_cell
from tools.site import panel_pages
from tools.site.cell_needs import code_for, made_in, panel_alone, without_display
from tools.site.panel_pages import panel_of

LOOKED_AT = (
    SWEPT
    if THOROUGH
    else [one for one in SWEPT if one[0] in ("01_neuron", "04_activation", "07_backprop", "04_backprop", "13_patients")]
)


def cells_of(stem, language):
    notebook = nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def made_by(codes, name):
    """What the last of these codes shows, run one after another."""
    names, shown = {}, None
    for number, code in enumerate(codes):
        shown = run_cell(code, names, f"{name}-{number}")
    return shown


@pytest.mark.parametrize("stem, language", LOOKED_AT)
def test_the_cells_that_a_panel_needs_make_the_same_panel(stem, language, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS / "ja")
    words.speak(language)
    cells, names, fewer, panels = cells_of(stem, language), {}, 0, 0
    codes = [cell.source for cell in cells]
    for number, cell in enumerate(cells):
        if whole := panel_of(shown := run_cell(cell.source, names, cell.id)):
            needed = code_for(codes, number)
            alone = panel_of(made_by(needed, f"alone-{number}"))
            assert alone.key == whole.key
            if not isinstance(shown, Machine):  # which measures this machine, never twice the same
                assert (alone.words, alone.stage.frame) == (whole.words, whole.stage.frame)
            fewer += len(needed) <= number
            panels += 1
    assert fewer or panels < 2, "no panel runs with fewer cells than stand above it"


def test_what_a_cell_makes_and_changes_is_found():
    import ast

    code = "import a.b, c as d\nfrom e import f\nx.y[0] = 1\nz.append(2)\ndef g(): pass\nfor i in j: k += 1\nwith l() as m: pass\nprint(n)"
    assert made_in(ast.parse(code)) >= {"a", "d", "f", "x", "z", "g", "i", "k", "m"}
    assert not made_in(ast.parse(code)) & {"j", "n", "print", "e", "b", "c"}


def test_a_question_gives_way_to_its_panel_and_what_nobody_sees_is_not_made():
    assert panel_alone("a = 1\npredict(ask.b, panel(c, [d(1, 2)],\n    e=f))") == "a = 1\npanel(c, [d(1, 2)],\n    e=f)"
    assert panel_alone("a = 1\npanel(b)") == "a = 1\npanel(b)"
    assert without_display("a = 1\npanel(b)").strip() == "a = 1"
    assert without_display("a = []\na.append(1)") == "a = []\na.append(1)"
    assert without_display('from nblib.language import speak\n\nspeak("en")').endswith('speak("en")')


# ---- the pages
def place(**changes):
    told = dict(
        key="neuron", stem="01_neuron", chapter="1. <Neuron>", title='"A" & B', still='<figure class="still"></figure>'
    )
    return panel_pages.Place(**(told | dict(codes=['print("</script><b>")']) | changes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_it_is_and_leads_to_its_chapter(language):
    words.speak(language)
    page = panel_pages.panel_page(place(), language, alive=True)
    other = {"ja": "en", "en": "ja"}[language]
    assert f'<html lang="{language}">' in page and "$" not in re.sub(r"\$\{", "", page)
    assert "<h1>&quot;A&quot; &amp; B</h1>" in page and 'href="../01_neuron.html"' in page
    assert f'href="../../{other}/panel/neuron.html"' in page and "../../live/panel.js" in page
    assert page.count("</script>") == 3, "code cannot end the element that holds it"
    (told,) = re.findall(r'<script id="about" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(told) == dict(key="neuron", cells=place().codes)
    assert "live" not in re.sub(r"alive", "", panel_pages.panel_page(place(), language, alive=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_says_so_and_how_it_moves(language):
    words.speak(language)
    page = panel_pages.panel_page(place(), language, alive=True)
    (told,) = re.findall(r"<noscript>(.*?)</noscript>", page)
    assert {"ja": "スクリプト", "en": "script"}[language] in told and '<a href="" target="_blank"' in told


def test_a_cards_link_is_led_to_the_chapter_that_has_the_panel():
    words.speak("en")
    page = panel_pages.open_page([place(), place(key="rates", stem="09_optimizers")], "en")
    assert '{"neuron": "01_neuron", "rates": "09_optimizers"}' in page and "$" not in page
    assert html.unescape("This course has no panel of that link") in page


def test_each_chapters_panels_are_noted(tmp_path):
    panel_pages.note([place()], tmp_path)
    panel_pages.note([place(key="rates")], tmp_path)
    words.speak("en")
    panel_pages.write_panel_pages("en", tmp_path, tmp_path / "site", alive=True)
    assert sorted(path.name for path in (tmp_path / "site" / "panel").iterdir()) == ["neuron.html", "rates.html"]
    assert (tmp_path / "site" / "open.html").exists()
