"""How things look: the theme that is worn, one font for Japanese, and numbers as text.

A colour is looked up by its name in palettes.py whenever it is used, such as style.INK, and never kept at import: the
same picture is drawn in both themes. Colour is never the only sign: positive is blue and solid, negative orange and dashed.
"""

import contextlib
import functools
import logging
import math
import warnings

import matplotlib
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.font_manager import fontManager
from matplotlib.rcsetup import cycler
from matplotlib_fontja import get_font_ttf_path

from nblib.language import say, word
from nblib.pictures.palettes import THEMES

# The marks of the last places of several lines beside each other; their colours and dashes are style.LINES
ENDS = ("o", "s", "D", "^", "P", "X")
END_SIGNS = ("●", "■", "◆", "▲", "✚", "✖")  # the same marks in a text

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
        "axes.unicode_minus": False,
        "mathtext.fontset": "dejavusans",
    }
)


def _defaults(palette):
    """What matplotlib draws with where a picture says no colour."""
    inks = ("text.color", "axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor", "lines.color", "patch.edgecolor")
    lines = ("axes.edgecolor", "xtick.color", "ytick.color", "hatch.color")
    return {
        **dict.fromkeys(inks, palette["INK"]),
        **dict.fromkeys(lines, palette["LINE"]),
        **dict.fromkeys(("figure.facecolor", "figure.edgecolor", "legend.facecolor"), palette["PAPER"]),
        "axes.facecolor": "none",
        "grid.color": palette["FAINT"],
        "legend.edgecolor": "none",
        "axes.prop_cycle": cycler(color=[colour for colour, _ in palette["LINES"]]),
    }


_DEFAULTS = {theme: _defaults(palette) for theme, palette in THEMES.items()}
_worn = "light"


@contextlib.contextmanager
def worn(theme):
    """Within it, pictures are made and drawn in this theme, "light" or "dark"; matplotlib makes ticks only when it draws."""
    before = _worn
    _wear(theme)
    try:
        yield
    finally:
        _wear(before)


def _wear(theme):
    global _worn
    _worn = theme
    # matplotlib.rc_context copies and checks 300 settings, which takes longer than a frame has
    dict.update(matplotlib.rcParams, _DEFAULTS[theme])


_wear("light")


def __getattr__(name):
    """A colour by its name, such as style.INK, in the theme that is worn."""
    return colour(name)


def colour(name):
    """The colour of that name, for tables that are made at import, before it is known in which theme they are drawn."""
    try:
        return THEMES[_worn][name]
    except KeyError:
        raise AttributeError(f"style has no {name}") from None


def theme():
    """The name of the theme that is worn."""
    return _worn


def colormap(row):
    """The colours of a row, such as "HEIGHTS", with all that lies between them."""
    return _blended(row, THEMES[_worn][row])


@functools.cache
def _blended(row, colours):
    return LinearSegmentedColormap.from_list(row, colours)


def behind(**look):
    """The box behind a text that lines may cross: bbox=style.behind(pad=1), with matplotlib's words for its look."""
    return dict(fc=THEMES[_worn]["PAPER"], ec="none", alpha=0.85) | look


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


def in_percent(*axes):
    """Have each of these, such as axes.yaxis, count shares of 0 to 1 in percent."""
    for axis in axes:
        axis.set_major_formatter(lambda share, _position: f"{100 * share:.0f}%")


def colour_of(value):
    """Blue for a positive number, orange for a negative one, grey for zero."""
    palette = THEMES[_worn]
    return palette["POSITIVE" if value > 0 else "NEGATIVE" if value < 0 else "LINE"]


def ink_of(value):
    """The same for letters and numbers; those of zero can be read, too."""
    return colour_of(value) if value else THEMES[_worn]["CAPTION"]


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


def power(number):
    """10 to that power as text, such as "10⁻⁶", all of it as large as other text."""
    return f"10{_raised(number)}"


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
