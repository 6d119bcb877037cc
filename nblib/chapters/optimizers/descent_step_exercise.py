"""An exercise: one step of gradient descent, for all four weights at once."""

import numpy as np

from nblib.exercises.exercise import Exercise, begun
from nblib.exercises.judge import first_wrong, function, numbers_apart
from nblib.language import say
from nblib.maths.activations import sigmoid
from nblib.maths.data import diary
from nblib.validation import as_numbers


def my_step(days=7):
    """One step of gradient descent, for all four weights at once."""
    return Exercise(
        key="optimizers/my_step",
        title=say("練習: 降下の1歩を書く", "Exercise: write one step of descent"),
        judge=lambda answer: _judge_step(function(answer), days),
        praise=say("正解です。これを何百回もくり返すのが、訓練です。", "Right. Do this some hundred times, and it is training."),
        hints=[
            say("まず、全部の日の p を計算します: p = sigmoid(w[0] + X @ w[1:])。", "First p for all days: p = sigmoid(w[0] + X @ w[1:])."),
            say("w0 の傾きは np.mean(p - T)、ほかの3つは (p - T) @ X / len(T) です。",
                "The slope along w0 is np.mean(p - T); those along the other three are (p - T) @ X / len(T)."),
            say("4つの傾きを np.append(…, …) で並べ、w から 学習率 × 傾き を引きます。",
                "Put the four slopes in a row with np.append(…, …), and subtract rate × slope from w."),
        ],
        solution="import numpy as np\nfrom nblib.maths.activations import sigmoid\n\n\ndef my_step(w, X, T, rate):\n"
        "    p = sigmoid(w[0] + X @ w[1:])\n    slopes = np.append(np.mean(p - T), (p - T) @ X / len(T))\n"
        "    return w - rate * slopes",
    )  # fmt: skip


def _inputs(X):
    """The clues with the constant 1 of the bias before them (days, 4)."""
    return np.column_stack([np.ones(len(X)), X])


def _weights(rng):
    """Weights (4,) with which no sum is 0, where rounding alone would decide the verdict."""
    return rng.uniform(-1, 1, 4).round(2) + [0.005, 0, 0, 0]


def _every_clue(days, rng):
    """A diary X, T with each clue on some day: where one never comes, its weight has no slope, and no mistake shows."""
    while True:
        X, T = diary(days, rng)
        if X.any(axis=0).all():
            return X, T


def _slopes(w, X, T, prediction=sigmoid):
    """The mean of (prediction - t) times each input (4,)."""
    A = _inputs(X)
    return (prediction(A @ w) - T) @ A / len(T)


def _judge_step(answer, days, count=4):
    """None for a right step, else the sentence of the mistake that explains every case."""
    rng = np.random.default_rng()
    cases = [(_weights(rng), *_every_clue(days, rng), round(rng.uniform(0.2, 0.8), 2)) for _ in range(count)]
    given = []
    for w, X, T, rate in cases:
        handed = w.copy()
        given.append(as_numbers(begun(answer(handed, X.copy(), T.copy(), rate)), 4))
        if not np.array_equal(handed, w):
            return say(
                "渡された w の中身が書きかわっています(-= や w[0] = … )。新しい配列を作って返してください: w - …。",
                "The w that was handed in has been changed (-= or w[0] = …). Make a new array and return that: w - ….",
            )
    right = np.array([w - rate * _slopes(w, X, T) for w, X, T, rate in cases])
    if np.allclose(given, right):
        return None
    for formula, sentence in _step_mistakes():
        if np.allclose(given, [formula(*case) for case in cases]):
            return sentence
    case = first_wrong(given, right)
    i = first_wrong(given[case], right[case])
    gave, good = numbers_apart(given[case][i], right[case][i], "f", (4, 8, 12))
    return say(
        f"w{i} がちがいます。{days}日の日記で試したところ {gave} になりましたが、正しくは {good} です。",
        f"w{i} is wrong. On a diary of {days} days it became {gave}; right would be {good}.",
    )


def _in_turns(w, X, T, rate):
    """Each weight moved by a slope that already sees the others' new values."""
    w = w.copy()
    for i in range(4):
        w[i] -= rate * _slopes(w, X, T)[i]
    return w


def _bent(w, X, T):
    """The slopes with p (1 - p) multiplied in (4,)."""
    A = _inputs(X)
    p = sigmoid(A @ w)
    return ((p - T) * p * (1 - p)) @ A / len(T)


