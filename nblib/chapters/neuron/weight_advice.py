"""Judging four weights that are to give wanted verdicts: what is wrong with them, and the next right move."""

import numpy as np

from nblib.exercises.exercise import all_begun
from nblib.language import clues_in_words, listing, say, word
from nblib.maths.neuron import SITUATIONS, TOLERANCE, predicts_test, score
from nblib.validation import as_numbers, length


def judge_weights(answer, wanted):
    """None if the weights give the wanted verdicts (8,), else the sentence that helps."""
    if wrong := _not_four(answer):
        return wrong
    four = say("4つの数(引用符や余分なかっこなしで、(-0.5, 0.4, 0.6, 0.3) のように)",
               "four numbers, such as (-0.5, 0.4, 0.6, 0.3), without quotes or further brackets")  # fmt: skip
    w = as_numbers(all_begun(answer), 4, four)
    y = score(w, SITUATIONS)
    is_test = predicts_test(y)
    if (is_test == wanted).all():
        return None
    return _of_all(w, is_test, wanted) or _of_one(w, y, is_test, wanted)


def counting(wanted):
    """(3,) which clues count: those without which some wanted verdict (8,) would be another one."""
    return np.array([(wanted[here] != wanted[~here]).any() for here in SITUATIONS.T == 1])


def _not_four(answer):
    if callable(answer):
        return say(
            "関数ではなく、(w0, w1, w2, w3) の4つの数を書きます。",
            "Four numbers (w0, w1, w2, w3) are wanted, no function.",
        )
    if answer is None:
        return say(
            "None は数ではありません。(w0, w1, w2, w3) の4つの数を書きます。",
            "None is no number. Four numbers (w0, w1, w2, w3) are wanted.",
        )
    if isinstance(answer, set | frozenset | dict):
        return say("{ } ではなく ( ) で書きます。{ } では順番がなくなり、同じ数は1つになります。",
                   "Use round brackets ( ). In { } the order is lost, and equal numbers count once.")  # fmt: skip
    if length(answer) == 3:
        return say(
            "数が3つしかありません。いちばん前に w0 が要ります。", "There are only three numbers. w0 comes first."
        )
    return None


def _of_all(w, is_test, wanted):
    """A sentence about the weights as a whole, or None."""
    clues = w[1:]
    against = [f"w{j + 1}" for j in np.flatnonzero((clues < 0) & counting(wanted))]
    if (is_test != wanted).all():
        return say(
            "8通りとも逆です。符号を全部逆にしてみてください。",
            "All eight are the wrong way round. Try the opposite signs.",
        )
    if not clues.any():
        return say("w1、w2、w3 が全部0なので、手がかりが効きません。信じたい手がかりの重みを、正の数にしてください。",
                   "w1, w2 and w3 are all 0, so no clue counts. Give those that should count a positive weight.")  # fmt: skip
    if against:
        return say(f"{listing(against)} が負なので、その手がかりがあると「テストなし」に近づきます。正の数にしてください。",
                   f"With a negative {listing(against)} the clue speaks against a test. Make it positive.")  # fmt: skip
    if is_test.all():
        return say(
            "どの場面でも「テストあり」になります。w0 を下げてください。",
            "The verdict is a test in every situation. Lower w0.",
        )
    if not is_test.any():
        return say("どの場面でも「テストなし」になります。w0 を少し上げるか、手がかりの重みを大きくしてください。",
                   "The verdict is no test in every situation. Raise w0 a little, or make the weights of the clues larger.")  # fmt: skip
    return None


def _of_one(w, y, is_test, wanted):
    """A sentence about the first situation that is wrong: what it is to be, and which weights are at work there."""
    wrong = np.flatnonzero(is_test != wanted)
    i = wrong[0]
    here, zero, y = SITUATIONS[i], abs(y) <= TOLERANCE, y[i]
    if zero[i]:
        # Where y has to stay at 0 elsewhere, raising w0 would spoil that
        names = listing(f"w{j + 1}" for j in np.flatnonzero(here)) if (zero & (wanted == 0)).any() else "w0"
        return say(f"{clues_in_words(here)}で y がちょうど0です。0は「超えて」いないので「テストなし」になります。ここでのねらいは「テストあり」です。{names} を少し上げます。",
                   f"{clues_in_words(here)}: y is exactly 0. That is not above 0, so the verdict is no test. A test is wanted here: raise {names} a little.")  # fmt: skip
    count = say(f"まだ{len(wrong)}通りがちがいます。",
                f"{len(wrong)} situations are still wrong. " if len(wrong) > 1 else "1 situation is still wrong. ")  # fmt: skip
    now, aim = (word("test" if test else "no test") for test in (is_test[i], wanted[i]))
    what = say(f"たとえば、{clues_in_words(here)}の場面では y = {y:.2f} で「{now}」ですが、ねらいは「{aim}」です。",
               f"For instance, {clues_in_words(here)}: y = {y:.2f}, {now}, where {aim} is wanted. ")  # fmt: skip
    return count + what + _move(w, here, is_test[i], wanted)


def _move(w, here, is_test, wanted):
    """Which weights to move so that y falls, or rises, in this situation."""
    counts = counting(wanted)
    idle = [j for j in np.flatnonzero(here) if w[j + 1] and not counts[j]]
    if idle:
        names = listing(f"w{j + 1}" for j in idle)
        return say(f"ここで効いている {names} は、判断を変えてはいけない手がかりの重みです。どうすれば効かなくなりますか?",
                   f"At work here, though its clue is not to count: {names}. What should such a weight be?")  # fmt: skip
    if not here.any():  # where a test is never wanted
        return say("ここで効いているのは w0 だけです。w0 を下げます。", "Only w0 is at work here: lower it.")
    names = listing(["w0", *(f"w{j + 1}" for j in np.flatnonzero(here))])
    aim, move = (
        (say("下げる", "lower"), say("下げます", "lower"))
        if is_test
        else (say("上げる", "raise"), say("上げます", "raise"))
    )
    return say(
        f"y を{aim}には、ここで効いている重み({names})のどれかを{move}。",
        f"To {aim} y, {move} a weight at work here: {names}.",
    )
