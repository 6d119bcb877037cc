"""Exercises in code: one step of gradient descent for all four weights at once, and a schedule for the rate."""

import numpy as np

from nblib.chapters.optimizers.momentum_exercise import write_momentum
from nblib.chapters.optimizers.training_exercise import my_training
from nblib.errors import CourseError
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import first_wrong, judged_by, numbers_apart
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.maths.activations import sigmoid
from nblib.maths.data import diary
from nblib.validation import as_numbers

PAGE = page_beside(__file__, "exercises.md")

# ---- one step of descent


def _inputs(X):
    """The clues with the constant 1 of the bias before them (days, 4)."""
    return np.column_stack([np.ones(len(X)), X])


def _slopes(w, X, T, prediction=sigmoid):
    """The mean of (prediction - t) times each input (4,)."""
    A = _inputs(X)
    return (prediction(A @ w) - T) @ A / len(T)


def one_step(w, X, T, rate):
    """The right answer: the weights (4,) after a step, on the days X (days, 3) with the tests T (days,)."""
    return w - rate * _slopes(w, X, T)


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


def _sums(T):
    """What turns the means along w1 to w3 into sums (4,)."""
    return np.array([1, len(T), len(T), len(T)])


STEP_MISTAKES = [
    (lambda w, X, T, rate: w + rate * _slopes(w, X, T),
     pair("損失が増える向きへ進んでいます。傾きは上りの向きなので、引きます。", "This goes uphill. The slopes point up, so subtract them.")),
    (lambda w, X, T, rate: w - _slopes(w, X, T), pair("学習率をかけていません。", "The slopes are not multiplied by the rate.")),
    (lambda w, X, T, rate: w - rate * len(T) * _slopes(w, X, T),
     pair("傾きを合計したままです。損失は平均なので、日数で割ります。", "The slopes are summed up. The loss is a mean: divide by the number of days.")),
    (lambda w, X, T, rate: w - rate * _sums(T) * _slopes(w, X, T),
     pair("w1 から w3 の傾きも len(T) で割ります。今は、w0 だけが平均です。", "Divide the slopes along w1 to w3 by len(T), too. Only that along w0 is a mean.")),
    (lambda w, X, T, rate: w - rate * len(T) / _sums(T) * _slopes(w, X, T),
     pair("w0 の傾きも平均です。np.mean(p - T) とします。", "The slope along w0 is a mean as well: np.mean(p - T).")),
    (lambda w, X, T, rate: w - 2 * rate * _slopes(w, X, T),
     pair("傾きが2倍になっています。2 が要るのは二乗誤差のときです。ここは対数損失なので、p - T のままです。",
          "The slopes are twice too large. A 2 belongs to the squared error. Here it is the log loss, with p - T as it is.")),
    (lambda w, X, T, rate: w - rate * _bent(w, X, T),
     pair("p * (1 - p) を余分にかけています。対数損失では、シグモイド関数の傾きまで入れて p - T です。",
          "p * (1 - p) is one factor too many. For the log loss p - T has the sigmoid's slope in it already.")),
    (lambda w, X, T, rate: w - 2 * rate * _bent(w, X, T),
     pair("それは二乗誤差の傾きです。ここは対数損失なので、p - T だけを使います。", "That is the slope of the squared error. Here it is the log loss: p - T alone.")),
    (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: sigmoid(y - w[0])),
     pair("p の計算で w[0] を足し忘れています: p = sigmoid(w[0] + X @ w[1:])。", "In p the w[0] is missing: p = sigmoid(w[0] + X @ w[1:]).")),
    (lambda w, X, T, rate: w - rate * np.roll(_slopes(w, X, T), -1),
     pair("w0 の傾きを先頭に並べます。今は、いちばん後ろにあります。", "Put the slope along w0 first. Now it comes last.")),
    (lambda w, X, T, rate: w - rate * np.array([0, 1, 1, 1]) * _slopes(w, X, T),
     pair("w0 が動いていません。バイアスにも傾きがあります(入力がいつも1の重みと思ってください)。",
          "w0 has not moved. The bias has a slope, too: think of it as the weight of an input that is always 1.")),
    (_in_turns,
     pair("1つ動かすたびに、動かしたあとの重みで次の傾きを計算しています。4つの傾きを先に全部計算してから、いっぺんに動かします。",
          "Each slope is calculated with weights that have moved already. Work out all four slopes first, then move all four.")),
    (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: y),
     pair("合計 y をそのまま T と比べています。比べるのは、確率 p = sigmoid(y) です。", "The sum y itself is compared with T. Compare the probability p = sigmoid(y).")),
    (lambda w, X, T, rate: w - rate * _slopes(w, X, T, lambda y: y > 0),
     pair("判断(1か0)を T と比べています。比べるのは、確率 p = sigmoid(y) です。", "The verdict, 1 or 0, is compared with T. Compare the probability p = sigmoid(y).")),
    (lambda w, X, T, rate: _slopes(w, X, T), pair("傾きを返しています。返すのは、1歩進んだあとの重みです。", "This returns the slopes. Return the weights after the step.")),
    (lambda w, X, T, rate: rate * _slopes(w, X, T), pair("歩幅だけを返しています。それを w から引いた、新しい重みを返します。", "This returns the step alone. Subtract it from w and return the new weights.")),
    (lambda w, X, T, rate: w, pair("重みが動いていません。", "The weights have not moved.")),
]  # fmt: skip


def _weights(rng):
    """Weights (4,) with which no sum is 0, where rounding alone would decide the verdict."""
    return rng.uniform(-1, 1, 4).round(2) + [0.005, 0, 0, 0]


