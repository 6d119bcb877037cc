"""The gallery of activations: two of them as curves, and their slopes; a probe moves along both."""

import functools
import itertools

import numpy as np

from nblib.language import activation_name, say
from nblib.maths.activations import GALLERY, activation, constants, parameters
from nblib.pictures import style
from nblib.pictures.ghost import NAME, Ghost
from nblib.pictures.picture import Handle, Picture, Verdict, first_that_holds
from nblib.validation import as_fields, as_number

LOOKS = {"first": ("POSITIVE", "-", "o"), "second": ("NEGATIVE", "--", "s")}  # colour, dashes, marker
REACH = 6.6  # of z, to both sides


class Curves(Picture):
    """Both activations, result["first"] and result["second"], and the probe at result["z"] with its tangents."""

    size, margins = (290, 166), (34, 24, 12, 26)
    windows = (-1.7, 1.7), (-2.6, 6.6)

    def draw(self, axes):
        axes.set(xlim=(-REACH, REACH), ylim=self.windows[0])
        axes.set_xticks(range(-6, 7, 2))
        axes.yaxis.get_major_locator().set_params(integer=True, nbins=5)
        self.title = axes.set_title("", fontsize=12)
        self.axes, self.ticks = axes, np.linspace(-REACH, REACH, 397)
        axes.text(0.88, -0.02, "$z$", transform=axes.transAxes, ha="center", va="top")
        axes.axhline(0, color=style.PALE, lw=0.8)
        axes.axvline(0, color=style.PALE, lw=0.8)
        (self.place,) = axes.plot([], [], color=style.PROBE, lw=1)
        self.curves = {k: axes.plot([], [], d, color=style.colour(c), lw=2.6)[0] for k, (c, d, _) in LOOKS.items()}
        self.tangents = {k: axes.plot([], [], color=style.INK, lw=1.2)[0] for k in LOOKS}
        self.probes = {k: self._draw_probe(axes, k) for k in LOOKS}
        self.ghost = Ghost(axes)
        marks = [*self.tangents.values(), *self.ghost.artists, *reversed(self.probes.values())]
        return [self.place, *self.curves.values(), *marks, self.title]

    @staticmethod
    def _draw_probe(axes, field):
        """The mark on a curve; that of the first one can be taken hold of."""
        colour, _, marker = LOOKS[field]
        size, face = (11, "YELLOW") if field == "first" else (8, "PAPER")
        return axes.plot([], [], marker, ms=size, mfc=style.colour(face), mec=style.colour(colour), mew=2)[0]

    def _head(self):
        """What stands above, before the values."""
        return r"$\sigma(z)$"

    @staticmethod
    def _heights(f):
        """The function that is drawn, and where it jumps."""
        return f, f.jumps

    def update(self, values, result):
        (z,), here = as_fields(result, "z"), {}
        for field, curve in self.curves.items():
            f = result[field]
            height, breaks = self._heights(f)
            curve.set_data(*sampled(height, self.ticks, breaks))
            here[field] = as_number(height(np.array(z, float)))
            self.probes[field].set_data([z], [here[field]])
            self._lean(self.tangents[field], z, here[field], as_number(slope_of(f, z)))
        shown = [f"{sign} {style.number(value)}" for sign, value in zip("●■", here.values(), strict=True)]
        self.title.set_text("   ".join([self._head(), *shown]))
        self.place.set_data([z, z], [-9, 9])
        self.held, self.here = here["first"], here
        self.axes.set_ylim(first_that_holds(self.windows, *(self._most(result[field]) for field in LOOKS)))

    def imagine(self, values, result, expected):
        """expected: a tangent (xs, ys) as it would be."""
        xs, ys = expected
        left, right = self.axes.get_xlim()
        # its name's length, as the axis goes; where it would reach out, it stands on the other side
        name = NAME * (right - left) / (self.room[0] - self.margins[0] - self.margins[2])
        aside = {} if xs[0] - name > left else dict(position=(right, ys[0]))
        self.ghost.show(xs, ys, 0, va="top", **aside)

    def _most(self, f):
        """The least and the greatest height of an activation, whatever its constants: the axis does not jump with them."""
        if f.name in GALLERY:
            return _extremes(type(self), f.name)
        return _graph(type(self), f, self.ticks)

    @staticmethod
    def _lean(tangent, z, here, slope):
        along = np.array([-1.3, 1.3]) / np.hypot(1, slope)
        tangent.set_data(z + along, here + along * slope)

    def handles(self, values, result):
        return [Handle("z", result["z"], self.held, moves="across", at=lambda z, _height: z)]

    def verdict(self, values, result):
        slope, height = (
            style.number(as_number(v)) for v in (slope_of(result["first"], result["z"]), self.here["first"])
        )
        return Verdict(say(f"傾き {slope}", f"slope {slope}"), f"σ(z) = {height}", 1)

    def takeaway(self, values, result):
        z = result["z"]
        at = [activation_name(f.name) for f in _both(result) if np.isclose(z, (*f.kinks, *f.jumps)).any()]
        if at:
            return say(f"{'、'.join(at)}は、ここが角か段。傾きは片側のもの。",
                       f"{' and '.join(at)}: a corner or a jump; the slope is that of one side.")  # fmt: skip
        is_short = self.room[0] < 300  # then names as in code, so that the line is not cut off
        named = [f.name if is_short else activation_name(f.name) for f in _both(result)]
        slopes = [style.number(slope_of(f, z)) for f in _both(result)]
        told = [f"{name} {slope}" for name, slope in zip(named, slopes, strict=True)]
        return say(f"ここでの傾き: {'、'.join(told)}", f"Slopes here: {', '.join(told)}")

    def describe(self, values, result):
        (z,) = as_fields(result, "z")
        heights = [f"{activation_name(f.name)} {style.number(f(z))}" for f in _both(result)]
        return say(f"z = {style.number(z, 1)} での値: {'、'.join(heights)}。",
                   f"Values at z = {style.number(z, 1)}: {', '.join(heights)}.")  # fmt: skip


