"""Exercises in code: write the neuron, its verdict, and show that no neuron does the prank."""

import numpy as np

from nblib.chapters.neuron.refute_exercise import refute_prank
from nblib.chapters.neuron.weight_exercises import (
    weights_for_and,
    weights_for_majority,
    weights_for_or,
    weights_for_teacher,
)
from nblib.exercises.exercise import exercise
from nblib.exercises.judge import judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import pair
from nblib.maths.neuron import ARTICLE_WEIGHTS


def neuron(w0, w1, w2, w3, x1, x2, x3):
    """The right answer of the first exercise."""
    return w0 + w1 * x1 + w2 * x2 + w3 * x3


TIMES_CLUE = pair(
    "w0 に手がかりがかかっています。w0 は手がかりに関係なく、いつもそのまま足します。",
    "w0 is multiplied by a clue. It is added as it is, whatever the clues are.",
)
TERM_MISSING = pair(
    "足りない項があります。手がかりは3つとも、それぞれの重みとかけて足します。",
    "A term is missing. Each of the three clues is multiplied by its weight and added.",
)

PAGE = page_beside(__file__, "exercises.md")
NEURON_MISTAKES = [
    (
        lambda w0, w1, w2, w3, x1, x2, x3: w1 * x1 + w2 * x2 + w3 * x3,
        pair("w0 を足し忘れています。手がかりが全部0の日は、w0 だけが残ります。",
             "w0 is missing. On a day without any clue, w0 is all that is left."),
    ),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x1 + w1 * x1 + w2 * x2 + w3 * x3, TIMES_CLUE),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x2 + w1 * x1 + w2 * x2 + w3 * x3, TIMES_CLUE),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 * x3 + w1 * x1 + w2 * x2 + w3 * x3, TIMES_CLUE),
    (lambda w0, w1, w2, w3, x1, x2, x3: (w0 + w1) * x1 + (w0 + w2) * x2 + (w0 + w3) * x3, TIMES_CLUE),
    (
        lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + x1 + w2 + x2 + w3 + x3,
        pair("重みと手がかりを足しています。重みは手がかりにかけます。",
             "Weights and clues are added. A weight is multiplied by its clue."),
    ),
    (
        lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 + w2 + w3,
        pair("手がかりを使っていません。これでは、どの日も同じ答えになります。",
             "The clues are not used. Every day would get the same answer."),
    ),
    (
        lambda w0, w1, w2, w3, x1, x2, x3: -w0 + w1 * x1 + w2 * x2 + w3 * x3,
        pair("w0 を引いています。Aくんの w0 は、もともと負の数です。足せば、合計は小さくなります。",
             "w0 is subtracted. A-kun's w0 is a negative number already: adding it makes the sum smaller."),
    ),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 + w2 * x2 + w3 * x3, TERM_MISSING),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w3 * x3, TERM_MISSING),
    (lambda w0, w1, w2, w3, x1, x2, x3: w0 + w1 * x1 + w2 * x2, TERM_MISSING),
    (
        lambda w0, w1, w2, w3, x1, x2, x3: w0 + (w1 + w2 + w3) * (x1 + x2 + x3),
        pair("和どうしをかけています。重みは、自分の手がかりだけにかけます。",
             "This multiplies two sums. A weight is multiplied by its own clue alone."),
    ),
    (
        lambda w0, w1, w2, w3, x1, x2, x3: float(neuron(w0, w1, w2, w3, x1, x2, x3) > 0),
        pair("判断(True か False)を返しています。ここで返すのは、合計 y そのものです。",
             "This returns the verdict, True or False. What is wanted here is the sum y itself."),
    ),
]  # fmt: skip


def _days(count=12):
    """A-kun's weights on a few days, then fresh random ones (one decimal, none of them 0) and inputs; every input is used."""
    rng = np.random.default_rng()
    w = rng.integers(1, 20, (count, 4)) * rng.choice([-0.1, 0.1], (count, 4))
    x = rng.integers(-3, 6, (count, 3))
    days = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0)]
    kun = [(*ARTICLE_WEIGHTS.tolist(), *map(float, day)) for day in days]
    return kun + [(*map(float, a), *map(float, b)) for a, b in zip(w.round(1), x, strict=True)]


write_neuron = exercise(
    PAGE,
    key="write_neuron",
    judge=judged_by(neuron, NEURON_MISTAKES, _days),
    solution="def my_neuron(w0, w1, w2, w3, x1, x2, x3):\n    return w0 + w1 * x1 + w2 * x2 + w3 * x3",
)  # fmt: skip

VERDICT_MISTAKES = [
    (lambda y: y < 0, pair("向きが逆です。y が0より大きいときに True になるようにします。",
                           "It is the wrong way round. It has to be True when y is above 0.")),
    (lambda y: y <= 0, pair("向きが逆です。y > 0 のときが「テストあり」です。",
                            "It is the wrong way round. A test is predicted when y > 0.")),
    (lambda y: y >= 0, pair("0ちょうどのときの扱いがちがいます。0を超えたときだけ「テストあり」なので、> を使います。",
                            "It goes wrong at exactly 0. A test is predicted only above 0, so use >.")),
    *((lambda y, t=t: y > t, pair("しきい値がちがいます。0を少しでも超えたら True です。",
                                  "The threshold is not 0. Anything above 0, however little, is True."))
      for t in (0.01, 0.1, 0.5, 1.0)),
    (lambda y: True, pair("いつも True です。y が0を超えないときは False にします。",
                          "This is always True. It has to be False where y is not above 0.")),
    (lambda y: False, pair("いつも False です。y が0を超えたら True にします。",
                           "This is always False. It has to be True where y is above 0.")),
    (lambda y: y, pair("y がそのまま返ってきました。y を0と比べた結果(True か False)を返します。",
                       "This returns y itself. Return what comes of comparing y with 0: True or False.")),
]  # fmt: skip


def _sums():
    return [
        (y,) for y in (-3.0, 2.5, 0.0, 0.01, 0.1, 0.5, 1.0, -0.01, *np.random.default_rng().normal(size=6).tolist())
    ]


write_verdict = exercise(
    PAGE,
    key="write_verdict",
    judge=judged_by(
        lambda y: y > 0,
        VERDICT_MISTAKES,
        _sums,
        wanted=pair("判断(True か False、引用符なし)", "True or False, without quotes"),
    ),
    solution="def my_verdict(y):\n    return y > 0",
)

EXERCISES = (
    *(write_neuron, weights_for_majority, refute_prank),
    *(write_verdict, weights_for_and, weights_for_or, weights_for_teacher),  # for the curious
)
