"""Exercises on one activation: write a leaky ReLU, put a tent together from ReLUs, do the prank with a bell."""

import numpy as np

from nblib.exercises.exercise import all_begun, exercise
from nblib.exercises.judge import judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.maths.activations import gaussian
from nblib.maths.data import PRANK
from nblib.maths.neuron import predicts_test
from nblib.validation import as_numbers

LEAK = 0.1


def leaky(z):
    """The right answer of the first exercise."""
    return z if z > 0 else LEAK * z


SAME_BELOW_0 = pair(
    "負のとき、いつも同じ数を返しています。z の1割なので、0.1 * z です。",
    "For negative sums it is always the same number. A tenth of z is 0.1 * z.",
)

PAGE = page_beside(__file__, "exercises.md")
LEAKY_MISTAKES = [
    (lambda z: max(0, z), pair("これは漏れのない ReLU です。負の合計も、1割だけ通してください。",
                               "That is ReLU without a leak. Let a tenth of negative sums pass.")),
    (lambda z: LEAK * max(0, z) + min(0, z), pair("正と負が逆です。小さくするのは負のほうです。",
                                                  "The two sides have changed places. It is the negative ones that become smaller.")),
    (lambda z: LEAK * z, pair("正の合計まで1割になっています。正のときは、そのまま通します。",
                              "Positive sums are reduced, too. They pass as they are.")),
    (lambda z: z if z > 0 else -LEAK * z, pair("負の合計が、正の数になって出ています。符号は変えません。",
                                              "Negative sums come out positive. Their sign stays.")),
    (lambda z: z if z > 0 else -LEAK, SAME_BELOW_0),
    (lambda z: z if z > 0 else LEAK, SAME_BELOW_0),
    (lambda z: z if z >= 0 else -LEAK, SAME_BELOW_0),
    (lambda z: z if z >= 0 else LEAK, SAME_BELOW_0),
    (lambda z: 1 if z > 0 else LEAK, pair("これは傾き(導関数)です。返すのは、関数の値です。",
                                         "That is the slope, the derivative. Return the value itself.")),
    (lambda z: z if z > 0 else z - LEAK, pair("0.1 を引くのではなく、かけます。", "Multiply by 0.1; do not subtract it.")),
    (abs, pair("これは絶対値です。負の合計は、負のまま1割にします。", "That is the absolute value. Negative sums stay negative, a tenth as large.")),
]  # fmt: skip


def _sums():
    """Fresh sums of both signs, and 0."""
    drawn = np.random.default_rng().uniform(0.5, 5, 6).round(1)
    return [(0.0,), *((float(z),) for z in drawn), *((-float(z),) for z in drawn)]


write_leaky = exercise(
    PAGE,
    key="write_leaky",
    judge=judged_by(leaky, LEAKY_MISTAKES, _sums),
    solution="def my_leaky(z):\n    return z if z > 0 else 0.1 * z",
)  # fmt: skip


def relus(*weights):
    """The function that adds up ReLUs whose corners are at 0, 1, 2, ..., each times its weight."""
    return lambda x: sum(w * max(0.0, x - place) for place, w in enumerate(weights))


TENT = relus(1, -2, 1)
TENT_MISTAKES = [
    (relus(1), pair("1を過ぎても上りつづけています。傾きを1から-1へ変えるには、-2が要ります。",
                    "It keeps on climbing beyond 1. To turn the slope from 1 to -1 you need -2.")),
    (relus(1, -1), pair("1から先が平らです。-1を足すと傾きは0になります。-1まで下げるには、-2が要ります。",
                        "Beyond 1 it is level. Adding -1 makes the slope 0; to make it -1 you need -2.")),
    (relus(1, -1, 1), pair("2つ目の倍率が-1では、下りになりません。-2にします。", "With -1 for the second one it never comes down. It has to be -2.")),
    (relus(1, -2), pair("2を過ぎても下りつづけています。2のところで、傾きを0に戻すものを足してください。",
                        "Beyond 2 it keeps on falling. Add one that turns the slope back to 0 at 2.")),
    (relus(1, -2, 2), pair("2から先が、また上っています。傾きを-1から0へ戻すのは、+1です。", "Beyond 2 it climbs again. To turn the slope from -1 to 0 takes +1.")),
    (relus(-1, 2, -1), pair("上下が逆です。3つの符号を全部変えてみましょう。", "It is upside down. Change the sign of all three.")),
    (lambda x: TENT(x + 1), pair("位置が左へ1ずれています。relu(x)、relu(x - 1)、relu(x - 2) を使います。",
                                 "It stands 1 too far to the left. Use relu(x), relu(x - 1) and relu(x - 2).")),
    (lambda x: sum(w * (x - place) for place, w in enumerate((1, -2, 1))),
     pair("どこでも0です。relu に通さずに足すと、打ち消し合います。そして relu の中には x が要ります: relu(x)、relu(x - 1)、relu(x - 2)。",
          "It is 0 everywhere. Without relu the three cancel each other; and inside relu there must be x: relu(x), relu(x - 1), relu(x - 2).")),
]  # fmt: skip


