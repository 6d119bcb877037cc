"""Exercises: write the backward pass of a network, and name the culprits of the bug hunt."""

import numpy as np

from nblib.chapters.gradient_check import backward_passes as passes
from nblib.chapters.gradient_check.bug_hunt import CULPRITS, judge_culprits
from nblib.chapters.gradient_check.own_pass import PARTS, disagreement, measured, slopes
from nblib.exercises.exercise import Exercise, exercise
from nblib.exercises.judge import first_wrong, function, numbers_apart
from nblib.exercises.word_pages import page_beside
from nblib.language import listing, pair, say

PAGE = page_beside(__file__, "exercises.md")

# ---- the backward pass
# Which mistake was made is found like an illness, by its signs: each wrong pass is tried on the same networks, and the
# one that gives the same wrong slopes is named.

SHAPES = ((3, 3, 1), (2, 4, 1), (4, 2, 1))
SAME = 1e-6  # of a gradient by differences and a right one; other mistakes are thousands of times larger
PASS_MISTAKES = [  # those that spoil everything come first
    (passes.sign_flipped,
     pair("符号が逆です。損失の傾きは Y - T の向きで、T - Y ではありません。(重みを減らす向きにするのは、あとで最適化手法がすることです。)",
          "The sign is flipped. The slope of the loss goes with Y - T, not T - Y. (To go against it is the optimizer's business, later.)")),
    (passes.n_lost,
     pair("損失は N 日の平均なのに、N で割っていません。len(X) で割ってください。",
          "The loss is a mean over N days, but 1/N is lost. Divide by len(X).")),
    (passes.n_twice,
     pair("N で割りすぎています。平均を取るのは dY の1か所だけです。そのあとは mean でなく sum です。",
          "It is divided by N once too often. The mean is taken once, in dY; after that it is sum, not mean.")),
    (passes.two_lost,
     pair("2倍が抜けています。(y - t)² の傾きは 2(y - t) です。", "A factor 2 is missing: the slope of (y - t)² is 2(y - t).")),
    (passes.last_day,
     pair("1日分の傾きしか残っていません。くり返しの中で = が前の日の分を消しています。+= で足してください。",
          "The slopes of a single day are left. In your loop = overwrites what the days before gave; add up with +=.")),
    (passes.first_day,
     pair("はじめの日の傾きしかありません。return がくり返しの中にあるか、+= と書くところが = になっています。",
          "Only the first day is there: return stands inside the loop, or = stands where += should.")),
    (passes.no_slope,
     pair("活性化関数の傾きをかけ忘れています。tanh を通って戻るときは、1 - A**2 をかけます。",
          "The slope of the activation is forgotten. On the way back through tanh, multiply by 1 - A**2.")),
    (passes.slope_of_z,
     pair("tanh の傾きを、ちがう場所で取っています。1 - (...)**2 に入れるのは、tanh を通る前の Z ではなく、通ったあとの A です。",
          "The slope of tanh is taken at the wrong place. What goes into 1 - (...)**2 is A, which came out of tanh, not Z, which went in.")),
    (passes.slope_at_a,
     pair("tanh の傾きを、ちがう場所で取っています。A はもう tanh を通っています。1 - A**2 か 1 - np.tanh(Z)**2 です。",
          "The slope of tanh is taken at the wrong place. A has been through tanh already: use 1 - A**2 or 1 - np.tanh(Z)**2.")),
    (passes.slope_unsquared, pair("tanh の傾きは 1 - A ではなく、1 - A**2 です。", "The slope of tanh is 1 - A**2, not 1 - A.")),
    (passes.slope_of_sigmoid,
     pair("A * (1 - A) はシグモイド関数の傾きです。ここの活性化関数は tanh です。", "A * (1 - A) is the slope of the sigmoid. The activation here is tanh.")),
    (passes.transposed,
     pair("dW1 が転置されています。dW1[i, j] は、入力 i から隠れ層のニューロン j への重みの傾きです。dZ.T @ X ではなく X.T @ dZ です。形が正方形だと、エラーになりません。",
          "dW1 is transposed. dW1[i, j] belongs to the weight from input i to hidden neuron j: X.T @ dZ, not dZ.T @ X. With a square matrix no error is raised.")),
    (passes.without_w2,
     pair("W2 がかかっていません。dA は、dY が W2 を逆向きに通ったもの dY @ W2.T です。",
          "W2 is left out. dA is what dY becomes on its way back through W2: dY @ W2.T.")),
    (passes.z_for_a,
     pair("W2 が受け取ったのは Z ではなく A です。dW2 = A.T @ dY です。", "What W2 received is A, not Z: dW2 = A.T @ dY.")),
]  # fmt: skip


def judge_backward(answer):
    """None if all slopes agree with the differences on every network, else the diagnosis."""
    function(answer)
    seed = np.random.default_rng().integers(10_000)
    cases = [passes.small_example(days, seed, shape) for days, shape in zip((6, 4, 5), SHAPES, strict=True)]
    given = [slopes(answer, theta, X, T) for _, theta, X, T in cases]
    true = [measured(*case) for case in cases]
    wrong = [i for i in (3, 2, 1, 0) if not _agree([its[i] for its in given], [its[i] for its in true])]
    if not wrong:
        return None
    if told := _diagnosis(given, cases, wrong):
        return told
    case = first_wrong(given, true, lambda its, those: _agree([its[wrong[0]]], [those[wrong[0]]]))
    return _first_difference(given[case], true[case], wrong[0])


