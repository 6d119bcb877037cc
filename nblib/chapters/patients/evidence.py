"""The symptoms in words: what each one is, and what was measured of it in a training."""

from nblib.chapters.patients.symptoms import SYMPTOMS, arriving_share, dead_neurons, losses_of
from nblib.language import say
from nblib.maths.layers import Dense


def named(symptom):
    """What a symptom is, as an answer to choose."""
    return _names()[symptom]


def _names():
    """What each symptom is."""
    return {
        "diverged": say("数が際限なく大きくなって、訓練が壊れた", "The numbers grew beyond all bounds, and training broke down"),
        "alike": say("隠れ層のニューロンがどれも同じ重みで、1つしかないのと変わらない",
                  "All hidden neurons have the same weights, so they are no better than one"),
        "dead": say("隠れ層のニューロンがどの点でも平らなところにいて、学べない",
                 "Every hidden neuron is on its flat side at every point, and learns nothing"),
        "straight": say("入力を足し合わせるだけなので、境目がまっすぐにしかならない",
                     "The network only adds up its inputs, so its boundary can only be straight"),
        "vanishing": say("勾配が層を戻るたびに小さくなり、はじめの層にほとんど届かない",
                      "The gradient shrinks from layer to layer, and hardly reaches the first one"),
        "by heart": say("訓練データを丸暗記して、新しい点で外れている",
                     "It knows the training data by heart, and fails on new points"),
    }  # fmt: skip


def evidence(symptom, training, theta):
    """What was measured: a sentence that says whether the symptom is there."""
    there = SYMPTOMS[symptom](training, theta)
    return _SENTENCES[symptom](training, theta, there)


def _short(loss):
    return f"{loss:.2f}" if loss < 1000 else f"{loss:,.0f}"


def _diverged(training, theta, there):
    loss = _short(losses_of(training, theta)[0])
    if there:
        return say(f"損失は {loss} にもなりました。1歩ごとに谷を飛びこえて、前より高いところに着いています。",
                   f"The loss has reached {loss}. Each step jumps across the valley and lands higher than before.")  # fmt: skip
    return say(f"損失は {loss} で、普通の数です。", f"The loss is {loss}, an ordinary number.")


def _alike(training, theta, there):
    if there:
        return say("1つ目の隠れ層では、どのニューロンも重みが同じです。同じものは同じ勾配を受け取るので、訓練しても同じままです。",
                   "In the first hidden layer all neurons have the same weights. What is alike gets the same gradient, and stays alike.")  # fmt: skip
    return say("隠れ層のニューロンは、どれも重みがちがいます。", "The hidden neurons have different weights.")


def _dead(training, theta, there):
    dead, every = dead_neurons(training, theta)
    counted = say(f"隠れ層の {every} 個のうち、どの点でも傾きが0なのは {dead} 個です。",
                  f"Of the {every} hidden neurons, {dead} have the slope 0 at every point.")  # fmt: skip
    return counted + (
        say("傾きが0なら、重みは二度と動きません。", " Where the slope is 0, weights never move again.")
        if there
        else ""
    )


def _straight(training, theta, there):
    if there:
        return say("2つの点のまん中での出力は、いつも両端の出力の平均です。まっすぐだからです。",
                   "Halfway between two points the output is always the mean of both ends: it is straight.")  # fmt: skip
    return say("2つの点のまん中での出力は、両端の平均とはちがいます。境目は曲がっています。",
               "Halfway between two points the output is not the mean of both ends: the boundary bends.")  # fmt: skip


def _vanishing(training, theta, there):
    if sum(isinstance(layer, Dense) for layer in training.network.layers) == 1:
        return say("隠れ層がないので、勾配が消えていく道のりもありません。", "There is no hidden layer, so there is no way along which the gradient could shrink.")  # fmt: skip
    share = arriving_share(training, theta)
    return say(f"はじめの層に届く勾配の大きさは、出力の層の {share:.3g} 倍です。",
               f"The gradient that reaches the first layer is {share:.3g} times that at the output layer.")  # fmt: skip


def _by_heart(training, theta, there):
    seen, new = map(_short, losses_of(training, theta))
    losses = say(f"損失は、訓練データで {seen}、テストデータで {new} です。",
                 f"The loss is {seen} on the training data and {new} on the test data.")  # fmt: skip
    if there:
        return losses + say("見た点だけ、よくできています。", " It does well only on what it has seen.")
    return losses + say(
        "丸暗記なら、訓練データの損失だけがずっと小さいはずです。",
        " Had it learned them by heart, only the first would be far smaller.",
    )


_SENTENCES = {
    "diverged": _diverged,
    "alike": _alike,
    "dead": _dead,
    "straight": _straight,
    "vanishing": _vanishing,
    "by heart": _by_heart,
}
