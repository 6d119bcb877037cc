"""Exercises on softmax: for one day, safe however large the scores are; and for many days at once, one a row."""

import functools

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun, exercise
from nblib.exercises.judge import apart, applied, compare, first_wrong, function
from nblib.exercises.word_pages import page_beside
from nblib.language import pair, say
from nblib.maths.activations import softmax
from nblib.validation import as_array, as_numbers, in_short


# ---- one day
def softmax_of_one(y, T):
    """The right answer of the first exercise, for scores y (3,) and a temperature T."""
    return softmax(T)(y)


NO_SUM = pair(
    "和で割っていません。確率は、足すと1になります。", "It is not divided by the sum. Probabilities sum to 1."
)

PAGE = page_beside(__file__, "exercises.md")
SOFTMAX_MISTAKES = [
    (lambda y, T: softmax(1 / T)(y), pair("温度を逆に使っています。点数を T で割ります。", "The temperature works the wrong way round. Divide the scores by T.")),
    (lambda y, T: softmax()(y), pair("温度 T を使っていません。", "The temperature T is not used.")),
    (lambda y, T: softmax()(y) / T, pair("T で割るのは確率ではなく、e の累乗にする前の点数です。", "It is the scores that are divided by T, before taking powers of e; not the probabilities.")),
    (lambda y, T: np.exp(y / T), NO_SUM),
    (lambda y, T: np.exp((y - y.max()) / T), NO_SUM),
    (lambda y, T: y / T / (y / T).sum(), pair("e の累乗(np.exp)を忘れています。点数のまま割ると、負の「確率」も出てしまいます。",
                                              "The powers of e (np.exp) are missing. Plain scores may give negative “probabilities”.")),
    (lambda y, T: np.exp(y / T) / (y / T).sum(), pair("割る数は、点数の和ではなく、e の累乗の和です。", "Divide by the sum of the powers of e, not by that of the scores.")),
    (lambda y, T: softmax(T)(-y), pair("符号が逆です。点数が大きいほど、確率も大きくなります。", "The sign is wrong: larger scores get larger probabilities.")),
    (lambda y, T: np.log(softmax(T)(y)), pair("これは確率の対数(log-softmax)です。", "These are the logarithms of the probabilities (log-softmax).")),
]  # fmt: skip

# Large scores near each other, far below 0, and far apart: there only the largest may be taken off, after dividing by T
NEAR, LOW = ([1000, 999, 998], 1.0), ([-1000, -1001, -999], 1.0)
APART = [([1000, 0, -1000], 0.5), ([3000, 0, 0], 1.0), ([-1000, 0, 1000], 0.5), ([-3000, 0, 0], 1.0)]
ROUNDED = 0.02  # so far off are probabilities that are rounded, or made with a rounded e


def _judge_softmax(answer):
    """None for a right softmax, else what is wrong: first on small scores, then on large ones."""
    return _about_small(function(answer)) or _about_large(answer)


def _about_small(answer):
    """What is wrong with an answer on fresh small scores."""
    rng = np.random.default_rng()
    cases = [(rng.uniform(0.2, 3, 3).round(1), float(T)) for T in (0.5, 2.0, 3.0, 1.0, 0.8)]
    given = []

    def noted(y, T):
        given.append(as_numbers(begun(answer(y.tolist(), T)), len(y)))
        return given[-1]

    def differs(case, gave, good):
        (y, T), (gave, good) = case, shown_apart(gave, good)
        nearly = np.allclose(given, [softmax_of_one(*each) for each in cases], atol=ROUNDED)
        return say(
            f"y = {y.tolist()}、T = {T:g} のとき {gave} になりました。正しくは {good} です。",
            f"For y = {y.tolist()} and T = {T:g} it gave {gave}; right would be {good}.",
        ) + (_about_rounding() if nearly else "")

    return compare(noted, softmax_of_one, SOFTMAX_MISTAKES, cases, tried=applied, same=same, differs=differs)


def same(these, those):
    """Whether two arrays are the same, their shapes too."""
    return np.shape(these) == np.shape(those) and np.allclose(these, those, atol=1e-9)


def shown_apart(given, right):
    """Two rows of probabilities in words, with as many digits as it takes to tell them apart."""
    return apart(lambda numbers, digits: numbers.round(digits).tolist(), given, right, (3, 4, 6, 9, 12))


