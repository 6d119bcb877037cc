"""Drawn for a dark page, no picture of any chapter has a colour of the light theme left, and the other way round."""

import numpy as np
import pytest
from matplotlib import collections, image, lines, patches, text
from matplotlib.colors import to_hex, to_rgba_array

from nblib.pictures import style
from nblib.pictures.canvas import Canvas
from nblib.pictures.palettes import THEMES
from tests import chapters

ROWS = ("SIDES", "VERDICTS", "HEIGHTS", "PENCIL", "SHARES")


def colours_of_theme(theme):
    """The colours of a theme, and those between the colours of its rows, as #rrggbb."""
    with style.worn(theme):
        between = {to_hex(shade) for row in ROWS for shade in style.colormap(row)(np.arange(256))}
    return between | {value for value in THEMES[theme].values() if isinstance(value, str)}


def as_hex(colours):
    """The colours (one, or many) that are to be seen, as a set of #rrggbb."""
    return {to_hex(rgba) for rgba in to_rgba_array(colours) if rgba[3] > 0}


def colours_of(artist):
    """The colours that an artist paints with, if it is one that paints by itself."""
    if isinstance(artist, lines.Line2D):
        given = [artist.get_color()] * (artist.get_linestyle() != "None")
        if artist.get_marker() not in ("None", None, "", " "):
            given += [artist.get_markerfacecolor(), artist.get_markeredgecolor()]
        return set().union(*map(as_hex, given))
    if isinstance(artist, text.Text):
        return as_hex(artist.get_color()) if artist.get_text() else set()
    if isinstance(artist, patches.Patch | collections.Collection):
        return as_hex(artist.get_facecolor()) | (
            as_hex(artist.get_edgecolor()) if np.any(artist.get_linewidth()) else set()
        )
    if isinstance(artist, image.AxesImage):
        return as_hex(artist.cmap(np.linspace(0, 1, artist.cmap.N)))
    return set()


def painted(picture, theme, shown):
    """The colours with which a picture paints, made anew for a theme, with these values and result."""
    given, named = picture.made_of
    canvas = Canvas([type(picture)(*given, **named)], theme=theme)
    canvas.update(*shown)
    canvas.png()
    seen = [artist for artist in canvas.figure.findobj() if artist.get_visible()]
    return set().union(*map(colours_of, seen))


@pytest.mark.parametrize("stem, language", chapters.SWEPT)
def test_every_colour_is_one_of_the_theme_that_is_worn(stem, language):
    for panel in chapters.panels(chapters.opened(stem, language)):
        for picture in panel.canvas.pictures:
            for theme in THEMES:
                colours = painted(picture, theme, panel._shown)
                assert len(colours) > 1, f"{type(picture).__name__}: nothing was looked at"
                mixed = colours - colours_of_theme(theme)
                assert not mixed, f"{type(picture).__name__}, {theme}: {mixed}"


def test_themes_differ_in_all_but_few_colours():
    """Else the test above could not tell them apart."""
    assert len(colours_of_theme("light") & colours_of_theme("dark")) < 0.05 * len(colours_of_theme("light"))
