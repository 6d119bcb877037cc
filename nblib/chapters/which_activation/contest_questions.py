"""Predictions about training with other activations: a wrong slope, and another learning rate."""

import numpy as np

from nblib.chapters.which_activation.activation_comparison import final_losses
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import activation
from nblib.maths.activations.activation import own

NAMES = ("sigmoid", "tanh", "ReLU", "SiLU", "sine")
SLOW, FAST = 0.03, 0.3


def _slope_of_output(z):
    """The slope of tanh as a function of its output, which is wrong as one of z."""
    return 1 - z**2


def wrong_slope():
    """A wrong derivative makes training worse, and nobody says a word."""
    sigmas = activation("tanh"), own(np.tanh, _slope_of_output)
    right, wrong = (np.median(final_losses("circle", sigma)[0]) for sigma in sigmas)
    worse = wrong > 3 * right
    return Question(
        "activation/wrong_slope",
        say("予想: 傾きの式をまちがえたら", "Predict: a slope with a mistake in it"),
        say(
            "tanh の傾きは、出力を a とすると 1 - a² です。うっかり、入力 z で 1 - z**2 と書いてしまいました。このまま訓練すると、どうなるでしょう?",
            "The slope of tanh is 1 - a², where a is the output. By mistake somebody wrote 1 - z**2, with the input z. What happens when a network is trained with this?",
        ),
        [
            Option(say("エラーが出て止まる", "It stops with an error"), False,
                   say("計算はできるので、エラーは出ません。Python には、何の傾きのつもりかがわからないからです。",
                       "It can be calculated, so nothing stops. Python cannot know what it was meant to be the slope of.")),
            Option(say("エラーは出ないが、うまく学べない", "No error, but it learns badly"), bool(worse),
                   say(f"200歩のあとの損失(12個の種の中央値)は、正しい傾きで {right:.2f}、まちがった傾きで {wrong:.2f} でした。はじめのうちは、まちがっていても下がります。",
                       f"After 200 steps the loss (the median of 12 seeds) was {right:.2f} with the right slope and {wrong:.2f} with the wrong one. At first it falls all the same.")),
            Option(say("少し遅くなるだけで、同じように学べる", "It learns as well, only a little slower"), not worse,
                   say("z が0の近くなら、2つの式はほとんど同じです。でも、重みが育って z が1を超えると、符号まで逆になります。",
                       "Near z = 0 the two formulas hardly differ. But once weights have grown and z exceeds 1, even the sign is wrong.")),
        ],
        say("「傾き」の式を選びなおして、2つの傾きと損失を比べてください。半分の傾きや、逆の符号では?",
            "Choose other formulas for the slope. Compare the two slopes, and the losses. What about half the slope? Or the wrong sign?"),
    )  # fmt: skip


def other_rate():
    """With ten times the learning rate the order of the activations is another one."""
    slow, fast = (
        {name: np.median(final_losses("spiral", activation(name), rate)[1]) for name in NAMES} for rate in (SLOW, FAST)
    )
    first = min(slow, key=slow.get)
    best_again = min(fast, key=fast.get) == first
    all_worse = all(fast[name] > slow[name] for name in NAMES)
    return Question(
        "activation/other_rate",
        say("予想: 学習率を10倍にすると", "Predict: ten times the learning rate"),
        say(
            f"sigmoid、tanh、ReLU、SiLU、sine の5つで、渦巻きの問題を学習率 {SLOW} で訓練しました。いちばん損失が小さいのは {first} で、sine は大きく負けています。ほかはそのままで、学習率(1歩の大きさ)だけを10倍の {FAST} にすると?",
            f"Take sigmoid, tanh, ReLU, SiLU and sine. On the spiral, with a learning rate of {SLOW}, {first} has the lowest loss of the five, and sine is far behind. Now only the learning rate (the size of the steps) becomes ten times as large, {FAST}. What happens?",
        ),
        [
            Option(say("よい関数は、やはりよい。順番はだいたい同じ", "A good function stays good: much the same order"), best_again,
                   say("順番は変わりました。関数のよしあしは、関数だけでは決まりません。", "The order changed. How good a function is does not depend on the function alone.")),
            Option(say("どれも悪くなる", "All of them get worse"), not best_again and all_worse,
                   say("歩幅が大きすぎて悪くなるものは、たしかに多いのですが、全部ではありません。",
                       "Many do, as the steps are too large for them. But not all.")),
            Option(say("順番が入れかわり、sine が勝つ", "The order changes, and sine wins"), not best_again and not all_worse and min(fast, key=fast.get) == "sine",
                   say(f"中央値は、sine が {slow['sine']:.2f} から {fast['sine']:.2f} へ下がり、ReLU は {slow['ReLU']:.2f} から {fast['ReLU']:.2f} へ上がりました。",
                       f"The median fell from {slow['sine']:.2f} to {fast['sine']:.2f} for sine, and rose from {slow['ReLU']:.2f} to {fast['ReLU']:.2f} for ReLU.")),
        ],
        say("学習率を動かして、順番の変わり方を見てください。問題を変えると、どうでしょう?",
            "Change the learning rate and watch the order. And what about the other problems?"),
    )  # fmt: skip
