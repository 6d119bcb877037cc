"""Every sign on buttons, in style sheets and in words is in the fonts that the course brings, or in matplotlib's own: a
machine with few fonts would show an empty box."""

import pathlib

import matplotlib
import matplotlib_fontja
import pytest
from matplotlib.ft2font import FT2Font

NBLIB = pathlib.Path(__file__).parents[2] / "nblib"
FONTS = [
    pathlib.Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"),
    *pathlib.Path(matplotlib_fontja.__file__).parent.rglob("*.ttf"),
]


@pytest.fixture(scope="module")
def known():
    return set().union(*(FT2Font(font).get_charmap() for font in FONTS))


@pytest.mark.parametrize("kind", ["py", "js", "css", "md"])
def test_no_sign_is_missing_from_common_fonts(kind, known):
    files = list(NBLIB.rglob(f"*.{kind}"))
    assert files
    odd = {path.name: {c for c in path.read_text("utf-8") if c.isprintable() and ord(c) not in known} for path in files}
    assert {name: signs for name, signs in odd.items() if signs} == {}


def test_a_sign_that_few_have_would_be_found(known):
    assert ord("\N{TWO JOINED SQUARES}") not in known
