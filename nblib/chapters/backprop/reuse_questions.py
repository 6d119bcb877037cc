"""Predictions on what backpropagation reuses, multiplies and adds up."""

import numpy as np

from nblib.chapters.backprop.backprop_paths import behind, paths
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import tanh
from nblib.maths.layers import Dense
from nblib.maths.losses import squared_error
from nblib.maths.network import Network, mlp


def how_often_again():
    """Every weight that is moved asks for the output neuron anew."""
    network = mlp((3, 3, 3, 1), tanh)
    weights = np.flatnonzero(network.is_weight)
    times = sum(int(behind(network, p)[-1][0]) for p in weights)

    def option(count, why):
        return Option(say(f"{count}回", f"{count} times"), count == times, why)

    return Question(
        "backprop/how_often_again",
        say("予想: 何回計算しなおすか", "Predict: how often again?"),
        say(
            f"このネットワークの重みは{len(weights)}個です。1つ選んで少し動かし、損失を計算しなおして、もとに戻す。これを全部の重みについて行うと、出力のニューロンは何回計算しなおすことになるでしょう?",
            f"This network has {len(weights)} weights. Move one a little, compute the loss again, put it back; then the next one, and so on. How often does the output neuron have to be computed again?",
        ),
        [
            option(3, say("出力のニューロンに直接つながる重みは3個です。でも、もっと手前の重みを動かしても、変化はめぐりめぐって出力まで届きます。",
                          "Three weights lead straight to the output neuron. But a change of any weight before them reaches the output, too.")),
            option(12, say("2層目と3層目の重みを合わせると12個です。でも、1層目の重みの変化も、出力まで届きます。",
                           "The second and the third layer have 12 weights together. But a change in the first layer arrives at the output as well.")),
            option(21, say("どの重みを動かしても、変化は必ず出力を通って損失に届きます。だから、毎回計算しなおしです。",
                           "Whatever weight is moved, its change reaches the loss through the output. So it has to be computed every time.")),
        ],
        say("赤と橙の重みをいろいろ選んで、青いニューロンの重なりを見てください。そのあと「全部の重みについて」にチェックを入れます。",
            "Choose red and orange weights and watch where the blue neurons overlap. Then tick “all weights”."),
    )  # fmt: skip


def silent_clue():
    """The weights of a clue that is 0 have slope 0: nothing came in, so nothing can be blamed on them."""
    network = Network([Dense(2, 2), tanh, Dense(2, 1)])
    theta = np.array([0.1, -0.2, 0.7, -0.4, -0.6, 0.8, 0.1, 0.5, 0.8])
    slopes = network.gradient(squared_error, theta, np.array([[1.0, 0]]), np.ones((1, 1)))[1]
    none = not slopes[4:6].any()
    return Question(
        "backprop/silent_clue",
        say("予想: 黙っている手がかり", "Predict: a silent clue"),
        say(
            "先生が何も言わなかった日(x2 = 0)に、テストがありました。予測は外れです。先生から出る2本の線の重み w3 と w4 は、この日の損失を減らすために、どうすればよいでしょう?",
            "On a day when the teacher said nothing (x2 = 0) there was a test after all; the prediction was wrong. What should become of w3 and w4, the weights of the two lines from the teacher, to lower this day's loss?",
        ),
        [
            Option(say("どちらへ動かしても同じ", "It makes no difference"), none,
                   say("重みの傾きは「戻ってくる傾き × 入ってきた値」です。入ってきた値が0なら、傾きも0です。この日からは、先生の重みについて何も学べません。",
                       "A weight's slope is what comes back, times what came in. Nothing came in, so the slope is 0: from this day nothing can be learned about the teacher's weights.")),
            Option(say("どちらも増やす", "Increase both"), not none and bool((slopes[4:6] < 0).all()),
                   say("増やしても、かける相手の x2 が0なので、何も変わりません。", "They are multiplied by x2 = 0, so increasing them changes nothing.")),
            Option(say("どちらも減らす", "Decrease both"), not none and bool((slopes[4:6] > 0).all()),
                   say("減らしても、かける相手の x2 が0なので、何も変わりません。", "They are multiplied by x2 = 0, so decreasing them changes nothing.")),
        ],
        say("まず「次へ」で最後まで進んでみましょう。それから x2 を0にして、w3 と w4 の ∂ の数を見てください。",
            "First go to the end with “next”. Then set x2 to 0 and look at the ∂ numbers of w3 and w4."),
    )  # fmt: skip


def paths_that_cancel():
    """Of two equal paths with opposite signs nothing is left."""
    network = Network([Dense(1, 1), tanh, Dense(1, 3), tanh, Dense(3, 1)])
    theta, one = np.array([0, 0.5, 0, 0, 0, 1, 1, 1, 0, 1, -1, 0]), np.ones((1, 1))
    up, down, _ = (path.product for path in paths(network, theta, 1, [1], [1], squared_error))
    total = network.gradient(squared_error, theta, one, one)[1][1]
    size = f"{abs(up):.1f}"
    answers = {"one": -abs(up), "none": 0.0, "both": -2 * abs(up)}
    right = min(answers, key=lambda name: abs(answers[name] - total))
    return Question(
        "backprop/paths_that_cancel",
        say("予想: 2本の道", "Predict: two paths"),
        say(
            f"Aくんの考えは、妹と母の2人を通って、答えに届きます。妹を通る道だけなら、w についての L の傾きは {up:+.1f}、母を通る道だけなら {down:+.1f} です。2人とも話を聞いているとき、w についての L の傾きはいくつでしょう?",
            f"What A-kun thinks reaches the answer in two ways, through his sister and through his mother. Along his sister's path alone, the slope of L along w is {up:+.1f}; along his mother's alone, {down:+.1f}. What is the slope of L along w when both listen?",
        ),
        [
            Option(say("0になる", "It is 0"), right == "none",
                   say("一方が L を減らす分だけ、もう一方が増やします。道ごとの傾きは足し算なので、打ち消し合います。", "What one path takes off L, the other puts on. Slopes along paths add up, so these two cancel.")),
            Option(say(f"大きさ {size} のまま", f"Still {size} in size"), right == "one",
                   say("道が2本あれば、どちらの変化も L に届きます。片方だけを選ぶことはできません。", "With two paths both changes arrive. There is no choosing one of them.")),
            Option(say(f"{2 * abs(up):.1f} になる", f"{2 * abs(up):.1f} in size"), right == "both",
                   say("大きさではなく、符号のついた数を足します。", "It is the numbers that add up, with their signs, not their sizes.")),
        ],
        say("はじめは、隣の人を通る道が閉じています(v3 = 0)。v1 と v2 を動かして、道ごとの数と、その合計を見てください。",
            "At first the path through the neighbour is closed (v3 = 0). Move v1 and v2, and watch the numbers of the paths and their sum."),
    )  # fmt: skip
