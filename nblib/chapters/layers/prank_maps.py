"""Maps of the prank: what two layers come to, the lines of hidden neurons, and what training has learned."""

import numpy as np

from nblib.chapters.layers.questions import signs_in
from nblib.language import say
from nblib.pictures import style
from nblib.pictures.decision_map import ScoreMap
from nblib.pictures.fine_heights import boundary
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle

APART = 0.22  # of the inputs' scale: so far from each other are names and signs on the map


class SameAsOne(ScoreMap):
    """The map of two layers that only add; result["one"] is the one neuron (network, theta) that does the same."""

    def draw(self, axes):
        below, self.ghost = super().draw(axes), Ghost(axes)
        return [*below, *self.ghost.artists]

    def imagine(self, values, result, expected):
        """expected: places (xs, ys) of the boundary, as it would be; they may have gaps."""
        seen = np.flatnonzero(np.isfinite(expected[0]))
        if 0 < len(seen) < len(expected[0]):  # two lines, which cross where the point to be pulled is
            self.ghost.show(*expected, va="center", position=(self.window[1], 0.72))
        elif len(seen):
            self.ghost.show(*expected, seen[len(seen) // 4], ha="center")

    def takeaway(self, values, result):
        w0, w1, w2 = (style.number(w) for w in result["one"][1])
        terms = f"{w0} + {w1} x₁ + {w2} x₂".replace("+ -", "- ")
        return say(f"ニューロン1つと同じ計算: {terms}", f"The same as one neuron: {terms}")


class HiddenLines(ScoreMap):
    """The map of the output, and on it the line of each hidden neuron, where its sum is 0.

    The neurons' sums are functions of x1 and x2, result["a"] and so on. The lines are pulled by a0, b0, ..., the biases.
    """

    def __init__(self, hidden, field="y", **looks):
        """hidden: the names of the neurons' entries, single letters such as "ab". looks: as ScoreMap has them."""
        super().__init__(field=field, **looks)
        self.hidden = hidden

    def draw(self, axes):
        below = super().draw(axes)
        looks = dict(zip(self.hidden, (("GREEN", "-."), ("PURPLE", (0, (5, 2)))), strict=False))
        self.lines = {h: axes.plot([], [], color=style.colour(c), ls=ls, lw=2.5)[0] for h, (c, ls) in looks.items()}
        self.names = {h: _in_circle(axes, h, style.colour(c)) for h, (c, _) in looks.items()}
        self.plus = {
            h: axes.text(0, 0, "+", color=style.colour(c), **_CENTRED | dict(fontsize=18))
            for h, (c, _) in looks.items()
        }
        return [*below, *self.lines.values(), *self.plus.values(), *self.names.values()]

    def update(self, values, result):
        super().update(values, result)
        self.places, taken = {}, []
        for turn, h in enumerate(self.hidden):
            segments = boundary(
                self.ticks, np.broadcast_to(result[h](*np.meshgrid(self.ticks, self.ticks)), self.shape)
            )
            self.lines[h].set_data(*(segments[0].T if segments else ([], [])))
            self.places[h], plus = self._clear_place(result[h], _on_line(segments, turn, self.window), taken)
            taken += [self.places[h], plus]
            self.names[h].set_position(self.places[h])
            self.plus[h].set_position(plus)
            self.plus[h].set_visible(bool(segments))

    ticks = np.linspace(-0.25, 1.25, 31)
    shape = (31, 31)

    def _clear_place(self, score, places, taken):
        """The first of these places that is clear with its +, and that +; if none is, the first of all."""
        for place in places:
            if _is_clear(pair := (place, self._up(score, place)), taken):
                return pair
        return places[0], self._up(score, places[0])

    @staticmethod
    def _up(score, place):
        """A place beside one on a line, on the side on which the neuron says yes."""
        (x, y), h = place, 1e-3
        slope = np.array([score(x + h, y) - score(x - h, y), score(x, y + h) - score(x, y - h)], float)
        return np.array(place) + 0.16 * slope / max(np.hypot(*slope), 1e-12)

    def handles(self, values, result):
        pulled = [h for h in self.hidden if f"{h}0" in values]
        return [
            Handle(f"{h}0", *self.places[h], at=lambda x, y, h=h: values[f"{h}0"] - float(result[h](x, y)))
            for h in pulled
        ]

    def takeaway(self, values, result):
        said = {h: [f"({x1:g},{x2:g})" for x1, x2, _ in self.points if result[h](x1, x2) > 0] for h in self.hidden}
        none = say("なし", "none")
        told = "; ".join(f"{h} {' '.join(corners) or none}" for h, corners in said.items())
        return say(f"「はい」と言う角: {told}", f"Corners with a yes: {told}")


def _on_line(segments, turn, window):
    """Where on its line a neuron's name may stand, the best first; others' come first elsewhere, as lines may be the same."""
    if not segments:
        return [(np.mean(window) + 0.4 * (turn % 2) - 0.2, np.mean(window))]
    line, shares = segments[0], (0.36, 0.64, 0.22, 0.78, 0.5)
    shares = (shares[1], shares[0], *shares[2:]) if turn % 2 else shares
    return [tuple(line[int(share * (len(line) - 1))].tolist()) for share in shares]


def _is_clear(places, taken):
    """Whether each of these places is far enough from all that are taken for a name, or a +, to be read."""
    return all(np.hypot(*np.subtract(one, other)) > APART for one in places for other in taken)


def _in_circle(axes, name, colour):
    """A neuron's name in a circle of its colour, which can be taken hold of."""
    circle = dict(boxstyle="circle,pad=0.25", fc=style.PAPER, ec=colour, lw=1.8)
    return axes.text(0, 0, f"${name}$", color=style.INK, bbox=circle, **_CENTRED)


class LearnedMap(ScoreMap):
    """The map of a network that is being trained; result["successes"] and ["starts"] tell how often that works."""

    def takeaway(self, values, result):
        width, starts = values["width"], result["starts"]
        share = style.percent(result["successes"][width - 1] / starts)
        return say(
            f"隠れ層のニューロン{width}個で{starts}回訓練すると、{share} が学べます。",
            f"Width {width}: {share} of {starts} trainings learn it.",
        )


class InsideMap(ScoreMap):
    """The map of a trained network; result["network"] is (network, theta), whose hidden neurons are compared."""

    def takeaway(self, values, result):
        signs = signs_in(*result["network"])
        count, sorts = len(signs), len(set(signs))
        plural = "s" * (sorts > 1)
        return say(
            f"隠れ層の{count}個のニューロンの働きは{sorts}通り。",
            f"The {count} hidden neurons do {sorts} different job{plural}.",
        )


_CENTRED = dict(ha="center", va="center", fontsize=13)
