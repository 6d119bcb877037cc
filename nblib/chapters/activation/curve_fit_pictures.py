"""A curve put together from bent pieces: the pieces, and their sum beside the curve that is wanted."""

import numpy as np

from nblib.chapters.activation.experiments import WINDOW, gap, pieces, places_of
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields, as_number

MOST = 12  # pieces that can be shown


class Pieces(Picture):
    """The result has "network", a pair (network, theta) of one input and one output. Each hidden neuron is a line."""

    size, margins, spare = (290, 206), (30, 26, 12, 28), True

    def draw(self, axes):
        _draw_axes(axes, (-3.2, 3.2), say("1つ1つが足すもの", "what each neuron adds"))
        self.x = np.linspace(*WINDOW, 241)
        looks = [style.LINES[i % len(style.LINES)] for i in range(MOST)]
        self.lines = [axes.plot([], [], ls=ls, color=colour, lw=1.8)[0] for colour, ls in looks]
        return self.lines

    def update(self, values, result):
        heights = _heights(result, self.x)
        added = _added(result)
        for i, line in enumerate(self.lines):
            line.set_data(*((self.x, heights[:, i]) if i < added else ([], [])))

    def describe(self, values, result):
        network, _ = result["network"]
        width, added = network.widths[1], _added(result)
        return say(f"{width}個のニューロンのうち、{added}個を足した。", f"{added} of {width} neurons are added up.")


class SumOfPieces(Picture):
    """The sum beside result["target"], a function of arrays. "added" says how many neurons are in it; none: all."""

    size, margins = (290, 206), (30, 26, 12, 28)

    def draw(self, axes):
        _draw_axes(axes, (-1.9, 1.9), "")
        self.x = np.linspace(*WINDOW, 361)
        (self.target,) = axes.plot([], [], ":", color=style.NEGATIVE, lw=2.5, label=say("目標", "target"))
        (self.sum,) = axes.plot([], [], color=style.POSITIVE, lw=2.8, label=say("和", "the sum"))
        (self.bends,) = axes.plot([], [], "v", ms=7, color=style.INK, label=say("角か段", "corners"))
        above = dict(loc="lower center", bbox_to_anchor=(0.45, 0.98), ncols=3, frameon=False)
        axes.legend(**above, handlelength=1.4, handletextpad=0.4, columnspacing=0.9, borderpad=0)
        self.ghost = Ghost(axes)
        return [self.target, *self.ghost.artists, self.sum, self.bends]

    def update(self, values, result):
        y, wanted = _sum(result, self.x), result["target"](self.x)
        self.target.set_data(self.x, wanted)
        self.sum.set_data(self.x, y)
        places = _corners(result)
        self.bends.set_data(places, _sum(result, places) + 0.14)

    def imagine(self, values, result, expected):
        """expected: the sum (xs, ys) as it would be."""
        self.ghost.show(*expected)

    def _gap(self, result):
        return style.number(gap(_sum(result, self.x), result["target"](self.x)))

    def verdict(self, values, result):
        return Verdict(say(f"ずれ {self._gap(result)}", f"gap {self._gap(result)}"))

    def takeaway(self, values, result):
        added, corners = _added(result), len(_corners(result))
        plural = "s" * (added != 1)
        return say(
            f"ニューロン{added}個の和。角か段は{corners}個。",
            f"The sum of {added} neuron{plural}; corners or jumps: {corners}.",
        )

    def describe(self, values, result):
        distance, corners = self._gap(result), len(_corners(result))
        return say(f"足したものの角か段は{corners}個。目標とのずれ(2乗の平均の平方根)は {distance}。",
                   f"Corners or jumps of the sum: {corners}. Its gap to the target (root mean square): {distance}.")  # fmt: skip


def _draw_axes(axes, heights, title):
    axes.set(xlim=WINDOW, title=title, xticks=range(-3, 4), yticks=range(-3, 4))
    axes.set_ylim(heights)
    axes.title.set_fontsize(12)
    axes.text(0.58, -0.025, "$x$", transform=axes.transAxes, ha="center", va="top")
    axes.axhline(0, color=style.PALE, lw=0.8)


def _added(result):
    """How many of the neurons are added up."""
    width = result["network"][0].widths[1]
    return min(width, MOST, result.get("added", width))


def _heights(result, x):
    """What each neuron adds: (n, width)."""
    (pair,) = as_fields(result, "network")
    heights = pieces(*pair, x)
    as_number(np.sum(heights))  # refuses what is not finite
    return heights


def _sum(result, x):
    """The output's bias and the neurons that are added, (n,)."""
    network, theta = result["network"]
    bias, _ = network.layers[-1].unpack(network.split(theta)[-1])
    return bias[0, 0] + _heights(result, x)[:, : _added(result)].sum(axis=1)


def _corners(result):
    """Where the neurons that are added have their kinks or jumps."""
    network, theta = result["network"]
    activation = network.layers[1]
    places = places_of(network, theta, (*activation.kinks, *activation.jumps))
    return places[: _added(result) * len((*activation.kinks, *activation.jumps))]
