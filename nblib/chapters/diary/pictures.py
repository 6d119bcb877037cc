"""What the diary chapter shows: how sure the neuron is, what being sure costs, and the learner's own descent."""

import numpy as np

from nblib.language import say, word
from nblib.maths.data import chance_of_test, situation_chance
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, TODAY, score
from nblib.pictures import style
from nblib.pictures.diary_page import AccuracyBars, DiaryPage
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number

__all__ = ["AccuracyBars", "Confidence", "DiaryPage", "LossTrail", "Valley"]


class Confidence(Picture):
    """The neuron's probabilities as a curve, and as circles how often there is a test in each situation.

    The result has "curve", a function from the sum y to the probability of a test.
    """

    size, margins = (470, 350), (66, 48, 12, 34)

    def draw(self, axes):
        self.y = score(ARTICLE_WEIGHTS, SITUATIONS)
        self.chance = chance_of_test(SITUATIONS)
        axes.set(xlim=(-0.7, 1), ylim=(-0.04, 1.04), xlabel=say("出力 y", "output y"))
        axes.set_ylabel(say("テストの確率", "probability of a test"))
        axes.set_title(
            say("曲線 = ニューロン   ○ = 実際(大きいほど日数が多い)", "curve = neuron   ○ = reality (large: many days)")
        )
        axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.axvline(0, color=style.LINE, lw=0.8)
        self.x = np.linspace(-0.7, 1, 241)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        self.gaps = axes.vlines(self.y, 0, 0, color=style.ACCENT, lw=2, ls=":")
        days = axes.scatter(self.y, self.chance, s=1500 * situation_chance() + 20, fc=style.PAPER, ec=style.INK, lw=1.5)
        return [self.curve, self.gaps, days]

    def update(self, values, result):
        curve = self._curve(result)
        self.curve.set_data(self.x, [curve(y) for y in self.x])
        ends = zip(self.y, self.chance, strict=True)
        self.gaps.set_segments([[(y, curve(y)), (y, true)] for y, true in ends])

    def _curve(self, result):
        (curve,) = as_fields(result, "curve")
        return lambda y: as_number(as_function(curve)(y))

    def describe(self, values, result):
        today, true = self._curve(result)(self.y[TODAY]), self.chance[TODAY]
        return say(
            f"今日のような日にテストがある確率: ニューロンの答えは {style.percent(today)}、実際は {style.percent(true)}。",
            f"A test on a day like today: the neuron says {style.percent(today)}, it happens on {style.percent(true)} of such days.",
        )


class Valley(Picture):
    """The losses met so far, against the k they belong to: the trail named `trail` of k and loss."""

    size, margins = (440, 350), (60, 48, 16, 34)

    def draw(self, axes):
        axes.set(xlim=(-1, 41), ylim=(0.2, 1), xlabel=word("k"), ylabel=say("新しい日での損失", "loss on new days"))
        axes.set_title(say("あなたが試した k", "The k that you have tried"))
        (self.tried,) = axes.plot([], [], "o", ms=5, color=style.LINE)
        (self.here,) = axes.plot([], [], "o", ms=10, color=style.ACCENT)
        return [self.tried, self.here]

    def update(self, values, result):
        tried = np.array(values["trail"])
        self.tried.set_data(*tried.T)
        self.here.set_data(*tried[-1:].T)

    def describe(self, values, result):
        loss, accuracy = as_fields(result, "loss", "accuracy")
        return say(
            f"k = {values['k']:g}: 新しい日での損失は {style.number(loss, 3)}、正解率は {style.percent(accuracy)}。",
            f"k = {values['k']:g}: on new days the loss is {style.number(loss, 3)}, the accuracy {style.percent(accuracy)}.",
        )


class LossTrail(Picture):
    """The learner's own descent: the loss after each move, from the trail named `trail`."""

    size, margins = (460, 350), (80, 48, 16, 34)
    highest = 1.5  # larger losses are drawn at the upper edge

    def __init__(self, best, trail="trail"):
        """best: the loss (nats) that nobody can expect to beat on new days."""
        self.best, self.trail = best, trail

    def draw(self, axes):
        axes.set(
            xlabel=say("動かした回数", "moves"),
            ylabel=say("日記での損失", "loss on the diary"),
            ylim=(0, self.highest),
            xlim=(0, 30),
        )
        axes.set_title(say("あなたの道のり", "Your path"))
        axes.axhline(np.log(2), color=style.LINE, lw=1, ls=":")
        axes.text(0.98, np.log(2) + 0.02, say("いつも50%と答えたとき", "always saying 50 : 50"), **_note(axes))
        axes.axhline(self.best, color=style.POSITIVE, lw=1.5, ls="--")
        axes.text(
            0.98,
            self.best - 0.02,
            say("新しい日で望める最小", "best to be hoped for on new days"),
            **_note(axes, "top"),
        )
        axes.set_yticks([0, 0.5, 1, self.highest], ["0", "0.5", "1", say("1.5以上", "over 1.5")])
        self.axes = axes
        (self.path,) = axes.plot([], [], "-", color=style.INK, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=8, color=style.ACCENT, clip_on=False, zorder=5)
        return [self.path, self.here]

    def update(self, values, result):
        losses = np.minimum([loss for (loss,) in values[self.trail]], self.highest)
        moves = np.arange(len(losses))
        self.path.set_data(moves, losses)
        self.here.set_data(moves[-1:], losses[-1:])
        self.axes.set_xlim(0, 30 * max(1, int(np.ceil(moves[-1] / 30))))

    def describe(self, values, result):
        (loss,) = as_fields(result, "loss")
        (lowest,) = min(values[self.trail])
        return say(
            f"損失 {style.number(loss, 3)}(これまでの最小 {style.number(lowest, 3)})。",
            f"Loss {style.number(loss, 3)} (lowest so far {style.number(lowest, 3)}).",
        )


def _note(axes, va="bottom"):
    return dict(transform=axes.get_yaxis_transform(), ha="right", va=va, fontsize=11, color=style.SOFT_INK)
