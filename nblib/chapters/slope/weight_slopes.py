"""A neuron's weights and the slope of the loss along each of them: which way should each go?"""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import say, word
from nblib.maths.finite_differences import slope
from nblib.pictures import style
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_function, as_number, as_numbers

LEVEL = 0.005  # a slope that is shown as 0.00
SMALL = 0.1  # slopes up to here are as good as none
NARROW = 300  # CSS pixels: in less room names are short


def _way(steep):
    """What is to be done with a weight so that the loss falls."""
    if abs(steep) < LEVEL:
        return say("そのまま", "stay")
    return say("減らす", "decrease") if steep > 0 else say("増やす", "increase")


def _across(x, _y):
    """The weight at a place of either picture: both have weights across."""
    return x


class LossAlong(Picture):
    """The loss against one weight, the others being held, with the tangent at its present value, which can be dragged.

    The result has "curve", the loss as a function of that weight, "w", all weights and "slopes", one for each, and
    "chosen", the number of that weight.
    """

    size, margins = (296, 250), (44, 46, 12, 32)
    window, top = (-1.15, 1.15), 3.0  # a point that is higher up is shown at the upper edge

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=(0, self.top), xlabel=say("図にした重みの値", "value of this weight"))
        axes.set(xticks=[-1, 0, 1] if self.room[0] < NARROW else [-1, -0.5, 0, 0.5, 1], yticks=[0, 1, 2, 3])
        axes.set_ylabel(say("損失 L", "loss L"))
        self.ticks = np.linspace(*self.window, 93)
        self.title = axes.set_title("")
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.down,) = axes.plot([], [], color=style.ACCENT, lw=4, solid_capstyle="butt")
        (self.tip,) = axes.plot([], [], ms=11, color=style.ACCENT)
        self.here = handle_mark(axes)
        self.beyond = axes.text(0, self.top, "", ha="center", va="top", bbox=style.behind(pad=1))
        return [self.curve, self.tangent, self.down, self.tip, self.here, self.beyond, self.title]

    def _measure(self, result):
        """The curve, and weight, loss and slope at the present value."""
        curve, w, chosen = as_fields(result, "curve", "w", "chosen")
        at = as_numbers(w, len(w))[chosen]
        return as_function(curve), at, as_number(curve(at)), as_number(slope(curve, at))

    def update(self, values, result):
        curve, w, height, steep = self._measure(result)
        self.curve.set_data(self.ticks, [as_number(curve(t)) for t in self.ticks])
        self.tangent.set_data([w - 3, w + 3], [height - 3 * steep, height + 3 * steep])
        run, is_seen = self._run(steep), height <= self.top
        self.down.set_data([w, w + run], [height, height + run * steep])
        self.tip.set_data([w + run] if run else [], [height + run * steep] if run else [])
        self.tip.set_marker(">" if run > 0 else "<")
        self.here.set_data([w], [min(height, self.top)])
        self.here.set_marker("o" if is_seen else "^")
        self.beyond.set(x=np.clip(w, -0.8, 0.8), y=0.92 * self.top, text="" if is_seen else f"L = {height:.1f}")
        self.title.set_text(self._headline(result["chosen"], steep))

    def _run(self, steep):
        """How far the arrow goes along the weight, against the slope: it is 46 CSS pixels long, however steep."""
        (width, height), (west, south, east, north) = self.room, self.margins
        across = (width - west - east) / (self.window[1] - self.window[0])
        up = steep * (height - south - north) / self.top
        return 0 if abs(steep) < LEVEL else -np.sign(steep) * 46 / np.hypot(across, up)

    def _headline(self, i, steep):
        name = f"w{i}" if self.room[0] < NARROW else word(f"w{i}")
        return f"{name}:  $\\partial L/\\partial w_{i}$ = {style.signed(steep)}"

    def verdict(self, values, result):
        *_, steep = self._measure(result)
        sign = 0 if abs(steep) < LEVEL else int(np.sign(steep))
        to_do = say(f"w{result['chosen']} を{_way(steep)}", f"{_way(steep)} w{result['chosen']}") if sign else _way(0)
        return Verdict(say(f"傾き {style.signed(steep)}", f"slope {style.signed(steep)}"), to_do, sign)

    def takeaway(self, values, result):
        slopes = as_numbers(result["slopes"], len(result["w"]))
        i = int(np.abs(slopes).argmax())
        if abs(slopes[i]) <= SMALL:
            return say(f"どの傾きも -{SMALL} と {SMALL} のあいだ。", f"All slopes lie between -{SMALL} and {SMALL}.")
        return say(
            f"いちばん急なのは w{i}(傾き {style.signed(slopes[i])}): {_way(slopes[i])}。",
            f"The steepest is w{i}, with slope {style.signed(slopes[i])}: {_way(slopes[i])} it.",
        )

    def handles(self, values, result):
        _, w, height, _ = self._measure(result)
        return [Handle(f"w{result['chosen']}", w, min(height, self.top), "across", _across)]

    def describe(self, values, result):
        _, w, height, steep = self._measure(result)
        i = result["chosen"]
        return say(
            f"w{i} = {style.number(w)} で損失 {style.number(height, 3)}、傾き ∂L/∂w{i} は {style.signed(steep)}。",
            f"At w{i} = {style.number(w)} the loss is {style.number(height, 3)}, its slope ∂L/∂w{i} {style.signed(steep)}.",
        )


