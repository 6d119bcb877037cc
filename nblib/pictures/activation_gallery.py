"""The gallery of activations: a card with what there is to know of one, two of them as curves, and their slopes.

The card says what an activation is called, its formula, its constants, and where it comes from. A probe moves along the
curves.
"""

import numpy as np

from nblib.language import activation_name, say
from nblib.maths.activations import parameters
from nblib.maths.activations.rectifiers import SELU_ALPHA, SELU_SCALE
from nblib.maths.activations.vector import VectorActivation
from nblib.pictures import style
from nblib.pictures.picture import Picture, first_that_holds
from nblib.validation import as_fields, as_number

LOOKS = {"first": ("POSITIVE", "-", "o"), "second": ("NEGATIVE", "--", "s")}  # colour, dashes, marker


class Card(Picture):
    """Name, formula, constants and source of result[field], an activation; its constants are result["constants"]."""

    size, margins = (440, 152), (0, 0, 0, 0)

    def __init__(self, field, constants=None):
        """field: "first" and "second" have a line before the name. constants: the entry with its values; without it they are the usual ones."""
        self.field, self.constants = field, constants

    def draw(self, axes):
        axes.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.axis("off")
        if self.field in LOOKS:
            colour, dashes, _ = LOOKS[self.field]
            axes.plot([14, 62], [136, 136], dashes, color=style.colour(colour), lw=3)
        self.name = axes.text(72, 136, "", fontsize=14, va="center")
        self.formula = axes.text(72, 92, "", fontsize=15, va="center")
        self.note = axes.text(72, 46, "", va="center")
        self.source = axes.text(72, 18, "", va="center", fontsize=11, color=style.CAPTION)
        return [self.name, self.formula, self.note, self.source]

    def _settings(self, result):
        """(name, value) of each constant."""
        usual = parameters(result[self.field].name)
        values = result[self.constants] if self.constants else [p.default for p in usual]
        return [(p.name, value) for p, value in zip(usual, values, strict=True)]

    def update(self, values, result):
        f = result[self.field]
        self.name.set_text(activation_name(f.name))
        self.formula.set_text(f"${_left_side(f)} = {tall(f.formula)}$" if f.formula else "")
        shown = [f"${_LETTERS[name]}$ = {_constant(value)}" for name, value in self._settings(result)]
        self.note.set_text("   ".join(shown) or _note(f.name))
        self.source.set_text(_source(f.source))

    def describe(self, values, result):
        f = result[self.field]
        shown = [f"{_LETTERS[name]} = {_constant(v)}" for name, v in self._settings(result)]
        inside = f" ({', '.join(shown)})" if shown else ""
        return say(
            f"{activation_name(f.name)}{inside}。出典: {_source(f.source)}。",
            f"{activation_name(f.name)}{inside}. Source: {_source(f.source)}.",
        )


def _constant(value):
    return f"{value}" if isinstance(value, int) else style.number(as_number(value))


def _left_side(f):
    """What stands before the "=" of a formula."""
    if isinstance(f, VectorActivation):
        return "a_i" if "z_i" in f.formula else "a"
    return r"\sigma(z)"


def _note(name):
    """What is to be said of an activation without constants to set."""
    notes = {
        "SELU": rf"$\lambda$ = {SELU_SCALE:.4f}   $\alpha$ = {SELU_ALPHA:.4f}" + say("(決まった数)", " (fixed)"),
        "GELU": say(
            r"$\Phi(z)$: つりがね曲線の、$z$ より左の面積", r"$\Phi(z)$: area left of $z$ under the bell curve"
        ),
    }
    return notes.get(name, say("変えられる定数はない", "no constants to set"))


def _source(source):
    common = {"folklore": say("広く使われている形", "in common use"),
              "elementary function": say("初等関数", "an elementary function")}  # fmt: skip
    return common.get(source, source)


