"""A neuron's weights and the slope of the loss along each of them: which way should each go?"""

import numpy as np
from matplotlib.patches import Rectangle

from nblib.language import say, word
from nblib.maths.finite_differences import slope
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number, as_numbers

LEVEL = 0.005  # a slope that is shown as 0.00


def _way(steep):
    """What is to be done with a weight so that the loss falls."""
    if abs(steep) < LEVEL:
        return say("そのまま", "stay")
    return say("減らす", "decrease") if steep > 0 else say("増やす", "increase")


class LossAlong(Picture):
    """The loss against one weight, the others being held, with the tangent at its present value.

    The result has "curve", the loss as a function of that weight, "w", all weights, and "chosen", its number.
    """

    size, margins = (460, 360), (58, 48, 14, 60)
    window, tops = (-1.15, 1.15), (1.5, 3, 6, 12)

    def draw(self, axes):
        axes.set(xlim=self.window, ylim=(0, self.tops[0]), xlabel=say("図にした重み", "the weight in the picture"))
        axes.set_ylabel(say("日記での損失 L", "loss L on the diary"))
        self.axes, self.ticks = axes, np.linspace(*self.window, 93)
        self.title = axes.set_title("", linespacing=1.35)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.tangent,) = axes.plot([], [], color=style.INK, lw=1.5)
        (self.down,) = axes.plot([], [], color=style.ACCENT, lw=4, solid_capstyle="butt")
        (self.tip,) = axes.plot([], [], ms=11, color=style.ACCENT)
        (self.here,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK)
        return [self.curve, self.tangent, self.down, self.tip, self.here, self.title]

    def _measure(self, result):
        """The curve, and weight, loss and slope at the present value."""
        curve, w, chosen = as_fields(result, "curve", "w", "chosen")
        at = as_numbers(w, len(w))[chosen]
        return as_function(curve), at, as_number(curve(at)), as_number(slope(curve, at))

    def update(self, values, result):
        curve, w, height, steep = self._measure(result)
        self.curve.set_data(self.ticks, [as_number(curve(t)) for t in self.ticks])
        self.tangent.set_data([w - 3, w + 3], [height - 3 * steep, height + 3 * steep])
        top = next((top for top in self.tops if height < 0.8 * top), self.tops[-1])
        if self.axes.get_ylim()[1] != top:
            self.axes.set_ylim(0, top)
        run = self._run(steep, top)
        self.down.set_data([w, w + run], [height, height + run * steep])
        self.tip.set_data([w + run] if run else [], [height + run * steep] if run else [])
        self.tip.set_marker(">" if run > 0 else "<")
        self.here.set_data([w], [height])
        self.title.set_text(self._headline(result, steep))

    def _run(self, steep, top):
        """How far the arrow goes along the weight, against the slope: it is 46 CSS pixels long, however steep."""
        (width, height), (west, south, east, north) = self.size, self.margins
        across = (width - west - east) / (self.window[1] - self.window[0])
        return (
            0 if abs(steep) < LEVEL else -np.sign(steep) * 46 / np.hypot(across, steep * (height - south - north) / top)
        )

    @staticmethod
    def _headline(result, steep):
        i = result["chosen"]
        name = word(f"w{i}")
        return f"{name}:  $\\partial L/\\partial w_{i}$ = {style.signed(steep)}\n" + say(
            f"L を下げるには: {_way(steep)}", f"to lower L: {_way(steep)}"
        )

    def describe(self, values, result):
        _, w, height, steep = self._measure(result)
        i = result["chosen"]
        return say(
            f"w{i} = {style.number(w)} で損失 {style.number(height, 3)}、傾き ∂L/∂w{i} は {style.signed(steep)}。",
            f"At w{i} = {style.number(w)} the loss is {style.number(height, 3)}, its slope ∂L/∂w{i} {style.signed(steep)}.",
        )


class WhichWay(Picture):
    """Each weight on its track, with an arrow to the side on which the loss is lower, longer where it is steeper.

    The result has "w", the weights, "slopes", one for each, and "chosen", the number of the one to be marked.
    """

    size, margins = (440, 360), (14, 48, 14, 60)

    def __init__(self, count=4):
        self.count = count

    def draw(self, axes):
        axes.set(xlim=(-1.6, 1.6), ylim=(-0.45, self.count - 0.25), yticks=[], xticks=[-1, -0.5, 0, 0.5, 1])
        axes.set(xlabel=say("重みの値", "value of the weight"))
        axes.set_title(say("どちらへ動かすと L が下がるか", "which way makes L smaller"))
        axes.spines["left"].set_visible(False)
        rows = [self.count - 1 - i for i in range(self.count)]
        self.band = axes.add_patch(Rectangle((-1.6, 0), 3.2, 0.95, fc=style.FAINT, ec="none"))
        tracks = [axes.plot([-1, 1], [y, y], color=style.LINE, lw=1.5)[0] for y in rows]
        names = [axes.text(-1.5, y + 0.28, word(f"w{i}"), va="center") for i, y in enumerate(rows)]
        self.lines = [axes.plot([], [], lw=4)[0] for _ in rows]
        self.tips = [axes.plot([], [], ms=11)[0] for _ in rows]
        self.dots = [axes.plot([], [], "o", ms=10, mfc=style.YELLOW, mec=style.INK)[0] for _ in rows]
        self.notes = [axes.text(1.5, y + 0.28, "", ha="right", va="center") for y in rows]
        return [self.band, *tracks, *names, *self.lines, *self.tips, *self.dots, *self.notes]

    def update(self, values, result):
        w, slopes, chosen = self._read(result)
        self.band.set_y(self.count - 1 - chosen - 0.42)
        for i in range(self.count):
            y, colour, run = self.count - 1 - i, style.colour_of(slopes[i]), self._run(slopes[i])
            self.lines[i].set_data([w[i], w[i] + run], [y, y])
            self.lines[i].set(color=colour, linestyle=style.dashes_of(slopes[i]))
            self.tips[i].set_data([w[i] + run] if run else [], [y] if run else [])
            self.tips[i].set(color=colour, marker=">" if run > 0 else "<")
            self.dots[i].set_data([w[i]], [y])
            self.notes[i].set_text(f"$\\partial L/\\partial w_{i}$ = {style.signed(slopes[i])}  {_way(slopes[i])}")

    @staticmethod
    def _run(steep):
        """The arrow: against the slope, from short to long as |slope| goes from 0 to infinity."""
        return 0 if abs(steep) < LEVEL else -np.sign(steep) * (0.1 + 0.4 * abs(steep) / (abs(steep) + 0.5))

    def _read(self, result):
        w, slopes, chosen = as_fields(result, "w", "slopes", "chosen")
        return as_numbers(w, self.count), as_numbers(slopes, self.count), chosen

    def describe(self, values, result):
        _, slopes, _ = self._read(result)
        each = [f"w{i} {style.signed(steep)} ({_way(steep)})" for i, steep in enumerate(slopes)]
        return say(f"傾き: {'、'.join(each)}。", f"Slopes: {', '.join(each)}.")
