"""A learner's activation: its curve, the slope that was given, the slope as measured, and the first fault."""

import numpy as np

from nblib.language import right_mark, say
from nblib.maths.activations import activation_trace as trace
from nblib.pictures import style
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_number


class OwnCurve(Picture):
    """The result has "sigma", an activation; "z", where it is read; and "fault", (place or None, words), or None.

    The measured slope is a wide pale band. A given slope that is right runs along the middle of it.
    """

    size, margins = (330, 232), (36, 26, 12, 26)
    window = (-5.2, 5.2)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=(-1.5, 1.5))
        axes.yaxis.get_major_locator().set_params(nbins=6)
        axes.set_xticks(range(-4, 5, 2))
        axes.text(1, 0.02, "$z$", transform=axes.transAxes, ha="right", va="bottom")  # below, the ticks have the room
        self.axes, self.ticks, self._drawn = axes, np.linspace(*self.window, 161), None
        cross = [axes.axhline(0, color=style.PALE, lw=0.8), axes.axvline(0, color=style.PALE, lw=0.8)]
        names = _names() if self.room[0] >= 300 else _short_names()
        (self.measured,) = axes.plot([], [], color=style.MEASURED, lw=9, solid_capstyle="butt", label=names[1])
        (self.given,) = axes.plot([], [], "--", color=style.NEGATIVE, lw=2.5, label=names[2])
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3, label=names[0])
        self.probe = axes.axvline(0, color=style.LINE, lw=1, ls=":")
        self.here = [
            axes.plot([], [], mark, ms=size, mfc=style.colour(face), mec=style.INK, mew=1.4)[0]
            for mark, face, size in _MARKS
        ]
        self.fault = axes.axvline(0, color=style.ACCENT, lw=1.6)
        (self.cross,) = axes.plot([], [], "x", ms=15, mew=3, color=style.ACCENT)
        above = dict(loc="lower center", bbox_to_anchor=(0.46, 0.98), ncols=3, frameon=False, borderpad=0)
        shown = [self.curve, self.measured, self.given]
        axes.legend(handles=shown, **above, handlelength=1.5, handletextpad=0.4, columnspacing=0.9)
        return [*cross, self.measured, self.given, self.curve, self.probe, *self.here, self.fault, self.cross]

    def update(self, values, result):
        sigma, z, fault = as_fields(result, "sigma", "z", "fault")
        self._move_curves(sigma)
        z = as_number(z)
        numbers = [part[0] for part in self._at(sigma, [z])]
        self.probe.set_xdata([z, z])
        for dot, height in zip(self.here, (numbers[0], numbers[2]), strict=True):
            dot.set_data([z], [height])
        self._mark(sigma, fault)
        low, high = self.axes.get_ylim()
        self.held = z, float(np.clip(np.nan_to_num(numbers[0]), low, high))

    def _move_curves(self, sigma):
        """The curves of a new activation, and room for them."""
        if self._drawn is sigma:
            return
        self._drawn = sigma
        f, measured, given = parts = self._at(sigma, self.ticks)
        for line, heights in zip((self.curve, self.measured, self.given), parts, strict=True):
            line.set_data(self.ticks, heights)
        sound = np.concatenate([f, measured, [-1.2, 1.2]])  # a wrong slope may leave the window
        low, high = np.clip([np.nanmin(sound), np.nanmax(sound)], -8, 8)
        self.axes.set_ylim(low - 0.08 * (high - low), high + 0.08 * (high - low))

    @staticmethod
    def _at(sigma, z):
        """Values, measured slopes and given slopes at the points z."""
        z = np.asarray(z, float)
        return trace.values(sigma, z), trace.measured_slopes(sigma, z), trace.given_slopes(sigma, z)

    def _mark(self, sigma, fault):
        """A line at the place of the first fault, if it has one that is in the window."""
        place = None if fault is None else fault[0]
        there = place is not None and self.window[0] <= place <= self.window[1]
        self.fault.set_visible(there)
        height = np.nan_to_num(trace.given_slopes(sigma, [place])) if there else []
        self.cross.set_data([place] if there else [], height)
        self.fault.set_xdata([place, place] if there else [0, 0])

    # ---- what it says
    def handles(self, values, result):
        return [Handle("z", *self.held, moves="across", at=lambda z, _height: z)]

    def verdict(self, values, result):
        if result["fault"] is None:
            return Verdict(say("まちがいなし", "no fault found"), right_mark(), 1)
        place = result["fault"][0]
        where = "" if place is None else f"× z = {style.number(place, 1)}"
        return Verdict(say("まちがいあり", "a fault"), where or "×", -1)

    def takeaway(self, values, result):
        _, measured, given = (_shown(part[0]) for part in self._at(result["sigma"], [result["z"]]))
        return say(
            f"ここでの傾き: 書かれた {given}、測った {measured}", f"Slope here: given {given}, measured {measured}"
        )

    def describe(self, values, result):
        sigma, z, fault = as_fields(result, "sigma", "z", "fault")
        f, measured, given = (_shown(part[0]) for part in self._at(sigma, [z]))
        here = say(
            f"z = {style.number(z, 1)} で、f は {f}、書かれた傾きは {given}、測った傾きは {measured}。",
            f"At z = {style.number(z, 1)}: f is {f}, the given slope {given}, the measured slope {measured}.",
        )
        good = say("まちがいは見つかりませんでした。", "No fault was found.")
        return f"{here}\n{good if fault is None else fault[1]}"


def _names():
    """What the three lines are called."""
    return say("関数 f", "f"), say("測った傾き", "slope, measured"), say("書かれた傾き", "slope, given")


def _short_names():
    """The same for a narrow picture."""
    return "f", say("測った", "measured"), say("書かれた", "given")


def _shown(value):
    """A number, or a sign that there is none."""
    return style.number(value, 3) if np.isfinite(value) else "?"


_MARKS = ("o", "YELLOW", 11), ("s", "NEGATIVE", 8)  # that on the curve can be taken hold of