def _every_clue(days, rng):
    """A diary X, T with each clue on some day: where one never comes, its weight has no slope, and no mistake shows."""
    while True:
        X, T = diary(days, rng)
        if X.any(axis=0).all():
            return X, T


def _steps(days, count=4):
    """Fresh (w, X, T, rate), the diaries of so many days."""
    rng = np.random.default_rng()
    return [(_weights(rng), *_every_clue(days, rng), round(rng.uniform(0.2, 0.8), 2)) for _ in range(count)]


def _new_weights(answer, case):
    """The weights (4,) that the answer makes of a case, whose own it has to leave as they are."""
    w, X, T, rate = case
    handed = w.copy()
    given = as_numbers(begun(answer(handed, X.copy(), T.copy(), rate)), 4)
    if not np.array_equal(handed, w):
        raise CourseError(say(
            "渡された w の中身が書きかわっています(-= や w[0] = … )。新しい配列を作って返してください: w - …。",
            "The w that was handed in has been changed (-= or w[0] = …). Make a new array and return that: w - ….",
        ))  # fmt: skip
    return given


def _first_wrong_weight(case, given, right):
    """The sentence for a step that differs: the first weight that is wrong, with its numbers."""
    days, i = len(case[2]), first_wrong(given, right)
    gave, good = numbers_apart(given[i], right[i], "f", (4, 8, 12))
    return say(
        f"w{i} がちがいます。{days}日の日記で試したところ {gave} になりましたが、正しくは {good} です。",
        f"w{i} is wrong. On a diary of {days} days it became {gave}; right would be {good}.",
    )


def judge_of_steps(days):
    """The judge of a step, who tries it on diaries of so many days."""
    return judged_by(
        one_step,
        STEP_MISTAKES,
        lambda: _steps(days),
        tried=_new_weights,
        same=np.allclose,
        differs=_first_wrong_weight,
    )


my_step = exercise(
    PAGE,
    key="my_step",
    judge=judge_of_steps(days=7),
    solution="import numpy as np\nfrom nblib.maths.activations import sigmoid\n\n\ndef my_step(w, X, T, rate):\n"
    "    p = sigmoid(w[0] + X @ w[1:])\n    slopes = np.append(np.mean(p - T), (p - T) @ X / len(T))\n"
    "    return w - rate * slopes",
)  # fmt: skip

# ---- a schedule


def falling_schedule(t, rate, steps):
    """The right answer: a rate that falls in equal parts to 0."""
    return rate * max(0, 1 - t / steps)


BRACKETS = pair(
    "かっこの場所がちがいます。steps で割るのは t だけです: 1 - t / steps",
    "The brackets are at the wrong place. Only t is divided by steps: 1 - t / steps",
)
SCHEDULE_MISTAKES = [
    (lambda t, rate, steps: rate * (1 - t / steps),
     pair("steps を過ぎると負になり、坂を上り始めます。0で止めてください。", "After t = steps it is negative, and would lead uphill. Let it stop at 0.")),
    (lambda t, rate, steps: rate * min(1, t / steps),
     pair("だんだん大きくなっています。t = 0 で rate、t = steps で0です。", "It grows. It should be the rate at t = 0, and 0 at t = steps.")),
    (lambda t, rate, steps: rate * t / steps,
     pair("だんだん大きくなっています。t = 0 で rate、t = steps で0です。", "It grows. It should be the rate at t = 0, and 0 at t = steps.")),
    (lambda t, rate, steps: max(0, 1 - t / steps),
     pair("rate をかけていません。", "The rate is not multiplied in.")),
    (lambda t, rate, steps: rate,
     pair("t が変わっても同じです。t を使ってください。", "It is the same for every t. Use t.")),
    (lambda t, rate, steps: rate / steps,
     pair("t が変わっても同じです。t を使ってください。", "It is the same for every t. Use t.")),
    (lambda t, rate, steps: max(0, rate - t / steps),
     pair("減る分にも rate をかけます。そうでないと、steps より前に0になります。", "What is taken away has to be times the rate, too, or it reaches 0 before t = steps.")),
    (lambda t, rate, steps: rate * (1 - t) / steps, BRACKETS),
    (lambda t, rate, steps: max(0, rate * (1 - t) / steps), BRACKETS),
    (lambda t, rate, steps: rate - t / steps,
     pair("減る分にも rate をかけます: rate * (1 - t / steps)。そして、負にならないように0で止めます。",
          "What is taken away has to be times the rate, too: rate * (1 - t / steps). And let it stop at 0.")),
    (lambda t, rate, steps: rate / (t + 1),
     pair("それは少しずつ割る減らし方です。ここでは、毎回同じだけ減らします。", "That divides by more and more. Here it should fall by the same amount each time.")),
]  # fmt: skip


def _moments():
    """Fresh (t, rate, steps): at the start, on the way, at the end and after it."""
    rng = np.random.default_rng()
    steps, rates = rng.integers(5, 40, 8), rng.choice([0.05, 0.2, 0.4, 2.0], 8)
    shares = (0, 0.2, 0.4, 0.6, 0.8, 1, 1.6, 2)
    return [(int(n * 5 * s), float(r), int(n * 5)) for n, r, s in zip(steps, rates, shares, strict=True)]


write_schedule = exercise(
    PAGE,
    key="write_schedule",
    judge=judged_by(falling_schedule, SCHEDULE_MISTAKES, _moments),
    solution="def my_schedule(t, rate, steps):\n    return rate * max(0, 1 - t / steps)",
)  # fmt: skip

EXERCISES = (write_momentum, my_training, my_step, write_schedule)
