"""Exercises in code: count the parameters of a network, and write a network."""

import itertools

import numpy as np

from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import compare, function
from nblib.language import say


def count_parameters():
    """How many weights and biases a network with one hidden layer has."""

    def right(n, h, o):
        return (n + 1) * h + (h + 1) * o

    brackets = say("かけ算が足し算より先に計算されています。足すほうにかっこが要ります: (n + 1) * h。",
                   "Multiplication comes before addition. What is added first needs brackets: (n + 1) * h.")  # fmt: skip
    mistakes = [
        (lambda n, h, o: n * h + h * o,
         say("重みは合っています。ニューロンは1つずつバイアスも持っています。隠れ層の h 個と出力の o 個を足してください。",
             "The weights are right. But each neuron has a bias, too: h in the hidden layer and o at the output.")),
        (lambda n, h, o: n * h + h * o + h,
         say("出力のニューロンのバイアスが抜けています。", "The biases of the output neurons are missing.")),
        (lambda n, h, o: n * h + h * o + o,
         say("隠れ層のバイアスが抜けています。", "The biases of the hidden neurons are missing.")),
        (lambda n, h, o: n * h + h * o + n + h + o,
         say("入力にはバイアスがありません。入力層は値を渡すだけで、ニューロンではないからです。",
             "Inputs have no bias. The input layer only passes its values on.")),
        (lambda n, h, o: n * h + h * o + 2,
         say("バイアスは層に1つではなく、ニューロンに1つずつあります。", "There is one bias for each neuron, not one for each layer.")),
        (lambda n, h, o: n * h * o,
         say("線は、入力から隠れ層へと、隠れ層から出力への2組です。かけ合わせずに、足します。",
             "There are two sets of lines, into the hidden layer and out of it. They are added, not multiplied.")),
        (lambda n, h, o: n + h + o,
         say("これはニューロンと入力の数です。数えるのは、線(重み)とバイアスです。",
             "This is how many inputs and neurons there are. Count the lines (weights) and the biases.")),
        (lambda n, h, o: n + 1 * h + h + 1 * o, brackets),
        (lambda n, h, o: (n + 1) * h + h + 1 * o, brackets),
        (lambda n, h, o: n + 1 * h + (h + 1) * o, brackets),
        (lambda n, h, o: n * (h + 1) + h * (o + 1),
         say("バイアスの 1 が、逆の側についています。隠れ層のニューロン1個には、重みが n 個とバイアスが1個で、n + 1 個です。",
             "The 1 for the bias is on the wrong side. One hidden neuron has n weights and a bias: n + 1.")),
    ]  # fmt: skip
    return Exercise(
        key="layers/count",
        title=say("練習: パラメータを数える", "Exercise: count the parameters"),
        judge=lambda answer: compare(function(answer), right, mistakes, _sizes()),
        praise=say("正解です。大きなモデルの「何億個」という数も、こうして数えたものです。",
                   "Right. The “billions of parameters” of large models are counted in just this way."),
        hints=[
            say("隠れ層のニューロン1個には、重みが n 個とバイアスが1個あります。それが h 個あります。",
                "One hidden neuron has n weights and a bias. There are h of them."),
            say("出力のニューロン1個には、重みが h 個とバイアスが1個あります。", "One output neuron has h weights and a bias."),
        ],
        solution="def my_count(n, h, o):\n    return (n + 1) * h + (h + 1) * o",
    )  # fmt: skip


def _sizes():
    """Fresh sizes of networks, none of them alike."""
    rng = np.random.default_rng()
    return [(3, 4, 1), *(tuple(int(v) for v in rng.choice(np.arange(2, 12), 3, replace=False)) for _ in range(7))]


def write_network():
    """Two hidden verdicts, and a neuron that adds them up."""
    return Exercise(
        key="layers/write",
        title=say("練習: 2層のネットワークを書く", "Exercise: write a network of two layers"),
        judge=lambda answer: compare(function(answer), _network, _network_mistakes(), _weights()),
        praise=say("正解です。層が増えても、同じことをくり返すだけです。",
                   "Right. More layers are more of the same."),
        hints=[
            say("まず、隠れ層の合計を2つ計算します。1つ目は a[0] + a[1] * x1 + a[2] * x2 です。",
                "First the two sums of the hidden layer. The first is a[0] + a[1] * x1 + a[2] * x2."),
            say("合計を判断に変えます。1つ目の合計を z1 に入れて、h1 = 1 if z1 > 0 else 0 と書けます。", "Turn each sum into a verdict: with the first sum in z1, h1 = 1 if z1 > 0 else 0."),
            say("最後に v[0] + v[1] * h1 + v[2] * h2 を返します。", "At the end return v[0] + v[1] * h1 + v[2] * h2."),
        ],
        solution="def my_network(a, b, v, x1, x2):\n    h1 = 1 if a[0] + a[1] * x1 + a[2] * x2 > 0 else 0\n"
        "    h2 = 1 if b[0] + b[1] * x1 + b[2] * x2 > 0 else 0\n    return v[0] + v[1] * h1 + v[2] * h2",
    )  # fmt: skip


