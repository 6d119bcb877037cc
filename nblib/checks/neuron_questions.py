"""The predictions of the neuron chapter. Which answer is right is computed, not written down."""

import itertools

import numpy as np

from nblib.checks.question import Option, Question
from nblib.maths.data import HINTED_DAYS, expected_accuracy, expected_accuracy_of, expected_log_loss
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score
from nblib.words import say


def verdicts(w):
    """The verdicts (8,) of the weights w (4,) in all situations."""
    return predicts_test(score(w, SITUATIONS))


def separable_through_origin(days):
    """Whether a line through the origin has all days (n, 3) with a test on its positive side, no other."""
    angle = np.linspace(0, 2 * np.pi, 3600)
    w = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    right = predicts_test(score(w, days[:, :2])) == (days[:, 2] == 1)
    return bool(right.all(axis=1).any())


def today():
    """Only the friend speaks: is that enough?"""
    y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    return Question(
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
                    f"The friend's clue adds 0.4, but the sum starts at w0 = -0.5. The total is {y:.1f}, which is not above 0. One clue may be too little.",
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
                say("半々で決められない", "It cannot decide"),
                False,
                say(
                    "ニューロンは数を1つ出すだけです。それが0を超えるかどうかで、いつもどちらかに決まります。",
                    "A neuron gives a number, and the number is above 0 or not. It always decides.",
                ),
            ),
        ],
        say(
            "まずスイッチを動かさずに図を読んでみてください。それから x2 を入れて、何が変わるかを見ます。",
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
        say(
            f"先生をまったく信用しないことにして、w2 を0にします。先生が「テスト」と言う場面は8通りのうち{spoken}通りです。判断が変わるのは何通りでしょう?",
            f"Suppose the teacher is trusted no more: w2 becomes 0. In {spoken} of the 8 situations the teacher speaks. In how many does the verdict flip?",
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
    """4 : 6 : 3 with weights ten times smaller decides nothing."""
    small = ARTICLE_WEIGHTS * [1, 0.1, 0.1, 0.1]
    left, before = int(verdicts(small).sum()), int(verdicts(ARTICLE_WEIGHTS).sum())
    most = score(small, [[1, 1, 1]])[0]
    return Question(
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
    return Question(
        say(
            "はっきりした言い方(0.6以上)のときだけ「テストあり」、かすかな言い方(0.3以下)なら「テストなし」と判断したいとします。w0 を0に固定したまま、w1 と w2 だけで6日とも正しく分けられるでしょうか?",
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
                    "線の傾きは変わりますが、やはり原点を通ります。かすかな日とはっきりした日は、原点から見てほぼ同じ方向にあるので分けられません。",
                    "That turns the line, but it still runs through the origin. Faint and clear days lie in much the same direction from there.",
                ),
            ),
            Option(
                say("できない", "No"),
                not separable_through_origin(HINTED_DAYS),
                say(
                    "w0 = 0 なら、手がかりが (0, 0) のとき y はいつも0です。線は原点に留められて、回ることしかできません。",
                    "With w0 = 0 the sum at (0, 0) is always 0. The line is pinned to the origin and can only turn.",
                ),
            ),
        ],
        say(
            "w1 と w2 を動かして、× をできるだけ減らしてください。あきらめたら「w0 を0に固定」を外して、w0 を下げます。",
            "Move w1 and w2 and get rid of as many × as you can. When you give up, untick “hold w0 at 0” and lower w0.",
        ),
    )


def best_possible():
    """Nobody can be right every day in a world that is uncertain."""
    tables = np.array(list(itertools.product([0, 1], repeat=8)))
    best = expected_accuracy(tables).max()
    teacher = expected_accuracy_of([-0.5, 0, 1, 0])
    return Question(
        say(
            "4つの重みと自信の強さ k を、いちばんうまく選べたとします。まだ見ていない日の判断は、平均してどれくらい当たるでしょう?",
            "Suppose you find the very best weights and confidence k. How often will they be right about days not seen so far, on average?",
        ),
        [
            Option(
                say("100%。重みを正しく選べば、全部当たる", "100%: with the right weights, always"),
                bool(best > 0.999),
                say(
                    "同じ手がかりでも、テストのある日とない日があります。どんな判断をしても、どちらかは外れます。",
                    "The same clues come with a test on some days and without on others. Whatever the verdict, it is wrong on some.",
                ),
            ),
            Option(
                say(f"およそ{100 * best:.0f}%", f"About {100 * best:.0f}%"),
                bool(best < 0.999),
                say(
                    f"8つの場面それぞれで多いほうに賭けるのが最善で、平均 {100 * best:.1f}% です。先生だけを信じると {100 * teacher:.1f}% です。",
                    f"The best anyone can do is to bet on the likelier side in each of the 8 situations: {100 * best:.1f}% on average. Trusting the teacher alone gives {100 * teacher:.1f}%.",
                ),
            ),
            Option(
                say("およそ50%。未来のことはわからない", "About 50%: nobody knows the future"),
                False,
                say(
                    "手がかりは完全ではありませんが、役に立ちます。コイン投げよりずっとよく当たります。",
                    "The clues are not perfect, but they help. They are much better than a coin.",
                ),
            ),
        ],
        say(
            "はじめは重みが全部0です。スライダーを動かして、損失をできるだけ小さくしてください。",
            "All weights start at 0. Move the sliders and make the loss as small as you can.",
        ),
    )


def confidence():
    """A larger k leaves every verdict as it is and changes what a mistake costs."""
    plain, sure = expected_log_loss(ARTICLE_WEIGHTS), expected_log_loss(8 * ARTICLE_WEIGHTS)
    far = expected_log_loss(40 * ARTICLE_WEIGHTS)
    best = int(np.argmin([plain, sure, far]))
    return Question(
        say(
            "記事の重み (-0.5, 0.4, 0.6, 0.3) のまま、自信の強さ k だけを変えます。判断は1つも変わりません。新しい日での損失が最も小さくなるのは、どれでしょう?",
            "Keep the weights (-0.5, 0.4, 0.6, 0.3) and change only the confidence k. No verdict changes. Which k gives the smallest loss on new days?",
        ),
        [
            Option(
                "k = 1",
                best == 0,
                say(
                    f"控えめすぎます。どの確率も50%に近く、損失は {plain:.3f} です。当たっている日にも、もっと自信を持てるはずです。",
                    f"Too modest: every probability stays near 50%, and the loss is {plain:.3f}. On the days it is right it could be surer.",
                ),
            ),
            Option(
                "k = 8",
                best == 1,
                say(
                    f"損失は {sure:.3f} で、これより小さくはなりません。この世界のテストは、ちょうど k = 8 の確率で起きるように作ってあるからです。",
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
