"""The fonts for the browser. The Japanese one: the letters that the course and its readers are likely to need, a seventh of the file.

The letters: everything that stands in nblib and the notebooks, and JIS X 0208's level 1. The IPA Font License wants a
derived font to have another name, so it has; matplotlib_fontja's place is taken by a package of one function that finds it.
"""

import json
import pathlib
import re
import zipfile

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib_fontja import get_font_ttf_path

ROOT = pathlib.Path(__file__).parents[2]
FAMILY = "Course Gothic JA"  # nblib/pictures/style.py knows it
VERSION = "1.1.0"
MODULE = '''"""A part of IPAexGothic under the name {family} (IPA Font License), where matplotlib_fontja has the whole."""

import pathlib


def get_font_ttf_path():
    """The path of the font's file."""
    return str(pathlib.Path(__file__).with_name("font.ttf"))
'''


# Matplotlib looks for these when it sets a formula, for letters that DejaVu Sans lacks. The course needs none of them: where
# they would be looked up in vain, with a line of warning each, the list leads to DejaVu Sans at once.
FOR_FORMULAS = ("cmr10", "cmmi10", "cmsy10", "cmex10", "cmtt10", "cmb10", "cmss10", "DejaVu Sans Mono", "STIXGeneral")
FOR_FORMULAS += ("STIXNonUnicode", *(f"STIXSize{size}Sym" for size in ("One", "Two", "Three", "Four", "Five")))


def shorten_font_list(matplotlib):
    """Leave in matplotlib's list of fonts (a folder with the unpacked package) what is there; made beforehand, it starts sooner."""
    path = matplotlib / "fontlist.json"
    listed = json.loads(path.read_text("utf-8"))
    there = [font for font in listed["ttflist"] if (matplotlib / "mpl-data" / font["fname"]).exists()]
    plain = next(font for font in there if font["fname"].endswith("DejaVuSans.ttf"))
    names = {font["name"] for font in there}
    listed["ttflist"] = there + [{**plain, "name": name} for name in FOR_FORMULAS if name not in names]
    listed["afmlist"] = []
    manager = (matplotlib / "font_manager.py").read_text("utf-8")
    listed["_version"] = int(re.search(r"__version__ = (\d+)", manager)[1])  # of another version it would be made anew
    path.write_text(json.dumps(listed), "utf-8")


def letters():
    """All characters that the font has to have."""
    level_1 = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(1, 48) for cell in range(1, 95))
    text = "".join(code.decode("euc_jp", errors="ignore") for code in level_1)
    for pattern in ("nblib/**/*.py", "nblib/**/*.md", "notebooks/source/*.md"):
        text += "".join(path.read_text("utf-8") for path in ROOT.glob(pattern))
    return set(text) | set(map(chr, range(0x20, 0x7F)))


def write_font(path, wanted):
    """Write the part of the font that has these letters to this path."""
    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    font = TTFont(get_font_ttf_path())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, wanted))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
    font.save(path)


def write_font_wheel(folder):
    """Replace matplotlib_fontja's wheel in this folder by one with the part of the font, and the licence."""
    whole = next(folder.glob("matplotlib_fontja-*.whl"))
    with zipfile.ZipFile(whole) as archive:
        licences = {name: archive.read(name) for name in archive.namelist() if "LICENSE" in name.upper()}
        about = {name: archive.read(name) for name in archive.namelist() if name.endswith(("METADATA", "/WHEEL"))}
    font = folder / "font.ttf"
    write_font(font, letters())
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("matplotlib_fontja/__init__.py", MODULE.format(family=FAMILY))
        archive.write(font, "matplotlib_fontja/font.ttf")
        for name, content in (licences | about).items():
            archive.writestr(name, content)
    font.unlink()