class Derivatives(Curves):
    """The slopes of both activations, everywhere."""

    windows, spare = ((-0.2, 1.25), (-1.2, 1.35), (-1.2, 3.2)), True

    def _head(self):
        return say(r"傾き $\sigma^\prime(z)$", r"slope $\sigma^\prime(z)$")

    @staticmethod
    def _heights(f):
        return (lambda z: slope_of(f, z)), (*f.kinks, *f.jumps)

    @staticmethod
    def _lean(tangent, z, here, slope):
        """A slope's own tangent is not drawn."""

    def imagine(self, values, result, expected):
        """Nor is what one would be."""

    def describe(self, values, result):
        (z,) = as_fields(result, "z")
        slopes = [f"{activation_name(f.name)} {style.number(slope_of(f, z))}" for f in _both(result)]
        text = say(f"傾き: {'、'.join(slopes)}。", f"Slopes: {', '.join(slopes)}.")
        at = [activation_name(f.name) for f in _both(result) if np.isclose(z, (*f.kinks, *f.jumps)).any()]
        if not at:
            return text
        return text + say(f"ここは{'、'.join(at)}の角か段で、図の傾きは片側のもの。",
                          f" Here {' and '.join(at)} has a corner or a jump; the slope shown is that of one side.")  # fmt: skip


@functools.cache
def _extremes(kind, name):
    """The least and the greatest height of the curve of an activation by name, over all its constants."""
    ticks = np.linspace(-REACH, REACH, 133)
    turns = itertools.product((-1, 0, 1), repeat=len(parameters(name)))
    heights = np.concatenate([_graph(kind, activation(name, *constants(name, *turn)), ticks) for turn in turns])
    return np.nanmin(heights), np.nanmax(heights)


def _graph(kind, f, ticks):
    """The heights of an activation's curve, in a picture of that kind."""
    height, breaks = kind._heights(f)
    return sampled(height, ticks, breaks)[1]


def slope_of(f, z):
    """The derivative of an activation at z, a number or an array."""
    z = np.asarray(z, float)
    return f.derivative(z, f(z))


def _both(result):
    return [result[field] for field in LOOKS]


def sampled(function, ticks, breaks=()):
    """Points of a graph: x and y, (n,) each. At each break, where the function jumps, the line is interrupted."""
    ticks = ticks[~np.isin(ticks, breaks)]
    near = [side for at in breaks for side in (at - 1e-9, at + 1e-9) if ticks[0] < at < ticks[-1]]
    x = np.sort(np.concatenate([ticks, near]))
    y = np.array(np.broadcast_to(function(x), x.shape), float)
    as_number(np.sum(y))  # refuses what is not finite
    for at in breaks:
        i = np.searchsorted(x, at)
        x, y = np.insert(x, i, at), np.insert(y, i, np.nan)
    return x, y
