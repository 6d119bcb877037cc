"""The gallery of activations: two of them in one picture, their slopes in another, and a probe that moves along."""

import numpy as np

from nblib.language import activation_name, say
from nblib.pictures import style
from nblib.pictures.curve_sampling import first_that_holds, sampled
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_number

LOOKS = {"first": (style.POSITIVE, "-", "o"), "second": (style.NEGATIVE, "--", "s")}  # colour, dashes, marker


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
        self.curves = {k: axes.plot([], [], d, color=c, lw=2.6)[0] for k, (c, d, _) in LOOKS.items()}
        self.tangents = {k: axes.plot([], [], color=style.INK, lw=1.2)[0] for k in LOOKS}
        self.probes = {
            k: axes.plot([], [], m, ms=9, mfc=style.YELLOW, mec=c, mew=2)[0] for k, (c, _, m) in LOOKS.items()
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
