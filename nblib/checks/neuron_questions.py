"""The predictions of the neuron chapter. Which answer is right is computed, not written down."""

import itertools

import numpy as np

from nblib.checks.question import Option, Question
from nblib.maths.data import HINTED_DAYS, PRANK, expected_accuracy, expected_accuracy_of, expected_log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score
from nblib.words import say


def verdicts(w):
    """The verdicts (8,) of the weights w (4,) in all situations."""
    return predicts_test(score(w, SITUATIONS))


def most_right_through_origin(days):
    """How many days (n, 3) a line through the origin can judge right at most."""
    angle = np.linspace(0, 2 * np.pi, 3600)
    w = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    right = predicts_test(score(w, days[:, :2])) == (days[:, 2] == 1)
    return int(right.sum(axis=1).max())


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
                say("テストあり。手がかりが1つあるから", "A test: there is a clue for it"),
                bool(predicts_test(y)),
                say(
                    f"友達の手がかりは +0.4 を足しますが、出発点は w0 = -0.5 です。合計は {y:.1f} で、0を超えません。1つの手がかりでは足りないことがあります。",
                    f"The friend's clue adds 0.4, but the sum starts at w0 = -0.5. The total is {y:.1f}, which is not above 0. One clue may not be enough.",
                ),
            ),
            Option(
                say("テストなし", "No test"),
                bool(not predicts_test(y)),
                say(
                    f"-0.5 + 0.4 = {y:.1f} で、0を超えないからです。", f"-0.5 + 0.4 = {y:.1f}, and that is not above 0."
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
                say(f"はじめと同じ{before}通り。比が同じだから", f"In {before}, as before: the ratio is the same"),
                before == left,
                say(
                    "比が同じでも、w0 = -0.5 を打ち消すだけの大きさがなくなりました。",
                    "The ratio is the same, but the weights are now too small to make up for w0 = -0.5.",
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
                say("0通り", "In none"),
                left == 0,
                say(
                    f"3つの和は最大でも 0.13 なので、-0.5 から0まで上がれません(最大で y = {most:.2f})。",
                    f"The three add up to 0.13 at most, so the sum cannot climb from -0.5 to 0 (at most y = {most:.2f}).",
                ),
            ),
        ],
        say(
            "「3つの重みの倍率」を1から0.1まで下げてください。そのあと w0 も0に近づけると、どうなるでしょう?",
            "Lower the scale from 1 to 0.1. Then bring w0 nearer to 0 as well: what happens?",
        ),
    )


