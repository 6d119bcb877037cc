"""What helps with each lesson: hints, one solution, and what it was good for."""

from nblib.language import say, scheme_names


def hints():
    """The hints of each lesson, one after the other."""
    (zeros,) = scheme_names(["zeros"])
    return {
        "prank": [
            say("地図の境目を見てください。訓練をいくら続けても、1本の直線です。", "Look at the boundary in the map: however long it trains, it is one straight line."),
            say("曲げる方法は2つあります。隠れ層を入れるか、曲がった入力(たとえば x1·x2)を教えるかです。",
             "There are two ways to bend it: a hidden layer, or an input that is bent already, such as x1·x2."),
            say("「ネットワーク」で隠れ層を1つにし、幅を4、活性化関数を tanh にして、訓練してください。",
             "Under “network”, choose 1 hidden layer, width 4, with tanh, and train."),
        ],
        "dead ReLU": [
            say("「最初から」を押して、1つずつ進めてください。ニューロンが黙るのは、はじめの数歩です。",
             "Press “restart” and go on one epoch at a time (“1 on”). The neurons fall silent within the first few epochs."),
            say("長すぎる1歩が、バイアスを大きく負の側へ動かします。すると ReLU の合計は、どの点でも負になります。",
             "Steps that are far too long throw the biases far below 0. Then the sums are negative at every point."),
            say("学習率を1以下にして、「最初から」を押し、訓練してください。", "Under “training”, choose a rate of 1 or less. Then press “restart”, and train."),
        ],
        "exploding rate": [
            say("「最初から」を押して、1つずつ進めてください。損失は、下がるはずの1歩で上がっています。",
             "Press “restart” and go on one epoch at a time (“1 on”). The loss rises with steps that should make it fall."),
            say("勾配は、今いるところの坂しか知りません。1歩が長すぎると、谷の向こうの、もっと急な坂に着きます。",
             "The gradient knows only the slope right here. Too long a step ends across the valley, where it is steeper still."),
            say("学習率を今の3分の1くらいにして、「最初から」を押し、訓練してください。", "Under “training”, make the rate about a third of what it was. Then press “restart”, and train."),
        ],
        "all zeros": [
            say("エポック0の重みを見てください。隠れ層のニューロンを、見分けられますか?", "Look at the weights at epoch 0. Can you tell the hidden neurons apart?"),
            say("同じニューロンは同じ勾配を受け取り、いつまでも同じです。ちがう始まりが必要です。",
             "Neurons that are alike get the same gradient, and stay alike. They have to begin different."),
            say(f"「ネットワーク」の初期化を、「{zeros}」でないものにして、訓練してください。", f"Under “network”, choose an initialisation other than “{zeros}”, and train."),
        ],
        "by heart": [
            say("訓練に使っている点は、いくつありますか? パラメータの数と比べてください。", "How many points are trained on? Compare that with the number of parameters."),
            say("方法はいくつもあります。訓練に使う点を増やす、早くやめる、重みに罰(L1、L2)をつける。",
             "There are several ways: more points to train on, stopping early, or a penalty on the weights (L1, L2)."),
            say("「訓練」の L2 正則化を 0.03 にして、「最初から」を押し、訓練してください。強すぎると、何も覚えられません。",
             "Under “training”, set the L2 penalty to 0.03. Then press “restart”, and train. Too strong, and nothing is learned."),
        ],
        "vanishing gradient": [
            say("層ごとの勾配の図を見てください。1つ戻るたびに、どのくらい小さくなりますか?",
             "Look at the picture of gradient sizes. How much smaller is it from layer to layer?"),
            say("シグモイドの傾きは、いちばん急なところでも4分の1です。4層なら、それを4回かけます。",
             "A sigmoid's slope is a quarter where it is steepest. With four layers that is multiplied four times."),
            say("4つの層の活性化関数を、全部 tanh か ReLU にして、訓練してください。", "Change the activation of all four layers to tanh or ReLU, and train."),
        ],
    }  # fmt: skip


def praises():
    """What is said when a lesson is mended."""
    return {
        "prank": say("治りました。足りなかったのは時間ではなく、曲がるものでした。", "Mended. It was not time that was lacking, but something that bends."),
        "dead ReLU": say("治りました。死んだニューロンは生きかえりません。死なせないことです。", "Mended. Dead neurons do not come back to life, so do not let them die."),
        "exploding rate": say("治りました。谷の幅より短い1歩なら、底へ下りていけます。", "Mended. Steps shorter than the valley is wide lead down to its floor."),
        "all zeros": say("治りました。ちがう始まりが、ちがう役割を生みます。", "Mended. Only neurons that begin different can become different."),
        "by heart": say("治りました。見た点の成績は下がりましたが、新しい点の成績が上がりました。", "Mended. Worse on what it has seen, better on what is new."),
        "vanishing gradient": say("治りました。はじめの層まで、学べるようになりました。", "Mended. Now the first layer learns, too."),
    }  # fmt: skip


# What lesson(name, ...) is to be opened with
SOLUTIONS = {
    "prank": 'widths=(4,), activations=("tanh",)',
    "dead ReLU": "rate=0.3",
    "exploding rate": "rate=0.3, epoch=300",
    "all zeros": 'scheme="lecun_normal"',
    "by heart": "l2=0.03",
    "vanishing gradient": 'activations=("tanh",) * 4',
}