def _step_mistakes():
    """Typical wrong steps, each with the sentence that helps."""
    no_bias = np.array([0, 1, 1, 1])

    def sums(T):  # what turns the means along w1 to w3 into sums
        return np.array([1, len(T), len(T), len(T)])

    return [
        (lambda w, X, T, rate: w + rate * _slopes(w, X, T),
         say("損失が増える向きへ進んでいます。傾きは上りの向きなので、引きます。", "This goes uphill. The slopes point up, so subtract them.")),
        (lambda w, X, T, rate: w - _slopes(w, X, T), say("学習率をかけていません。", "The slopes are not multiplied by the rate.")),
        (lambda w, X, T, rate: w - rate * len(T) * _slopes(w, X, T),
         say("傾きを合計したままです。損失は平均なので、日数で割ります。", "The slopes are summed up. The loss is a mean: divide by the number of days.")),
        (lambda w, X, T, rate: w - rate * sums(T) * _slopes(w, X, T),
         say("w1 から w3 の傾きも len(T) で割ります。今は、w0 だけが平均です。", "Divide the slopes along w1 to w3 by len(T), too. Only that along w0 is a mean.")),
        (lambda w, X, T, rate: w - rate * len(T) / sums(T) * _slopes(w, X, T),
         say("w0 の傾きも平均です。np.mean(p - T) とします。", "The slope along w0 is a mean as well: np.mean(p - T).")),
        (lambda w, X, T, rate: w - 2 * rate * _slopes(w, X, T),
         say("傾きが2倍になっています。2 が要るのは二乗誤差のときです。ここは対数損失なので、p - T のままです。",
             "The slopes are twice too large. A 2 belongs to the squared error. Here it is the log loss, with p - T as it is.")),
        (lambda w, X, T, rate: w - rate * _bent(w, X, T),
         say("p * (1 - p) を余分にかけています。対数損失では、シグモイド関数の傾きまで入れて p - T です。",
             "p * (1 - p) is one factor too many. For the log loss p - T has the sigmoid's slope in it already.")),
        (lambda w, X, T, rate: w - 2 * rate * _bent(w, X, T),
         say("それは二乗誤差の傾きです。ここは対数損失なので、p - T だけを使います。", "That is the slope of the squared error. Here it is the log loss: p - T alone.")),
        (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: sigmoid(y - w[0])),
         say("p の計算で w[0] を足し忘れています: p = sigmoid(w[0] + X @ w[1:])。", "In p the w[0] is missing: p = sigmoid(w[0] + X @ w[1:]).")),
        (lambda w, X, T, rate: w - rate * np.roll(_slopes(w, X, T), -1),
         say("w0 の傾きを先頭に並べます。今は、いちばん後ろにあります。", "Put the slope along w0 first. Now it comes last.")),
        (lambda w, X, T, rate: w - rate * no_bias * _slopes(w, X, T),
         say("w0 が動いていません。バイアスにも傾きがあります(入力がいつも1の重みと思ってください)。",
             "w0 has not moved. The bias has a slope, too: think of it as the weight of an input that is always 1.")),
        (_in_turns,
         say("1つ動かすたびに、動かしたあとの重みで次の傾きを計算しています。4つの傾きを先に全部計算してから、いっぺんに動かします。",
             "Each slope is calculated with weights that have moved already. Work out all four slopes first, then move all four.")),
        (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: y),
         say("合計 y をそのまま T と比べています。比べるのは、確率 p = sigmoid(y) です。", "The sum y itself is compared with T. Compare the probability p = sigmoid(y).")),
        (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: y > 0),
         say("判断(1か0)を T と比べています。比べるのは、確率 p = sigmoid(y) です。", "The verdict, 1 or 0, is compared with T. Compare the probability p = sigmoid(y).")),
        (lambda w, X, T, rate: _slopes(w, X, T), say("傾きを返しています。返すのは、1歩進んだあとの重みです。", "This returns the slopes. Return the weights after the step.")),
        (lambda w, X, T, rate: rate * _slopes(w, X, T), say("歩幅だけを返しています。それを w から引いた、新しい重みを返します。", "This returns the step alone. Subtract it from w and return the new weights.")),
        (lambda w, X, T, rate: w, say("重みが動いていません。", "The weights have not moved.")),
    ]  # fmt: skip
