"""What the diary chapter shows: how sure the neuron is, what being sure costs, and the learner's own descent."""

import numpy as np

from nblib.chapters.diary.diary_page import AccuracyBars, DiaryPage
from nblib.language import say, word
from nblib.maths.data import chance_of_test, situation_chance
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, TODAY, score
from nblib.pictures import style
from nblib.pictures.ghost import Ghost
from nblib.pictures.marks import handle_mark
from nblib.pictures.picture import Handle, Picture, Verdict
from nblib.validation import as_fields, as_function, as_number

__all__ = ["AccuracyBars", "Confidence", "DiaryPage", "LossTrail", "Valley"]


class Confidence(Picture):
    """The neuron's probabilities as a curve, and as circles how often there is a test in each situation.

    The result has "curve", a function from the sum y to the probability of a test.
    """

    size, margins, spare = (320, 248), (58, 42, 12, 28), True
    pulled_at = 0.15  # the sum at which the curve can be taken hold of: where it moves for small and for large k

    def draw(self, axes):
        self.y = score(ARTICLE_WEIGHTS, SITUATIONS)
        self.chance = chance_of_test(SITUATIONS)
        axes.set(xlim=(-0.7, 1), ylim=(-0.04, 1.04), xlabel=say("出力 y", "output y"))
        axes.set_ylabel(say("テストの確率", "probability of a test"))
        axes.set_title(say("線: ニューロン、○: 実際", "line: neuron, ○: reality"), fontsize=12)
        axes.set_xticks([-0.5, 0, 0.5, 1])
        axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        axes.axvline(0, color=style.LINE, lw=0.8)
        self.x = np.linspace(-0.7, 1, 241)
        (self.curve,) = axes.plot([], [], color=style.POSITIVE, lw=3)
        self.gaps = axes.vlines(self.y, 0, 0, color=style.ACCENT, lw=2, ls=":")
        days = axes.scatter(self.y, self.chance, s=1000 * situation_chance() + 20, fc=style.PAPER, ec=style.INK, lw=1.5)
        self.hold = handle_mark(axes)
        return [self.curve, self.gaps, days, self.hold]

    def update(self, values, result):
        curve = self._curve(result)
        self.curve.set_data(self.x, [curve(y) for y in self.x])
        ends = zip(self.y, self.chance, strict=True)
        self.gaps.set_segments([[(y, curve(y)), (y, true)] for y, true in ends])
        held = self.handles(values, result)
        self.hold.set_data([handle.x for handle in held], [handle.y for handle in held])

    def handles(self, values, result):
        here = self._curve(result)(self.pulled_at)
        return [Handle("k", self.pulled_at, here, at=self._steepness)] if "k" in values else []

    def _steepness(self, _y, chance):
        """The k with which the curve has this height where it is held."""
        chance = min(max(chance, 0.5), 1 - 1e-6)
        return float(np.log(chance / (1 - chance))) / self.pulled_at

    def _today(self, result):
        """The probability of a test on a day like today: what the neuron says, and what is true."""
        return style.percent(self._curve(result)(self.y[TODAY])), style.percent(self.chance[TODAY])

    def verdict(self, values, result):
        said, true = self._today(result)
        return Verdict(say(f"今日 {said}", f"today {said}"), say(f"実際 {true}", f"really {true}"))

    def takeaway(self, values, result):
        said, true = self._today(result)
        return say(
            f"今日のような日: ニューロンは {said}、実際は {true} です。",
            f"A test on a day like today: {said} for the neuron, {true} in reality.",
        )

    def _curve(self, result):
        (curve,) = as_fields(result, "curve")
        return lambda y: as_number(as_function(curve)(y))

    def describe(self, values, result):
        said, true = self._today(result)
        return say(
            f"今日のような日にテストがある確率: ニューロンの答えは {said}、実際は {true}。",
            f"A test on a day like today: the neuron says {said}, it happens on {true} of such days.",
        )


