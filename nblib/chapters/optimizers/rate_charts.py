"""Rates: how far each of many rates gets, and how a schedule changes the rate on the way."""

import numpy as np

from nblib.language import say, word
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields


class RateSweep(Picture):
    """The height at the end for each of many rates, both on logarithmic scales.

    The result has "rates" (R,), "heights" (R,), those with the "constant" rate (R,), the height "before" any step, and
    "rate", the chosen one of the rates. Infinite and NaN heights are those of descents that diverged.
    """

    margins = (82, 48, 14, 34)
    lowest, highest = 1e-12, 1e4  # what is lower or higher is drawn at the edge

    def __init__(self, size=(440, 380)):
        self.size = size

    def draw(self, axes):
        axes.set(xlim=(0.0009, 1.1), ylim=(self.lowest / 3, self.highest * 3), xscale="log", yscale="log")
        axes.set(xlabel=word("learning rate"), ylabel=say("最後の高さ", "height at the end"))
        axes.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        axes.set_yticks([1e-12, 1e-8, 1e-4, 1, 1e4], ["$≤10^{-12}$", "$10^{-8}$", "$10^{-4}$", "$1$", "$≥10^4$"])
        axes.minorticks_off()
        self.title = axes.set_title("")
        (self.before,) = axes.plot([0.0009, 1.1], [1, 1], ":", color=style.LINE, lw=1.5)
        (self.constant,) = axes.plot([], [], "--", color=style.LINE, lw=2, label="constant")
        (self.line,) = axes.plot([], [], "-", color=style.POSITIVE, lw=2.5, marker=".", ms=5)
        (self.gone,) = axes.plot([], [], "x", ms=6, mew=1.6, color=style.NEGATIVE, label=say("発散", "diverges"))
        (self.best,) = axes.plot([], [], "*", ms=17, mfc=style.PAPER, mec=style.INK, label=say("最小", "lowest"))
        (self.here,) = axes.plot(
            [], [], "o", ms=11, mfc=style.YELLOW, mec=style.INK, label=say("選んだ学習率", "chosen")
        )
        handles = [self.constant, self.gone, self.best, self.here]
        legend = axes.legend(handles=handles, loc="lower left", framealpha=0.85, edgecolor="none", handlelength=2)
        return [legend, self.before, self.constant, self.line, self.gone, self.best, self.here, self.title]

    def update(self, values, result):
        rates, heights, constant, before = self._read(result)
        gone = diverged(heights, before)
        drawn = np.clip(np.nan_to_num(heights, nan=np.inf), self.lowest, self.highest)
        self.before.set_ydata([before, before])
        still = np.where(diverged(constant, before), np.nan, np.maximum(constant, self.lowest))
        self.constant.set_data(rates, still if (constant != heights).any() else np.full(len(rates), np.nan))
        self.line.set_data(rates, np.where(gone, np.nan, drawn))
        self.gone.set_data(rates[gone], drawn[gone])
        best, at = lowest(heights), self._chosen(result)
        self.best.set_data([rates[best]], [drawn[best]])
        self.here.set_data([rates[at]], [drawn[at]])
        self.title.set_text(word_for(heights, before, at))

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
        return say("ちょうどよい", "about right")
    if at < best:
        return say("小さすぎて進まない", "too small: it crawls")
    return say("大きすぎて行ったり来たり", "too large: it swings back and forth")


class RateOverTime(Picture):
    """How large the rate is at each step, as a share of the chosen one. The result has "shares" (steps,)."""

    margins = (52, 48, 14, 34)

    def __init__(self, steps, size=(260, 380)):
        """steps: how far the axis goes."""
        self.steps, self.size = steps, size

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
