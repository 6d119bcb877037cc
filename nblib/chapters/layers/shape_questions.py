"""Predictions about what networks can represent: parameters, linear layers, the prank."""

import itertools

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import identity
from nblib.maths.data import PRANK
from nblib.maths.network import mlp


def how_many_parameters():
    """Twice the width is more than twice the parameters."""
    before, after = (mlp((3, width, width, 1), identity).size for width in (4, 8))
    factor = round(after / before)

    def option(times, why):
        return Option(say(f"約{times}倍", f"About {times} times as many"), times == factor, why)

    return Question(
        "layers/how_many_parameters",
        say("予想: 幅を2倍にすると", "Predict: twice as wide"),
        say(
            f"入力が3つ、隠れ層が2つ、どちらの隠れ層もニューロンは4個、出力は1つ。このネットワークには、重みとバイアスが合わせて{before}個あります。隠れ層のニューロンをどちらも8個にすると、何倍になるでしょう?",
            f"Three inputs, two hidden layers of 4 neurons each, one output: such a network has {before} weights and biases. How many will there be when both hidden layers have 8 neurons?",
        ),
        [
            option(2, say("ニューロンの数は2倍です。でも、隠れ層どうしの間の線は、両側が2倍になるので4倍になります。",
                          "There are twice as many neurons. But between the two hidden layers both sides double, so there are four times as many lines.")),
            option(3, say(f"{before}個から{after}個になります。隠れ層の間の線は4倍、ほかは約2倍なので、合わせて約3倍です。",
                          f"From {before} to {after}. The lines between the hidden layers become four times as many, the others about twice: together about three times.")),
            option(4, say("4倍になるのは、隠れ層どうしの間の線だけです。入力や出力との間の線とバイアスは、2倍にしかなりません。",
                          "Only the lines between the two hidden layers become four times as many. Those to the inputs and the output, and the biases, no more than double.")),
        ],
        say("「幅」を4から8へ動かして、図の下の文で数を確かめてください。隠れ層が1つのとき、4つのときはどうでしょう?",
            "Move the width from 4 to 8 and read the number below the picture. What about one hidden layer, or four?"),
    )  # fmt: skip


def two_linear_layers():
    """Two layers that only weigh and add have a straight boundary."""
    network = mlp((2, 2, 1), identity)
    along = np.linspace(0, 1, 5)
    thetas = np.random.default_rng(1).normal(size=(20, network.size))
    bends = max(np.abs(np.diff(network.on_plane(theta)(along, along**0 * 0.3), 2)).max() for theta in thetas) > 1e-9
    return Question(
        "layers/two_linear_layers",
        say("予想: 足すだけの層を2つ", "Predict: two layers that only add"),
        say(
            "2つのニューロンが入力を見て、その2つの出力を3つ目のニューロンがまた足し合わせます。スライダーは9つ。境目の線を曲げて、冗談の問題を解けるでしょうか?",
            "Two neurons look at the inputs, and a third one adds up what they say. There are nine sliders. Can you bend the boundary and solve the prank?",
        ),
        [
            Option(say("境目はまっすぐなままで、解けない", "No: the boundary stays straight"), not bends,
                   say("2つの層は、2つ目の図の1つのニューロンと、まったく同じ計算をしています。",
                       "The two layers do exactly what the single neuron in the second picture does.")),
            Option(say("境目が曲がるので、解ける", "Yes: the boundary bends"), bool(bends),
                   say("どう動かしても、境目はまっすぐです。足し算の結果をまた足しても、足し算のままだからです。",
                       "However you move the sliders it stays straight. Adding up sums gives just another sum.")),
            Option(say("境目が2本になるので、解ける", "Yes: there are two boundaries"), False,
                   say("隠れ層の2つのニューロンは、それぞれ1本の境目をもちます。でも、足し合わせると1本になってしまいます。",
                       "Each of the two hidden neurons has a boundary of its own. But added up, they leave only one.")),
        ],
        say("9つのスライダーを好きなだけ動かしてください。2つ目の図の小さなネットワークの重みも見てください。",
            "Move the nine sliders as much as you like. Keep an eye on the small network in the second picture."),
    )  # fmt: skip


def how_many_hidden():
    """Two hidden neurons are enough for the prank, if each gives a verdict."""
    least = next(count for count in (1, 2, 4) if _solvable(count))
    whys = {
        1: say("隠れ層が1個だけだと、その判断をそのまま出すか、逆にするかしかできません。境目は1本のままです。",
               "A single hidden neuron leaves the output two choices: repeat its verdict or reverse it. There is still one boundary."),
        2: say("「どちらかが言った」と「両方が言った」の2つを判断して、前者から後者を引けばできます。",
               "One says “at least one of them”, the other says “both”. The first minus the second is the prank."),
        4: say("角ごとに1個ずつ用意してもできますが、そこまでは要りません。",
               "One for each corner would do, too. But fewer are enough."),
    }  # fmt: skip
    return Question(
        "layers/how_many_hidden",
        say("予想: 冗談の問題に要るニューロン", "Predict: neurons for the prank"),
        say(
            "こんどは、隠れ層のニューロンが合計ではなく判断を出します。0を超えたら1、そうでなければ0です。冗談の問題を解くには、隠れ層に少なくとも何個のニューロンが要るでしょう?",
            "Now each hidden neuron passes on its verdict instead of its sum: 1 if the sum is above 0, else 0. How many hidden neurons does the prank need at least?",
        ),
        [Option(say(f"{n}個", f"{n} neuron" + "s" * (n > 1)), n == least, why) for n, why in whys.items()],
        say(
            "はじめは、2つのニューロンがどちらも「どちらか一方でも言った」を判断しています。2つ目(b)を「両方が言ったときだけ」に変え、v2 を負にしてみてください。",
            "At first both neurons say “at least one of them”. Turn the second one (b) into “only if both”, and make v2 negative.",
        ),
    )  # fmt: skip


def _solvable(count):
    """Whether `count` hidden verdicts and a neuron on top of them can do the prank, with weights on a small grid."""
    X, T = PRANK[:, :2], PRANK[:, 2] == 1
    grid = np.array(list(itertools.product((-1.5, -0.5, 0.5, 1.5), (-1, 0, 1), (-1, 0, 1))))
    verdicts = np.unique(grid[:, :1] + grid[:, 1:] @ X.T > 0, axis=0)  # every verdict that one neuron can give
    chosen = itertools.islice(itertools.combinations(verdicts, count), 300)
    tops = np.array(list(itertools.product((-0.5, 0.5), *[(-1, 0, 1)] * count)))
    return any(((tops[:, :1] + tops[:, 1:] @ np.array(h) > 0) == T).all(axis=1).any() for h in chosen)
