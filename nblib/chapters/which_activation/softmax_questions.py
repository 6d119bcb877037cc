"""A prediction about softmax: what matters is how far the scores are apart."""

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import softmax


def higher_scores():
    """All scores higher by the same: nothing changes."""
    before, after = (softmax()(np.array([1.0, 0.5, -0.5]) + shift) for shift in (0, 2))
    same = bool(np.allclose(before, after))
    return Question(
        "activation/higher_scores",
        say("予想: 点数をみんな上げると", "Predict: all scores go up"),
        say(
            "3つの結果の点数に、どれも同じ数、たとえば2を足します。softmax が出す3つの確率は、どうなるでしょう?",
            "Add the same number, 2 say, to the scores of all three outcomes. What happens to the three probabilities that softmax gives?",
        ),
        [
            Option(say("どの確率も大きくなる", "All of them grow"), bool((after > before + 1e-9).all()),
                   say("和はいつも1です。全部が大きくなることはできません。", "They always sum to 1, so they cannot all grow.")),
            Option(say("いちばん大きい確率だけが、もっと大きくなる", "Only the largest one grows"), not same and after[0] > before[0] + 1e-9,
                   say("そうなるのは、点数に同じ数を「かけた」ときです。点数の差が開くからです。",
                       "That is what happens when all scores are multiplied by the same number, since then they move apart.")),
            Option(say("どの確率も変わらない", "Nothing changes"), same,
                   say("e の累乗がどれも同じ倍率で大きくなり、割り算で打ち消し合います。効くのは、点数の差だけです。",
                       "All powers of e grow by the same factor, and that cancels in the division. Only the differences between scores count.")),
        ],
        say("「全部に足す数」を動かしてください。50では? 1000では? 表の左半分に注目してください。温度を変えると、確率はどう動きますか?",
            "Move the number that is added to all. What about 50, and 1000? Watch the left half of the table. And what does the temperature do?"),
    )  # fmt: skip
