"""An exercise in code: from the sum to the verdict."""

import numpy as np

from nblib.checks.exercise import Exercise
from nblib.checks.mistakes import compare, function
from nblib.words import say


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
                *((lambda y, t=t: y > t, say("しきい値がちがいます。0を少しでも超えたら True です。",
                                             "The threshold is not 0. Anything above 0, however little, is True."))
                  for t in (0.01, 0.1, 0.5, 1.0)),
                (lambda y: True, say("いつも True です。y が0を超えないときは False にします。",
                                     "This is always True. It has to be False where y is not above 0.")),
                (lambda y: False, say("いつも False です。y が0を超えたら True にします。",
                                      "This is always False. It has to be True where y is above 0.")),
                (lambda y: y, say("y がそのまま返ってきました。y を0と比べた結果(True か False)を返します。",
                                  "This returns y itself. Return what comes of comparing y with 0: True or False.")),
            ],
            [(y,) for y in (-3.0, 2.5, 0.0, 0.01, 0.1, 0.5, 1.0, -0.01, *np.random.default_rng().normal(size=6).tolist())],
            wanted=say("判断(True か False、引用符なし)", "True or False, without quotes"),
        ),
        praise=say("正解です。しきい値0を超えたら「テストあり」。", "Right. Above the threshold 0 a test is predicted."),
        hints=[
            say("y が0より大きいかどうかを調べます。", "Find out whether y is larger than 0."),
            say("比べる式は、それだけで True か False になります。", "A comparison is itself True or False."),
        ],
        solution="def my_verdict(y):\n    return y > 0",
    )  # fmt: skip