class Valley(Picture):
    """The losses met so far, against the k they belong to: the trail named `trail` of k and loss."""

    size, margins = (270, 248), (48, 42, 12, 28)

    def draw(self, axes):
        axes.set(xlim=(-1, 41), ylim=(0.2, 1), xlabel=word("k"), ylabel=say("新しい日での損失", "loss on new days"))
        axes.set_title(say("あなたが試した k", "the k you have tried"), fontsize=12)
        (self.tried,) = axes.plot([], [], "o", ms=5, color=style.LINE)
        self.here, self.ghost = handle_mark(axes), Ghost(axes)
        return [self.tried, *self.ghost.artists, self.here]

    def update(self, values, result):
        tried = np.array(values["trail"])
        self.tried.set_data(*tried.T)
        self.here.set_data(*tried[-1:].T)

    def imagine(self, values, result, expected):
        """expected: (ks, losses), of which those are drawn that lie in the picture."""
        ks, losses = expected
        inside = (losses >= 0.2) & (losses <= 1)
        if inside.any():
            k, loss = ks[inside][-1], losses[inside][-1]
            aside = dict(ha="left", position=(k + 1, loss)) if k < 20 else dict(ha="right")
            self.ghost.show(ks[inside], losses[inside], va="top" if loss > 0.6 else "bottom", **aside)

    def handles(self, values, result):
        (loss,) = as_fields(result, "loss")
        return [Handle("k", values["k"], as_number(loss), "across", at=lambda k, _loss: k)]

    def verdict(self, values, result):
        loss, accuracy = as_fields(result, "loss", "accuracy")
        right = style.percent(accuracy)
        return Verdict(
            say(f"損失 {style.number(loss, 3)}", f"loss {style.number(loss, 3)}"),
            say(f"正解率 {right}", f"{right} right"),
        )

    def takeaway(self, values, result):
        (lowest, k) = min((loss, k) for k, loss in values["trail"])
        return say(
            f"これまでの最小は、k = {k:g} のときの {style.number(lowest, 3)} です。",
            f"The smallest loss so far: {style.number(lowest, 3)}, at k = {k:g}.",
        )

    def describe(self, values, result):
        loss, accuracy = as_fields(result, "loss", "accuracy")
        return say(
            f"k = {values['k']:g}: 新しい日での損失は {style.number(loss, 3)}、正解率は {style.percent(accuracy)}。",
            f"k = {values['k']:g}: on new days the loss is {style.number(loss, 3)}, the accuracy {style.percent(accuracy)}.",
        )


class LossTrail(Picture):
    """The learner's own descent: the loss after each move, from the trail named `trail`."""

    size, margins, spare = (250, 248), (64, 42, 12, 26), True
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
        axes.set_title(say("あなたの道のり", "your path"), fontsize=12)
        axes.axhline(np.log(2), color=style.LINE, lw=1, ls=":")
        axes.text(0.98, np.log(2) + 0.02, say("いつも50%", "always 50 : 50"), **_note(axes))
        axes.axhline(self.best, color=style.POSITIVE, lw=1.5, ls="--")
        axes.text(
            0.98,
            self.best - 0.02,
            say("新しい日の最小", "best for new days"),
            **_note(axes, "top"),
        )
        axes.set_yticks([0, 0.5, 1, self.highest], ["0", "0.5", "1", "≥ 1.5"])
        self.axes = axes
        (self.path,) = axes.plot([], [], "-", color=style.INK, lw=2)
        (self.here,) = axes.plot([], [], "o", ms=8, color=style.ACCENT, clip_on=False, zorder=5)
        return [self.path, self.here]

    def update(self, values, result):
        losses = np.minimum([loss for (loss,) in values[self.trail]], self.highest)
        moves = np.arange(len(losses))
        self.path.set_data(moves, losses)
        self.here.set_data(moves[-1:], losses[-1:])
        self.axes.set_xlim(0, max(30, moves[-1]))  # move by move, as a path that jumps would be lost

    def verdict(self, values, result):
        (loss,) = as_fields(result, "loss")
        lowest = style.number(min(values[self.trail])[0], 3)
        return Verdict(
            say(f"損失 {style.number(loss, 3)}", f"loss {style.number(loss, 3)}"),
            say(f"最小 {lowest}", f"lowest {lowest}"),
        )

    def describe(self, values, result):
        (loss,) = as_fields(result, "loss")
        (lowest,) = min(values[self.trail])
        return say(
            f"損失 {style.number(loss, 3)}(これまでの最小 {style.number(lowest, 3)})。",
            f"Loss {style.number(loss, 3)} (lowest so far {style.number(lowest, 3)}).",
        )


def _note(axes, va="bottom"):
    return dict(transform=axes.get_yaxis_transform(), ha="right", va=va, fontsize=12, color=style.SOFT_INK)
