"""Predictions about verdicts: today, without the teacher, with smaller weights."""

import numpy as np

from nblib.checks.question import Option, Question
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score
from nblib.words import say


def verdicts(w):
    """The verdicts (8,) of the weights w (4,) in all situations."""
    return predicts_test(score(w, SITUATIONS))


def today():
    """Only the friend speaks: is that enough?"""
    y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    return Question(
        "neuron/today",
        say("予想: 今日の判断", "Predict: Today’s verdict"),
        say(
            "今日、友達は「勉強してない!」と言いました。先生は何も言っていません。明日は木曜日です。このニューロンは何と答えるでしょう?",
            "Today the friend said “I haven't studied!”. The teacher said nothing. Tomorrow is a Thursday. What will the neuron say?",
        ),
        [
            Option(
                say("テストなし", "No test"),
                bool(not predicts_test(y)),
                say(
                    f"-0.5 + 0.4 = {y:.1f} で、0を超えないからです。", f"-0.5 + 0.4 = {y:.1f}, and that is not above 0."
                ),
            ),
            Option(
                say("テストあり。手がかりが1つあるから", "A test: there is a clue for it"),
                bool(predicts_test(y)),
                say(
                    f"友達の手がかりは +0.4 を足しますが、出発点は w0 = -0.5 です。合計は {y:.1f} で、0を超えません。1つの手がかりでは足りないことがあります。",
                    f"The friend's clue adds 0.4, but the sum starts at w0 = -0.5. The total is {y:.1f}, which is not above 0. One clue may not be enough.",
                ),
            ),
            Option(
                say("どちらとも決められない", "It cannot decide"),
                False,
                say(
                    "ニューロンは数を1つ出すだけです。それが0を超えるかどうかで、いつもどちらかに決まります。",
                    "A neuron gives a number, and the number is above 0 or not. It always decides.",
                ),
            ),
        ],
        say(
            "まず、何も動かさずに図を読んでみてください。それから x2 にチェックを入れて、何が変わるかを見ます。",
            "First read the picture without touching anything. Then tick x2 and see what changes.",
        ),
    )


def without_teacher():
    """Trusting the teacher no more flips fewer verdicts than one would think."""
    silent = ARTICLE_WEIGHTS * [1, 1, 0, 1]
    flips = int(np.sum(verdicts(silent) != verdicts(ARTICLE_WEIGHTS)))
    spoken = int(SITUATIONS[:, 1].sum())
    rest = score(silent, [[1, 1, 1]])[0]

    def option(count, text, why):
        return Option(text, count == flips, why)

    return Question(
        "neuron/without_teacher",
        say("予想: 先生を信用しない", "Predict: No trust in the teacher"),
        say(
            f"先生をまったく信用しないことにして、w2 を0にします。先生が「テスト」と言う場面は8通りのうち{spoken}通りです。判断が変わるのは何通りでしょう?",
            f"Suppose A-kun no longer trusts the teacher: w2 becomes 0. In {spoken} of the 8 situations the teacher speaks. In how many does the verdict flip?",
        ),
        [
            option(
                0,
                say("0通り", "In none"),
                say(
                    "先生だけが言った場面を見てください。0.1 だった y が -0.5 になり、「テストなし」に変わります。",
                    "Look where only the teacher speaks: y falls from 0.1 to -0.5, and the verdict flips.",
                ),
            ),
            option(
                flips,
                say(f"{flips}通り", f"In {flips}"),
                say(
                    f"先生の 0.6 がなくても0を超えるのは、友達と水曜日がそろう1通りだけ(y = {rest:.1f})です。残りの{flips}通りは変わります。",
                    f"Without the teacher's 0.6 only one of the {spoken} stays above 0: friend and Wednesday together (y = {rest:.1f}). The other {flips} flip.",
                ),
            ),
            option(
                spoken,
                say(f"{spoken}通り全部", f"In all {spoken}"),
                say(
                    f"3つの手がかりがそろった場面では、先生がいなくても -0.5 + 0.4 + 0.3 = {rest:.1f} です。0を超えるので判断は変わりません。",
                    f"With all three clues the sum is still -0.5 + 0.4 + 0.3 = {rest:.1f} without the teacher. It stays above 0.",
                ),
            ),
        ],
        say(
            "w2 のスライダーを少しずつ0まで下げて、どの行がいつ変わるかを見てください。",
            "Lower w2 to 0 little by little, and watch which row flips when.",
        ),
    )


def ratio_alone():
    """4 : 6 : 3 with weights ten times smaller never reaches the threshold."""
    small = ARTICLE_WEIGHTS * [1, 0.1, 0.1, 0.1]
    left, before = int(verdicts(small).sum()), int(verdicts(ARTICLE_WEIGHTS).sum())
    most = score(small, [[1, 1, 1]])[0]
    return Question(
        "neuron/ratio_alone",
        say("予想: 4:6:3 を小さくする", "Predict: A smaller 4 : 6 : 3"),
        say(
            "友達:先生:水曜日 = 4:6:3 という比はそのままで、3つの重みを10分の1(0.04、0.06、0.03)にします。w0 は -0.5 のままです。「テストあり」になるのは何通りでしょう?",
            "Keep the ratio friend : teacher : Wednesday = 4 : 6 : 3, but make the three weights ten times smaller (0.04, 0.06, 0.03). w0 stays at -0.5. In how many situations will the verdict be a test?",
        ),
        [
            Option(
                say("0通り", "In none"),
                left == 0,
                say(
                    f"3つの和は最大でも 0.13 なので、-0.5 から0まで上がれません(最大で y = {most:.2f})。",
                    f"The three add up to 0.13 at most, so the sum cannot climb from -0.5 to 0 (at most y = {most:.2f}).",
                ),
            ),
            Option(
                say("1通り。全部の手がかりがそろったとき", "In 1: with all clues together"),
                left == 1,
                say(
                    f"全部そろっても -0.5 + 0.04 + 0.06 + 0.03 = {most:.2f} で、0に届きません。",
                    f"Even all together give -0.5 + 0.04 + 0.06 + 0.03 = {most:.2f}, which does not reach 0.",
                ),
            ),
            Option(
                say(f"はじめと同じ{before}通り。比が同じだから", f"In {before}, as before: the ratio is the same"),
                before == left,
                say(
                    "比が同じでも、w0 = -0.5 を打ち消すだけの大きさがなくなりました。",
                    "The ratio is the same, but the weights are now too small to make up for w0 = -0.5.",
                ),
            ),
        ],
        say(
            "「3つの重みの倍率」を1から0.1まで下げてください。そのあと w0 も0に近づけると、どうなるでしょう?",
            "Lower the scale from 1 to 0.1. Then bring w0 nearer to 0 as well: what happens?",
        ),
    )
