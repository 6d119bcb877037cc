"""Predictions about an uncertain world: how sure a neuron should be, and how right it can be."""

import itertools

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.data import expected_accuracy, expected_accuracy_of, expected_log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS


def best_possible():
    """Nobody can be right every day in a world that is uncertain."""
    tables = np.array(list(itertools.product([0, 1], repeat=8)))
    best, kun = expected_accuracy(tables).max(), expected_accuracy_of(ARTICLE_WEIGHTS)
    teacher = expected_accuracy_of([-0.5, 0, 1, 0])
    return Question(
        "neuron/best_possible",
        say("予想: どこまで当てられるか", "Predict: How right one can be"),
        say(
            f"Aくんの重みは、新しい日を平均 {100 * kun:.1f}% 当てます。4つの重みと k を、日記を見て自由に選べるとしたら、新しい日の正解率はどこまで上げられるでしょう?",
            f"A-kun's weights are right on {100 * kun:.1f}% of new days on average. If you may choose all four weights and k after reading the diary, how high can you get on new days?",
        ),
        [
            Option(
                say("100%。正しい重みを見つければ、全部当たる", "100%: the right weights are always right"),
                bool(best > 0.999),
                say(
                    "同じ手がかりでも、テストのある日とない日があります。どちらと判断しても、外れる日があります。",
                    "The same clues come with a test on some days and without on others. Whatever the verdict, it is wrong on some.",
                ),
            ),
            Option(
                say("95%くらい。自信を強くすれば上がる", "About 95%: more confidence helps"),
                bool(kun + 0.001 < best <= 0.999),
                say(
                    "自信の強さ k は判断を1つも変えません。ですから正解率も変わりません。",
                    "The confidence k does not change a single verdict, so it does not change the accuracy either.",
                ),
            ),
            Option(
                say(f"{100 * kun:.1f}% より上にはならない", f"Not above {100 * kun:.1f}%"),
                bool(best < kun + 0.001),
                say(
                    f"8つの場面それぞれで、多いほうに賭けるのが最善です。Aくんの重みは、もうそうなっています。ちなみに、先生だけを信じると {100 * teacher:.1f}% です。",
                    f"The best anyone can do is to bet on the likelier side in each of the 8 situations, and A-kun's weights do. Trusting the teacher alone would give {100 * teacher:.1f}%.",
                ),
            ),
        ],
        say(
            "はじめは重みが全部0です。スライダーを動かして、損失をできるだけ小さくしてください。重みを決めたら「まだ見ていない日を見る」にチェックを入れます。",
            "All weights start at 0. Move the sliders and make the loss as small as you can. Then tick “look at the unseen days”.",
        ),
    )


def confidence():
    """A larger k leaves every verdict as it is and changes what a mistake costs."""
    plain, sure = expected_log_loss(ARTICLE_WEIGHTS), expected_log_loss(8 * ARTICLE_WEIGHTS)
    far = expected_log_loss(40 * ARTICLE_WEIGHTS)
    best = int(np.argmin([plain, sure, far]))
    return Question(
        "neuron/confidence",
        say("予想: 自信の強さ", "Predict: Confidence"),
        say(
            "Aくんの重み (-0.5, 0.4, 0.6, 0.3) はそのままで、自信の強さ k だけを変えます。判断は1つも変わりません。新しい日での損失が最も小さくなるのは、どれでしょう?",
            "Keep the weights (-0.5, 0.4, 0.6, 0.3) and change only the confidence k. No verdict changes. Which k gives the smallest loss on new days?",
        ),
        [
            Option(
                "k = 1",
                best == 0,
                say(
                    f"控えめすぎます。どの確率も50%からあまり離れず、損失は {plain:.3f} です。もっと自信を持っても、たいていは当たります。",
                    f"Too modest: no probability is far from 50%, and the loss is {plain:.3f}. The neuron could be surer, and would mostly be right.",
                ),
            ),
            Option(
                "k = 8",
                best == 1,
                say(
                    f"損失は {sure:.3f} で、これより小さくはなりません。この世界では、ちょうど k = 8 のときの確率でテストがあるように作ってあるからです。",
                    f"The loss is {sure:.3f}, and no k does better: in this world tests happen with just the probabilities of k = 8.",
                ),
            ),
            Option(
                say("k = 40。自信はあるほどよい", "k = 40: the surer the better"),
                best == 2,
                say(
                    f"外れる日が必ずあるので、自信がありすぎると高くつきます。損失は {far:.3f} で、k = 1 よりも悪くなります。",
                    f"Some days are bound to go wrong, and being too sure then costs dearly: the loss is {far:.3f}, worse than with k = 1.",
                ),
            ),
        ],
        say(
            "k のスライダーを端から端まで動かして、損失の谷を探してください。正解率は動くでしょうか?",
            "Move k from end to end and find the valley of the loss. Does the accuracy move?",
        ),
    )
