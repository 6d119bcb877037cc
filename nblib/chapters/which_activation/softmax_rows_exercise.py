"""Exercise on softmax: for many days at once, one a row of an array."""

import numpy as np

from nblib.chapters.which_activation.softmax_exercises import agree, on_large, shown_apart
from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, begun
from nblib.exercises.judge import first_wrong, function
from nblib.language import say
from nblib.maths.activations import softmax
from nblib.validation import as_array, in_short

# Taken off them: the largest of the whole array (only the first row survives), the largest size (the fourth
# does not), or the smallest or the mean of each row (the first and the last do not)
TALL = np.array([[3000.0, 0, 0], [1000, 999, 998], [0.5, 1, 1.5], [-1000, -1001, -999], [1, 2, 0], [1000, 0, -1000]])


def write_softmax_rows():
    """Softmax of each row of an array."""
    return Exercise(
        key="activation/softmax_rows",
        title=say("練習: 何日分も一度に", "Exercise: many days at once"),
        judge=lambda answer: _judge_rows(function(answer)),
        praise=say("正解です。1行がどんなに大きくても、ほかの行の邪魔をしません。", "Right. However large one row is, it does the others no harm."),
        hints=[
            say("Y.max(axis=1, keepdims=True) は、1行ごとの最大を、縦に並べて返します。", "Y.max(axis=1, keepdims=True) gives the largest of each row, in a column."),
            say("同じように、E.sum(axis=1, keepdims=True) で割ります。", "In the same way divide by E.sum(axis=1, keepdims=True)."),
        ],
        solution="def my_softmax_rows(Y):\n    import numpy as np\n\n    E = np.exp(Y - Y.max(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)",
    )  # fmt: skip


def _judge_rows(answer):
    """None for a right softmax of rows, else the sentence of the mistake."""
    # All different: where each row has the same largest, two of the mistakes are one
    Y = np.random.default_rng().choice(np.arange(-20, 21), (3, 3), replace=False) / 10
    given, right = _try_rows(answer, Y), softmax()(Y)
    for formula, sentence in _row_mistakes():
        if np.allclose(given, formula(Y)) and not np.allclose(given, right):
            return sentence
    if not np.allclose(given, right):
        i = first_wrong(given, right)
        gave, good = shown_apart(given[i], right[i])
        return say(f"{i + 1}行目 {Y[i].tolist()} が {gave} になりました。正しくは {good} です。",
                   f"Row {i + 1}, {Y[i].tolist()}, became {gave}; right would be {good}.")  # fmt: skip
    return _about_more_rows(answer, Y) or _about_large(on_large(answer, TALL.copy()))  # which may be filled in place


def _about_more_rows(answer, Y):
    """What is wrong with five rows of small scores, when three are right."""
    five = np.vstack([Y, Y[:2] + 0.5])
    given, right = as_array(begun(answer(five.copy()))), softmax()(five)
    if given is not None and agree([given], [right]):
        return None
    if given is not None and given.shape[1:] == (3,) and agree([given[:3]], [right[:3]]):
        return say("5行の配列を渡すと、3行しか計算されません。行の数は len(Y) で数えます。",
                   "Of an array of 5 rows only 3 are worked out. Count the rows with len(Y).")  # fmt: skip
    return say("3行の配列では合っていますが、5行の配列では合いません。行の数は len(Y) で数えます。",
               "It is right for 3 rows, but not for 5. Count the rows with len(Y).")  # fmt: skip


def _about_large(large):
    """What is wrong with what an answer gives for TALL."""
    if agree([large], [softmax()(TALL)]):
        return None
    rows = large if large.shape == TALL.shape else np.full(TALL.shape, np.nan)
    fine = [agree([row], [softmax()(y)]) for row, y in zip(rows, TALL, strict=True)]
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


def _try_rows(answer, Y):
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
    rest_untouched = given.shape == Y.shape and (agree([given[1:]], [Y[1:]]) or not given[1:].any())
    if (given.size == 3 or rest_untouched) and np.allclose(given.ravel()[:3], first):
        return say("1行目だけが計算されて返ってきました。return が for の中にあります。くり返しのあと、外に書きます。",
                   "Only the first row was worked out: return stands inside the loop. It comes after the loop.")  # fmt: skip
    if given.size == 3 and np.allclose(given.ravel(), last):
        return say("最後の行だけが返ってきました。1行ごとの結果を、リストに集めて返します。",
                   "Only the last row came back. Collect the rows in a list, and return that.")  # fmt: skip
    return None


def _row_mistakes():
    """Typical wrong ones on rows, each with the sentence that helps."""
    return [
        (lambda Y: softmax()(Y.T).T, say("列ごとに足しています。1行が1日なので、行ごとに足します(axis=1)。",
                                         "It sums down the columns. One row is one day, so sum along the rows (axis=1).")),
        (lambda Y: softmax()(Y.ravel()).reshape(Y.shape), say("表全体の和で割っています。和が1になるのは、1行ごとです(axis=1)。",
                                                              "It divides by the sum of the whole array. It is each row that sums to 1 (axis=1).")),
        (lambda Y: np.exp(Y) / np.exp(Y).sum(axis=1), say("keepdims=True がないので、行ごとの和が横に並んでしまい、列を割っています。",
                                                          "Without keepdims=True the sums of the rows lie in a row, and divide the columns.")),
        (lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1, keepdims=True),
         say("最大のほうに keepdims=True がないので、ほかの行の最大が引かれています。", "Without keepdims=True the largest of other rows is taken off.")),
        (lambda Y: np.exp(Y - Y.max(axis=1, keepdims=True)) / np.exp(Y - Y.max(axis=1, keepdims=True)).sum(axis=1),
         say("和のほうに keepdims=True がないので、列が割られています。", "The sum lacks keepdims=True, so it divides the columns.")),
        (lambda Y: np.exp(Y - Y.max(axis=1)) / np.exp(Y - Y.max(axis=1)).sum(axis=1),
         say("keepdims=True が2か所とも抜けています(max と sum)。", "keepdims=True is missing in both places, max and sum.")),
        (np.exp, say("和で割っていません。", "It is not divided by the sum.")),
    ]  # fmt: skip
