"""Mend it: an exercise for each of the six patients, judged by the panel's present state."""

import numpy as np

from nblib.chapters.patients.lessons import LESSONS, number_of
from nblib.chapters.patients.symptoms import first_symptom, losses_of
from nblib.chapters.patients.wrong_mends import prompt, slip
from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, NotBegun
from nblib.language import listing, pair, say, scheme_names
from nblib.playground.state import State
from nblib.validation import in_short

USUAL = 300  # epochs, in which the mended network of many sigmoids has learned
ENOUGH = 50  # epochs, before which nothing can be said of a training that does not ail


def _judge(name, state):
    """None if the state is that of the lesson, mended; else what is still wrong, and where to look."""
    lesson = LESSONS[name]
    opened = lesson.state.settings
    if moved := [field for field in lesson.keeps if getattr(state.settings, field) != getattr(opened, field)]:
        return say(
            f"問題のほうが変わっています({listing(moved)})。変えてよいのは、ネットワークと訓練のしかたです。lesson({number_of(name)}) を開きなおしてください。",
            f"The problem itself has been changed ({listing(moved)}). Only the network and its training may be. Open lesson({number_of(name)}) again.",
        )
    training = state.training()
    theta = training.at(state.epoch)
    with np.errstate(all="ignore"):
        training.at(state.epoch + 1)  # one that has diverged shows it by stopping here
        losses = losses_of(training, theta)
        symptom = first_symptom(training, theta)
    if symptom == "straight" and state.settings.features != opened.features:
        symptom = None  # straight among the inputs that were chosen, but bent on the map
    if symptom != "diverged" and losses[0] < lesson.bound and (name != "by heart" or losses[1] < lesson.bound):
        if name == "vanishing gradient" and state.settings == opened:
            raise NotBegun(_by_waiting(state.epoch))
        return None
    if state.settings == opened and (state.epoch == lesson.opens["epoch"] or symptom == "diverged"):
        raise NotBegun(
            say(
                "まだ治していません。上のパネルの設定を変えて訓練し、このセルをもう一度実行してください。",
                "Not mended yet. Change the settings of the panel above, train, and run this cell again.",
            )
        )
    return _still(name, lesson, losses) + "".join(filter(None, _advice(name, state, opened, symptom, losses)))


def _advice(name, state, opened, symptom, losses):
    """The sentences that lead on."""
    if state.settings == opened:
        yield say("設定はまだ開いたときのままです。", "The settings are still as they were. ")
        yield prompt(symptom, losses) or say("上のパネルの設定を1つ変えて、「最初から」を押し、訓練してみましょう。",
                                             "Change one setting of the panel above, press “restart”, and train.")  # fmt: skip
    elif special := slip(name, state.settings, opened, symptom, losses):
        yield special
    elif symptom in ("diverged", "alike", "dead", "straight") or symptom and state.epoch >= ENOUGH:
        yield prompt(symptom, losses)
    elif state.epoch < ENOUGH:
        yield say(f"まだエポック {state.epoch} です。訓練を {ENOUGH} より先まで進めてから、もう一度確かめてください。",
                  f"It has come to epoch {state.epoch} only. Train on beyond {ENOUGH}, then check again.")  # fmt: skip
    else:
        yield say("よくなる途中かもしれません。訓練をもっと進めるか、同じ向きにもう少し変えてください。",
                  "It may be on its way. Train on, or move further in the same direction.")  # fmt: skip


def _by_waiting(epoch):
    """Of a training that got there in the end, though nothing was mended."""
    return say(f"待つだけで損失は下がりましたが、{epoch}エポックかかりました。設定を変えると、{USUAL}エポックもかからずに治ります。どの設定でしょう?",
               f"By waiting alone the loss has come down, but it took {epoch} epochs. With other settings it takes less than {USUAL}. With which?")  # fmt: skip


def _still(name, lesson, losses):
    """Where the loss stands, and where it should be."""
    which = say("テストデータ", "test") if name == "by heart" else say("訓練データ", "training")
    loss = losses[1] if name == "by heart" else losses[0]
    if loss > 1e3:
        return say(f"{which}の損失が、際限なく大きくなっています({lesson.bound:g} より小さくなれば、治ったといえます)。",
                   f"The {which} loss grows beyond all bounds (mended: below {lesson.bound:g}). ")  # fmt: skip
    return say(f"{which}の損失は、まだ {loss:.2f} です({lesson.bound:g} より小さくなれば、治ったといえます)。",
               f"The {which} loss still stands at {loss:.2f} (mended: below {lesson.bound:g}). ")  # fmt: skip


def present_state(answer):
    """The State of a panel, or a State itself; a CourseError if it is neither."""
    state = getattr(answer, "state", answer)
    if isinstance(state, State):
        return state
    raise CourseError(
        say(
            f"課題のパネルを渡してください。mine = lesson(...) として開き、check(..., mine) と書きます。{in_short(answer)} はパネルではありません。",
            f"Pass the lesson's panel: open it with mine = lesson(...), then write check(..., mine). {in_short(answer)} is no such panel.",
        )
    )


# ---- the six exercises


SECONDS = 10  # the course's own training is judged, which takes its time where many share a machine


def _mended(name, praise, hints, opens):
    """The exercise of the lesson of this name: change its settings until it learns. opens: with what one solution opens it."""
    number = number_of(name)
    return Exercise(
        key=f"mended_{number}",
        title=pair(f"治療: {number}人目の患者", f"Mend: patient {number}"),
        judge=lambda answer: _judge(name, present_state(answer)),
        praise=praise,
        hints=hints,
        solution=f"mine = lesson({number}, {opens})\ncheck(ask.mended_{number}, mine)",
        seconds=SECONDS,
    )


