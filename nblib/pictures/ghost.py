"""What a wrong belief expects, drawn beside what happened: dotted and grey, and always by the same name."""

import numpy as np
from matplotlib.transforms import ScaledTranslation

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.canvas import BASE_DPI

NAME = 97  # CSS pixels that its name takes, in the longer language
# CSS pixels from a place on a line to its name above or below it, whose ground would else hide half of the line
CLEAR = {"bottom": 3, "top": -3, "center": 0}


def ghost_name():
    """What every ghost is called."""
    return say("もしそうなら", "if that were so")


class Ghost:
    """A dotted line with its name, in axes; marker: also a mark at each place, "o" say, and ls="" for marks alone."""

    def __init__(self, axes, marker="", ls=":"):
        look = dict(color=style.GHOST, lw=4, ms=13, mew=2.5, mfc="none", zorder=3.5, dash_capstyle="round")
        (self.line,) = axes.plot([], [], ls=ls, marker=marker, **look)
        inch = axes.figure.dpi_scale_trans
        self.clear = {va: axes.transData + ScaledTranslation(0, d / BASE_DPI, inch) for va, d in CLEAR.items()}
        self.name = axes.text(
            0, 0, "", color=style.CAPTION, ha="right", va="bottom", bbox=style.behind(pad=0.5), zorder=6
        )

    @property
    def artists(self):
        """What moves."""
        return [self.line, self.name]

    @property
    def is_seen(self):
        """Whether anything is drawn."""
        return len(self.line.get_xdata()) > 0

    def show(self, xs, ys, named_at=-1, **look):
        """Draw it through these places; its name stands at one of them (None: nowhere), with matplotlib's words for its look.

        A ValueError or a TypeError if these are no places: matplotlib would find that out only while it paints.
        """
        places = np.column_stack([xs, ys]).astype(float)
        if named_at is not None:
            self.name.set(**{"position": places[named_at], **look})
            self.name.set_transform(self.clear[self.name.get_va()])
        self.name.set_text("" if named_at is None else ghost_name())
        self.line.set_data(*places.T)

    def hide(self):
        """Draw nothing: nobody has said what is not so."""
        self.line.set_data([], [])
        self.name.set_text("")


def joined(lines):
    """Several lines, arrays (n, 2), as one (xs, ys) with gaps between them, for a ghost; None if there are none."""
    if not len(lines):
        return None
    gap = np.full((1, 2), np.nan)
    return tuple(np.concatenate([piece for line in lines for piece in (gap, line)]).T)
