"""A prediction: can one neuron do the prank, if it has an activation?"""

import itertools

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import activation
from nblib.maths.data import PRANK

BENT = ("step", "sigmoid", "tanh", "ReLU", "SiLU", "Gaussian", "sine")


def alone():
    """Some bent functions let a single neuron do the prank, others never do."""
    can = [_can(activation(name)) for name in BENT]
    return Question(
        "activation/alone",
        say("予想: ニューロン1つで冗談の問題", "Predict: the prank with a single neuron"),
        say(
            "ニューロンは1つだけ、隠れ層はありません。ただし、活性化関数としきい値は自由に選べます。これで冗談の問題を解けるでしょうか?",
            "One neuron, and no hidden layer. But you may choose its activation and its threshold. Can it do the prank?",
        ),
        [
            Option(say("どの関数でも解けない。ニューロン1つの境目は、まっすぐな線1本だから", "Never: the boundary of one neuron is one straight line"), not any(can),
                   say("境目はまっすぐですが、1本とは限りません。曲線が上がって下がれば、2本の平行な線のあいだだけを選べます。",
                       "It is straight, but there may be more than one. A curve that rises and falls again can pick the strip between two parallel lines.")),
            Option(say("曲がった関数なら、どれでも解ける", "Yes, with any bent function"), all(can),
                   say("tanh も ReLU も曲がっていますが、途中で下がることはありません。それでは、どんな重みでも解けません。",
                       "tanh and ReLU are bent, but they never come down again. With these no weights will do.")),
            Option(say("解ける関数と、解けない関数がある", "With some functions, but not with others"), any(can) and not all(can),
                   say("上がったあとで下がる(または下がったあとで上がる)関数なら解けます。",
                       "Those that rise and then fall, or fall and then rise, can do it.")),
        ],
        say("まず tanh で、しばらく試してください。次に sine を選び、w1 と w2 を同じだけ大きくしていくと?",
            "Try tanh for a while. Then choose sine, and make w1 and w2 larger, both alike."),
    )  # fmt: skip


def _can(sigma):
    """Whether weights and a threshold on a grid let one neuron with this activation do the prank."""
    grid = np.array(list(itertools.product(np.arange(-3, 3.25, 0.25), repeat=3)))
    outputs = sigma(grid[:, :1] + grid[:, 1:] @ PRANK[:, :2].T)  # (weights, 4)
    is_test = PRANK[:, 2] == 1
    return bool(np.any(outputs[:, is_test].min(axis=1) > outputs[:, ~is_test].max(axis=1) + 0.05))
