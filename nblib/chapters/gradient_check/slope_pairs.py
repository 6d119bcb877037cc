"""A gradient check to be looked at: each parameter's slope as somebody claims it, beside the difference that was measured.

Two views of the same numbers. By parameter, it is seen where they disagree; against each other, in what way.
"""

from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection

from nblib.language import listing, right_mark, say, word
from nblib.pictures import style
from nblib.pictures.picture import Picture, Verdict
from nblib.validation import as_fields

SAME = 1e-5  # of the largest slope: a smaller gap is rounding


class SlopePairs(Picture):
    """The result has "slopes": {part: (claimed (n,) or None, measured (n,))}, for the parts b1, W1, b2, W2, ...

    A ring for each measured slope, a dot for the claimed one; where they differ, both are joined by a line.
    """

    def __init__(self, widths=(3, 3, 1), size=(320, 250)):
        """widths: of the layers, inputs first."""
        self.widths, self.size = widths, size

    @property
    def margins(self):
        """Below, room for the numbers of the parameters, where they can be read."""
        return 12, 44 if self._is_numbered() else 12, 10, 46 if self._is_one_line() else 62

    def _is_one_line(self):
        """Whether there is room for the key in one line."""
        return self.room[0] >= 280

    def _column(self):
        """CSS pixels from one parameter to the next."""
        return (self.room[0] - 22) / sum(int(np.prod(shape)) for _, shape in self._parts())

    def _is_numbered(self):
        return self._column() >= 20

    def _parts(self):
        """Name and shape of each part, in order."""
        for number, (inputs, outputs) in enumerate(pairwise(self.widths), 1):
            yield f"b{number}", (outputs,)
            yield f"W{number}", (inputs, outputs)

    def draw(self, axes):
        parts = list(self._parts())
        count = sum(int(np.prod(shape)) for _, shape in parts)
        axes.set(xlim=(-0.6, count - 0.4), ylim=(-1.25, 1.25), yticks=[])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.axhline(0, color=style.LINE, lw=0.8)
        labels, start = [], 0
        for name, shape in parts:
            here = ["".join(str(i + 1) for i in at) for at in np.ndindex(*shape)]
            axes.text(start + (len(here) - 1) / 2, 1.2, name, ha="center", va="bottom")
            if start:
                axes.axvline(start - 0.5, color=style.PALE, lw=0.8)
            labels, start = [*labels, *here], start + len(here)
        axes.set_xticks(range(count) if self._is_numbered() else [], labels if self._is_numbered() else [])
        axes.tick_params(bottom=False)
        if self._is_numbered():
            axes.set_xlabel(say("W の 12 は、1番から2番への重み", "in W, 12 is the weight from no. 1 to no. 2"))
        size = min(13, 0.75 * self._column())
        self.gaps = axes.add_collection(LineCollection([], colors=style.ACCENT, linewidths=3, alpha=0.6))
        self.rings = axes.plot([], [], "o", ms=size, mfc="none", mec=style.INK, mew=1.6)[0]
        self.dots = axes.plot([], [], "o", ms=0.5 * size, color=style.POSITIVE)[0]
        self.wrong = axes.plot([], [], "D", ms=0.55 * size, color=style.ACCENT)[0]
        self._draw_key(axes)
        return [self.gaps, self.rings, self.dots, self.wrong]

    def _draw_key(self, axes):
        """What the marks mean, each as it is drawn; in two lines where there is little room."""
        names = say("測った傾き", "measured"), say("計算した傾き", "calculated"), say("ちがう", "differs")
        above = 1 + 17 / (self.room[1] - self.margins[1] - self.margins[3])
        look = dict(frameon=False, borderpad=0, handlelength=1.3, handletextpad=0.2, columnspacing=1, labelspacing=0.25)
        at = dict(loc="lower center", bbox_to_anchor=(0.5, above), borderaxespad=0)
        axes.legend([self.rings, self.dots, self.wrong], names, ncols=3 if self._is_one_line() else 2, **at, **look)

    def update(self, values, result):
        claimed, measured, _ = scaled(result)
        at = np.arange(len(measured))
        bad = ~(np.abs(claimed - measured) <= SAME) & ~np.isnan(claimed)
        good = ~bad & ~np.isnan(claimed)
        self.rings.set_data(at, measured)
        self.dots.set_data(at[good], claimed[good])
        self.wrong.set_data(at[bad], claimed[bad])
        self.gaps.set_segments([[(i, measured[i]), (i, claimed[i])] for i in at[bad]])

    def verdict(self, values, result):
        claimed, measured, _ = scaled(result)
        if np.isnan(claimed).all():
            return Verdict(say("まだ計算なし", "none yet"))
        agree, count = int(np.sum(np.abs(claimed - measured) <= SAME)), len(measured)
        differ = listing(disagreeing(result))
        chip = f"✕ {differ}" if differ else f"{right_mark()} {say('全部合う', 'all agree')}"
        return Verdict(say(f"{count}個中{agree}個一致", f"{agree} of {count} agree"), chip, -1 if differ else 1)

    def takeaway(self, values, result):
        runs = [result.get("losses", {}).get(word(name)) for name in ("correct program", "this program")]
        if None in runs:
            return ""
        (_, sound), (steps, losses) = runs
        if len(losses) < len(sound):
            return say(f"損失は{steps[-1]}歩で発散。", f"The loss has diverged after step {steps[-1]}.")
        return say(
            f"{steps[-1]}歩のあとの損失は {losses[-1]:.3f}、正しいプログラムでは {sound[-1]:.3f}。",
            f"Loss after {steps[-1]} steps: {losses[-1]:.3f}. A correct program: {sound[-1]:.3f}.",
        )

    def describe(self, values, result):
        return in_words(result)


