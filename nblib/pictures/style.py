"""How things look: one font for Japanese, colours that colour-blind readers can tell apart.

Colour is never the only sign: positive is blue and solid, negative is orange and dashed.
"""

import math

import matplotlib

from nblib.pictures.font import families
from nblib.words import word

# Okabe and Ito (2008), "Color Universal Design"
POSITIVE = "#0072B2"
NEGATIVE = "#D55E00"
INK = "#222222"
PALE = "#B4B4B4"
FAINT = "#ECECEC"
ACCENT = "#C2185B"

matplotlib.rcParams.update(
    {
        "font.family": families(),
        "font.size": 12,
        "axes.titlesize": 13,
        "axes.labelsize": 12,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": "#777777",
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
