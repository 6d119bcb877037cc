"""Which starts lead to which minimum: as a map of them all, and as shares against the rate."""

import numpy as np
from matplotlib.colors import ListedColormap

from nblib.chapters.valleys.experiments import is_best
from nblib.language import say, word
from nblib.maths.repeated_training import interval
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields

# Kinds of starts: to no minimum, a global one, a local one; and, where there are four minima, to each of them.
# The colours are pale, as marks lie on them: (colour, mark, size of the mark)
KINDS = (
    ("GREY_LIGHT", "x", 16),
    ("POSITIVE_LIGHT", "*", 36),
    ("NEGATIVE_LIGHT", "v", 16),
    ("POSITIVE_LIGHT", "o", 18),
    ("NEGATIVE_LIGHT", "s", 16),
    ("GREEN_LIGHT", "D", 14),
    ("PURPLE_LIGHT", "^", 18),
)
EVERY = 10  # every so many starts, along both sides, one has a mark
KEY_LINES = 5


class BasinMap(Picture):
    """A landscape from above, each start coloured and marked by the minimum that it leads to.

    The result has "landscape", and "reached" (n, n): the number of the minimum reached from each start, -1: none.
    """

    size, margins = (700, 520), (52, 48, 194, 34)

    def draw(self, axes):
        axes.set(xlabel="$x$", ylabel="$y$")
        axes.locator_params(nbins=5)
        self.axes, self.title = axes, axes.set_title("")
        colours = ListedColormap([style.colour(colour) for colour, _, _ in KINDS])
        cells = dict(cmap=colours, vmin=-0.5, vmax=len(KINDS) - 0.5, origin="lower", interpolation="nearest")
        self.map = axes.imshow(np.zeros((2, 2)), aspect="auto", **cells)
        self.marks = [axes.scatter([], [], marker=mark, s=size, **_face(mark)) for _, mark, size in KINDS]
        self.minima = [
            axes.scatter(
                [], [], marker=mark, s=(2.5 if mark == "v" else 6) * size, fc=style.INK, ec=style.PAPER, lw=1.2
            )
            for _, mark, size in KINDS[1:]
        ]  # there are many local minima
        beside = dict(transform=axes.transAxes, clip_on=False)
        heights = [0.95 - 0.14 * i for i in range(KEY_LINES)]
        self.signs = [axes.plot(1.06, y, "o", ms=10, mec=style.INK, **beside)[0] for y in heights]
        self.told = [axes.text(1.1, y, "", fontsize=12, va="center", **beside) for y in heights]
        return [self.title, self.map, *self.marks, *self.minima, *self.signs, *self.told]

    def update(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        (left, right), (low, high) = landscape.window
        kinds = kinds_of(landscape, reached)
        self.title.set_text(word(landscape.name))
        self.axes.set(xlim=(left, right), ylim=(low, high))
        self.map.set_data(kinds)
        self.map.set_extent((left, right, low, high))
        x, y = np.meshgrid(*[a + (b - a) * (np.arange(len(kinds)) + 0.5) / len(kinds) for a, b in landscape.window])
        places = np.stack([x, y], axis=-1)[EVERY // 2 :: EVERY, EVERY // 2 :: EVERY]
        for kind, marks in enumerate(self.marks):
            marks.set_offsets(places[kinds[EVERY // 2 :: EVERY, EVERY // 2 :: EVERY] == kind])
        for kind, marks in enumerate(self.minima, 1):
            marks.set_offsets(landscape.minima[kinds_of(landscape, np.arange(len(landscape.minima))) == kind])
        self._write_key(landscape, kinds)

    def _write_key(self, landscape, kinds):
        """What the colours and marks mean, and the share of each."""
        lines = key(landscape, kinds)
        for i, (sign, text) in enumerate(zip(self.signs, self.told, strict=True)):
            kind, told = lines[i] if i < len(lines) else (0, "")
            colour, mark, _ = KINDS[kind]
            sign.set(marker=mark if told else "", markerfacecolor=style.colour(colour))
            text.set_text(told.replace(": ", "\n"))

    def describe(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        told = " / ".join(told for _, told in key(landscape, kinds_of(landscape, reached)))
        best = style.percent(np.mean(is_best(landscape, reached)))
        n = len(reached)
        return say(
            f"{n}×{n}の格子に並べた{n * n}個の始まりのうち、大域的最小値に着いたのは {best}(この格子での正確な割合)。内訳は {told}。",
            f"Of {n * n} starts, on a grid of {n} by {n}, {best} reach a global minimum (exact for this grid). {told}.",
        )


def kinds_of(landscape, numbers):
    """The kinds, as numbers of KINDS, of starts that reach the minima of these numbers; -1: none."""
    if len(landscape.minima) == 4:
        return np.where(numbers < 0, 0, numbers + 3)
    return np.where(numbers < 0, 0, np.where(is_best(landscape, numbers), 1, 2))


def key(landscape, kinds):
    """The lines of the key: (kind, what it is and its share in words)."""
    names = {0: say("どこにも着かない", "none")}
    names |= {1: say("大域的最小値", "the global minimum"), 2: say("局所的最小値", "a local minimum")}
    if len(landscape.minima) == 4:
        there = [f"({style.number(x, 1)}, {style.number(y, 1)})" for x, y in landscape.minima]
        sort = [say("大域的", "global") if best else say("局所的", "local") for best in landscape.is_global]
        names = names | {i + 3: f"{sort[i]} {there[i]}" for i in range(4)}
    order = [3, 4, 5, 6, 0] if len(landscape.minima) == 4 else [1, 2, 0]
    return [(kind, f"{names[kind]}: {style.percent(np.mean(kinds == kind))}") for kind in order]


def _face(mark):
    """How a mark on the map looks; a cross has no inside."""
    return dict(c=style.INK, lw=1) if mark == "x" else dict(fc=style.PAPER, ec=style.INK, lw=0.7)


TOPS = (0.02, 0.05, 0.1, 0.2, 0.4, 1)  # where the axis may end


class BestShares(Picture):
    """How often optimizers find the global minimum, against the rate: shares with the range in which the true ones lie.

    The result has "landscape", "found", a dict of name: numbers of successes (rates,), and "starts", how many.
    """

    size, margins = (620, 380), (64, 48, 16, 34)

    def __init__(self, names, rates):
        """names: those of the optimizers, at most six. rates: the rates that were tried."""
        self.names, self.rates = names, rates

    def draw(self, axes):
        self.axes, self.title = axes, axes.set_title("")
        axes.set(xlim=(self.rates[0] / 1.5, self.rates[-1] * 1.5), xscale="log", xlabel=word("learning rate"))
        axes.set_ylabel(say("大域的最小値に着いた割合", "share at the global minimum"))
        axes.set_xticks(self.rates, [f"{rate:g}" for rate in self.rates])
        axes.minorticks_off()
        axes.yaxis.set_major_formatter(lambda value, _position: f"{100 * value:g}%")
        looks = list(zip(self.names, style.LINES, style.ENDS, strict=False))
        self.ranges = [axes.vlines(self.rates, 0, 0, color=colour, lw=2) for _, (colour, _), _ in looks]
        self.lines = [
            axes.plot([], [], ls=dashes, color=colour, marker=mark, ms=8, mec=style.PAPER, lw=2, label=name)[0]
            for name, (colour, dashes), mark in looks
        ]
        legend = axes.legend(loc="upper left", frameon=True, framealpha=0.9, handlelength=3)
        return [self.title, *self.ranges, *self.lines, legend]

    def update(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        self.title.set_text(word(landscape.name))
        highest = 0
        for i, name in enumerate(self.names):
            low, high = interval(found[name], starts)
            at = np.array(self.rates) * 1.04 ** (i - 1)  # side by side
            self.ranges[i].set_segments([[(x, a), (x, b)] for x, a, b in zip(at, low, high, strict=True)])
            self.lines[i].set_data(at, found[name] / starts)
            highest = max(highest, *high)
        self.axes.set_ylim(0, 1.04 * min(top for top in TOPS if top >= highest - 1e-9))

    def describe(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        told = []
        for name in self.names:
            i = int(np.argmax(found[name]))
            span = " - ".join(map(style.percent, interval(found[name][i], starts)))
            how = say(f"学習率 {self.rates[i]:g}、95%の範囲 {span}", f"rate {self.rates[i]:g}, 95% range {span}")
            told.append(f"{name} {style.percent(found[name][i] / starts)} ({how})")
        return say(
            f"{word(landscape.name)}: でたらめに選んだ{starts}個の始まりのうち、大域的最小値に着いた割合がいちばん高いのは、{'、'.join(told)}。",
            f"{word(landscape.name)}: of {starts} random starts, the largest shares that reach the global minimum are {', '.join(told)}.",
        )
