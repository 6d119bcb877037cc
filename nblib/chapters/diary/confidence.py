"""How sure the neuron is: its probabilities beside those of the world, and what being sure costs."""

import numpy as np

from nblib.language import say, word
from nblib.maths.data import chance_of_test, situation_chance
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, TODAY, score
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_fields, as_function, as_number


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
        days = axes.scatter(self.y, self.chance, s=1500 * situation_chance() + 20, fc="white", ec=style.INK, lw=1.5)
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
        (self.tried,) = axes.plot([], [], "o", ms=5, color=style.PALE)
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
