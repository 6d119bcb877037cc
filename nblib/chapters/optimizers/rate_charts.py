"""Rates: how far each of many rates gets, and how a schedule changes the rate on the way."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields


class RateSweep(Picture):
    """The height at the end for each of many rates, both on logarithmic scales.

    The result has "rates" (R,), "heights" (R,), those with the "constant" rate (R,), the height "before" any step, and
    "rate", the chosen one of the rates. Infinite and NaN heights are those of descents that diverged.
    """

    size, margins = (330, 248), (54, 42, 14, 28)
    lowest, highest = 1e-12, 1e4  # what is lower or higher is drawn at the edge

    def draw(self, axes):
        axes.set(xlim=(0.0009, 1.1), ylim=(self.lowest / 3, self.highest * 3), xscale="log", yscale="log")
        axes.set(xlabel=word("learning rate"), title=say("最後の高さ", "height at the end"))
        axes.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        powers = (-12, -8, -4, 0, 4)
        axes.set_yticks(
            [10.0**power for power in powers],
            ["≤" + style.power(-12), *map(style.power, (-8, -4)), "1", "≥" + style.power(4)],
        )
        axes.minorticks_off()
        (self.before,) = axes.plot([0.0009, 1.1], [1, 1], ":", color=style.LINE, lw=1.5)
        (self.constant,) = axes.plot([], [], "--", color=style.LINE, lw=2)
        (self.line,) = axes.plot([], [], "-", color=style.POSITIVE, lw=2.5, marker=".", ms=5)
        (self.gone,) = axes.plot([], [], "x", ms=6, mew=1.6, color=style.NEGATIVE)
        (self.best,) = axes.plot([], [], "*", ms=17, mfc=style.PAPER, mec=style.INK)
        (self.here,) = axes.plot([], [], "o", ms=13, mfc=style.YELLOW, mec=style.INK, zorder=5)
        names, self.ghost = self._draw_names(axes), Ghost(axes, "*")
        self.ghost.line.set_markersize(19)
        return [*names, self.before, self.constant, *self.ghost.artists, self.line, self.gone, self.best, self.here]

    def _draw_names(self, axes):
        """What the marks and lines are called, written where nothing else is drawn."""
        within = dict(transform=axes.transAxes)
        axes.text(1, 0.9, say("× 発散", "× diverges"), ha="right", va="center", color=style.NEGATIVE, **within)
        axes.text(0.03, 0.03, say("☆ いちばん低い", "☆ lowest"), va="bottom", **within)
        self.dashed = axes.text(0.03, 0.13, "", va="bottom", color=style.CAPTION, **within)
        return [self.dashed]

    def update(self, values, result):
        rates, heights, constant, before = self._read(result)
        gone = diverged(heights, before)
        drawn = np.clip(np.nan_to_num(heights, nan=np.inf), self.lowest, self.highest)
        self.before.set_ydata([before, before])
        still = np.where(diverged(constant, before), np.nan, np.maximum(constant, self.lowest))
        differs = (constant != heights).any()
        self.constant.set_data(rates, still if differs else np.full(len(rates), np.nan))
        self.dashed.set_text(say("破線: ずっと一定なら", "dashed: constant") if differs else "")
        self.line.set_data(rates, np.where(gone, np.nan, drawn))
        self.gone.set_data(rates[gone], drawn[gone])
        best, at = lowest(heights), self._chosen(result)
        self.best.set_data([rates[best]], [drawn[best]])
        self.here.set_data([rates[at]], [drawn[at]])

    def imagine(self, values, result, expected):
        """expected: (rates, heights)."""
        rates, heights = expected[0], np.clip(expected[1], self.lowest, self.highest)
        at = int(np.argmin(heights))
        self.ghost.line.set_markevery([at])  # where it would be lowest
        name = rates[at], heights[at] / 30  # clear of the star
        self.ghost.show(rates, heights, at, va="top", ha="center" if at else "left", position=name)

    def verdict(self, values, result):
        rates, heights, _, before = self._read(result)
        at = self._chosen(result)
        sign = -1 if diverged(heights, before)[at] else 1 if word_for(heights, before, at) == _right() else 0
        return Verdict(f"η = {rates[at]:g}", word_for(heights, before, at), sign)

    def takeaway(self, values, result):
        rates, heights, _, before = self._read(result)
        best, gone = rates[lowest(heights)], diverged(heights, before)
        if not gone.any():
            return say(f"いちばん下りるのは {best:g}。発散するものはない。", f"Lowest with {best:g}. None diverges.")
        first = rates[gone][0]
        return say(
            f"いちばん下りるのは {best:g}。{first:g} からは発散する。",
            f"Lowest with {best:g}; from {first:g} on rates diverge.",
        )

    def handles(self, values, result):
        rates, heights, _, _ = self._read(result)
        at = self._chosen(result)
        height = np.clip(np.nan_to_num(heights[at], nan=np.inf), self.lowest, self.highest)
        return [Handle("rate", rates[at], height, "across", at=lambda x, y: x)]

    @staticmethod
    def _read(result):
        return [np.asarray(field) for field in as_fields(result, "rates", "heights", "constant", "before")]

    @staticmethod
    def _chosen(result):
        """The number of the chosen rate."""
        return int(np.argmin(np.abs(np.asarray(result["rates"]) - result["rate"])))

    def describe(self, values, result):
        rates, heights, _, before = self._read(result)
        gone, at = diverged(heights, before), self._chosen(result)
        best = lowest(heights)
        far = say("発散するものはない。", "None diverges. ")
        if gone.any():
            far = say(f"発散し始めるのは {rates[gone][0]:g}。", f"Rates begin to diverge at {rates[gone][0]:g}. ")
        verdict = word_for(heights, before, at)
        return say(
            f"{len(rates)}通りの学習率のうち、最後の高さが最小なのは {rates[best]:g}(高さ {style.scientific(heights[best], plain=True)})。{far}"
            f"選んだ {rates[at]:g} は「{verdict}」。",
            f"Of {len(rates)} rates {rates[best]:g} gets lowest (height {style.scientific(heights[best], plain=True)}). {far}The chosen {rates[at]:g} is {verdict}.",
        )


def diverged(heights, before):
    """Which descents ended higher than they began, or nowhere."""
    return ~(np.asarray(heights) < before)


def lowest(heights):
    """The number of the rate that gets lowest."""
    return int(np.argmin(np.nan_to_num(heights, nan=np.inf)))


def word_for(heights, before, at):
    """What the rate number `at` does, in a word or two."""
    if diverged(heights, before)[at]:
        return say("大きすぎて発散", "too large: it diverges")
    best = lowest(heights)
    if heights[at] < max(before / 1000, 3 * heights[best]):
        return _right()
    if at < best:
        return say("小さすぎて進まない", "too small: it crawls")
    return say("大きすぎて行ったり来たり", "too large: it swings")


def _right():
    return say("ちょうどよい", "about right")


class RateOverTime(Picture):
    """How large the rate is at each step, as a share of the chosen one. The result has "shares" (steps,)."""

    size, margins, spare = (250, 248), (46, 42, 14, 28), True

    def __init__(self, steps):
        """steps: how far the axis goes."""
        self.steps = steps

    def draw(self, axes):
        axes.set(xlim=(0, self.steps), ylim=(0, 1.05), xlabel=say("歩数", "steps"), yticks=[0, 0.5, 1])
        axes.set_yticklabels(["0%", "50%", "100%"])
        axes.set_title(say("学習率の変化", "rate over time"))
        (self.line,) = axes.plot([], [], color=style.POSITIVE, lw=2.5, drawstyle="steps-post")
        return [self.line]

    def update(self, values, result):
        (shares,) = as_fields(result, "shares")
        self.line.set_data(np.arange(len(shares) + 1), [*shares, shares[-1]])

    def describe(self, values, result):
        (shares,) = as_fields(result, "shares")
        first, last, top = (style.percent(share) for share in (shares[0], shares[-1], max(shares)))
        if first == last == top:
            return say("学習率は、はじめから終わりまで同じ。", "The rate is the same at every step.")
        return say(
            f"学習率は、1歩目が選んだ値の {first}、いちばん大きいとき {top}、最後の1歩が {last}。",
            f"The rate is {first} of the chosen one at the first step, {top} at most, {last} at the last.",
        )