def _about_rounding():
    return say("ほとんど合っています。結果を丸めていませんか? e を 2.718 などとしていませんか? 丸めずに、np.exp を使います。",
               " That is nearly right. Is the result rounded, or e, as 2.718? Round nothing, and use np.exp.")  # fmt: skip


def _on_large(answer, *given):
    """What an answer gives for large scores; NaN where it fails: the sentence about that is ours."""
    try:
        numbers = as_array(answer(*given))
    except (OverflowError, ZeroDivisionError, ValueError):
        numbers = None
    return np.full(np.shape(given[0]), np.nan) if numbers is None else numbers


def _about_large(answer):
    """What is wrong with an answer that is right for small scores; None if it is right for large ones, too."""
    for y, T in (NEAR, LOW, *APART):
        if not same(_on_large(answer, list(map(float, y)), T), softmax_of_one(np.array(y, float), T)):
            return _why_it_overflows(y, T)
    return None


def _why_it_overflows(y, T):
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


write_softmax = exercise(
    PAGE,
    key="write_softmax",
    judge=_judge_softmax,
    solution="def my_softmax(y, T):\n    import numpy as np\n\n    z = np.array(y) / T\n    e = np.exp(z - z.max())\n    return e / e.sum()",
)  # fmt: skip


# ---- many days at once
ROW_MISTAKES = [
    (lambda Y: softmax()(Y.T).T, pair("列ごとに足しています。1行が1日なので、行ごとに足します(axis=1)。",
                                      "It sums down the columns. One row is one day, so sum along the rows (axis=1).")),
    (lambda Y: softmax()(Y.ravel()).reshape(Y.shape), pair("表全体の和で割っています。和が1になるのは、1行ごとです(axis=1)。",
                                                           "It divides by the sum of the whole array. It is each row that sums to 1 (axis=1).")),
    (lambda Y: np.exp(Y) / np.exp(Y).sum(axis=1), pair("keepdims=True がないので、行ごとの和が横に並んでしまい、列を割っています。",
                                                       "Without keepdims=True the sums of the rows lie in a row, and divide the columns.")),
    (lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1, keepdims=True),
     pair("最大のほうに keepdims=True がないので、ほかの行の最大が引かれています。", "Without keepdims=True the largest of other rows is taken off.")),
    (lambda Y: np.exp(Y - Y.max(axis=1, keepdims=True)) / np.exp(Y - Y.max(axis=1, keepdims=True)).sum(axis=1),
     pair("和のほうに keepdims=True がないので、列が割られています。", "The sum lacks keepdims=True, so it divides the columns.")),
    (lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1),
     pair("keepdims=True が2か所とも抜けています(max と sum)。", "keepdims=True is missing in both places, max and sum.")),
    (np.exp, pair("和で割っていません。", "It is not divided by the sum.")),
]  # fmt: skip

# Taken off them: the largest of the whole array (only the first row survives), the largest size (the fourth
# does not), or the smallest or the mean of each row (the first and the last do not)
TALL = np.array([[3000.0, 0, 0], [1000, 999, 998], [0.5, 1, 1.5], [-1000, -1001, -999], [1, 2, 0], [1000, 0, -1000]])


def _judge_rows(answer):
    """None for a right softmax of rows, else the sentence of the mistake."""
    function(answer)
    # All different: where each row has the same largest, two of the mistakes are one
    Y = np.random.default_rng().choice(np.arange(-20, 21), (3, 3), replace=False) / 10
    table = functools.partial(_table, answer)
    wrong = compare(table, softmax(), ROW_MISTAKES, [(Y,)], tried=applied, same=np.allclose, differs=_wrong_row)
    return wrong or _about_more_rows(answer, Y) or _about_tall(_on_large(answer, TALL.copy()))  # may be filled in place


def _table(answer, Y):
    """The array that an answer gives for Y; a CourseError if it is none of that shape."""
    result = begun(answer(Y.copy()))
    if result is None:
        raise CourseError(say("何も返ってきませんでした(None)。return を書き忘れていませんか?",
                              "Nothing came back (None). Is a return missing?"))  # fmt: skip
    given = as_array(result)
    if given is not None and (wrong := _about_one_row(given, Y)):
        raise CourseError(wrong)
    if given is None or given.shape != Y.shape:
        shape = (
            say("数の配列でない", "none")
            if given is None
            else say(f"形が {given.shape} の", f"of the shape {given.shape}")
        )
        raise CourseError(
            say(f"{Y.shape[0]}行{Y.shape[1]}列の配列が必要ですが、{shape}もの {in_short(result)} が返りました。",
                f"An array of {Y.shape[0]} rows and {Y.shape[1]} columns is needed, but what came back, {in_short(result)}, is {shape}.")
        )  # fmt: skip
    return given


