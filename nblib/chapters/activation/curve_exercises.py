"""Exercises on curves: write a leaky ReLU, and put a tent together from ReLUs."""

import numpy as np

from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import compare, function
from nblib.language import say

LEAK = 0.1


def write_leaky():
    """ReLU that lets a tenth of negative sums pass."""
    return Exercise(
        key="activation/leaky",
        title=say("練習: 漏れのある ReLU を書く", "Exercise: write a leaky ReLU"),
        judge=lambda answer: compare(function(answer), _leaky, _leaky_mistakes(), _sums()),
        praise=say("正解です。負のところにも傾きがあるので、合計が負のニューロンも学びつづけられます。",
                   "Right. It has a slope on the negative side, too, so a neuron whose sum is negative can still learn."),
        hints=[
            say("2つの場合に分けます。z が0より大きいときは、z をそのまま返します。", "There are two cases. If z is above 0, return z as it is."),
            say("そうでないときは、0.1 * z を返します。", "If not, return 0.1 * z."),
        ],
        solution="def my_leaky(z):\n    return z if z > 0 else 0.1 * z",
    )  # fmt: skip


def _leaky(z):
    return z if z > 0 else LEAK * z


def _leaky_mistakes():
    """Typical wrong ones, each with the sentence that helps."""
    same = say("負のとき、いつも同じ数を返しています。z の1割なので、0.1 * z です。",
               "For negative sums it is always the same number. A tenth of z is 0.1 * z.")  # fmt: skip
    return [
        (lambda z: max(0, z), say("これは漏れのない ReLU です。負の合計も、1割だけ通してください。",
                                  "That is ReLU without a leak. Let a tenth of negative sums pass.")),
        (lambda z: LEAK * max(0, z) + min(0, z), say("正と負が逆です。小さくするのは負のほうです。",
                                                     "The two sides have changed places. It is the negative ones that become smaller.")),
        (lambda z: LEAK * z, say("正の合計まで1割になっています。正のときは、そのまま通します。",
                                 "Positive sums are reduced, too. They pass as they are.")),
        (lambda z: z if z > 0 else -LEAK * z, say("負の合計が、正の数になって出ています。符号は変えません。",
                                                 "Negative sums come out positive. Their sign stays.")),
        (lambda z: z if z > 0 else -LEAK, same),
        (lambda z: z if z > 0 else LEAK, same),
        (lambda z: z if z >= 0 else -LEAK, same),
        (lambda z: z if z >= 0 else LEAK, same),
        (lambda z: 1 if z > 0 else LEAK, say("これは傾き(導関数)です。返すのは、関数の値です。",
                                            "That is the slope, the derivative. Return the value itself.")),
        (lambda z: z if z > 0 else z - LEAK, say("0.1 を引くのではなく、かけます。", "Multiply by 0.1; do not subtract it.")),
        (abs, say("これは絶対値です。負の合計は、負のまま1割にします。", "That is the absolute value. Negative sums stay negative, a tenth as large.")),
    ]  # fmt: skip


def _sums():
    """Fresh sums of both signs, and 0."""
    drawn = np.random.default_rng().uniform(0.5, 5, 6).round(1)
    return [(0.0,), *((float(z),) for z in drawn), *((-float(z),) for z in drawn)]


def add_up_a_tent():
    """A tent is three ReLUs."""

    def relus(*weights):
        return lambda x: sum(w * max(0.0, x - place) for place, w in enumerate(weights))

    mistakes = [
        (relus(1), say("1を過ぎても上りつづけています。傾きを1から-1へ変えるには、-2が要ります。",
                       "It keeps on climbing beyond 1. To turn the slope from 1 to -1 you need -2.")),
        (relus(1, -1), say("1から先が平らです。-1を足すと傾きは0になります。-1まで下げるには、-2が要ります。",
                           "Beyond 1 it is level. Adding -1 makes the slope 0; to make it -1 you need -2.")),
        (relus(1, -1, 1), say("2つ目の倍率が-1では、下りになりません。-2にします。", "With -1 for the second one it never comes down. It has to be -2.")),
        (relus(1, -2), say("2を過ぎても下りつづけています。2のところで、傾きを0に戻すものを足してください。",
                           "Beyond 2 it keeps on falling. Add one that turns the slope back to 0 at 2.")),
        (relus(1, -2, 2), say("2から先が、また上っています。傾きを-1から0へ戻すのは、+1です。", "Beyond 2 it climbs again. To turn the slope from -1 to 0 takes +1.")),
        (relus(-1, 2, -1), say("上下が逆です。3つの符号を全部変えてみましょう。", "It is upside down. Change the sign of all three.")),
        (lambda x: relus(1, -2, 1)(x + 1), say("位置が左へ1ずれています。relu(x)、relu(x - 1)、relu(x - 2) を使います。",
                                              "It stands 1 too far to the left. Use relu(x), relu(x - 1) and relu(x - 2).")),
        (lambda x: sum(w * (x - place) for place, w in enumerate((1, -2, 1))),
         say("どこでも0です。relu に通さずに足すと、打ち消し合います。そして relu の中には x が要ります: relu(x)、relu(x - 1)、relu(x - 2)。",
             "It is 0 everywhere. Without relu the three cancel each other; and inside relu there must be x: relu(x), relu(x - 1), relu(x - 2).")),
    ]  # fmt: skip
    return Exercise(
        key="activation/tent",
        title=say("練習: ReLU でテントを作る", "Exercise: a tent of ReLUs"),
        judge=lambda answer: compare(function(answer), relus(1, -2, 1), mistakes, _places()),
        praise=say("正解です。このテントを、位置と高さを変えて並べれば、どんな折れ線も作れます。",
                   "Right. With such tents in different places and of different heights any chain of straight pieces can be made."),
        hints=[
            say("左から順に考えます。0から先の上りは relu(x) です。", "Go from left to right. The way up from 0 is relu(x)."),
            say("1で、傾きが1から-1に変わります。変化は-2なので、-2 * relu(x - 1) を足します。",
                "At 1 the slope turns from 1 to -1. It changes by -2, so add -2 * relu(x - 1)."),
            say("2で、傾きが-1から0に戻ります。あと1つ足せば終わりです。", "At 2 the slope turns from -1 back to 0. One more, and the tent stands."),
        ],
        solution="def my_tent(x):\n    def relu(z):\n        return max(0, z)\n\n"
        "    return relu(x) - 2 * relu(x - 1) + relu(x - 2)",
    )  # fmt: skip


def _places():
    """Places left of the tent, on both its sides, and right of it."""
    rng = np.random.default_rng()
    parts = [(-3, -1.1), (-0.9, -0.1), (0.1, 0.9), (1.1, 1.9), (2.1, 3), (3.1, 5)]
    return [(float(x),) for low, high in parts for x in rng.uniform(low, high, 2).round(2)] + [(1.0,)]
