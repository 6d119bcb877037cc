"""Which starts lead to which minimum: as a map of them all, and as shares against the rate."""

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Rectangle

from nblib.chapters.valleys.experiments import is_best
from nblib.language import say, word
from nblib.maths.repeated_training import interval
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.landscape_view import headed
from nblib.pictures.picture import Picture, Verdict
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

    size, margins, keeps_shape, tallest = (248, 248), (38, 42, 10, 28), True, 248

    def draw(self, axes):
        axes.set(xlabel="$x$", ylabel="$y$")
        axes.locator_params(nbins=5)
        self.axes, self.title = axes, headed(axes, self)
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
        return [self.title, self.map, *self.marks, *self.minima]

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

    def verdict(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        best = style.percent(np.mean(is_best(landscape, reached)))
        return Verdict(best, say("大域的最小値に着く", "reach a global minimum"))

    def takeaway(self, values, result):
        return say("色と記号は、そこから始めて着く谷。", "Colour and mark: the valley that a start leads to.")

    def describe(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        told = " / ".join(f"{name}: {share}" for _, name, share in key(landscape, kinds_of(landscape, reached)))
        best = style.percent(np.mean(is_best(landscape, reached)))
        n = len(reached)
        return say(
            f"{n}×{n}の格子に並べた{n * n}個の出発点のうち、大域的最小値に着いたのは {best}(この格子での正確な割合)。内訳は {told}。",
            f"Of {n * n} starts, on a grid of {n} by {n}, {best} reach a global minimum (exact for this grid). {told}.",
        )


class BasinShares(Picture):
    """The shares of all starts that lead to each minimum, as bars with the map's colours and marks: its key, too.

    The result is BasinMap's.
    """

    size, margins, spare = (320, 248), (26, 24, 22, 28), True

    def draw(self, axes):
        axes.set(xlim=(0, 1), ylim=(KEY_LINES - 0.5, -0.5), title=say("着いた谷の割合", "share of the starts"))
        axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.set_yticks([])
        self.bars = [axes.add_patch(Rectangle((0, row + 0.05), 0, 0.36)) for row in range(KEY_LINES)]
        beside = dict(transform=axes.get_yaxis_transform(), clip_on=False)
        self.signs = [axes.plot(-0.06, row, "o", ms=10, mec=style.INK, **beside)[0] for row in range(KEY_LINES)]
        self.names = [axes.text(0.01, row - 0.18, "", va="center") for row in range(KEY_LINES)]
        self.shares = [axes.text(1, row - 0.18, "", va="center", ha="right") for row in range(KEY_LINES)]
        self.ghost = Ghost(axes, "|")
        return [*self.bars, *self.signs, *self.names, *self.shares, *self.ghost.artists]

    def update(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        kinds = kinds_of(landscape, reached)
        lines = key(landscape, kinds)
        for row, (bar, sign) in enumerate(zip(self.bars, self.signs, strict=True)):
            kind, name, share = lines[row] if row < len(lines) else (0, "", "")
            colour, mark, _ = KINDS[kind]
            bar.set(width=np.mean(kinds == kind) if name else 0, facecolor=style.colour(colour))
            sign.set(marker=mark if name else "", markerfacecolor=style.colour(colour))
            self.names[row].set_text(name)
            self.shares[row].set_text(share)

    def imagine(self, values, result, expected):
        """expected: the share that would come to a global minimum, whose row is the lowest one's."""
        row = self._best_row(result)
        if row is not None:
            before = (expected - 0.13, row + 0.23)  # the numbers
            self.ghost.show([0, expected], [row + 0.23] * 2, va="top", position=before)

    @staticmethod
    def _best_row(result):
        """The row of the key with the first global minimum, or None."""
        landscape, reached = as_fields(result, "landscape", "reached")
        kinds = kinds_of(landscape, reached)
        best = kinds_of(landscape, np.flatnonzero(landscape.is_global)[:1])
        return next((row for row, (kind, *_) in enumerate(key(landscape, kinds)) if kind in best), None)

    def describe(self, values, result):
        landscape, reached = as_fields(result, "landscape", "reached")
        kinds = kinds_of(landscape, reached)
        _, name, share = max(key(landscape, kinds), key=lambda line: np.mean(kinds == line[0]))
        return say(f"いちばん多くが着いたのは: {name} ({share})。", f"Most starts lead to this: {name} ({share}).")


def kinds_of(landscape, numbers):
    """The kinds, as numbers of KINDS, of starts that reach the minima of these numbers; -1: none."""
    if len(landscape.minima) == 4:
        return np.where(numbers < 0, 0, numbers + 3)
    return np.where(numbers < 0, 0, np.where(is_best(landscape, numbers), 1, 2))


def key(landscape, kinds):
    """The lines of the key: (kind, what it is, and its share in words)."""
    names = {0: say("どこにも着かない", "none")}
    names |= {1: say("大域的最小値", "the global minimum"), 2: say("局所的最小値", "a local minimum")}
    if len(landscape.minima) == 4:
        there = [f"({style.number(x, 1)}, {style.number(y, 1)})" for x, y in landscape.minima]
        sort = [say("大域的", "global") if best else say("局所的", "local") for best in landscape.is_global]
        names = names | {i + 3: f"{sort[i]} {there[i]}" for i in range(4)}
    order = [3, 4, 5, 6, 0] if len(landscape.minima) == 4 else [1, 2, 0]
    return [(kind, names[kind], style.percent(np.mean(kinds == kind))) for kind in order]


def _face(mark):
    """How a mark on the map looks; a cross has no inside."""
    return dict(c=style.INK, lw=1) if mark == "x" else dict(fc=style.PAPER, ec=style.INK, lw=0.7)


TOPS = (0.015, 0.25, 0.35, 1)  # where the axis may end: it is the same for a landscape whatever the steps


class BestShares(Picture):
    """How often optimizers find the global minimum, against the rate: shares with the range in which the true ones lie.

    The result has "landscape", "found", a dict of name: numbers of successes (rates,), and "starts", how many.
    """

    size, margins = (600, 268), (62, 42, 14, 30)

    def __init__(self, names, rates):
        """names: those of the optimizers, at most six. rates: the rates that were tried."""
        self.names, self.rates = names, rates

    def draw(self, axes):
        self.axes = axes
        axes.set(xlim=(self.rates[0] / 1.5, self.rates[-1] * 1.5), xscale="log", xlabel=word("learning rate"))
        axes.set_ylabel(say("☆に着いた割合", "share of starts at ☆"))
        axes.set_xticks(self.rates, [f"{rate:g}" for rate in self.rates])
        axes.minorticks_off()
        axes.locator_params(axis="y", nbins=5)
        axes.yaxis.set_major_formatter(lambda value, _position: f"{100 * value:g}%")
        looks = list(zip(self.names, style.LINES, style.ENDS, strict=False))
        self.ranges = [axes.vlines(self.rates, 0, 0, color=colour, lw=2) for _, (colour, _), _ in looks]
        self.lines = [
            axes.plot([], [], ls=dashes, color=colour, marker=mark, ms=8, mec=style.PAPER, lw=2, label=name)[0]
            for name, (colour, dashes), mark in looks
        ]
        wide = self.room[0] >= 340
        place = dict(loc="lower left", bbox_to_anchor=(0 if wide else -0.27, 0.99), borderpad=0.2, frameon=False)
        close = (
            dict(handlelength=1.8, columnspacing=1)
            if wide
            else dict(handlelength=1.5, columnspacing=0.6, handletextpad=0.3)
        )
        axes.legend(ncols=len(self.names), **place, **close)
        return [*self.ranges, *self.lines]

    def update(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        highest = 0
        for i, name in enumerate(self.names):
            low, high = interval(found[name], starts)
            at = np.array(self.rates) * 1.04 ** (i - 1)  # side by side
            self.ranges[i].set_segments([[(x, a), (x, b)] for x, a, b in zip(at, low, high, strict=True)])
            self.lines[i].set_data(at, found[name] / starts)
            highest = max(highest, *high)
        self.axes.set_ylim(0, 1.04 * min(top for top in TOPS if top >= highest - 1e-9))

    def _best(self, result):
        """The name, the rate and the share of the largest share of all."""
        _, found, starts = as_fields(result, "landscape", "found", "starts")
        name = max(self.names, key=lambda name: max(found[name]))
        return name, self.rates[int(np.argmax(found[name]))], max(found[name]) / starts

    def verdict(self, values, result):
        name, rate, share = self._best(result)
        return Verdict(say(f"最高 {style.percent(share)}", f"best {style.percent(share)}"), f"{name}, η = {rate:g}")

    def takeaway(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        tops = ", ".join(f"{name} {style.percent(max(found[name]) / starts)}" for name in self.names)
        return say(f"☆に着いた最高: {tops}", f"At most at ☆: {tops}")

    def describe(self, values, result):
        landscape, found, starts = as_fields(result, "landscape", "found", "starts")
        told = []
        for name in self.names:
            i = int(np.argmax(found[name]))
            span = " - ".join(map(style.percent, interval(found[name][i], starts)))
            how = say(f"学習率 {self.rates[i]:g}、95%の範囲 {span}", f"rate {self.rates[i]:g}, 95% range {span}")
            told.append(f"{name} {style.percent(found[name][i] / starts)} ({how})")
        return say(
            f"{word(landscape.name)}: でたらめに選んだ{starts}個の出発点のうち、大域的最小値に着いた割合がいちばん高いのは、{'、'.join(told)}。",
            f"{word(landscape.name)}: of {starts} random starts, the largest shares that reach the global minimum are {', '.join(told)}.",
        )
