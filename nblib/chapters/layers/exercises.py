"""Exercises in code: count the parameters of a network, write a network, and make two linear layers into one."""

import itertools

import numpy as np

from nblib.chapters.layers.prank_exercise import weights_for_prank
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import compare, function, judged_by
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.validation import as_numbers

# ---- how many weights and biases a network with one hidden layer has


def count(n, h, o):
    """The right answer: the parameters of n inputs, h hidden neurons and o outputs."""
    return (n + 1) * h + (h + 1) * o


BRACKETS_NEEDED = pair(
    "かけ算が足し算より先に計算されています。足すほうにかっこが要ります: (n + 1) * h。",
    "Multiplication comes before addition. What is added first needs brackets: (n + 1) * h.",
)

PAGE = page_beside(__file__, "exercises.md")
COUNT_MISTAKES = [
    (lambda n, h, o: n * h + h * o,
     pair("重みは合っています。ニューロンは1つずつバイアスも持っています。隠れ層の h 個と出力の o 個を足してください。",
          "The weights are right. But each neuron has a bias, too: h in the hidden layer and o at the output.")),
    (lambda n, h, o: n * h + h * o + h,
     pair("出力のニューロンのバイアスが抜けています。", "The biases of the output neurons are missing.")),
    (lambda n, h, o: n * h + h * o + o,
     pair("隠れ層のバイアスが抜けています。", "The biases of the hidden neurons are missing.")),
    (lambda n, h, o: n * h + h * o + n + h + o,
     pair("入力にはバイアスがありません。入力層は値を渡すだけで、ニューロンではないからです。",
          "Inputs have no bias. The input layer only passes its values on.")),
    (lambda n, h, o: n * h + h * o + 2,
     pair("バイアスは層に1つではなく、ニューロンに1つずつあります。", "There is one bias for each neuron, not one for each layer.")),
    (lambda n, h, o: n * h * o,
     pair("線は、入力から隠れ層へと、隠れ層から出力への2組です。かけ合わせずに、足します。",
          "There are two sets of lines, into the hidden layer and out of it. They are added, not multiplied.")),
    (lambda n, h, o: n + h + o,
     pair("これはニューロンと入力の数です。数えるのは、線(重み)とバイアスです。",
          "This is how many inputs and neurons there are. Count the lines (weights) and the biases.")),
    (lambda n, h, o: n + 1 * h + h + 1 * o, BRACKETS_NEEDED),
    (lambda n, h, o: (n + 1) * h + h + 1 * o, BRACKETS_NEEDED),
    (lambda n, h, o: n + 1 * h + (h + 1) * o, BRACKETS_NEEDED),
    (lambda n, h, o: n * (h + 1) + h * (o + 1),
     pair("バイアスの 1 が、逆の側についています。隠れ層のニューロン1個には、重みが n 個とバイアスが1個で、n + 1 個です。",
          "The 1 for the bias is on the wrong side. One hidden neuron has n weights and a bias: n + 1.")),
]  # fmt: skip


def _sizes():
    """Fresh sizes of networks, none of them alike."""
    rng = np.random.default_rng()
    return [(3, 4, 1), *(tuple(int(v) for v in rng.choice(np.arange(2, 12), 3, replace=False)) for _ in range(7))]


count_parameters = exercise(
    PAGE,
    key="count_parameters",
    judge=judged_by(count, COUNT_MISTAKES, _sizes),
    solution="def my_count(n, h, o):\n    return (n + 1) * h + (h + 1) * o",
)  # fmt: skip

# ---- two hidden verdicts, and a neuron that adds them up


def _with(hidden):
    """The network whose hidden neurons make this of their sums."""

    def network(a, b, v, x1, x2):
        h1, h2 = (float(hidden(w[0] + w[1] * x1 + w[2] * x2)) for w in (a, b))
        return v[0] + v[1] * h1 + v[2] * h2

    return network


network_of_verdicts = _with(lambda z: z > 0)


def _bias_last(w):
    return [w[2], w[0], w[1]]


