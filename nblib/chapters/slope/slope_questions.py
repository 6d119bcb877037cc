"""Predictions about slopes: how far they are to be trusted, what they are slopes of, and how they are measured."""

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.data import diary, loss_on
from nblib.maths.finite_differences import along, descend, moves, partials, quotients
from nblib.maths.neuron import ARTICLE_WEIGHTS

RATE, SUSPICIOUS = 0.25, np.array([-1, 0.4, 0.6, 0.3])


def diary_loss():
    """The loss of A-kun's neuron on the diary of 60 days that chapters 1 and 4 use."""
    return loss_on(*diary(60, np.random.default_rng(11)))


def steps_from(w, rate):
    """The loss at w, after a step of each weight alone, and after a step of all: 1 + (4,) + 1 numbers."""
    loss = diary_loss()
    *alone, together = loss(moves(w, partials(loss, w), rate))
    return loss(w), np.array(alone), together


def all_together():
    """Each weight alone makes the loss smaller; all of them at once make it larger."""
    before, alone, together = steps_from(SUSPICIOUS, RATE)
    each = " / ".join(f"{loss:.2f}" for loss in alone)
    return Question(
        "backprop/all_together",
        say("予想: 4つ同時に動かすと", "Predict: all four at once"),
        say(
            f"w0 = -1 のとき、損失は {before:.2f} です。学習率 {RATE} で1歩動かします。動かすのが1つだけなら、どの重みでも損失は下がります(w0 から順に {each})。では、4つを同時に、それぞれ同じだけ動かしたら?",
            f"With w0 = -1 the loss is {before:.2f}. Take one step with the learning rate {RATE}. If a single weight moves, the loss falls, whichever it is (to {each}, from w0 to w3). And if all four move at the same time, each as far as before?",
        ),
        [
            Option(say("始めより大きくなる", "It gets larger than before"), bool(together >= before),
                   say(f"損失は {together:.2f} になります。どの重みも「低すぎる出力」を1人で直すつもりで動きました。4人分を同時に直すと、直しすぎます。",
                       f"It becomes {together:.2f}. Each weight moved as if it had to mend the low outputs by itself. Mended four times at once, they are far too high.")),
            Option(say("下がるが、いちばんよい1つのときほどではない", "It falls, but less than for the best single weight"), bool(alone.min() <= together < before),
                   say("そうなる歩幅もあります。この歩幅では、それでは済みません。", "For some rates that is so. With this one it is worse.")),
            Option(say("4つの力が合わさって、もっと下がる", "It falls even more: four forces add up"), bool(together < alone.min()),
                   say("力が合わさるのは、歩幅が小さいあいだだけです。学習率を 0.1 くらいにすると、そうなります。",
                       "They do add up as long as the steps are small. With a learning rate of about 0.1 it is so.")),
        ],
        say("学習率を 0 から 0.4 まで動かしてください。太い線が1つだけの線より下にあるのは、どこまででしょう? 始めより上に出るのは、どこから?",
            "Move the learning rate from 0 to 0.4. How far does the thick line stay below the others? Where does it rise above the start?"),
    )  # fmt: skip


