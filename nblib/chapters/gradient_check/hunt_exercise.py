"""The exercise of the bug hunt: name the culprit of each case; a wrong name is refuted by the evidence.

Nothing about the refutations is typed in: the accused program is run in the place of the culprit, and the first thing
in which both differ is told.
"""

import unicodedata

import numpy as np

from nblib.chapters.gradient_check import bug_hunt
from nblib.chapters.gradient_check.small_network import start
from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, NotBegun
from nblib.language import listing, say
from nblib.maths.finite_differences import disagreement
from nblib.validation import in_short


def name_the_culprits():
    """Five cases, seven suspects."""
    return Exercise(
        key="backprop/hunt",
        title=say("練習: バグ探し、5つの事件", "Exercise: bug hunt, five cases"),
        judge=_judge,
        praise="\n".join([
            say("5つとも解決です。みごとな推理でした。直し方は次のとおりです。", "All five are solved, detective. And this is how they are mended:"),
            *(f"{case}: {_mending()[letter]}" for case, letter in enumerate(bug_hunt.CULPRITS, 1)),
        ]),
        hints=[
            say("まず勾配チェックを見ます。全部の点が輪の中なら、傾きの計算は正しいので、犯人はそれ以外(始まり、進む向き、損失そのもの)にいます。",
                "Look at the gradient check first. If every dot sits in its ring, the slopes are right, and the culprit is elsewhere: the start, the direction, or the loss itself."),
            say("ちがう点があるなら、どこがちがうかで絞れます。バイアスだけか、W1 だけか、最初の層の両方か、全部か。",
                "If dots are off, look where: in the biases only, in W1 only, in both parts of the first layer, or everywhere."),
            say("スライダーで実験します。日数を1にすると消えるまちがいは、日をまたぐ計算にあります。学習率を変えると大きさが変わるまちがいは、重みを動かすことと関係があります。",
                "Experiment with the sliders. An error that goes away with a single day has to do with several days. One that grows with the learning rate has to do with moving weights."),
        ],
        solution=f"culprits = {list(bug_hunt.CULPRITS)}",
    )  # fmt: skip


def _judge(answer):
    """None if all culprits are named, else why the named ones cannot be."""
    letters = _letters(answer)
    wrong = [(case, its) for case, its in enumerate(letters, 1) if its not in (..., bug_hunt.CULPRITS[case - 1])]
    caught = sum(its == true for its, true in zip(letters, bug_hunt.CULPRITS, strict=True))
    if caught == len(letters):
        return None
    so_far = say(
        f"{len(letters)}つのうち{caught}つを解決しました。",
        f"{caught} of {len(letters)} cases {'is' if caught == 1 else 'are'} solved.",
    )
    return "\n".join([so_far, *(_refute(case, letter) for case, letter in wrong)])


def _letters(answer):
    """Five letters of suspects, or ... where a case is still open."""
    if not isinstance(answer, list | tuple | str) or len(answer) != len(bug_hunt.CULPRITS):
        raise CourseError(say(
            f'5つの事件の犯人を、["A", ..., ..., ..., ...] のように5つ並べてください。渡されたのは {in_short(answer)} です。',
            f'List a culprit for each of the five cases, as in ["A", ..., ..., ..., ...]. What came is {in_short(answer)}.',
        ))  # fmt: skip
    letters = [_plain(letter) if isinstance(letter, str) else letter for letter in answer]
    if all(letter is ... for letter in letters):
        raise NotBegun
    for letter in letters:
        if letter is not ... and not (isinstance(letter, str) and letter in bug_hunt.SUSPECTS):
            raise CourseError(say(f"{in_short(letter)} という容疑者はいません。A から G の文字を書いてください。",
                                  f"There is no suspect {in_short(letter)}. Write a letter from A to G."))  # fmt: skip
    return letters


