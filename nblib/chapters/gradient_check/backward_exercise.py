"""The exercise of the chapter: write the backward pass of a network; a gradient check says whether it is right.

Which mistake was made is found like an illness, by its signs: each wrong pass of passes.py is tried on the same
networks, and the one that gives the same wrong slopes is named.
"""

import numpy as np

from nblib.chapters.gradient_check import passes
from nblib.chapters.gradient_check.own_pass import PARTS, slopes, split
from nblib.chapters.gradient_check.small_network import known, start
from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import first_wrong, function, numbers_apart
from nblib.language import listing, say
from nblib.maths.finite_differences import disagreement, partials
from nblib.maths.losses import squared_error

SHAPES = ((3, 3, 1), (2, 4, 1), (4, 2, 1))
SAME = 1e-6  # of a gradient by differences and a right one; other mistakes are thousands of times larger


def write_backward():
    """The backward pass of Dense-tanh-Dense with the mean squared error."""
    return Exercise(
        key="backprop/backward",
        title=say("練習: 逆伝播を自分で書く", "Exercise: write your own backward pass"),
        judge=lambda answer: _judge(function(answer)),
        praise=say(
            "正解です。あなたの逆伝播は、形のちがう3つのネットワークで、差分とぴったり合いました。これが、どの深層学習ライブラリの中でも動いている計算です。",
            "Right. On three networks of different shapes your backward pass agrees with the differences. This is the calculation at the heart of every deep learning library.",
        ),
        hints=[
            say("損失から始めます。平均は N 日分の和を N で割ったものなので、dY = 2 * (Y - T) / len(X) です。",
                "Begin at the loss. It is a mean over N days, so dY = 2 * (Y - T) / len(X)."),
            say("Y = b2 + A @ W2 からは、dW2 = A.T @ dY、db2 = dY.sum(axis=0)、前の層へは dA = dY @ W2.T が出ます。",
                "From Y = b2 + A @ W2 follow dW2 = A.T @ dY, db2 = dY.sum(axis=0) and, for the layer before, dA = dY @ W2.T."),
            say("tanh を通して戻るには、その傾きをかけます。tanh の傾きは 1 - A**2 なので、dZ = dA * (1 - A**2) です。あとは dW2 と同じ形の式です。",
                "To go back through tanh multiply by its slope, 1 - A**2: dZ = dA * (1 - A**2). The rest looks like the lines for dW2."),
        ],
        solution="def my_backward(X, Z, A, Y, T, W2):\n    dY = 2 * (Y - T) / len(X)\n    dW2 = A.T @ dY\n    db2 = dY.sum(axis=0)\n"
        "    dA = dY @ W2.T\n    dZ = dA * (1 - A**2)\n    dW1 = X.T @ dZ\n    db1 = dZ.sum(axis=0)\n    return db1, dW1, db2, dW2",
    )  # fmt: skip


def _judge(answer):
    """None if all slopes agree with the differences on every network, else the diagnosis."""
    seed = np.random.default_rng().integers(10_000)
    cases = [start(days, seed, shape) for days, shape in zip((6, 4, 5), SHAPES, strict=True)]
    given = [slopes(answer, theta, X, T) for _, theta, X, T in cases]
    true = [split(network, _differences(network, theta, X, T)) for network, theta, X, T in cases]
    wrong = [i for i in (3, 2, 1, 0) if not _agree([slopes[i] for slopes in given], [slopes[i] for slopes in true])]
    if not wrong:
        return None
    if told := _diagnosis(given, cases, wrong):
        return told
    case = first_wrong(given, true, lambda its, those: _agree([its[wrong[0]]], [those[wrong[0]]]))
    return _first_difference(given[case], true[case], wrong[0])


def _differences(network, theta, X, T):
    return partials(lambda theta: squared_error(network(theta, X), T), theta)


def _agree(these, those):
    """Whether one part's slopes agree on every network."""
    return all(a.shape == b.shape and disagreement(a, b) < SAME for a, b in zip(these, those, strict=True))


def _diagnosis(given, cases, wrong):
    """The sentence of the mistake that explains all wrong parts; failing that, of the part met first on the way back."""
    for explained in (wrong, wrong[:1]):
        for mistaken, sentence in _mistakes():
            tried = [mistaken(*known(*case[1:])) for case in cases]
            if all(_agree([its[i] for its in given], [its[i] for its in tried]) for i in explained):
                return _where(explained) + sentence
    return None


