"""Predictions about the plane of two clues: what one straight line can and cannot separate."""

import itertools

import numpy as np

from nblib.checks.question import Option, Question
from nblib.maths.data import HINTED_DAYS, PRANK
from nblib.maths.neuron import predicts_test, score
from nblib.words import say


def most_right_through_origin(days):
    """How many days (n, 3) a line through the origin can judge right at most."""
    angle = np.linspace(0, 2 * np.pi, 3600)
    w = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    right = predicts_test(score(w, days[:, :2])) == (days[:, 2] == 1)
    return int(right.sum(axis=1).max())


def without_bias():
    """Without a bias a neuron cannot tell a faint hint from a strong one."""
    worst = len(HINTED_DAYS) - most_right_through_origin(HINTED_DAYS)
    return Question(
        "neuron/without_bias",
        say("予想: バイアスなしで分ける", "Predict: Separating without a bias"),
        say(
            "6日分の記録があります。2人の言い方がはっきりしていた日(どちらも0.6以上)はテストがあり、あいまいだった日(どちらも0.3以下)はありませんでした。w0 を0に固定したまま、w1 と w2 を選ぶだけで、6日とも正しく判断できるでしょうか?",
            "Here are six days. Clear hints (0.6 and more) should mean a test, faint hints (0.3 and less) no test. With w0 held at 0, can w1 and w2 alone get all six days right?",
        ),
        [
            Option(
                say("できる。重みを小さくすればよい", "Yes, with small weights"),
                False,
                say(
                    "重みを全部小さくしても y が0に近づくだけで、正と負は入れかわりません。境目の線は動きません。",
                    "Smaller weights bring y nearer to 0, but they do not change its sign. The line stays where it is.",
                ),
            ),
            Option(
                say("できる。重みの片方を負にすればよい", "Yes, with one negative weight"),
                False,
                say(
                    "線の傾きは変わりますが、やはり原点を通ります。原点から見ると、あいまいな日 (0.3, 0.3) は、はっきりした2日のあいだの方向にあります。その2日を同じ側に入れると、この日も必ず入ってしまいます。",
                    "That turns the line, but it still runs through the origin. Seen from there, the faint day (0.3, 0.3) lies between two clear ones. A line that has both on one side has it there as well.",
                ),
            ),
            Option(
                say("できない", "No"),
                worst > 0,
                say(
                    f"w0 = 0 なら、手がかりが (0, 0) のとき y はいつも0です。線は必ず原点を通るので、原点のまわりを回ることしかできません。どう回しても、6日のうち少なくとも{worst}日は外れます。",
                    f"With w0 = 0 the sum at (0, 0) is always 0. The line is pinned to the origin and can only turn. However you turn it, at least {worst} of the 6 days are wrong.",
                ),
            ),
        ],
        say(
            "w1 と w2 を動かして、× をできるだけ減らしてください。これ以上は無理だと思ったら、「w0 を0に固定」のチェックを外して、w0 を下げてみてください。",
            "Move w1 and w2 and get rid of as many × as you can. When you give up, untick “hold w0 at 0” and lower w0.",
        ),
    )


def prank():
    """One straight line gets three of the four corners right, never all."""
    w = np.array(list(itertools.product(np.linspace(-1, 1, 41), repeat=3)))
    right = predicts_test(score(w, PRANK[:, :2])) == (PRANK[:, 2] == 1)
    most = int(right.sum(axis=1).max())
    return Question(
        "neuron/prank",
        say("予想: 冗談の問題", "Predict: The prank"),
        say(
            "w0、w1、w2 を自由に動かして、4つの角のうち、最大でいくつを正しく判断できるでしょう?",
            "With w0, w1 and w2 free to move, how many of the four corners can be judged right at most?",
        ),
        [
            Option(
                say("2つ", "Two"),
                most == 2,
                say(
                    "2つまでなら簡単ですが、もう1つ増やせます。右下の角だけを「テストあり」の側に入れると、残りの2つの「テストなし」も正しくなります。",
                    "Two are easy, and one more is possible: with only the bottom right corner on the “test” side, both “no test” corners are right as well.",
                ),
            ),
            Option(
                say("3つ", "Three"),
                most == 3,
                say(
                    "1本の直線で、1つの角を切り離すことはできます。でも、向かい合う2つの角だけを同じ側に入れることはできません。",
                    "One line can cut off a single corner. It cannot have just two opposite corners on the same side.",
                ),
            ),
            Option(
                say("4つ全部", "All four"),
                most == 4,
                say(
                    "「テストあり」の角は、四角形の向かい合わせにあります。その両方を同じ側に入れると、残りのどちらかも必ず同じ側に入ります。",
                    "The “test” corners are opposite each other. A side that holds both of them holds at least one of the others too.",
                ),
            ),
        ],
        say(
            "× を1つずつ減らしてみてください。直線を1本しか引けないことに注意して。",
            "Get rid of the × one by one. Remember that you have only one straight line.",
        ),
    )
