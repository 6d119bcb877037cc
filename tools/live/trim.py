"""What of the packages a reader's browser never needs, so that it need not travel: a third of the bytes.

Out go tests and examples, what draws windows or talks to a terminal, formats that a page cannot show, and servers and mail of
the standard library. What a learner's own code may want stays: all of numpy, matplotlib's pyplot, the rest of the standard library.
"""

import re

from fontTools import subset
from fontTools.ttLib import TTFont

NEVER_IMPORTED = {
    "pytz",
    "matplotlib-pyodide",
    "fonttools",
    "jedi",
    "ssl",
    "openssl",
    "prompt-toolkit",
    "wcwidth",
    "sqlite3",
}
LEFT_OUT = re.compile(
    r"(^|/)(tests?|testing|sample_data|_pyinstaller|f2py|distutils|labextension|nbextension|share|web_backend|images|sphinxext)/"
    r"|\.(pyi|pyx|pxd|c|h|a|f90|map|typed|afm|mplstyle|orig)$|/RECORD$|/dateutil-zoneinfo\.tar\.gz$"
    r"|/fonts/ttf/(?!DejaVuSans(-Bold|-Oblique|-BoldOblique|Display)?\.ttf)"
    r"|^pygments/(lexers/(?!__init__|_mapping|python|special)|cmdline|formatters/(img|latex|rtf|svg|bbcode|irc|groff)|sphinxext)"
    r"|^matplotlib/(_ttconv|_qhull|backends/(?!__init__|_backend_agg|backend_(agg|template|mixed|svg)))"
    r"|^mpl_toolkits/(axisartist|axes_grid1)/"
    r"|^IPython/(terminal/(?!__init__\.py|pt_inputhooks/__init__\.py)|extensions/(?!__init__|storemagic)|lib/(demo|backgroundjobs))"
    r"|^IPython/utils/_process_win32|^IPython/external/qt"
    r"|^PIL/(_imaging(ft|cms|morph|math|tk)|_webp|Image(Font|Cms|Tk|Qt|Grab|Show)|(Blp|Dds|Eps|Fli|Fpx|Ftex|Icns|Ico|Im|Jpeg2K|Mic|Mpo"
    r"|Msp|Pcd|Pdf|Pixar|Psd|Spider|Sun|Tga|Tiff|WebP|Wmf|Xbm|Bufr|Grib|Hdf5|Mpeg|Palm|Qoi|Sgi)ImagePlugin|PdfParser)"
    r"|^numpy/(random/_examples|ma/(timer_comparison|testutils|bench)|linalg/lapack_lite)"
    r"|^(aifc|cgi|cgitb|chunk|crypt|doctest|ftplib|imaplib|mailbox|mailcap|modulefinder|nntplib|poplib|sndhdr|smtplib|sunau|telnetlib"
    r"|trace|uu|xdrlib|_aix_support|_osx_support|_pyio|_pydatetime|pickletools)\.py$"
    r"|^(wsgiref|xmlrpc|dbm|curses|lib2to3|multiprocessing/dummy)/|^asyncio/(windows|proactor)_"
    r"|^encodings/(cp[0-9]|mac_|koi8|iso8859_([2-9]|1[0-6])|hp_roman|kz1048|ptcp|tis_620|big5|gb|hz|euc_kr|johab)"
)
KEPT = re.compile(
    r"numpy/testing/|IPython/testing/(__init__|skipdoctest)|mpl-data/stylelib/classic|^encodings/(cp437|cp932)"
)
# IPython's face brings its terminal along, with half a megabyte of key bindings; its history, which is off in a browser, a database.
# Matplotlib spends a third of its start on writing every artist's properties into docstrings.
NO_DATABASE = (
    'sqlite3 = type("", (), dict.fromkeys(("Connection", "DatabaseError", "OperationalError", "IntegrityError"), ()))\n'
)
MENDED = {
    "ipython": [
        ("IPython/__init__.py", "from .terminal.embed import embed\n", "embed = None\n"),
        ("IPython/core/history.py", "import sqlite3\n", NO_DATABASE),
    ],
    "matplotlib": [
        ("matplotlib/artist.py", "    ai = ArtistInspector(artist)\n    return (", "    return ''\n    return ("),
    ],
}
# The letters of a chart in a Latin alphabet, with formulas: for the slanted and the bold; the upright keeps all it has
LATIN_AND_FORMULAS = [*range(0x20, 0x500), *range(0x1D00, 0x2C00), *range(0x1D400, 0x1D800)]


def is_needed(name):
    """Whether a file of a package, by its path in there, has to travel."""
    return bool(KEPT.search(name)) or not LEFT_OUT.search(name)


def mend(name, tree):
    """Make the changes that a package needs to be light; an error if it has become another package."""
    for path, old, new in MENDED.get(name, ()):
        text = (tree / path).read_text("utf-8")
        if old not in text:
            raise ValueError(f"{path} has no line {old!r} any more: see tools/live/trim.py")
        (tree / path).write_text(text.replace(old, new), "utf-8")


def lighten_fonts(matplotlib):
    """Take the hints out of matplotlib's own fonts, which it does not use, and letters that no chart has in bold or slanted."""
    for path in (matplotlib / "mpl-data" / "fonts" / "ttf").glob("DejaVuSans*.ttf"):
        font = TTFont(path)
        kept = dict(name_IDs=["*"], notdef_outline=True, glyph_names=True, legacy_kern=True)
        options = subset.Options(hinting=False, layout_features=[], **kept)
        upright = path.stem in ("DejaVuSans", "DejaVuSansDisplay")
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=font.getBestCmap() if upright else LATIN_AND_FORMULAS)
        subsetter.subset(font)
        font.save(path)