def _other_than_zeros():
    (zeros,) = scheme_names(["zeros"])
    return say(f"「ほかの設定」の「ネットワーク」で、初期化を「{zeros}」でないものにして、訓練してください。",
               f"Under “more settings”, “network”, choose an initialisation other than “{zeros}”, and train.")  # fmt: skip


mended_1 = _mended(
    "prank",
    praise=pair("治りました。足りなかったのは時間ではなく、曲がるものでした。", "Mended. It was not time that was lacking, but something that bends."),
    hints=(
        pair("地図の境目を見てください。訓練をいくら続けても、1本の直線です。", "Look at the boundary in the map: however long it trains, it is one straight line."),
        pair("曲げる方法は2つあります。隠れ層を入れるか、曲がった入力(たとえば x1·x2)を教えるかです。",
             "There are two ways to bend it: a hidden layer, or an input that is bent already, such as x1·x2."),
        pair("+ で隠れ層を1つにし、幅を4、活性化関数を tanh にして、訓練してください。",
             "Press + for 1 hidden layer, width 4, with tanh, and train."),
    ),
    opens='widths=(4,), activations=("tanh",)',
)  # fmt: skip

mended_2 = _mended(
    "dead ReLU",
    praise=pair("治りました。死んだニューロンは生きかえりません。死なせないことです。", "Mended. Dead neurons do not come back to life, so do not let them die."),
    hints=(
        pair("「最初から」を押して、1つずつ進めてください。ニューロンが黙るのは、はじめの数歩です。",
             "Press “restart” and go on one epoch at a time (▶). The neurons fall silent within the first few epochs."),
        pair("長すぎる1歩が、バイアスを大きく負の側へ動かします。すると ReLU の合計は、どの点でも負になります。",
             "Steps that are far too long throw the biases far below 0. Then the sums are negative at every point."),
        pair("学習率を1以下にして、「最初から」を押し、訓練してください。", "Choose a rate of 1 or less. Then press “restart”, and train."),
    ),
    opens="rate=0.3",
)  # fmt: skip

mended_3 = _mended(
    "exploding rate",
    praise=pair("治りました。谷の幅より短い1歩なら、底へ下りていけます。", "Mended. Steps shorter than the valley is wide lead down to its floor."),
    hints=(
        pair("「最初から」を押して、1つずつ進めてください。損失は、下がるはずの1歩で上がっています。",
             "Press “restart” and go on one epoch at a time (▶). The loss rises with steps that should make it fall."),
        pair("勾配は、今いるところの坂しか知りません。1歩が長すぎると、谷の向こうの、もっと急な坂に着きます。",
             "The gradient knows only the slope right here. Too long a step ends across the valley, where it is steeper still."),
        pair("学習率を今の3分の1くらいにして、「最初から」を押し、訓練してください。", "Make the rate about a third of what it was. Then press “restart”, and train."),
    ),
    opens="rate=0.3, epoch=300",
)  # fmt: skip

mended_4 = _mended(
    "all zeros",
    praise=pair("治りました。ちがう初期値が、ちがう役割を生みます。", "Mended. Only neurons that begin different can become different."),
    hints=(
        pair("エポック0の重みを見てください。隠れ層のニューロンを、見分けられますか?", "Look at the weights at epoch 0. Can you tell the hidden neurons apart?"),
        pair("同じニューロンは同じ勾配を受け取り、いつまでも同じです。ちがう初期値が必要です。",
             "Neurons that are alike get the same gradient, and stay alike. They have to begin different."),
        _other_than_zeros,
    ),
    opens='scheme="lecun_normal"',
)  # fmt: skip

mended_5 = _mended(
    "by heart",
    praise=pair("治りました。見た点の成績は下がりましたが、新しい点の成績が上がりました。", "Mended. Worse on what it has seen, better on what is new."),
    hints=(
        pair("訓練に使っている点は、いくつありますか? パラメータの数と比べてください。", "How many points are trained on? Compare that with the number of parameters."),
        pair("方法はいくつもあります。訓練に使う点を増やす、早くやめる、重みに罰(L1、L2)をつける。",
             "There are several ways: more points to train on, stopping early, or a penalty on the weights (L1, L2)."),
        pair("L2 正則化を 0.03 にして、「最初から」を押し、訓練してください。強すぎると、何も覚えられません。",
             "Set the L2 penalty to 0.03. Then press “restart”, and train. Too strong, and nothing is learned."),
    ),
    opens="l2=0.03",
)  # fmt: skip

mended_6 = _mended(
    "vanishing gradient",
    praise=pair("治りました。はじめの層まで、学べるようになりました。", "Mended. Now the first layer learns, too."),
    hints=(
        pair("層ごとの勾配の図を見てください。1つ戻るたびに、どのくらい小さくなりますか?",
             "Look at the picture of gradient sizes. How much smaller is it from layer to layer?"),
        pair("シグモイド関数の傾きは、いちばん急なところでも4分の1です。4層なら、それを4回かけます。",
             "A sigmoid's slope is a quarter where it is steepest. With four layers that is multiplied four times."),
        pair("4つの層の活性化関数を、全部 tanh か ReLU にして、訓練してください。", "Change the activation of all four layers to tanh or ReLU, and train."),
    ),
    opens='activations=("tanh",) * 4',
)  # fmt: skip

EXERCISES = (mended_1, mended_2, mended_3, mended_4, mended_5, mended_6)
