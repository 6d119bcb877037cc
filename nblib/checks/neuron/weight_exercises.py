"""Exercises with weights: AND, OR, majority, only the teacher."""

import numpy as np

from nblib.checks.exercise import Exercise
from nblib.checks.neuron.weight_advice import counting, judge_weights
from nblib.maths.neuron import SITUATIONS
from nblib.words import CLUES, clues_in_words, listing, say, word


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
    hints = [
        say(
            f"「テストあり」にしたいのは{len(tests)}通りです。そのうち y がいちばん小さくなりそうな場面: {clues_in_words(tests[0])}。",
            f"A test is wanted in {len(tests)} situations. The one most at risk of a small y: {clues_in_words(tests[0])}.",
        ),
        say(
            f"「テストなし」にしたいのに y が大きくなりやすい場面: {clues_in_words(none[-1])}。そこが0を超えないように w0 を下げます。",
            f"No test is wanted, but y tends to be large here: {clues_in_words(none[-1])}. Lower w0 until it is not above 0.",
        ),
    ]
    if idle := [word(CLUES[j]) for j in np.flatnonzero(~counting(wanted))]:
        hints.append(say(f"{listing(idle)}は、あってもなくても同じ判断にします。その重みは、どうなればよいでしょう?",
                         f"Whether or not there is {listing(idle)}, the verdict is to be the same. What does that say of the weight?"))  # fmt: skip
    return Exercise(
        name=f"neuron/{name}",
        title=title,
        judge=lambda answer: judge_weights(answer, wanted),
        praise=say("正解です。8通りとも、ねらいどおりです。", "Right. All eight situations come out as wanted."),
        hints=hints,
        solution=f"my_weights = {solution}",
    )