class WhichWay(Picture):
    """Each weight on its track, with an arrow to the side on which the loss is lower, longer where it is steeper.

    The result has "w", the weights, "slopes", one for each, and "chosen", the number of the one to be marked. Each
    weight can be dragged.
    """

    size, margins = (296, 250), (8, 46, 8, 32)
    window = (-1.6, 1.6)

    def __init__(self, count=4):
        self.count = count

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=(-0.4, self.count - 0.25), yticks=[])
        axes.set(xlabel=say("重みの値", "value of the weight"))
        self.is_narrow = self.room[0] < NARROW
        axes.set_xticks([-1, 0, 1] if self.is_narrow else [-1, -0.5, 0, 0.5, 1])
        axes.set_title(say("L が下がる向き", "where L is lower"))
        axes.spines["left"].set_visible(False)
        rows = [self._row(i) for i in range(self.count)]
        self.band = axes.add_patch(Rectangle((-1.6, 0), 3.2, 0.95, fc=style.FAINT, ec="none"))
        tracks = [axes.plot([-1, 1], [y, y], color=style.LINE, lw=1.5)[0] for y in rows]
        names = [f"w{i}" if self.is_narrow else word(f"w{i}") for i in range(self.count)]
        names = [axes.text(-1.52, y + 0.31, name, va="center") for y, name in zip(rows, names, strict=True)]
        self.lines = [axes.plot([], [], lw=4)[0] for _ in rows]
        self.tips = [axes.plot([], [], ms=11)[0] for _ in rows]
        self.dots = [handle_mark(axes) for _ in rows]
        self.notes = [axes.text(1.52, y + 0.31, "", ha="right", va="center") for y in rows]
        return [self.band, *tracks, *names, *self.lines, *self.tips, *self.dots, *self.notes]

    def _row(self, i):
        return self.count - 1 - i

    def update(self, values, result):
        w, slopes, chosen = self._read(result)
        self.band.set_y(self._row(chosen) - 0.35)
        for i in range(self.count):
            y, colour, run = self._row(i), style.colour_of(slopes[i]), self._run(slopes[i])
            self.lines[i].set_data([w[i], w[i] + run], [y, y])
            self.lines[i].set(color=colour, linestyle=style.dashes_of(slopes[i]))
            self.tips[i].set_data([w[i] + run] if run else [], [y] if run else [])
            self.tips[i].set(color=colour, marker=">" if run > 0 else "<")
            self.dots[i].set_data([w[i]], [y])
            left = "" if self.is_narrow else f"$\\partial L/\\partial w_{i}$ = "
            self.notes[i].set_text(f"{left}{style.signed(slopes[i])}  {_way(slopes[i])}")

    @staticmethod
    def _run(steep):
        """The arrow: against the slope, from short to long as |slope| goes from 0 to infinity."""
        return 0 if abs(steep) < LEVEL else -np.sign(steep) * (0.1 + 0.4 * abs(steep) / (abs(steep) + 0.5))

    def _read(self, result):
        w, slopes, chosen = as_fields(result, "w", "slopes", "chosen")
        return as_numbers(w, self.count), as_numbers(slopes, self.count), chosen

    def handles(self, values, result):
        w, *_ = self._read(result)
        return [Handle(f"w{i}", w[i], self._row(i), "across", _across) for i in range(self.count)]

    def describe(self, values, result):
        _, slopes, _ = self._read(result)
        each = [f"w{i} {style.signed(steep)} ({_way(steep)})" for i, steep in enumerate(slopes)]
        return say(f"傾き: {'、'.join(each)}。", f"Slopes: {', '.join(each)}.")
