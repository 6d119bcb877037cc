"""Exercises with weights: AND, OR, majority, only the teacher."""

import numpy as np

from nblib.chapters.neuron.weight_advice import counting, judge_weights
from nblib.exercises.exercise import Exercise
from nblib.language import CLUES, clues_in_words, listing, pair, say, word
from nblib.maths.neuron import SITUATIONS


def _weights_for(key, title, wanted, solution):
    """An exercise in which four weights have to give the wanted verdicts (8,)."""
    wanted = np.asarray(wanted) == 1
    idle = [CLUES[j] for j in np.flatnonzero(~counting(wanted))]
    return Exercise(
        key=key,
        title=title,
        judge=lambda answer: judge_weights(answer, wanted),
        praise=pair("正解です。8通りとも、ねらいどおりです。", "Right. All eight situations come out as wanted."),
        hints=(lambda: _at_risk(wanted), lambda: _too_large(wanted), *([lambda: _idle(idle)] if idle else [])),
        solution=f"my_weights = {solution}",
    )


def _at_risk(wanted):
    tests = SITUATIONS[wanted]
    return say(
        f"「テストあり」にしたいのは{len(tests)}通りです。そのうち y がいちばん小さくなりそうな場面: {clues_in_words(tests[0])}。",
        f"A test is wanted in {len(tests)} situations. The one most at risk of a small y: {clues_in_words(tests[0])}.",
    )


def _too_large(wanted):
    none = clues_in_words(SITUATIONS[~wanted][-1])
    return say(
        f"「テストなし」にしたいのに y が大きくなりやすい場面: {none}。そこが0を超えないように w0 を下げます。",
        f"No test is wanted, but y tends to be large here: {none}. Lower w0 until it is not above 0.",
    )


def _idle(clues):
    names = listing(map(word, clues))
    return say(
        f"{names}は、あってもなくても同じ判断にします。その重みは、どうなればよいでしょう?",
        f"Whether or not there is {names}, the verdict is to be the same. What does that say of the weight?",
    )


FRIEND, TEACHER = SITUATIONS[:, 0], SITUATIONS[:, 1]
weights_for_and = _weights_for(
    "weights_for_and", pair("練習: AND の重み", "Exercise: weights for AND"), FRIEND & TEACHER, "(-0.9, 0.5, 0.5, 0.1)"
)
weights_for_or = _weights_for(
    "weights_for_or",
    pair("練習: OR の重み", "Exercise: weights for OR"),
    SITUATIONS.any(axis=1),
    "(-0.2, 0.5, 0.5, 0.5)",
)
weights_for_majority = _weights_for(
    "weights_for_majority",
    pair("練習: 多数決の重み", "Exercise: weights for a majority"),
    SITUATIONS.sum(axis=1) >= 2,
    "(-0.6, 0.4, 0.4, 0.4)",
)
weights_for_teacher = _weights_for(
    "weights_for_teacher", pair("練習: 先生だけの重み", "Exercise: only the teacher"), TEACHER, "(-0.5, 0, 1, 0)"
)