BIAS_FIRST = pair(
    "バイアスは、3つのうち最初の数です。a[0] をそのまま足し、a[1] を x1 に、a[2] を x2 にかけます。",
    "The bias is the first of the three numbers: a[0] is just added, a[1] goes with x1, a[2] with x2.",
)
NETWORK_MISTAKES = [
    (_with(lambda z: z >= 0), pair("0ちょうどのときの扱いがちがいます。合計が0を超えたときだけ1なので、> を使います。",
                                   "A hidden sum of exactly 0 is not above 0: its verdict is 0, so use >.")),
    (_with(lambda z: 1 if z > 0 else -1), pair("判断が1か -1 になっています。0を超えなければ0です。",
                                               "The hidden verdicts are 1 or -1. Where the sum is not above 0, it is 0.")),
    (_with(np.tanh), pair("隠れ層が tanh を使っています。ここで出すのは判断で、1か0です。",
                          "The hidden layer uses tanh. Here it gives verdicts, 1 or 0.")),
    (lambda a, b, v, x1, x2: network_of_verdicts(_bias_last(a), _bias_last(b), v, x1, x2), BIAS_FIRST),
    (lambda a, b, v, x1, x2: network_of_verdicts(*map(_bias_last, (a, b, v)), x1, x2), BIAS_FIRST),
    (_with(lambda z: z), pair("隠れ層の合計を、判断(1か0)に変えていません。これでは、足すだけの層が2つです。",
                              "The sums of the hidden layer are passed on as they are. Turn them into verdicts, 1 or 0.")),
    (lambda a, b, v, x1, x2: float(network_of_verdicts(a, b, v, x1, x2) > 0),
     pair("出力まで判断に変えています。返すのは、最後の合計です。", "The output has become a verdict, too. Return the last sum as it is.")),
    (lambda a, b, v, x1, x2: network_of_verdicts(a, b, v, x1, x2) - v[0],
     pair("出力のバイアス v[0] を足し忘れています。", "The output's bias v[0] is missing.")),
    (lambda a, b, v, x1, x2: network_of_verdicts([0, *a[1:]], [0, *b[1:]], v, x1, x2),
     pair("隠れ層のバイアス a[0] と b[0] を足し忘れています。", "The biases of the hidden layer, a[0] and b[0], are missing.")),
    (lambda a, b, v, x1, x2: network_of_verdicts(a, a, v, x1, x2),
     pair("2つ目の隠れニューロンも a を使っています。2つ目は b です。", "The second hidden neuron uses a, too. Its weights are b.")),
    (lambda a, b, v, x1, x2: network_of_verdicts(b, a, v, x1, x2),
     pair("v の1番と2番が入れかわっています。v[1] は a のニューロン、v[2] は b のニューロンにかけます。",
          "v[1] and v[2] have changed places. v[1] belongs to the neuron with a, v[2] to the one with b.")),
    (lambda a, b, v, x1, x2: v[0] + v[1] * a[0] + v[2] * b[0],
     pair("入力 x1 と x2 を使っていません。", "The inputs x1 and x2 are not used.")),
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
    return min(map(abs, [*sums, network_of_verdicts(*case)])) > 1e-6


write_network = exercise(
    PAGE,
    key="write_network",
    judge=judged_by(network_of_verdicts, NETWORK_MISTAKES, _weights),
    solution="def my_network(a, b, v, x1, x2):\n    h1 = 1 if a[0] + a[1] * x1 + a[2] * x2 > 0 else 0\n"
    "    h2 = 1 if b[0] + b[1] * x1 + b[2] * x2 > 0 else 0\n    return v[0] + v[1] * h1 + v[2] * h2",
)  # fmt: skip

# ---- the one neuron that equals two linear layers


CONSTANT = np.array([1, 0, 0])  # the place of w0 among the three weights


def merge(a, b, v):
    """The right answer: the weights (3,) of the one neuron; (N, 3) for a and b (N, 3) and v, three columns (N, 1)."""
    return v[0] * CONSTANT + v[1] * a + v[2] * b


MERGE_MISTAKES = [
    (lambda a, b, v: v[1] * a + v[2] * b, pair("v0 を足し忘れています。", "v0 is missing.")),
    (lambda a, b, v: v[0] * CONSTANT + v[1] * a * [0, 1, 1] + v[2] * b * [0, 1, 1],
     pair("隠れ層のバイアス a0 と b0 が抜けています。これらにも v1 と v2 がかかります。", "The hidden biases a0 and b0 are missing. They are multiplied by v1 and v2, too.")),
    (lambda a, b, v: v[0] * CONSTANT + v[1] * a * [0, 1, 1] + v[2] * b * [0, 1, 1] + (a + b) * CONSTANT,
     pair("a0 と b0 にも、v1 と v2 がかかります。", "a0 and b0 are multiplied by v1 and v2, like the others.")),
    (lambda a, b, v: v[0] + v[1] * a + v[2] * b, pair("v0 は定数項です。w0 にだけ足します。", "v0 is the constant. It is added to w0 alone.")),
    (lambda a, b, v: a + b + v[0] * CONSTANT, pair("v1 と v2 をかけていません。", "v1 and v2 are not multiplied in.")),
    (lambda a, b, v: v[0] * CONSTANT + v[2] * a + v[1] * b, pair("v1 と v2 が逆です。v1 は a に、v2 は b にかけます。", "v1 and v2 have changed places: v1 belongs to a, v2 to b.")),
    (lambda a, b, v: v[0] * CONSTANT + v[1] * a * v[2] * b, pair("2つのニューロンの分は、かけ合わせずに足します。", "What comes from the two neurons is added, not multiplied.")),
]  # fmt: skip


def _judge_merge(answer):
    """None for a right merge, else the sentence of the mistake that explains all of six fresh cases at once."""
    function(answer)
    cases = np.random.default_rng().integers(1, 9, (6, 3, 3)) * 0.5
    given = np.array([as_numbers(begun(answer(*case.tolist())), 3) for case in cases])
    a, b, v = cases.swapaxes(0, 1)
    columns = v.T[..., np.newaxis]  # v0, v1 and v2 of all cases, (6, 1) each
    return compare(
        lambda *_columns: given,
        merge,
        MERGE_MISTAKES,
        [(a, b, columns)],
        tried=lambda formula, case: formula(*case),
        same=np.allclose,
        differs=_first_wrong_weight,
    )


def _first_wrong_weight(case, given, true):
    """The sentence for the first weight that is wrong, and the first case in which it is."""
    i, k = np.argwhere(~np.isclose(given, true).T)[0]
    a, b, columns = case
    shown = ", ".join(f"{name} = {w[k].tolist()}" for name, w in zip("abv", (a, b, columns[..., 0].T), strict=True))
    return say(
        f"w{i} がちがいます。{shown} のとき {given[k, i]:g} になりました。正しくは {true[k, i]:g} です。",
        f"w{i} is wrong. With {shown} it gave {given[k, i]:g}; right would be {true[k, i]:g}.",
    )


merge_layers = exercise(
    PAGE,
    key="merge_layers",
    judge=_judge_merge,
    solution="def my_merge(a, b, v):\n    w0 = v[0] + v[1] * a[0] + v[2] * b[0]\n"
    "    w1 = v[1] * a[1] + v[2] * b[1]\n    w2 = v[1] * a[2] + v[2] * b[2]\n    return w0, w1, w2",
)  # fmt: skip

EXERCISES = (count_parameters, merge_layers, weights_for_prank, write_network)