def without_bias():
    """Without a bias a neuron cannot tell a faint hint from a strong one."""
    worst = len(HINTED_DAYS) - most_right_through_origin(HINTED_DAYS)
    return Question(
        "neuron/without_bias",
        say("予想: バイアスなしで分ける", "Predict: Separating without a bias"),
        say(
            "6日分の記録があります。2人の言い方がはっきりしていた日(どちらも0.6以上)はテストがあり、あいまいだった日(どちらも0.3以下)はありませんでした。w0 を0に固定したまま、w1 と w2 を選ぶだけで、6日とも正しく判断できるでしょうか?",
            "Clear hints (0.6 and more) should mean a test, faint hints (0.3 and less) no test. With w0 held at 0, can w1 and w2 alone get all six days right?",
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


def best_possible():
    """Nobody can be right every day in a world that is uncertain."""
    tables = np.array(list(itertools.product([0, 1], repeat=8)))
    best, kun = expected_accuracy(tables).max(), expected_accuracy_of(ARTICLE_WEIGHTS)
    teacher = expected_accuracy_of([-0.5, 0, 1, 0])
    return Question(
        "neuron/best_possible",
        say("予想: どこまで当てられるか", "Predict: How right one can be"),
        say(
            f"Aくんの重みは、新しい日を平均 {100 * kun:.1f}% 当てます。4つの重みと k を、日記を見て自由に選べるとしたら、新しい日の正解率はどこまで上げられるでしょう?",
            f"A-kun's weights are right on {100 * kun:.1f}% of new days on average. If you may choose all four weights and k after reading the diary, how high can you get on new days?",
        ),
        [
            Option(
                say("100%。正しい重みを見つければ、全部当たる", "100%: the right weights are always right"),
                bool(best > 0.999),
                say(
                    "同じ手がかりでも、テストのある日とない日があります。どちらと判断しても、外れる日があります。",
                    "The same clues come with a test on some days and without on others. Whatever the verdict, it is wrong on some.",
                ),
            ),
            Option(
                say("95%くらい。自信を強くすれば上がる", "About 95%: more confidence helps"),
                bool(kun + 0.001 < best <= 0.999),
                say(
                    "自信の強さ k は判断を1つも変えません。ですから正解率も変わりません。",
                    "The confidence k does not change a single verdict, so it does not change the accuracy either.",
                ),
            ),
            Option(
                say(f"{100 * kun:.1f}% より上にはならない", f"Not above {100 * kun:.1f}%"),
                bool(best < kun + 0.001),
                say(
                    f"8つの場面それぞれで、多いほうに賭けるのが最善です。Aくんの重みは、もうそうなっています。ちなみに、先生だけを信じると {100 * teacher:.1f}% です。",
                    f"The best anyone can do is to bet on the likelier side in each of the 8 situations, and A-kun's weights do. Trusting the teacher alone would give {100 * teacher:.1f}%.",
                ),
            ),
        ],
        say(
            "はじめは重みが全部0です。スライダーを動かして、損失をできるだけ小さくしてください。重みを決めたら「まだ見ていない日を見る」にチェックを入れます。",
            "All weights start at 0. Move the sliders and make the loss as small as you can. Then tick “look at the unseen days”.",
        ),
    )


def confidence():
    """A larger k leaves every verdict as it is and changes what a mistake costs."""
    plain, sure = expected_log_loss(ARTICLE_WEIGHTS), expected_log_loss(8 * ARTICLE_WEIGHTS)
    far = expected_log_loss(40 * ARTICLE_WEIGHTS)
    best = int(np.argmin([plain, sure, far]))
    return Question(
        "neuron/confidence",
        say("予想: 自信の強さ", "Predict: Confidence"),
        say(
            "Aくんの重み (-0.5, 0.4, 0.6, 0.3) はそのままで、自信の強さ k だけを変えます。判断は1つも変わりません。新しい日での損失が最も小さくなるのは、どれでしょう?",
            "Keep the weights (-0.5, 0.4, 0.6, 0.3) and change only the confidence k. No verdict changes. Which k gives the smallest loss on new days?",
        ),
        [
            Option(
                "k = 1",
                best == 0,
                say(
                    f"控えめすぎます。どの確率も50%からあまり離れず、損失は {plain:.3f} です。もっと自信を持っても、たいていは当たります。",
                    f"Too modest: no probability is far from 50%, and the loss is {plain:.3f}. The neuron could be surer, and would mostly be right.",
                ),
            ),
            Option(
                "k = 8",
                best == 1,
                say(
                    f"損失は {sure:.3f} で、これより小さくはなりません。この世界では、ちょうど k = 8 のときの確率でテストがあるように作ってあるからです。",
                    f"The loss is {sure:.3f}, and no k does better: in this world tests happen with just the probabilities of k = 8.",
                ),
            ),
            Option(
                say("k = 40。自信はあるほどよい", "k = 40: the surer the better"),
                best == 2,
                say(
                    f"外れる日が必ずあるので、自信がありすぎると高くつきます。損失は {far:.3f} で、k = 1 よりも悪くなります。",
                    f"Some days are bound to go wrong, and being too sure then costs dearly: the loss is {far:.3f}, worse than with k = 1.",
                ),
            ),
        ],
        say(
            "k のスライダーを端から端まで動かして、損失の谷を探してください。正解率は動くでしょうか?",
            "Move k from end to end and find the valley of the loss. Does the accuracy move?",
        ),
    )


ALL = (today, without_teacher, without_bias, prank, ratio_alone, confidence, best_possible)