class SlopeScatter(Picture):
    """The same result: each claimed slope against the measured one. Right ones lie on the diagonal."""

    size, margins, spare = (300, 250), (32, 40, 58, 30), True

    def draw(self, axes):
        axes.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), xticks=[0], yticks=[0], aspect="auto")
        axes.set(xlabel=say("測った傾き", "measured"), ylabel=say("計算した傾き", "calculated"))
        axes.set_title(say("同じなら斜めの線上", "equal: on the line"))
        for line in (axes.axhline, axes.axvline):
            line(0, color=style.FAINT, lw=1)
        axes.plot([-1.15, 1.15], [-1.15, 1.15], color=style.LINE, lw=1.5)
        looks = zip(("b1", "W1", "b2", "W2"), style.LINES, "^osD", strict=False)
        self.dots = [axes.plot([], [], m, ms=8, color=c, alpha=0.75, label=n)[0] for n, (c, _), m in looks]
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False, handletextpad=0.1, borderaxespad=0.2)
        return self.dots

    def update(self, values, result):
        claimed, measured, _ = scaled(result)
        (slopes,) = as_fields(result, "slopes")
        start = 0
        for dots, (_, true) in zip(self.dots, slopes.values(), strict=True):
            here = slice(start, start + len(true))
            dots.set_data(measured[here], claimed[here])
            start += len(true)

    def describe(self, values, result):
        claimed, measured, _ = scaled(result)
        if np.isnan(claimed).all():
            return say("点はまだない。", "There are no points yet.")
        near = int(np.sum(np.abs(claimed - measured) <= SAME))
        return say(f"{len(measured)}個の点のうち、斜めの線にのっているのは{near}個。", f"{near} of {len(measured)} points lie on the diagonal.")  # fmt: skip


def scaled(result):
    """All claimed slopes (NaN where there is none) and all measured ones, as shares of the largest, which comes third."""
    (slopes,) = as_fields(result, "slopes")
    measured = np.concatenate([true for _, true in slopes.values()])
    claimed = np.concatenate([np.full(len(true), np.nan) if its is None else its for its, true in slopes.values()])
    scale = np.nanmax(np.abs([*measured, *claimed])) or 1.0
    return claimed / scale, measured / scale, scale


def disagreeing(result):
    """The names of the parts in which a claimed slope differs from the measured one."""
    _, _, scale = scaled(result)
    parts = result["slopes"].items()
    return [name for name, (its, true) in parts if its is not None and (np.abs(its - true) > SAME * scale).any()]


def in_words(result):
    """How many slopes agree, and in which parts they do not."""
    claimed, measured, scale = scaled(result)
    if np.isnan(claimed).all():
        return say(
            "計算した傾きはまだない。輪は、差分で測った傾き。",
            "None calculated yet. Rings: slopes measured by differences.",
        )
    agree, parts = int(np.sum(np.abs(claimed - measured) <= SAME)), disagreeing(result)
    text = say(f"{len(measured)}個の傾きのうち、{agree}個が差分と合う。", f"{agree} of {len(measured)} slopes agree with the differences.")  # fmt: skip
    text += say(f"ちがうところ: {listing(parts)}。", f" Where they differ: {listing(parts)}.") if parts else ""
    return text + say(f"いちばん大きい傾きは {scale:.2g}。", f" The largest slope is {scale:.2g}.")
