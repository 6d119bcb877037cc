"""A machine without fonts: the course runs on, and says so in one sentence instead of hundreds of warnings."""

import pytest

from tests.faults.bare import run

BARE = """
import sys
import matplotlib_fontja
from matplotlib.font_manager import fontManager
from nblib.language import words
sys.stderr = sys.stdout
matplotlib_fontja.get_font_ttf_path = lambda: "/no/such/font.ttf"
fontManager.ttflist = [font for font in fontManager.ttflist if "mpl-data" in font.fname]  # those in matplotlib
{more}
words.speak("{language}")
from tests import chapters
from nblib.pictures import style
panel = chapters.panels(chapters.run("01_neuron", "{language}"))[0]
panel.controls["w1"].value = 0.9
assert not panel.stage.message, panel.stage.message
print(style.matplotlib.rcParams["font.family"])
"""


@pytest.mark.parametrize("language, sentence", [("ja", "日本語のフォントがない"), ("en", "no Japanese font")])
def test_without_any_japanese_font_a_chapter_runs_and_one_sentence_says_so(tmp_path, language, sentence):
    told, families = run(BARE.format(language=language, more=""), tmp_path).splitlines()
    assert sentence in told and families == "['DejaVu Sans']"


def test_a_japanese_font_of_the_machine_takes_the_place_of_ours(tmp_path):
    other = """
from dataclasses import replace
usual = next(f for f in fontManager.ttflist if (f.name, f.weight, f.style) == ("DejaVu Sans", 400, "normal"))
fontManager.ttflist.append(replace(usual, name="Meiryo"))"""
    assert run(BARE.format(language="en", more=other), tmp_path).split("\n")[0] == "['Meiryo', 'DejaVu Sans']"