def _where(parts):
    names = listing(f"d{PARTS[i]}" for i in sorted(parts))
    return say(f"ちがうのは {names} です。", f"What is wrong: {names}. ")


def _first_difference(given, true, part):
    """One slope that is wrong, in numbers."""
    i = np.unravel_index(np.argmax(np.abs(given[part] - true[part])), true[part].shape)
    at = ", ".join(map(str, i))
    gave, measured = numbers_apart(given[part][i], true[part][i], "f", (4, 8, 12))
    return say(
        f"d{PARTS[part]}[{at}] が {gave} になりました。差分で測ると {measured} です。うしろの層(dY、dW2、db2)から順に、1行ずつ確かめましょう。",
        f"d{PARTS[part]}[{at}] is {gave}; by differences it is {measured}. Check line by line, from the last layer (dY, dW2, db2) to the first.",
    )  # fmt: skip


def _mistakes():
    """Wrong passes, each with the sentence that helps. Those that spoil everything come first."""
    return [
        (passes.sign_flipped,
         say("符号が逆です。損失の傾きは Y - T の向きで、T - Y ではありません。(重みを減らす向きにするのは、あとで最適化手法がすることです。)",
             "The sign is flipped. The slope of the loss goes with Y - T, not T - Y. (To go against it is the optimizer's business, later.)")),
        (passes.n_lost,
         say("損失は N 日の平均なのに、N で割っていません。len(X) で割ってください。",
             "The loss is a mean over N days, but 1/N is lost. Divide by len(X).")),
        (passes.n_twice,
         say("N で割りすぎています。平均を取るのは dY の1か所だけです。そのあとは mean でなく sum です。",
             "It is divided by N once too often. The mean is taken once, in dY; after that it is sum, not mean.")),
        (passes.two_lost,
         say("2倍が抜けています。(y - t)² の傾きは 2(y - t) です。", "A factor 2 is missing: the slope of (y - t)² is 2(y - t).")),
        (passes.last_day,
         say("1日分の傾きしか残っていません。くり返しの中で = が前の日の分を消しています。+= で足してください。",
             "The slopes of a single day are left. In your loop = overwrites what the days before gave; add up with +=.")),
        (passes.first_day,
         say("はじめの日の傾きしかありません。return がくり返しの中にあるか、+= と書くところが = になっています。",
             "Only the first day is there: return stands inside the loop, or = stands where += should.")),
        (passes.no_slope,
         say("活性化関数の傾きをかけ忘れています。tanh を通って戻るときは、1 - A**2 をかけます。",
             "The slope of the activation is forgotten. On the way back through tanh, multiply by 1 - A**2.")),
        (passes.slope_of_z,
         say("tanh の傾きを、ちがう場所で取っています。1 - (...)**2 に入れるのは、tanh を通る前の Z ではなく、通ったあとの A です。",
             "The slope of tanh is taken at the wrong place. What goes into 1 - (...)**2 is A, which came out of tanh, not Z, which went in.")),
        (passes.slope_at_a,
         say("tanh の傾きを、ちがう場所で取っています。A はもう tanh を通っています。1 - A**2 か 1 - np.tanh(Z)**2 です。",
             "The slope of tanh is taken at the wrong place. A has been through tanh already: use 1 - A**2 or 1 - np.tanh(Z)**2.")),
        (passes.slope_unsquared, say("tanh の傾きは 1 - A ではなく、1 - A**2 です。", "The slope of tanh is 1 - A**2, not 1 - A.")),
        (passes.slope_of_sigmoid,
         say("A * (1 - A) はシグモイド関数の傾きです。ここの活性化関数は tanh です。", "A * (1 - A) is the slope of the sigmoid. The activation here is tanh.")),
        (passes.transposed,
         say("dW1 が転置されています。dW1[i, j] は、入力 i から隠れニューロン j への重みの傾きです。dZ.T @ X ではなく X.T @ dZ です。形が正方形だと、エラーになりません。",
             "dW1 is transposed. dW1[i, j] belongs to the weight from input i to hidden neuron j: X.T @ dZ, not dZ.T @ X. With a square matrix no error is raised.")),
        (passes.without_w2,
         say("W2 がかかっていません。dA は、dY が W2 を逆向きに通ったもの dY @ W2.T です。",
             "W2 is left out. dA is what dY becomes on its way back through W2: dY @ W2.T.")),
        (passes.z_for_a,
         say("W2 が受け取ったのは Z ではなく A です。dW2 = A.T @ dY です。", "What W2 received is A, not Z: dW2 = A.T @ dY.")),
    ]  # fmt: skip
