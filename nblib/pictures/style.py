"""How things look: colours that colour-blind readers can tell apart, one font for Japanese, and numbers as text.

Colour is never the only sign: positive is blue and solid, negative is orange and dashed.
"""

import contextlib
import logging
import math
import warnings

import matplotlib
from matplotlib.font_manager import fontManager
from matplotlib_fontja import get_font_ttf_path

from nblib.language import say, word

# Okabe and Ito (2008), "Color Universal Design"
POSITIVE, NEGATIVE = "#0072B2", "#D55E00"
GREEN, PURPLE, SKY, YELLOW = "#009E73", "#CC79A7", "#56B4E9", "#F0E442"  # yellow: where we are, what can be taken
ACCENT = "#C2185B"
POSITIVE_INK, NEGATIVE_INK = "#00588A", "#A34700"  # letters

# The same, lighter: faces behind what is written or drawn
POSITIVE_PALE, NEGATIVE_PALE, ACCENT_PALE = "#D2E6F3", "#FBE3D0", "#FBE4EC"
POSITIVE_LIGHT, NEGATIVE_LIGHT, GREEN_LIGHT, PURPLE_LIGHT = "#8EC3E6", "#F3C19B", "#A9DFC9", "#E6C3D8"
INPUT_FACE, OUTPUT_FACE, EMPTY_FACE, WRONG_FACE = "#EFEFEF", "#FFF7D6", "#F3F3F3", "#F6C6A5"
CHOSEN_BAND, WORSE_BAND, REUSED, MEASURED = "#FFF3B0", "#F6F0E8", "#9CC9E5", "#F6C9A4"

# Greys, from ink to paper, by what they are for
INK, SOFT_INK, CAPTION, WRONG_INK = "#222222", "#444444", "#555555", "#8A2500"
CUT_CONTOUR, LINE, CONTOUR, PROBE = "#666666", "#777777", "#8A8A8A", "#999999"
PALE, PIXEL_EDGE, GREY_LIGHT, CELL_EDGE, FAINT = "#B4B4B4", "#D8D8D8", "#D9D9D9", "#DDDDDD", "#ECECEC"
PAPER = "#FFFFFF"

# Colours in a row, for maps
SIDES = ("#F0A875", "#FBE9DC", "#F4F4F4", "#DCEBF5", "#7FB8DC")  # from no test to test
VERDICTS = (NEGATIVE_PALE, POSITIVE_PALE)  # no test, test
HEIGHTS = (PAPER, "#E4E4E4", "#B9B9B9")  # from low to high
PENCIL = (PAPER, CONTOUR, "#111111")  # from no ink to full
SHARES = (PAPER, POSITIVE_PALE, POSITIVE)  # from none to all

# Several curves beside each other, each with its own dashes (colour, dashes), and the mark of its last place
LINES = (
    *((POSITIVE, "-"), (NEGATIVE, "--"), (GREEN, "-."), (INK, ":")),
    *((PURPLE, (0, (8, 2))), (SKY, (0, (3, 1, 1, 1, 1, 1)))),
)
ENDS = ("o", "s", "D", "^", "P", "X")

# The course's own (a part of it in a browser), and what Linux, macOS and Windows bring with them
JAPANESE = (
    "IPAexGothic",
    "Course Gothic JA",
    "Noto Sans CJK JP",
    "IPAGothic",
    "Hiragino Sans",
    "Yu Gothic",
    "Meiryo",
    "MS Gothic",
)
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


matplotlib.rcParams.update(
    {
        "font.family": families(),
        "font.size": 12,
        "axes.titlesize": 13,
        "axes.labelsize": 12,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": LINE,
        "axes.unicode_minus": False,
        "mathtext.fontset": "dejavusans",
    }
)


def number(value, digits=2):
    """A number as text, never as "-0.00"; from a million on as a power of ten."""
    if 1e6 <= abs(value) < math.inf:
        return scientific(value, plain=True)
    return f"{round(float(value), digits) + 0.0:.{digits}f}"


def signed(value, digits=2):
    """A number as text with its sign, such as "+0.40"; zero is "+0.00"."""
    return f"{round(float(value), digits) + 0.0:+.{digits}f}"


def percent(share):
    """A share of 0 to 1 as text, such as "84.7%"."""
    return f"{100 * share:.1f}%"


def colour_of(value):
    """Blue for a positive number, orange for a negative one, grey for zero."""
    return POSITIVE if value > 0 else NEGATIVE if value < 0 else PALE


def ink_of(value):
    """The same for letters and numbers, which need more contrast to be read."""
    return POSITIVE_INK if value > 0 else NEGATIVE_INK if value < 0 else CAPTION


def dashes_of(value):
    """Solid for a positive number, dashed for a negative one."""
    return "--" if value < 0 else "-"


def mark(is_test):
    """A filled circle for a test, an open one for none."""
    return "●" if is_test else "○"


def verdict(is_test):
    """The verdict in words."""
    return word("test") if is_test else word("no test")


def edge(tick, lowest, highest):
    """The sign of a tick at the edge of a chart, where all that lies beyond is drawn; elsewhere nothing."""
    return "≤" if math.isclose(tick, lowest) else "≥" if math.isclose(tick, highest) else ""


RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raised(power):
    return str(int(power)).translate(RAISED)


def scientific(value, plain=False):
    """A number of any size as text, such as "0.34" or "$3 \\times 10^{-9}$"; plain: without mathematics, "3×10⁻⁹"."""
    if value == 0 or 0.01 <= abs(value) < 1000:
        return f"{value:.2g}"
    digits, power = f"{value:.0e}".split("e")
    return f"{digits}×10{_raised(power)}" if plain else rf"${digits} \times 10^{{{int(power)}}}$"


def exactly(value):
    """A number with all its digits, such as "0.001"; without mathematics a very small or large one is "1×10⁻⁸"."""
    digits, _, power = str(value).partition("e") if isinstance(value, float) else (str(value), "", "")
    return f"{digits}×10{_raised(power)}" if power else digits


@contextlib.contextmanager
def worn(theme):
    yield


def as_css():
    return """.nblib-panel { --nblib-theme: light; --nb-ink:#1d2433; --nb-soft:#5b6577; --nb-line:#d5dae3; --nb-paper:#fff; --nb-page:#f5f6f9; --nb-pos:#2166c9;
 --nb-pos-ink:#1a55a8; --nb-pos-pale:#d5e5fb; --nb-neg:#d9622b; --nb-neg-ink:#a8410f; --nb-neg-pale:#fbe2d5; --nb-good:#0f6b4c; --nb-good-pale:#d8f1e7; --nb-glow:#2166c933; --nb-focus:#1a73e8; }
body[data-jp-theme-light="false"] .nblib-panel, html[data-theme="dark"] .nblib-panel { --nblib-theme: dark; --nb-ink:#e8ebf2; --nb-soft:#a7b0c0; --nb-line:#3a4354;
 --nb-paper:#1b202b; --nb-page:#11141b; --nb-pos:#6ea8ff; --nb-pos-ink:#8fbcff; --nb-pos-pale:#1f3557; --nb-neg:#ff9a66; --nb-neg-ink:#ffab80; --nb-neg-pale:#4d2c1a; --nb-good:#4fd3a2;
 --nb-good-pale:#173d30; --nb-glow:#6ea8ff55; --nb-focus:#8fbcff; }
"""
