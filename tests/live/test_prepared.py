"""The pictures that move before Python is there: they are what the panel draws, they are small, and they spoil nothing."""

import io
import re

import nbformat
import numpy as np
import pytest
from PIL import Image

from nblib.language import words
from nblib.panels import clues, panel, player, slider, stops, weights
from nblib.panels.panel import Panel
from tests import chapters
from tests.thorough import THOROUGH
from tools.build_notebooks import NOTEBOOKS
from tools.cells import run_cell
from tools.live import layers, prepared
from tools.site.pages import text_around
from tools.site.still import as_html

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
ROUNDING = 1  # of 255: where moving lines are drawn once more upon what stands still
NOTHING_OPEN = (
    "04_activation",
    "11_generalisation",
    "13_patients",
    "90_claims",
    "95_before_after",
)  # 13: a map too large
FEW_STEPS = {"07_backprop": 4, "08_gradient_check": 5}  # the way back through three layers; how deep a network is
LOOKED_AT = chapters.SWEPT if THOROUGH else [("00_start", "ja"), ("07_backprop", "en"), ("12_playground", "ja")]


def pixels(file):
    return np.array(Image.open(io.BytesIO(file)).convert("RGBA")).astype(int)


def sliding(**controls):
    """A panel in which A-kun weighs his clues, with other controls than usual perhaps."""
    from nblib.chapters.start import pictures

    def weigh(w0, w1, w2, w3, x1, x2, x3):
        return w0 + w1 * x1 + w2 * x2 + w3 * x3

    return panel(weigh, [pictures.NeuronDiagram()], **{**weights(), **clues((0, 1, 1)), **controls})


def panels_of(stem, language):
    """The panels that stand open on a chapter's page, each with the text around it, as one comes to them."""
    words.speak(language)
    notebook, names = nbformat.read(NOTEBOOKS / language / f"{stem}.ipynb", 4), {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and isinstance(shown := run_cell(cell.source, names, cell.id), Panel):
            yield shown, text_around(notebook, cell)


def as_on_the_page(stem, language, folder):
    """What is told of the first panel that moves on a chapter's page, and the still pictures behind it; None if none does."""
    for number, (shown, text) in enumerate(panels_of(stem, language)):
        stills = []
        as_html(shown, lambda png, stills=stills: stills.append(png) or "")
        if about := prepared.prepare(shown, text, stem, folder):
            return number, about, stills
    return None


@pytest.mark.parametrize("stem, language", [one for one in LOOKED_AT if one[0] not in NOTHING_OPEN])
def test_pictures_and_words_are_what_the_panel_shows(stem, language, tmp_path, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS / "ja")
    number, about, (wide, narrow) = as_on_the_page(stem, language, tmp_path)
    for width in ("wide", "narrow"):
        assert sum(file.stat().st_size for file in tmp_path.rglob(f"*-{width}.webp")) <= prepared.BUDGET
    assert sum(place["opens"] for place in about["places"]) == 1
    assert len(about["places"]) >= FEW_STEPS.get(stem, 7)
    shown, _ = list(panels_of(stem, language))[number]  # the same one anew, which nobody has moved
    name = next(name for name, control in shown.controls.items() if control.description == about["label"])
    shown.canvas.set_scale(prepared.SHARP)
    for place in about["places"]:
        assert shown.put({name: place["value"]}) == ""
        assert place["words"] == shown.words
        for width, still, room in (("wide", wide, prepared.WIDE), ("narrow", narrow, prepared.NARROW)):
            shown.canvas.arrange(room)
            drawn, seen = pixels(shown.canvas.still()), pixels(still)
            if address := place.get(width) or place.get("wide"):
                upon = pixels((tmp_path / address).read_bytes())
                seen = np.where(upon[..., 3:] > 0, upon, seen)
            assert np.abs(seen - drawn).max() <= ROUNDING, (place["readout"], width)
    told = [about["later"], about["lost"], *(place["words"] for place in about["places"])]
    assert all(bool(JAPANESE.search(text)) == (language == "ja") for text in told)


@pytest.mark.skipif(not THOROUGH, reason="runs whole chapters: NBLIB_THOROUGH=1")
@pytest.mark.parametrize("stem", NOTHING_OPEN)
def test_these_chapters_have_none(stem, tmp_path, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS / "ja")
    assert as_on_the_page(stem, "ja", tmp_path) is None and not list(tmp_path.rglob("*.webp"))


def test_what_a_prediction_hides_is_not_shown(tmp_path):
    from nblib.chapters.neuron import ask
    from nblib.panels import predict

    assert prepared.prepare(predict(ask.today, sliding()), "", "x", tmp_path) is None
    assert not list(tmp_path.rglob("*"))


def test_the_panel_stands_as_before(tmp_path):
    shown = sliding()
    before = shown.values, shown.words
    assert prepared.prepare(shown, "", "x", tmp_path)
    assert (shown.values, shown.words) == before


def test_the_slider_is_the_one_that_the_text_names_and_it_changes_something():
    shown = sliding()
    assert prepared.which_slider(shown, "") == "w2", "the bias comes last, and the first clue is absent"
    assert prepared.which_slider(shown, "then $w_3$ and $w_2$") == "w3"
    assert prepared.which_slider(shown, "then $w_1$ and $w_2$") == "w2"
    assert prepared.which_slider(shown, "$w_0$") == "w0"
    shown.put({"x2": 0, "x3": 0})
    assert prepared.which_slider(shown, "") == "w0"


def test_values_are_even_and_round_and_meet_the_one_that_is_shown():
    def of(control):
        return prepared.values_of(control)

    assert of(slider(0.6)) == [-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]
    assert of(slider(0, -2, 2, 0.1)) == [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]
    assert of(slider(3, 0, 8, 1)) == list(range(9))
    assert of(stops(10, [1, 10, 100])) == [1, 10, 100]
    assert of(player()) == list(range(0, 101, 10))
    uneven = of(slider(1, 0, 1796, 1))
    assert uneven[:2] == [0, 1] and uneven[-1] == 1796 and uneven == sorted(set(uneven))
    many = of(stops(7, list(range(40))))
    assert 7 in many and {0, 39} <= set(many) and prepared.FEWEST <= len(many) <= prepared.MOST + 1


def test_a_layer_covers_what_differs_and_little_else():
    base = np.full((30, 45, 3), 255, np.uint8)
    now = base.copy()
    now[3, 4], now[29, 44], now[15, 16] = 0, (10, 20, 30), 7
    upon = layers.layer(base, now)
    seen = upon[..., 3:] > 0
    assert np.array_equal(np.where(seen, upon[..., :3], base), now)
    assert seen.mean() < 0.5
    assert seen[15, 15] and seen[16, 16], (
        "what lies right beside is covered, too, as a page that shrinks it mixes neighbours"
    )
    assert not layers.layer(base, base).any()


def test_where_the_pictures_would_be_too_large_it_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(prepared, "BUDGET", 100)
    assert prepared.prepare(sliding(), "", "x", tmp_path) is None
    assert "x: " in capsys.readouterr().out and not list(tmp_path.rglob("*.webp"))


def test_words_cannot_end_the_script():
    script = prepared.as_script(dict(words="</script><b>", more="数"))
    assert script.count("</script>") == 1 and "数" in script
