"""An exercise in code: write the neuron."""

import numpy as np

from nblib.checks.exercise import Exercise
from nblib.checks.mistakes import compare, function
from nblib.maths.neuron import ARTICLE_WEIGHTS
from nblib.words import say


def neuron(w0, w1, w2, w3, x1, x2, x3):
    """The right answer of the first exercise."""
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


def write_neuron():
    """Write the neuron's sum."""
    return Exercise(
        name="neuron/write",
        title=say("練習: ニューロンを書く", "Exercise: write the neuron"),
        judge=lambda answer: compare(function(answer), neuron, _neuron_mistakes(), _cases()),
        praise=say(
            "正解です。これが、この章のどの図の中でも動いている計算です。",
            "Right. This is the calculation at work in every picture of this chapter.",
        ),
        hints=[
            say(
                "重みと入力を1組ずつかけて、全部足します。", "Multiply each weight by its input, and add everything up."
            ),
            say(
                "w0 には相手になる入力がありません。かけずに、そのまま足します。",
                "w0 has no input of its own. It is not multiplied by anything, just added.",
            ),
            say("return w0 + w1 * x1 + ... の続きを書きます。", "Continue: return w0 + w1 * x1 + ..."),
        ],
        solution="def my_neuron(w0, w1, w2, w3, x1, x2, x3):\n    return w0 + w1 * x1 + w2 * x2 + w3 * x3",
    )


def _neuron_mistakes():
    """Typical wrong formulas, each with the sentence that helps."""
    times_clue = say(
        "w0 に手がかりがかかっています。w0 は手がかりに関係なく、いつもそのまま足します。",
        "w0 is multiplied by a clue. It is added as it is, whatever the clues are.",
    )
    return [
        (
            lambda w0, w1, w2, w3, x1, x2, x3: w1 * x1 + w2 * x2 + w3 * x3,
            say("w0 を足し忘れています。手がかりが全部0の日は、w0 だけが残ります。",
                "w0 is missing. On a day without any clue, w0 is all that is left."),
        ),
        (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x1 + w1 * x1 + w2 * x2 + w3 * x3, times_clue),
        (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x2 + w1 * x1 + w2 * x2 + w3 * x3, times_clue),
        (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x3 + w1 * x1 + w2 * x2 + w3 * x3, times_clue),
        (lambda w0, w1, w2, w3, x1, x2, x3: (w0 + w1) * x1 + (w0 + w2) * x2 + (w0 + w3) * x3, times_clue),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + x1 + w2 + x2 + w3 + x3,
            say("重みと手がかりを足しています。重みは手がかりにかけます。",
                "Weights and clues are added. A weight is multiplied by its clue."),
        ),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + w2 + w3,
            say("手がかりを使っていません。これでは、どの日も同じ答えになります。",
                "The clues are not used. Every day would get the same answer."),
        ),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: -w0 + w1 * x1 + w2 * x2 + w3 * x3,
            say("w0 を引いています。Aくんの w0 は、もともと負の数です。足せば、合計は小さくなります。",
                "w0 is subtracted. A-kun's w0 is a negative number already: adding it makes the sum smaller."),
        ),
        *((formula, say("足りない項があります。手がかりは3つとも、それぞれの重みとかけて足します。",
                        "A term is missing. Each of the three clues is multiplied by its weight and added."))
          for formula in (
              lambda w0, w1, w2, w3, x1, x2, x3: w0 + w2 * x2 + w3 * x3,
              lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w3 * x3,
              lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2)),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: w0 + (w1 + w2 + w3) * (x1 + x2 + x3),
            say("和どうしをかけています。重みは、自分の手がかりだけにかけます。",
                "This multiplies two sums. A weight is multiplied by its own clue alone."),
        ),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: float(neuron(w0, w1, w2, w3, x1, x2, x3) > 0),
            say("判断(True か False)を返しています。ここで返すのは、合計 y そのものです。",
                "This returns the verdict, True or False. What is wanted here is the sum y itself."),
        ),
    ]  # fmt: skip


def _cases(count=12):
    """A-kun's weights on a few days, then fresh random ones (one decimal, none of them 0) and inputs; every input is used."""
    rng = np.random.default_rng()
    w = rng.integers(1, 20, (count, 4)) * rng.choice([-0.1, 0.1], (count, 4))
    x = rng.integers(-3, 6, (count, 3))
    days = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0)]
    kun = [(*ARTICLE_WEIGHTS.tolist(), *map(float, day)) for day in days]
    return kun + [(*map(float, a), *map(float, b)) for a, b in zip(w.round(1), x, strict=True)]
