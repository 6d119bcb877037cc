"""The font for Japanese: the one that comes with the course, else one that the machine has, else boxes, told once."""

import contextlib
import logging
import warnings

from matplotlib.font_manager import fontManager
from matplotlib_fontja import get_font_ttf_path

from nblib.language import say

# The course's own, and what Linux, macOS and Windows bring with them
JAPANESE = ("IPAexGothic", "Noto Sans CJK JP", "IPAGothic", "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic")
LATIN = "DejaVu Sans"  # comes with matplotlib


def families():
    """The families in which texts are set, those of the first first."""
    with contextlib.suppress(OSError):
        fontManager.addfont(get_font_ttf_path())
    installed = set(fontManager.get_font_names())
    found = [name for name in JAPANESE if name in installed][:1]
    if not found:
        _tell()
    # Japanese first: the other order loses all Japanese in a text that also holds $...$
    return [*found, LATIN]


def _tell():
    """Say it in one sentence, instead of matplotlib's hundreds of lines, one for each letter and text."""
    warnings.filterwarnings("ignore", "Glyph .* missing from font")
    logging.getLogger("matplotlib.mathtext").setLevel(logging.ERROR)
    print(
        say(
            "日本語のフォントがないので、図の中の日本語は四角になります(図の下の文は読めます)。直し方は、00_start のノートブックの「動きましたか」の確認が教えます。",
            "There is no Japanese font on this machine; only pictures in Japanese would need one.",
        )
    )