# The letters of the formulas, by the names of the parameters
_LETTERS = dict(threshold="λ", beta="β", slope="α", alpha="α", lower="l", upper="u", at="θ", value="v")
_LETTERS |= dict(temperature="T", pieces="k")


def tall(formula):
    """A formula with fractions as large as they stand on a line of their own."""
    return formula.replace(r"\frac", r"\dfrac")


class Curves(Picture):
    """Both activations, result["first"] and result["second"], and the probe at result["z"] with its tangents."""

    size, margins = (440, 340), (52, 46, 16, 34)
    reach = 6.6
    windows = (-1.7, 1.7), (-2.6, 6.6)

    def draw(self, axes):
        axes.set(xlim=(-self.reach, self.reach), ylim=self.windows[0], xlabel="$z$")
        axes.set_xticks(range(-6, 7, 2))
        axes.yaxis.get_major_locator().set_params(integer=True)
        self.title = axes.set_title("")
        self.axes, self.ticks = axes, np.linspace(-self.reach, self.reach, 397)
        axes.axhline(0, color=style.PALE, lw=0.8)
        axes.axvline(0, color=style.PALE, lw=0.8)
        (self.place,) = axes.plot([], [], color=style.PROBE, lw=1)
        self.curves = {k: axes.plot([], [], d, color=style.colour(c), lw=2.6)[0] for k, (c, d, _) in LOOKS.items()}
        self.tangents = {k: axes.plot([], [], color=style.INK, lw=1.2)[0] for k in LOOKS}
        self.probes = {
            k: axes.plot([], [], m, ms=9, mfc=style.YELLOW, mec=style.colour(c), mew=2)[0]
            for k, (c, _, m) in LOOKS.items()
        }
        return [self.place, *self.curves.values(), *self.tangents.values(), *self.probes.values(), self.title]

    def _head(self):
        """What stands above, before the values."""
        return say(r"活性化関数 $\sigma(z)$", r"activation $\sigma(z)$")

    def _heights(self, f):
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
        drawn = first_that_holds(self.windows, *(curve.get_ydata() for curve in self.curves.values()))
        self.axes.set_ylim(drawn)

    @staticmethod
    def _lean(tangent, z, here, slope):
        along = np.array([-1.3, 1.3]) / np.hypot(1, slope)
        tangent.set_data(z + along, here + along * slope)

    def describe(self, values, result):
        (z,) = as_fields(result, "z")
        heights = [f"{activation_name(f.name)} {style.number(f(z))}" for f in _both(result)]
        return say(f"z = {style.number(z, 1)} での値: {'、'.join(heights)}。",
                   f"Values at z = {style.number(z, 1)}: {', '.join(heights)}.")  # fmt: skip


class Derivatives(Curves):
    """The slopes of both activations, everywhere."""

    windows = (-0.2, 1.25), (-1.2, 1.35), (-1.2, 3.2)

    def _head(self):
        return say(r"導関数(傾き) $\sigma^\prime(z)$", r"derivative (slope) $\sigma^\prime(z)$")

    def _heights(self, f):
        return (lambda z: slope_of(f, z)), (*f.kinks, *f.jumps)

    @staticmethod
    def _lean(tangent, z, here, slope):
        """A slope's own tangent is not drawn."""

    def describe(self, values, result):
        (z,) = as_fields(result, "z")
        slopes = [f"{activation_name(f.name)} {style.number(slope_of(f, z))}" for f in _both(result)]
        text = say(f"傾き: {'、'.join(slopes)}。", f"Slopes: {', '.join(slopes)}.")
        at = [activation_name(f.name) for f in _both(result) if np.isclose(z, (*f.kinks, *f.jumps)).any()]
        if not at:
            return text
        return text + say(f"ここは{'、'.join(at)}の角か段で、図の傾きは片側のもの。",
                          f" Here {' and '.join(at)} has a corner or a jump; the slope shown is that of one side.")  # fmt: skip


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
