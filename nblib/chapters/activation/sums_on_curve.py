"""The four sums of the prank on the curve of an activation, whose outputs a threshold parts."""

import numpy as np
from matplotlib.colors import ListedColormap

from nblib.language import say, word
from nblib.maths.activations.activation_trace import values as heights_of
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.pictures import style
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_number, as_numbers


class SumsOnCurve(Picture):
    """A curve over all sums, and below it a lane for each situation, coloured where the verdict is a test.

    The result has "sigma", an activation; "sums" (4,), in the order of PRANK; and "threshold". The first three sums and the
    threshold can be dragged: they are set by w0, w1, w2 and the control of that name.
    """

    size, margins = (320, 232), (46, 40, 10, 10)
    window, heights = (-9.5, 9.5), (-1.6, 2.4)  # of sums, and of outputs; what lies further out is drawn at the edge
    lanes, half = (-2.6, -3.85, -5.1, -6.35), 0.625  # 24 pixels and more from lane to lane, as fingers need
    pulled = ("w0", "w1", "w2")  # what moves the sums of the first three situations

    def draw(self, axes):
        low = self.lanes[-1] - self.half
        ticks = range(-9, 10, 3) if self.room[0] >= 300 else range(-8, 9, 4)
        axes.set(xlim=self.window, ylim=(low, self.heights[1]), xticks=ticks)
        axes.set(xlabel=say("合計 $w_0 + w_1 x_1 + w_2 x_2$", "sum $w_0 + w_1 x_1 + w_2 x_2$"))
        names = [f"({x1}, {x2})" for x1, x2, _ in PRANK]
        axes.set_yticks([*self.lanes, -1, 0, 1, 2], [*names, "-1", "0", "1", "2"])
        self.ticks = np.linspace(*self.window, 381)
        looks = dict(cmap=ListedColormap(style.VERDICTS), vmin=0, vmax=1, interpolation="nearest", aspect="auto")
        self.strip = axes.imshow(np.zeros((1, 2)), extent=(*self.window, low, self.lanes[0] + self.half), **looks)
        lanes = [axes.axhline(y, color=style.PAPER, lw=1) for y in self.lanes]
        zero = axes.axhline(0, color=style.PALE, lw=0.8)
        (self.middle,) = axes.plot([], [], ":", color=style.INK, lw=1.6)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        (self.level,) = axes.plot([], [], "--", color=style.ACCENT, lw=1.6)
        self.name = axes.text(self.window[0] + 0.3, 0, word("threshold"), va="bottom", color=style.ACCENT)
        self.drops = [axes.plot([], [], color=style.LINE, lw=1)[0] for _ in PRANK]
        (self.rings,) = axes.plot([], [], "o", ms=18, mfc=style.YELLOW, mec=style.INK, mew=1)
        (self.knob,) = axes.plot([], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, mew=1.6)
        self.dots = [axes.plot([], [], "o", ms=9, **_look(t))[0] for *_, t in PRANK]
        (self.wrong,) = axes.plot([], [], "x", ms=15, mew=2.2, color=style.ACCENT)
        lines = [self.strip, *lanes, zero, self.middle, self.curve, self.level, self.name, *self.drops]
        return [*lines, self.rings, self.knob, *self.dots, self.wrong]

    def update(self, values, result):
        sums, outputs, threshold = self._read(result)
        curve = heights_of(result["sigma"], self.ticks)
        self.strip.set_data(predicts_test(curve - threshold)[np.newaxis])
        low, high = self.heights
        self.curve.set_data(self.ticks, np.where((curve >= low) & (curve <= high), curve, np.nan))
        level = float(np.clip(threshold, *self.heights))
        self.level.set_data(self.window, [level, level])
        self.name.set_y(level + 0.05)
        at, heights = np.clip(sums, *self.window), np.clip(outputs, *self.heights)
        for x, y, lane, drop, dot in zip(at, heights, self.lanes, self.drops, self.dots, strict=True):
            drop.set_data([x, x], [lane, y])
            dot.set_data([x, x], [lane, y])
        middle = np.clip(sums[1:3].mean(), *self.window)
        self.middle.set_data([middle, middle], [self.lanes[-1] - self.half, self.lanes[0] + self.half])
        wrong = self._wrong(outputs, threshold)
        self.wrong.set_data(at[wrong], np.array(self.lanes)[wrong])
        self._mark_handles(at, level, values)

    def _mark_handles(self, at, level, values):
        """Where something can be taken hold of."""
        free = [i for i, name in enumerate(self.pulled) if name in values]
        self.rings.set_data(at[free], np.array(self.lanes)[free])
        self.held = [(self.pulled[i], at[i], self.lanes[i]) for i in free]
        self.edge = self.window[1] - 1, level
        self.knob.set_data(*([v] if "threshold" in values else [] for v in self.edge))

    @staticmethod
    def _read(result):
        """Sums (4,), outputs (4,) and the threshold."""
        sigma, sums, threshold = as_fields(result, "sigma", "sums", "threshold")
        sums = as_numbers(sums, 4)
        return sums, as_numbers(sigma(sums), 4), as_number(threshold)

    @staticmethod
    def _wrong(outputs, threshold):
        return predicts_test(outputs - threshold) != (PRANK[:, 2] == 1)

    # ---- what it says
    def handles(self, values, result):
        level = Handle("threshold", *self.edge, at=lambda _x, y: y)
        # w1 is what its situation has more than (0, 0), whose sum is w0
        base = dict(w0=0.0, w1=values.get("w0", 0.0), w2=values.get("w0", 0.0))
        sums = [
            Handle(name, x, y, moves="across", at=lambda x, _y, name=name: x - base[name]) for name, x, y in self.held
        ]
        return [*sums, level]

    def verdict(self, values, result):
        _, outputs, threshold = self._read(result)
        right = 4 - int(self._wrong(outputs, threshold).sum())
        told = say(f"4つ中{right}つ 正解", f"{right} of 4 right")
        return Verdict(told, say("✓ 全部", "✓ all"), 1) if right == 4 else Verdict(told)

    def takeaway(self, values, result):
        _, outputs, threshold = self._read(result)
        wrong = [f"({x1}, {x2})" for x1, x2, _ in PRANK[self._wrong(outputs, threshold)]]
        if not wrong:
            return say("● は2つとも青の上、○ は橙の上。", "Both filled circles on blue, both open ones on orange.")
        return say(f"まちがえているのは {'、'.join(wrong)}。", f"Wrong: {', '.join(wrong)}.")

    def describe(self, values, result):
        sums, outputs, threshold = self._read(result)
        steps = ", ".join(f"{style.number(s)} → {style.number(y)}" for s, y in zip(sums, outputs, strict=True))
        right = 4 - int(self._wrong(outputs, threshold).sum())
        return say(
            f"場面 (0,0) (1,0) (0,1) (1,1) の合計 → 出力: {steps}。しきい値は {style.number(threshold)}。正しい判断は4つのうち{right}つ。",
            f"Sum → output in the situations (0,0) (1,0) (0,1) (1,1): {steps}. Threshold {style.number(threshold)}. {right} of 4 verdicts are right.",
        )


def _look(is_test):
    """A filled dot with an edge of paper, or an open one."""
    return dict(mfc=style.INK, mec=style.PAPER) if is_test else dict(mfc=style.PAPER, mec=style.INK)