def _places():
    """Places left of the tent, on both its sides, and right of it."""
    rng = np.random.default_rng()
    parts = [(-3, -1.1), (-0.9, -0.1), (0.1, 0.9), (1.1, 1.9), (2.1, 3), (3.1, 5)]
    return [(float(x),) for low, high in parts for x in rng.uniform(low, high, 2).round(2)] + [(1.0,)]


add_up_a_tent = exercise(
    PAGE,
    key="add_up_a_tent",
    judge=judged_by(TENT, TENT_MISTAKES, _places),
    solution="def my_tent(x):\n    def relu(z):\n        return max(0, z)\n\n"
    "    return relu(x) - 2 * relu(x - 1) + relu(x - 2)",
)  # fmt: skip

HALF = 0.5  # the threshold of the neuron with the bell


def _judge_bell(answer):
    """None if the neuron does the prank, else what is wrong."""
    w = as_numbers(all_begun(answer), 3)
    sums = w[0] + PRANK[:, :2] @ w[1:]
    yes = predicts_test(gaussian(sums) - HALF)
    wrong = yes != (PRANK[:, 2] == 1)
    if not wrong.any():
        return None
    if wrong.all():
        return say("4つとも逆です。山の上にあるのは「2人とも黙っている」と「2人とも言った」です。",
                   "All four are the wrong way round: on the hill are “both silent” and “both speak”.")  # fmt: skip
    if yes.all():
        return say("4つの合計が、どれも山の上にあります。重みを大きくして、合計を散らばらせてください。",
                   "All four sums lie on the hill. Make the weights larger, so that the sums spread.")  # fmt: skip
    if not yes.any():
        return say("どの合計も、山から外れています。1人だけが言ったときの合計が、0に近くなるようにしてください。",
                   "No sum lies on the hill. When one of them speaks, the sum has to be near 0.")  # fmt: skip
    return _first_wrong(sums, gaussian(sums), wrong)


def _first_wrong(sums, outputs, wrong):
    """The first situation judged wrong, with its numbers."""
    i = int(np.argmax(wrong))
    at = f"({PRANK[i, 0]}, {PRANK[i, 1]})"
    return say(
        f"まだ{wrong.sum()}つの場面がちがいます。たとえば {at} では、合計が {sums[i]:.2f}、出力が {outputs[i]:.2f} です。",
        f"{wrong.sum()} situation{'s are' if wrong.sum() > 1 else ' is'} still wrong. At {at}, for example, the sum is {sums[i]:.2f} and the output {outputs[i]:.2f}.",
    ) + _move(PRANK[i, 2] == 1)


def _move(wanted):
    """Which way to move a sum that is judged wrong."""
    if wanted:
        return say("0.5 を超えないので「テストなし」ですが、ここでのねらいは「テストあり」です。この合計を、0に近づけてください。",
                   " Not above 0.5 means no test, but one is wanted here: bring this sum nearer to 0.")  # fmt: skip
    return say("0.5 を超えるので「テストあり」ですが、ここでのねらいは「テストなし」です。この合計を、0から遠ざけてください。",
               " Above 0.5 means a test, but none is wanted here: move this sum away from 0.")  # fmt: skip


weights_for_bell = exercise(
    PAGE,
    key="weights_for_bell",
    judge=_judge_bell,
    solution="bell_weights = (-2, 2, 2)",
)  # fmt: skip

EXERCISES = (write_leaky, add_up_a_tent, weights_for_bell)
