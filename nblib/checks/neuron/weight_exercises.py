"""Exercises with weights: AND, OR, majority, only the teacher; and the prank, which has none."""

import numpy as np

from nblib.checks.exercise import Exercise, begun
from nblib.checks.mistakes import function
from nblib.maths.data import PRANK
from nblib.maths.neuron import SITUATIONS, predicts_test, score
from nblib.results import as_numbers
from nblib.words import clues_in_words, say, word


def weights_for_and():
    """Weights for: friend and teacher both, and at no other time."""
    return _weights_for(
        "and",
        say("練習: AND の重み", "Exercise: weights for AND"),
        SITUATIONS[:, 0] & SITUATIONS[:, 1],
        "(-0.9, 0.5, 0.5, 0.1)",
    )


def weights_for_or():
    """Weights for: any clue at all."""
    return _weights_for(
        "or", say("練習: OR の重み", "Exercise: weights for OR"), SITUATIONS.any(axis=1), "(-0.2, 0.5, 0.5, 0.5)"
    )


def weights_for_majority():
    """Weights for: at least two of the three clues."""
    return _weights_for(
        "majority",
        say("練習: 多数決の重み", "Exercise: weights for a majority"),
        SITUATIONS.sum(axis=1) >= 2,
        "(-0.6, 0.4, 0.4, 0.4)",
    )


def weights_for_teacher():
    """Weights for: only the teacher counts."""
    return _weights_for(
        "teacher", say("練習: 先生だけの重み", "Exercise: only the teacher"), SITUATIONS[:, 1], "(-0.5, 0, 1, 0)"
    )


def _weights_for(name, title, wanted, solution):
    """An exercise in which four weights have to give the wanted verdicts (8,)."""
    wanted = np.asarray(wanted) == 1
    tests, none = SITUATIONS[wanted], SITUATIONS[~wanted]
    return Exercise(
        name=f"neuron/{name}",
        title=title,
        judge=lambda answer: _judge_weights(answer, wanted),
        praise=say("正解です。8通りとも、ねらいどおりです。", "Right. All eight situations come out as wanted."),
        hints=[
            say(
                f"「テストあり」にしたいのは{len(tests)}通りです。そのうち y がいちばん小さくなりそうな場面: {clues_in_words(tests[0])}。",
                f"A test is wanted in {len(tests)} situations. The one most at risk of a small y: {clues_in_words(tests[0])}.",
            ),
            say(
                f"「テストなし」にしたいのに y が大きくなりやすい場面: {clues_in_words(none[-1])}。そこが0を超えないように w0 を下げます。",
                f"No test is wanted, but y tends to be large here: {clues_in_words(none[-1])}. Lower w0 until it is not above 0.",
            ),
        ],
        solution=f"my_weights = {solution}",
    )


def _judge_weights(answer, wanted):
    if callable(answer):
        return say(
            "関数ではなく、(w0, w1, w2, w3) の4つの数を書きます。",
            "Four numbers (w0, w1, w2, w3) are wanted, no function.",
        )
    if hasattr(answer, "__len__") and len(answer) == 3:
        return say(
            "数が3つしかありません。いちばん前に w0 が要ります。", "There are only three numbers. w0 comes first."
        )
    for value in answer if hasattr(answer, "__iter__") else ():
        begun(value)
    y = score(as_numbers(answer, 4), SITUATIONS)
    is_test = predicts_test(y)
    wrong = np.flatnonzero(is_test != wanted)
    if not len(wrong):
        return None
    if (is_test != wanted).all():
        return say(
            "8通りとも逆です。符号を全部逆にしてみてください。",
            "All eight are the wrong way round. Try the opposite signs.",
        )
    if is_test.all() or not is_test.any():
        same = say("どの場面でも同じ判断になっています。", "The verdict is the same in every situation. ")
        lower = (
            say("w0 を下げてください。", "Lower w0.") if is_test.all() else say("w0 を上げてください。", "Raise w0.")
        )
        return same + lower
    i = wrong[0]
    if abs(y[i]) <= 1e-9:
        return say(f"{clues_in_words(SITUATIONS[i])}で y がちょうど0です。0は「超えて」いないので「テストなし」になります。",
                   f"{clues_in_words(SITUATIONS[i])}: y is exactly 0. That is not above 0, so the verdict is no test.")  # fmt: skip
    verdict = word("test") if is_test[i] else word("no test")
    return say(
        f"まだ{len(wrong)}通りがちがいます。たとえば{clues_in_words(SITUATIONS[i])}で y = {y[i]:.2f}、「{verdict}」になります。",
        f"{len(wrong)} situations are still wrong. For instance, {clues_in_words(SITUATIONS[i])}: y = {y[i]:.2f}, {verdict}.",
    )


def refute_prank():
    """Whatever the weights, find a corner of the prank that they judge wrong."""
    return Exercise(
        name="neuron/refute",
        title=say("練習: 冗談の問題は解けない", "Exercise: no neuron does the prank"),
        judge=_judge_refutation,
        praise=say(
            "正解です。どんな重みを渡しても、あなたの関数は外れる角を見つけます。だから、1つのニューロンには解けません。",
            "Right. Whatever weights it is given, your function finds a corner that they get wrong. So one neuron cannot do it.",
        ),
        hints=[
            say(
                "角は4つしかありません。for で1つずつ、y = w0 + w1 * x1 + w2 * x2 を計算します。",
                "There are only four corners. Go through them with for, and calculate y = w0 + w1 * x1 + w2 * x2.",
            ),
            say(
                "「テストあり」が正しいのは x1 != x2 のときです。(y > 0) と (x1 != x2) がちがう角が、外れた角です。",
                "A test is right when x1 != x2. Where (y > 0) and (x1 != x2) differ, the corner is judged wrong.",
            ),
        ],
        solution=(
            "def wrong_corner(w0, w1, w2):\n"
            "    for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:\n"
            "        if (w0 + w1 * x1 + w2 * x2 > 0) != (x1 != x2):\n"
            "            return x1, x2"
        ),
    )


def _judge_refutation(answer):
    rng = np.random.default_rng()
    tried = [(-0.5, 0.4, 0.6), (-0.5, 1.0, 1.0), (0.5, -1.0, -1.0), (-0.5, 1.0, -1.0), (-0.5, -1.0, 1.0)]
    for w in [*tried, *map(tuple, rng.normal(size=(100, 3)).round(2).tolist())]:
        corner = tuple(as_numbers(begun(function(answer)(*w)), 2))
        if corner not in {(x1, x2) for x1, x2, _ in PRANK.tolist()}:
            return say(f"角は (0, 0)、(0, 1)、(1, 0)、(1, 1) の4つです。{corner} が返ってきました。",
                       f"The corners are (0, 0), (0, 1), (1, 0) and (1, 1). This returned {corner}.")  # fmt: skip
        y = score(np.array(w), [corner])[0]
        if predicts_test(y) == (corner[0] != corner[1]):
            x1, x2 = map(int, corner)
            return say(f"重み {w} では、角 ({x1}, {x2}) は y = {y:.2f} で正しく判断されています。外れる角を返してください。",
                       f"With the weights {w} the corner ({x1}, {x2}) is judged right (y = {y:.2f}). Return a wrong one.")  # fmt: skip
    return None