def _about_one_row(given, Y):
    """The sentence for an answer that is one row alone, or of which the first row alone is worked out."""
    first, last = softmax()(Y[0]), softmax()(Y[-1])
    rest_untouched = given.shape == Y.shape and (same(given[1:], Y[1:]) or not given[1:].any())
    if (given.size == 3 or rest_untouched) and np.allclose(given.ravel()[:3], first):
        return say("1行目だけが計算されて返ってきました。return が for の中にあります。くり返しのあと、外に書きます。",
                   "Only the first row was worked out: return stands inside the loop. It comes after the loop.")  # fmt: skip
    if given.size == 3 and np.allclose(given.ravel(), last):
        return say("最後の行だけが返ってきました。1行ごとの結果を、リストに集めて返します。",
                   "Only the last row came back. Collect the rows in a list, and return that.")  # fmt: skip
    return None


def _wrong_row(case, given, right):
    """The sentence of last resort, with the first row that is wrong."""
    (Y,), i = case, first_wrong(given, right)
    gave, good = shown_apart(given[i], right[i])
    return say(f"{i + 1}行目 {Y[i].tolist()} が {gave} になりました。正しくは {good} です。",
               f"Row {i + 1}, {Y[i].tolist()}, became {gave}; right would be {good}.")  # fmt: skip


def _about_more_rows(answer, Y):
    """What is wrong with five rows of small scores, when three are right."""
    five = np.vstack([Y, Y[:2] + 0.5])
    given, right = as_array(begun(answer(five.copy()))), softmax()(five)
    if given is not None and same(given, right):
        return None
    if given is not None and given.shape[1:] == (3,) and same(given[:3], right[:3]):
        return say("5行の配列を渡すと、3行しか計算されません。行の数は len(Y) で数えます。",
                   "Of an array of 5 rows only 3 are worked out. Count the rows with len(Y).")  # fmt: skip
    return say("3行の配列では合っていますが、5行の配列では合いません。行の数は len(Y) で数えます。",
               "It is right for 3 rows, but not for 5. Count the rows with len(Y).")  # fmt: skip


def _about_tall(large):
    """What is wrong with what an answer gives for TALL."""
    if same(large, softmax()(TALL)):
        return None
    rows = large if large.shape == TALL.shape else np.full(TALL.shape, np.nan)
    fine = [same(row, softmax()(y)) for row, y in zip(rows, TALL, strict=True)]
    if all(fine[1:5]):
        return say("[3000, 0, 0] のように点数の離れた行は、計算できません。引くのは、最小や平均ではなく、行ごとの最大です(Y.max(axis=1, keepdims=True))。",
                   "It fails on rows whose scores lie far apart, as [3000, 0, 0]. Take off the largest of each row, Y.max(axis=1, keepdims=True), not the smallest, nor the mean.")  # fmt: skip
    if fine[0] and fine[1]:
        return say("[-1000, -1001, -999] の行では、e の累乗がどれも0になります。行ごとに、いちばん大きい数そのものを引いてください(絶対値の最大ではいけません)。",
                   "In the row [-1000, -1001, -999] every power of e becomes 0. Take off the largest of the row itself, not the largest size.")  # fmt: skip
    if fine[0]:
        return say("大きな点数の行があると、ほかの行が計算できなくなります。最大は、表全体からではなく、行ごとに引いてください(axis=1, keepdims=True)。",
                   "A row of large scores spoils the others. Take off the largest of each row, not of the whole array (axis=1, keepdims=True).")  # fmt: skip
    return say("小さな点数では合っています。でも大きな点数ではあふれます。先に、行ごとの最大を引いてください。",
               "It is right for small scores, but large ones overflow. First take off the largest of each row.")  # fmt: skip


write_softmax_rows = exercise(
    PAGE,
    key="write_softmax_rows",
    judge=_judge_rows,
    solution="def my_softmax_rows(Y):\n    import numpy as np\n\n    E = np.exp(Y - Y.max(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)",
)  # fmt: skip