def _with(hidden):
    """The network whose hidden neurons make this of their sums."""

    def network(a, b, v, x1, x2):
        h1, h2 = (float(hidden(w[0] + w[1] * x1 + w[2] * x2)) for w in (a, b))
        return v[0] + v[1] * h1 + v[2] * h2

    return network


_network = _with(lambda z: z > 0)


def _network_mistakes():
    """Typical wrong networks, each with the sentence that helps."""

    def bias_last(w):
        return [w[2], w[0], w[1]]

    last = say("バイアスは、3つのうち最初の数です。a[0] をそのまま足し、a[1] を x1 に、a[2] を x2 にかけます。",
               "The bias is the first of the three numbers: a[0] is just added, a[1] goes with x1, a[2] with x2.")  # fmt: skip
    return [
        (_with(lambda z: z >= 0), say("0ちょうどのときの扱いがちがいます。合計が0を超えたときだけ1なので、> を使います。",
                                      "A hidden sum of exactly 0 is not above 0: its verdict is 0, so use >.")),
        (_with(lambda z: 1 if z > 0 else -1), say("判断が1か -1 になっています。0を超えなければ0です。",
                                                 "The hidden verdicts are 1 or -1. Where the sum is not above 0, it is 0.")),
        (_with(np.tanh), say("隠れ層が tanh を使っています。ここで出すのは判断で、1か0です。",
                             "The hidden layer uses tanh. Here it gives verdicts, 1 or 0.")),
        (lambda a, b, v, x1, x2: _network(bias_last(a), bias_last(b), v, x1, x2), last),
        (lambda a, b, v, x1, x2: _network(*map(bias_last, (a, b, v)), x1, x2), last),
        (_with(lambda z: z), say("隠れ層の合計を、判断(1か0)に変えていません。これでは、足すだけの層が2つです。",
                   "The sums of the hidden layer are passed on as they are. Turn them into verdicts, 1 or 0.")),
        (lambda a, b, v, x1, x2: float(_network(a, b, v, x1, x2) > 0),
         say("出力まで判断に変えています。返すのは、最後の合計です。", "The output has become a verdict, too. Return the last sum as it is.")),
        (lambda a, b, v, x1, x2: _network(a, b, v, x1, x2) - v[0],
         say("出力のバイアス v[0] を足し忘れています。", "The output's bias v[0] is missing.")),
        (lambda a, b, v, x1, x2: _network([0, *a[1:]], [0, *b[1:]], v, x1, x2),
         say("隠れ層のバイアス a[0] と b[0] を足し忘れています。", "The biases of the hidden layer, a[0] and b[0], are missing.")),
        (lambda a, b, v, x1, x2: _network(a, a, v, x1, x2),
         say("2つ目の隠れニューロンも a を使っています。2つ目は b です。", "The second hidden neuron uses a, too. Its weights are b.")),
        (lambda a, b, v, x1, x2: _network(b, a, v, x1, x2),
         say("v の1番と2番が入れかわっています。v[1] は a のニューロン、v[2] は b のニューロンにかけます。",
             "v[1] and v[2] have changed places. v[1] belongs to the neuron with a, v[2] to the one with b.")),
        (lambda a, b, v, x1, x2: v[0] + v[1] * a[0] + v[2] * b[0],
         say("入力 x1 と x2 を使っていません。", "The inputs x1 and x2 are not used.")),
    ]  # fmt: skip


def _weights(count=40):
    """A few weights and inputs with sums of exactly 0, then fresh ones, so many that every mistake shows."""
    simple = [([-1.0, 1.0, 1.0], [0.0, 1.0, 1.0], [0.5, 1.0, 2.0], x1, x2) for x1, x2 in [(1, 1), (1, 0), (0, 0)]]
    rng = np.random.default_rng()
    drawn = (
        (*(list(map(float, w)) for w in rng.uniform(-2, 2, (3, 3)).round(2)), *map(float, rng.integers(-3, 4, 2)))
        for _ in itertools.count()
    )
    return [*simple, *itertools.islice(filter(_clear, drawn), count)]


def _clear(case):
    """Whether no sum, as it is added up, comes so near 0 that rounding could decide its verdict."""
    a, b, v, x1, x2 = case
    sums = [w[0] + w[1] * x1 + w[2] * x2 for w in (a, b)]
    return min(map(abs, [*sums, _network(*case)])) > 1e-6
