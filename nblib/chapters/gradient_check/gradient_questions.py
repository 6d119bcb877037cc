"""Predictions about gradients: how small they get on their way back, whom they no longer reach, and wrong ones."""

import numpy as np

from nblib.chapters.gradient_check import passes
from nblib.chapters.gradient_check.dead_relu import days, dying_run
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import sigmoid
from nblib.maths.gradient_sizes import delta_sizes, learnable_share
from nblib.maths.initialisations import lecun_normal
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import mlp


def how_much_is_left():
    """With sigmoids, ten layers leave next to nothing of the gradient."""
    network = mlp((2, *[16] * 10, 1), sigmoid)
    theta = network.init(np.random.default_rng(0), lecun_normal)
    first, *_, last = delta_sizes(network, binary_cross_entropy, theta, *days())
    times = last / first
    return Question(
        "backprop/how_much_is_left",
        say("予想: 勾配はどれだけ残るか", "Predict: how much of the gradient is left?"),
        say(
            "隠れ層が10あるネットワークです。活性化関数はシグモイド関数、重みはでたらめな始まりのままです。勾配が出力層から戻ってきて、入力のすぐ隣の層に着いたとき、大きさはどのくらいになっているでしょう? 出力層での大きさと比べてください。",
            "A network with ten hidden layers, sigmoids for activations, and random weights as at the start of training. How large is the gradient when it arrives at the layer next to the input, compared with its size at the output layer?",
        ),
        [
            Option(say("だいたい同じ", "About the same size"), bool(times < 3),
                   say("層を1つ戻るたびに、傾きと重みがかかります。シグモイド関数の傾きは、どこでも 1/4 以下です。",
                       "Each layer on the way back multiplies it by slopes and weights. And the slope of the sigmoid is 1/4 at most.")),
            Option(say("10分の1くらい(層が10あるから)", "About a tenth (there are ten layers)"), bool(3 <= times < 1000),
                   say("層ごとに引かれていくのではなく、かけられていきます。1/4 を10回かけると、およそ100万分の1です。",
                       "It is not taken away layer by layer, but multiplied. 1/4 ten times over is about a millionth.")),
            Option(say("100万分の1より小さい", "Less than a millionth"), bool(times > 1_000_000),
                   say(f"種0では、およそ{100 * round(times / 1e6)}万分の1です。入力に近い層は、ほとんど学べません。これが勾配消失です。",
                       f"With seed 0 it is about {round(times / 1e6)} million times smaller. The layers next to the input can hardly learn. This is the vanishing gradient.")),
        ],
        say("隠れ層の数を減らしていくと? tanh や ReLU の線と見くらべてください。重みを何倍かにすると、勾配が爆発する線もあります。",
            "What if there are fewer layers? Compare with the lines of tanh and ReLU. And multiply the weights: some lines explode."),
    )  # fmt: skip


def do_they_return():
    """A neuron that is dead on all days never comes back."""
    network, run = dying_run("ReLU", 5.0, 0)
    dead = np.array([learnable_share(network, theta, days()[0])[0] == 0 for theta in run.thetas])  # (steps, neurons)
    returned, at_last = (dead[:-1] & ~dead[1:]).any(), dead[-1].any()
    return Question(
        "backprop/do_they_return",
        say("予想: 死んだニューロンは生き返るか", "Predict: do dead neurons come back?"),
        say(
            "隠れ層1つ、ReLU のニューロン24個を、大きすぎる学習率で訓練します。大またの一歩で、どの日にも合計が負になってしまうニューロンが出ます。出力はいつも0です。このニューロンは、訓練を続けると元に戻るでしょうか?",
            "One hidden layer of 24 ReLU neurons is trained with too large a learning rate. A giant step takes some neurons to where their sum is negative on every day. Their output is then always 0. Will they come back as training goes on?",
        ),
        [
            Option(say("もう戻らない", "No, never again"), not returned,
                   say("どの日でも傾きが0なので、入ってくる重みもバイアスも、1つも動きません。同じ日で訓練するかぎり、ずっとそのままです。",
                       "Its slope is 0 on every day, so neither its weights nor its bias move at all. As long as the days are the same, it stays as it is.")),
            Option(say("戻る。損失が大きいので、訓練が引き戻してくれる", "Yes: the loss is large, so training pulls them back"), bool(returned and not at_last),
                   say("引き戻すには傾きが要ります。ReLU の傾きは、合計が負なら0です。", "Pulling takes a slope, and below 0 the slope of ReLU is 0.")),
            Option(say("戻ったり死んだりをくり返す", "They come and go"), bool(returned and at_last),
                   say("leaky ReLU なら、そうなることもあります。負の側にも少し傾きがあるからです。", "With leaky ReLU that can happen, as there is a small slope below 0.")),
        ],
        say("歩数のスライダーを0から右へ動かして、× が増えることはあっても減らないことを確かめてください。次に学習率を小さくすると? leaky ReLU では?",
            "Move the step from 0 to the right, and watch whether a × ever goes away. Then lower the learning rate. And leaky ReLU?"),
    )  # fmt: skip


def does_it_show():
    """A wrong gradient often trains nearly as well."""
    (_, right), (_, wrong) = (passes.losses(name, 6, 0) for name in ("no mistake", "slope forgotten"))
    falls = wrong[-1] < 2 * right[-1]
    return Question(
        "backprop/does_it_show",
        say("予想: まちがった勾配で訓練すると", "Predict: training with a wrong gradient"),
        say(
            "逆伝播を書くときに、活性化関数(tanh)の傾きをかけ忘れました。エラーは出ません。このまちがった勾配で訓練すると、損失はどうなるでしょう?",
            "In the backward pass somebody forgot to multiply by the slope of the activation, tanh. No error is raised. What happens to the loss if this wrong gradient is used for training?",
        ),
        [
            Option(say("上がっていく", "It goes up"), bool(wrong[-1] > wrong[0]),
                   say("それは、符号が逆のときです。傾きをかけ忘れても、符号は変わりません(tanh の傾きは、いつも正です)。",
                       "That is what a flipped sign does. A forgotten slope changes no sign, as the slope of tanh is always positive.")),
            Option(say("ほとんど下がらない", "It hardly falls"), bool(wrong[-1] <= wrong[0] and not falls),
                   say("下り坂の向きと、そう大きくはちがいません。", "The direction is still roughly downhill.")),
            Option(say("正しいときと同じように下がる", "It falls just as with the right one"), bool(falls),
                   say(f"{len(right) - 1}歩のあとの損失は {wrong[-1]:.3f}、正しい勾配では {right[-1]:.3f} でした。損失が下がるからといって、勾配が正しいとは言えないのです。",
                       f"After {len(right) - 1} steps the loss is {wrong[-1]:.3f}; with the right gradient it is {right[-1]:.3f}. So a falling loss does not prove that the gradient is right.")),
        ],
        say("まちがいの種類を選んで、それぞれの「指紋」を見てください。損失の曲線でわかるものは、いくつありますか? 日数 N を変えると、何が変わりますか?",
            "Choose the other mistakes, and look at the fingerprint of each. How many would you notice in the loss curve? What changes with the number of days?"),
    )  # fmt: skip
