"""Exercise on softmax: for one day, safe however large the scores are."""

import numpy as np

from nblib.exercises.exercise import Exercise, begun
from nblib.exercises.judge import apart, first_wrong, function
from nblib.language import say
from nblib.maths.activations import softmax
from nblib.validation import as_array, as_numbers

# Large scores near each other, far below 0, and far apart: there only the largest may be taken off, after dividing by T
NEAR, LOW = ([1000, 999, 998], 1.0), ([-1000, -1001, -999], 1.0)
APART = [([1000, 0, -1000], 0.5), ([3000, 0, 0], 1.0), ([-1000, 0, 1000], 0.5), ([-3000, 0, 0], 1.0)]
ROUNDED = 0.02  # so far off are probabilities that are rounded, or made with a rounded e


def write_softmax():
    """Softmax of one list of scores, with a temperature."""
    return Exercise(
        key="activation/softmax",
        title=say("練習: あふれない softmax を書く", "Exercise: write a softmax that cannot overflow"),
        judge=lambda answer: _judge_one(function(answer)),
        praise=say("正解です。どんなに大きな点数でも計算できます。", "Right. No score is too large for it."),
        hints=[
            say("まず z = np.array(y) / T とします。割るのは、e の累乗にする前です。", "Begin with z = np.array(y) / T. Divide before taking powers of e."),
            say("次に z から z.max() を引きます。確率は変わらず、いちばん大きい数が0になります。",
                "Then subtract z.max(). That changes no probability, and the largest number becomes 0."),
            say("e = np.exp(z) を、その和 e.sum() で割ります。", "Divide e = np.exp(z) by its sum, e.sum()."),
        ],
        solution="def my_softmax(y, T):\n    import numpy as np\n\n    z = np.array(y) / T\n    e = np.exp(z - z.max())\n    return e / e.sum()",
    )  # fmt: skip


def _judge_one(answer):
    """None for a right softmax, else what is wrong: first on small scores, then on large ones."""
    rng = np.random.default_rng()
    cases = [(rng.uniform(0.2, 3, 3).round(1), float(T)) for T in (0.5, 2.0, 3.0, 1.0, 0.8)]
    given = [_numbers(answer, list(map(float, y)), T) for y, T in cases]
    if not agree(given, [softmax(T)(y) for y, T in cases]):
        return _wrong_on_small(cases, given)
    for y, T in (NEAR, LOW, *APART):
        if not agree([on_large(answer, list(map(float, y)), T)], [softmax(T)(np.array(y, float))]):
            return _about_large(y, T)
    return None


def _numbers(answer, y, T):
    """The three numbers that an answer gives."""
    count = len(y)  # which the answer may change
    return as_numbers(begun(answer(y, T)), count)


def on_large(answer, *given):
    """What an answer gives for large scores; NaN where it fails: the sentence about that is ours."""
    try:
        numbers = as_array(answer(*given))
    except (OverflowError, ZeroDivisionError, ValueError):
        numbers = None
    return np.full(np.shape(given[0]), np.nan) if numbers is None else numbers


def _about_large(y, T):
    if (y, T) in APART:
        return say(
            f"{y}、T = {T:g} のように点数が離れていると、計算できません。引くのは、最小や平均ではなく、T で割ったあとの、いちばん大きい数です(z - z.max())。",
            f"It fails where scores lie far apart, as {y} with T = {T:g}. With the smallest or the mean taken off, the others can still be too large. Take off the largest, after dividing by T: z - z.max().",
        )
    if (y, T) == NEAR:
        return say(
            f"小さな点数では合っています。でも {y} では、e の1000乗が大きすぎて計算できません。先に、いちばん大きい点数をどれからも引いてください。",
            f"It is right for small scores. But for {y} e to the power of 1000 is more than the computer can hold. First take the largest score off all of them.",
        )
    return say(
        f"{y} では、e の累乗がどれも0になり、0で割ることになります。いちばん大きい点数を引けば、そこが0になります(絶対値の最大や、決まった数ではいけません)。",
        f"For {y} every power of e becomes 0, and nothing can be divided by their sum. Take off the largest score itself, not the largest size, nor a fixed number.",
    )


def agree(these, those):
    """Whether all of these arrays are those, shapes too."""
    return all(np.shape(a) == np.shape(b) and np.allclose(a, b, atol=1e-9) for a, b in zip(these, those, strict=True))


def _wrong_on_small(cases, given):
    for formula, sentence in _mistakes():
        if agree(given, [formula(y, T) for y, T in cases]):
            return sentence
    right = [softmax(T)(y) for y, T in cases]
    i = first_wrong(given, right, lambda a, b: agree([a], [b]))
    (y, T), (gave, good) = cases[i], shown_apart(given[i], right[i])
    return say(
        f"y = {y.tolist()}、T = {T:g} のとき {gave} になりました。正しくは {good} です。",
        f"For y = {y.tolist()} and T = {T:g} it gave {gave}; right would be {good}.",
    ) + (_about_rounding() if np.allclose(given, right, atol=ROUNDED) else "")


def shown_apart(given, right):
    """Two rows of probabilities in words, with as many digits as it takes to tell them apart."""
    return apart(lambda numbers, digits: numbers.round(digits).tolist(), given, right, (3, 4, 6, 9, 12))


def _about_rounding():
    return say("ほとんど合っています。結果を丸めていませんか? e を 2.718 などとしていませんか? 丸めずに、np.exp を使います。",
               " That is nearly right. Is the result rounded, or e, as 2.718? Round nothing, and use np.exp.")  # fmt: skip


def _mistakes():
    """Typical wrong ones, each with the sentence that helps."""
    return [
        (lambda y, T: softmax(1 / T)(y), say("温度を逆に使っています。点数を T で割ります。", "The temperature works the wrong way round. Divide the scores by T.")),
        (lambda y, T: softmax()(y), say("温度 T を使っていません。", "The temperature T is not used.")),
        (lambda y, T: softmax()(y) / T, say("T で割るのは確率ではなく、e の累乗にする前の点数です。", "It is the scores that are divided by T, before taking powers of e; not the probabilities.")),
        (lambda y, T: np.exp(y / T), say("和で割っていません。確率は、足すと1になります。", "It is not divided by the sum. Probabilities sum to 1.")),
        (lambda y, T: np.exp((y - y.max()) / T), say("和で割っていません。確率は、足すと1になります。", "It is not divided by the sum. Probabilities sum to 1.")),
        (lambda y, T: y / T / (y / T).sum(), say("e の累乗(np.exp)を忘れています。点数のまま割ると、負の「確率」も出てしまいます。",
                                               "The powers of e (np.exp) are missing. Plain scores may give negative “probabilities”.")),
        (lambda y, T: np.exp(y / T) / (y / T).sum(), say("割る数は、点数の和ではなく、e の累乗の和です。", "Divide by the sum of the powers of e, not by that of the scores.")),
        (lambda y, T: softmax(T)(-y), say("符号が逆です。点数が大きいほど、確率も大きくなります。", "The sign is wrong: larger scores get larger probabilities.")),
        (lambda y, T: np.log(softmax(T)(y)), say("これは確率の対数(log-softmax)です。", "These are the logarithms of the probabilities (log-softmax).")),
    ]  # fmt: skip
