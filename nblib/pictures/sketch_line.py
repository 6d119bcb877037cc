"""A curve that the learner sketches before the true one is shown, and words on where the two part.

A picture that takes a sketch `drags` the control's name (see nblib.panels.sketch), makes a SketchLine in draw, and hides
its own curve until values[name].compared.
"""

from dataclasses import dataclass

import numpy as np

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.canvas import BASE_DPI

CLOSE = 0.1  # of the height of the axis: two curves nearer than that go together
NARROW = 160  # CSS pixels: between ends nearer than that there is no room for a sentence beside a curve's name
ENOUGH = 0.5  # of the columns: less than that is no curve to be compared


@dataclass(frozen=True)
class Sketched:
    """What has been drawn: a height, or None, for each of the columns, which lie evenly from low to high along x.

    at: the column where the pen was last, or None. compared: whether the learner has asked for the true curve.
    """

    low: float
    high: float
    heights: tuple
    at: int | None = None
    compared: bool = False

    @property
    def xs(self):
        """Where the columns lie: (columns,)."""
        return np.linspace(self.low, self.high, len(self.heights))

    @property
    def ys(self):
        """The heights (columns,), NaN where nothing is drawn."""
        return np.array([np.nan if height is None else height for height in self.heights])

    @property
    def drawn(self):
        """The share of the columns that have a height, 0 to 1."""
        return float(np.mean([height is not None for height in self.heights]))


def is_open(values, name):
    """Whether the true curve may be seen: there is no sketch of this name, or the learner has asked for the true one."""
    return not isinstance(values.get(name), Sketched) or values[name].compared


def asked_for(sketched, what):
    """The sentence below the picture before the true curve is shown; what: what is to be sketched."""
    if sketched.drawn:
        return say("描けたら、「実際を見る」を押してください。", "Sketched it? Then press the button.")
    return what


class SketchLine:
    """The artists of a sketch in axes: a pencil line, where the pen is, and what to do while nothing is drawn."""

    def __init__(self, axes, ask_at=0.55):
        """ask_at: how high it stands what to do, as a part of the axes."""
        self.axes = axes
        look = dict(color=style.PURPLE, solid_capstyle="round", zorder=4)
        (self.line,) = axes.plot([], [], ls=(0, (2, 1)), lw=3, **look)
        (self.dots,) = axes.plot([], [], "o", ms=4, color=style.PURPLE, zorder=4)  # a column without neighbours
        (self.pen,) = axes.plot([], [], "o", ms=10, mfc=style.YELLOW, mec=style.INK, zorder=5)
        self.ask = axes.text(
            *(0.5, ask_at), "", transform=axes.transAxes, ha="center", va="center", color=style.PURPLE,
            bbox=style.behind(), fontsize=13,
        )  # fmt: skip
        self.name = axes.text(0, 0, "", color=style.PURPLE, ha="left", va="bottom", bbox=style.behind(pad=0.5))

    def _asked(self):
        """What to do, in letters that go between the ends of the axis."""
        if self.axes.bbox.width * BASE_DPI / self.axes.figure.dpi < NARROW:
            return say("ここに\n描く", "Sketch\nhere")
        return say("ここに、予想の曲線を\n描いてください", "Sketch here what\nyou expect")

    @property
    def artists(self):
        """All that moves, back to front."""
        return [self.line, self.dots, self.ask, self.name, self.pen]

    def show(self, sketched):
        """Draw a Sketched as it stands."""
        xs, ys = sketched.xs, sketched.ys
        self.line.set_data(xs, ys)
        empty = np.isnan(np.pad(ys, 1, constant_values=np.nan))
        alone = ~empty[1:-1] & empty[:-2] & empty[2:]
        self.dots.set_data(xs[alone], ys[alone])
        here = [] if sketched.at is None or sketched.compared else [sketched.at]
        self.pen.set_data(xs[here], ys[here])
        asks = not sketched.drawn and not sketched.compared
        self.ask.set_text(self._asked() if asks else "")
        last = np.flatnonzero(~np.isnan(ys))
        self.name.set_text(say("あなたの予想", "your sketch") if len(last) else "")
        if len(last):
            middle = last[int(0.6 * (len(last) - 1))]
            is_right = xs[middle] > np.mean(self.axes.get_xlim())  # there the curves end, and have their names
            self.name.set(position=(xs[middle], ys[middle]), ha="right" if is_right else "left")

    def hide(self):
        """Draw nothing, where the picture shows something else than what is sketched."""
        for line in (self.line, self.dots, self.pen):
            line.set_data([], [])
        for text in (self.ask, self.name):
            text.set_text("")


def told(sketched, what=lambda x: f"{x:.3g}"):
    """The sketch in words: its heights at a few places. what(x): a place along x in words."""
    where = np.flatnonzero(~np.isnan(sketched.ys))
    if not len(where):
        return say("まだ何も描かれていません。", "Nothing is sketched yet.")
    some = where[np.unique(np.linspace(0, len(where) - 1, 5).astype(int))]
    places = [f"{what(sketched.xs[i])}: {sketched.ys[i]:.3g}" for i in some]
    return say(f"あなたの予想は {'、'.join(places)}。", f"Your sketch: {', '.join(places)}.")


def parting(sketched, xs, ys, up, what=lambda x: f"{x:.0f}"):
    """A sentence on where the sketch and the true curve (xs, ys) part.

    up: (low, high) of the axis; for an axis of logarithms give logarithms throughout. what(x): a place along x in words.
    """
    here = ~np.isnan(sketched.ys)
    if sketched.drawn < ENOUGH:
        return say("描いたところが少ないので、くらべられません。", "There is too little of a sketch to compare with.")
    places, mine = sketched.xs[here], sketched.ys[here]
    apart = (mine - np.interp(places, xs, ys)) / (up[1] - up[0])
    if np.abs(apart).max() <= CLOSE:
        return say(
            "予想は、端から端まで、実際の曲線の近くにあります。",
            "Your sketch stays close to what happened, from end to end.",
        )
    first, most = np.argmax(np.abs(apart) > CLOSE), np.argmax(np.abs(apart))
    above, part, far = apart[most] > 0, what(places[first]), what(places[most])
    side = say("上" if above else "下", "above" if above else "below")
    if np.abs(apart[: first + 1]).max() > CLOSE and first == 0:
        return say(
            f"はじめから離れています。いちばん離れるのは {far} で、予想が{side}です。",
            f"They differ from the start. They are farthest apart at {far}, where your sketch lies {side}.",
        )
    return say(
        f"{part} までは、ほぼ同じです。そこから分かれ、{far} では予想が{side}に、いちばん離れます。",
        f"Up to {part} they go together; then they part. At {far}, where they are farthest apart, your sketch lies {side}.",
    )