def signed_difference():
    """Descending y - t never stops, wherever it starts."""
    ends = [descend(lambda w: w - 0.1 - 1, start, 200, rate=0.3)[-1] for start in (-2.0, 0.6, 3.0)]
    stops = [abs(end - 1.1) < 0.5 for end in ends]
    return Question(
        "backprop/signed_difference",
        say("予想: 差を小さくしていくと", "Predict: making the difference small"),
        say(
            "L を、ただの差 y - t(出力 - 正解)に決めます。t = 1 です。L が小さくなる向きへ、w2 を少しずつ、どこまでも動かしていきます。どうなるでしょう?",
            "Let L be the bare difference y - t, output minus answer, with t = 1. Move w2 little by little in the direction in which L falls, on and on. What will happen?",
        ),
        [
            Option(say("出力 y が正解 t と等しくなって、止まる", "The output y comes to the answer t, and stops there"), all(stops),
                   say("L = 0 は、この L のいちばん小さい値ではありません。L は負にもなれるので、0 を素通りします。",
                       "L = 0 is not the smallest value of this L. L can be negative, so 0 is passed by.")),
            Option(say("y は、どこまでも小さくなる", "y falls on and on"), not any(stops),
                   say("差の傾きは、どこでも同じです。正解がいくつでも変わりません。つまりこの L は、正解について何も教えてくれません。",
                       "The slope of the difference is the same everywhere, whatever the answer is. Such an L tells nothing about the answer.")),
            Option(say("始めの y が t より大きければ止まり、小さければ逃げていく", "It stops if y starts above t, and runs away if it starts below"), any(stops) and not all(stops),
                   say("上から下りてきても、t のところで傾きは変わりません。そのまま通り過ぎます。",
                       "Coming down from above, nothing changes at t. It runs straight through.")),
        ],
        say("「歩数」を0から増やして、4つの印がどこへ行くかを見てください。それから「テストあり」の印を外す(t = 0)と、差の進む向きは変わるでしょうか?",
            "Increase the step from 0, and see where the four markers go. Then untick “test” (t = 0). Does the difference now go another way?"),
    )  # fmt: skip


def smaller_is_better():
    """The error of a difference quotient falls with the step, and then grows again."""
    loss = diary_loss()
    cut, exact = along(loss, ARTICLE_WEIGHTS, 1), partials(loss, ARTICLE_WEIGHTS)[1]
    large, middle, tiny = (abs(quotients(cut, 0.4, step)[1] - exact) for step in (1e-3, 1e-7, 1e-15))
    return Question(
        "backprop/smaller_is_better",
        say("予想: Δw は小さいほどよいか", "Predict: the smaller, the better?"),
        say(
            "コンピュータで傾きを測ります。w を Δw だけ動かして、f の変化を Δw で割ります。Δw を 0.1、0.001、…、10のマイナス16乗と小さくしていくと、正しい傾きとのずれはどうなるでしょう?",
            "A computer measures a slope: it moves w by Δw and divides the change of f by Δw. Take Δw = 0.1, 0.001, and so on to 10 to the power of -16. How far off is the result?",
        ),
        [
            Option(say("Δw が小さいほど、ずれも小さい", "The smaller Δw, the smaller the error"), bool(large > middle > tiny),
                   say("計算が完全に正確なら、そのとおりです。でもコンピュータは、1つの数を約16桁までしか覚えていません。",
                       "With perfect arithmetic it would be so. But a computer keeps only about 16 digits of a number.")),
            Option(say("あるところまでは小さくなるが、その先はまた大きくなる", "It falls to some point, and then grows again"), bool(large > middle < tiny),
                   say("Δw が小さすぎると、2つの値はほとんどの桁が同じです。引き算で残るのは、最後の数桁のごみです。それを小さな Δw で割ると、ごみが大きくなります。",
                       "When Δw is very small, both values agree in nearly all their digits. What the subtraction leaves are the last few, which are not exact, and dividing by Δw makes that error large.")),
            Option(say("Δw によらず、ほとんど同じ", "It hardly depends on Δw"), bool(0.1 < middle / large < 10 and 0.1 < tiny / large < 10),
                   say("ずれは、何万倍も変わります。2つ目の図の目盛りは、10の累乗です。", "It changes by factors of many thousands. The scales of the second picture are powers of ten.")),
        ],
        say("「Δw は10の何乗か」を 0 から -16 まで動かしてください。1つ目の図の直線は、いつ接線に重なり、いつ離れるでしょう? 関数を ReLU(w) に変えると?",
            "Move the exponent from 0 to -16. When do the lines in the first picture fall on the tangent, and when do they leave it? What about the function ReLU(w)?"),
    )  # fmt: skip