def _agree(these, those):
    """Whether one part's slopes agree on every network."""
    return all(a.shape == b.shape and disagreement(a, b) < SAME for a, b in zip(these, those, strict=True))


def _diagnosis(given, cases, wrong):
    """The sentence of the mistake that explains all wrong parts; failing that, of the part met first on the way back."""
    for explained in (wrong, wrong[:1]):
        for mistaken, words in PASS_MISTAKES:
            tried = [mistaken(*passes.forward_values(*case[1:])) for case in cases]
            if all(_agree([its[i] for its in given], [its[i] for its in tried]) for i in explained):
                return _where(explained) + str(words)
    return None


def _where(parts):
    names = listing(f"d{PARTS[i]}" for i in sorted(parts))
    return say(f"ちがうのは {names} です。", f"What is wrong: {names}. ")


def _first_difference(given, true, part):
    """One slope that is wrong, in numbers."""
    i = np.unravel_index(np.argmax(np.abs(given[part] - true[part])), true[part].shape)
    at = ", ".join(map(str, i))
    gave, right = numbers_apart(given[part][i], true[part][i], "f", (4, 8, 12))
    return say(
        f"d{PARTS[part]}[{at}] が {gave} になりました。差分で測ると {right} です。うしろの層(dY、dW2、db2)から順に、1行ずつ確かめましょう。",
        f"d{PARTS[part]}[{at}] is {gave}; by differences it is {right}. Check line by line, from the last layer (dY, dW2, db2) to the first.",
    )  # fmt: skip


write_backward = exercise(
    PAGE,
    key="write_backward",
    judge=judge_backward,
    solution="def my_backward(X, Z, A, Y, T, W2):\n    dY = 2 * (Y - T) / len(X)\n    dW2 = A.T @ dY\n    db2 = dY.sum(axis=0)\n"
    "    dA = dY @ W2.T\n    dZ = dA * (1 - A**2)\n    dW1 = X.T @ dZ\n    db1 = dZ.sum(axis=0)\n    return db1, dW1, db2, dW2",
)  # fmt: skip

# ---- the bug hunt

MENDING = {  # what each suspect did, and how it is mended
    "A": pair("入力が1日ずれていました。dW1 を計算するときは、dZ と同じ日の X を使います(前の計算の X を覚えておく書き方で、よく起こります)。",
              "The inputs were those of other days. dW1 needs the X of the same days as dZ. (It happens when a layer remembers the inputs of its last call.)"),
    "B": pair("重みは、でたらめな数から始めます。", "Start from random weights."),
    "C": pair("傾きは正しいのに、坂を上っていました。theta - rate * dtheta と引きます。", "The slopes were right, but it went uphill. Subtract: theta - rate * dtheta."),
    "D": pair("報告する損失と同じ損失の傾きを使います。", "Use the slopes of the loss that is reported."),
    "E": pair("バイアスは全部の日で共通なので、傾きは平均ではなく和です。db = dZ.sum(axis=0) とします。", "All days share the biases, so their slopes are summed: db = dZ.sum(axis=0), not mean."),
    "F": pair("T の形が (N,) だと、Y - T は N × N の表になります。T を (N, 1) にします。損失も傾きも同じようにまちがうので、勾配チェックは合ってしまいます。",
              "With T of shape (N,), Y - T is an N × N table. Give T the shape (N, 1). Loss and slopes were wrong in the same way, so the gradient check agreed."),
    "G": pair("最後の層を先に動かしてから、戻っていました。全部の傾きを求め終えてから、全部の重みを動かします。",
              "It moved the last layer before going back through it. First find all slopes, then move all weights."),
}  # fmt: skip


def _praise_and_mending():
    """The praise, and below it how each case's program is mended."""
    return "\n".join([
        say("5つとも解決です。みごとな推理でした。直し方は次のとおりです。", "All five are solved, detective. And this is how they are mended:"),
        *(f"{case}: {MENDING[letter]}" for case, letter in enumerate(CULPRITS, 1)),
    ])  # fmt: skip


name_the_culprits = Exercise(
    key="name_the_culprits",
    title=pair("練習: バグ探し、5つの事件", "Exercise: bug hunt, five cases"),
    judge=judge_culprits,
    praise=_praise_and_mending,
    hints=(
        pair("まず勾配チェックを見ます。全部の点が輪の中なら、傾きの計算は正しいので、犯人はそれ以外(始まり、進む向き、損失そのもの)にいます。",
             "Look at the gradient check first. If every dot sits in its ring, the slopes are right, and the culprit is elsewhere: the start, the direction, or the loss itself."),
        pair("ちがう点があるなら、どこがちがうかで絞れます。バイアスだけか、W1 だけか、最初の層の両方か、全部か。",
             "If dots are off, look where: in the biases only, in W1 only, in both parts of the first layer, or everywhere."),
        pair("スライダーで実験します。日数を1にすると消えるまちがいは、日をまたぐ計算にあります。学習率を変えると大きさが変わるまちがいは、重みを動かすことと関係があります。",
             "Experiment with the sliders. An error that goes away with a single day has to do with several days. One that grows with the learning rate has to do with moving weights."),
    ),
    solution=f"culprits = {list(CULPRITS)}",
)  # fmt: skip

EXERCISES = (write_backward, name_the_culprits)
