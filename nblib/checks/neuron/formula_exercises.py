"""Exercises in code: write the neuron, and its verdict."""

import numpy as np

from nblib.checks.exercise import Exercise
from nblib.checks.mistakes import compare, function
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
            say("w0 を引いています。w0 の値がもともと負なので、足せば小さくなります。",
                "w0 is subtracted. It is a negative number already: adding it makes the sum smaller."),
        ),
        (
            lambda w0, w1, w2, w3, x1, x2, x3: float(neuron(w0, w1, w2, w3, x1, x2, x3) > 0),
            say("判断(True か False)を返しています。ここで返すのは、合計 y そのものです。",
                "This returns the verdict, True or False. What is wanted here is the sum y itself."),
        ),
    ]  # fmt: skip


def _cases(count=12):
    """Fresh random weights (one decimal, none of them 0) and inputs; every input is used."""
    rng = np.random.default_rng()
    w = rng.integers(1, 20, (count, 4)) * rng.choice([-0.1, 0.1], (count, 4))
    x = rng.integers(-3, 6, (count, 3))
    return [(*map(float, a), *map(float, b)) for a, b in zip(w.round(1), x, strict=True)]


def write_verdict():
    """From the sum to the verdict."""
    over = say(
        "0ちょうどのときの扱いがちがいます。0を超えたときだけ「テストあり」なので、> を使います。",
        "It goes wrong at exactly 0. A test is predicted only above 0, so use >.",
    )
    return Exercise(
        name="neuron/verdict",
        title=say("練習: 判断を書く", "Exercise: write the verdict"),
        judge=lambda answer: compare(
            function(answer),
            lambda y: y > 0,
            [
                (
                    lambda y: y < 0,
                    say("向きが逆です。y が0より大きいときに True になるようにします。",
                        "It is the wrong way round. It has to be True when y is above 0."),
                ),
                (lambda y: y <= 0, say("向きが逆です。y > 0 のときが「テストあり」です。",
                                       "It is the wrong way round. A test is predicted when y > 0.")),
                (lambda y: y >= 0, over),
                (lambda y: y, say("y がそのまま返ってきました。y を0と比べた結果(True か False)を返します。",
                                  "This returns y itself. Return what comes of comparing y with 0: True or False.")),
            ],
            [(-3.0,), (2.5,), (0.0,), *((float(y),) for y in np.random.default_rng().normal(size=6).round(2))],
        ),
        praise=say("正解です。しきい値0を超えたら「テストあり」。", "Right. Above the threshold 0 a test is predicted."),
        hints=[
            say("y が0より大きいかどうかを調べます。", "Find out whether y is larger than 0."),
            say("比べる式は、それだけで True か False になります。", "A comparison is itself True or False."),
        ],
        solution="def my_verdict(y):\n    return y > 0",
    )  # fmt: skip