def _plain(text):
    """A letter, be it small or as wide as a Japanese keyboard makes it."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def failing(letter, case):
    """The parts in which a program's gradient check fails, on a case's network."""
    pairs = bug_hunt.checked(letter, bug_hunt.DAYS, bug_hunt.RATE, bug_hunt.SEEDS[case - 1])
    return tuple(part for part, (its, true) in pairs.items() if disagreement(its, true) > 1e-3)


def trend(letter, case):
    """What its loss does: "rises", "stalls" where always answering the mean would leave it, or "falls"."""
    seed = bug_hunt.SEEDS[case - 1]
    _, losses = bug_hunt.trained(letter, bug_hunt.DAYS, bug_hunt.RATE, seed)
    *_, T = start(bug_hunt.DAYS, seed, bug_hunt.SHAPE)
    return "rises" if losses[-1] > 2 * losses[0] else "stalls" if losses[-1] > 0.9 * np.var(T) else "falls"


def zeros(letter, case):
    """The parts whose slopes are all 0."""
    pairs = bug_hunt.checked(letter, bug_hunt.DAYS, bug_hunt.RATE, bug_hunt.SEEDS[case - 1])
    return tuple(part for part, (its, _) in pairs.items() if not its.any())


def _refute(case, letter):
    """Why the evidence of a case speaks against a suspect: the first sign in which it differs from the culprit."""
    culprit = bug_hunt.CULPRITS[case - 1]
    signs = ((failing, _of_check), (trend, _of_trend), (zeros, _of_zeros))
    sign, told = next((sign, told) for sign, told in signs if sign(letter, case) != sign(culprit, case))
    then, seen = told(sign(letter, case)), told(sign(culprit, case))
    return say(
        f"事件{case}の犯人は {letter} ではありません。もし {letter} なら「{then}」はずです。ところが証拠は「{seen}」です。",
        f"Case {case}: it was not {letter}. With {letter}, {then}. But what you see is that {seen}.",
    )


def _of_check(parts):
    if not parts:
        return say("勾配チェックはどこも合う", "the gradient check agrees everywhere")
    return say(f"勾配チェックは {listing(parts)} でちがう", f"the gradient check fails in {listing(parts)}")


def _of_trend(trend):
    return {
        "rises": say("損失が上がっていく", "the loss goes up and up"),
        "stalls": say("損失が途中で止まる(いつも平均を答えるのと同じところ)", "the loss gets stuck where always answering the mean would leave it"),
        "falls": say("損失が下がっていく", "the loss falls"),
    }[trend]  # fmt: skip


def _of_zeros(parts):
    if not parts:
        return say("どの部分にも0でない傾きがある", "every part has slopes other than 0")
    return say(f"{listing(parts)} の傾きが全部0になる", f"all slopes of {listing(parts)} are 0")


def _mending():
    """What each suspect did, and how it is mended."""
    return {
        "A": say("入力が1日ずれていました。dW1 を計算するときは、dZ と同じ日の X を使います(前の計算の X を覚えておく書き方で、よく起こります)。",
                 "The inputs were those of other days. dW1 needs the X of the same days as dZ. (It happens when a layer remembers the inputs of its last call.)"),
        "B": say("重みは、でたらめな数から始めます。", "Start from random weights."),
        "C": say("傾きは正しいのに、坂を上っていました。theta - rate * dtheta と引きます。", "The slopes were right, but it went uphill. Subtract: theta - rate * dtheta."),
        "D": say("報告する損失と同じ損失の傾きを使います。", "Use the slopes of the loss that is reported."),
        "E": say("バイアスは全部の日で共通なので、傾きは平均ではなく和です。db = dZ.sum(axis=0) とします。", "All days share the biases, so their slopes are summed: db = dZ.sum(axis=0), not mean."),
        "F": say("T の形が (N,) だと、Y - T は N × N の表になります。T を (N, 1) にします。損失も傾きも同じようにまちがうので、勾配チェックは合ってしまいます。",
                 "With T of shape (N,), Y - T is an N × N table. Give T the shape (N, 1). Loss and slopes were wrong in the same way, so the gradient check agreed."),
        "G": say("最後の層を先に動かしてから、戻っていました。全部の傾きを求め終えてから、全部の重みを動かします。",
                 "It moved the last layer before going back through it. First find all slopes, then move all weights."),
    }  # fmt: skip
