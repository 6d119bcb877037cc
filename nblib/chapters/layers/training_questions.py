"""Predictions about what training finds: how often, what is inside, and how large a network should be."""

import numpy as np

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.repeated_training import losses_by_size, prank_run, prank_successes

STARTS = 400


def how_often():
    """What two hidden neurons can represent they learn less than half of the time."""
    share = prank_successes(2, STARTS) / STARTS
    return Question(
        "layers/how_often",
        say("予想: 訓練は成功するか", "Predict: does training succeed?"),
        say(
            "隠れ層が2個あれば、冗談の問題を解く重みがあります。では、でたらめな重みから始めて、損失が小さくなるように訓練したら、その重みは見つかるでしょうか?",
            "With two hidden neurons there are weights that do the prank. Now start from random weights, and train so that the loss falls. Will such weights be found?",
        ),
        [
            Option(say("ほとんどいつも見つかる", "Nearly always"), share > 0.9,
                   say("解があることと、そこにたどり着けることは、別のことです。途中の平らなところで、先へ進めなくなることがあります。",
                       "That a solution exists does not mean that training gets there. It can be stuck on flat ground on the way.")),
            Option(say("半分くらい", "About half of the time"), 0.3 < share < 0.7,
                   say(f"{STARTS}回の訓練のうち、見つかったのは {100 * share:.0f}% でした。どこから始めるかで決まります。",
                       f"Of {STARTS} trainings {100 * share:.0f}% found them. It depends on where they started.")),
            Option(say("ほとんど見つからない", "Hardly ever"), share < 0.1,
                   say("損失の坂を下るだけでも、始める場所がよければ見つかります。", "From a good start, going downhill is enough.")),
        ],
        say("「種」は、でたらめな始まりの番号です。いくつか変えて、うまくいく種といかない種を見つけてください。それから幅を4にすると?",
            "The seed is the number of the random start. Change it until you have seen some that work and some that do not. Then try width 4."),
    )  # fmt: skip


def same_inside():
    """The same answers, other hidden neurons."""
    insides = {_signs(seed) for seed in range(8) if prank_run(4, seed)[1].losses[-1] < 0.1}
    return Question(
        "layers/same_inside",
        say("予想: 中身も同じか", "Predict: the same inside?"),
        say(
            "同じ形のネットワークを、同じ例で、ちがう始まりから2回訓練しました。どちらも冗談の問題を完全に解きます。隠れ層のニューロンは、同じ働きをしているでしょうか?",
            "Two networks of the same shape were trained on the same examples, from different starts. Both do the prank perfectly. Do their hidden neurons do the same?",
        ),
        [
            Option(say("ちがう働きをしている", "No, they differ"), len({tuple(sorted(signs)) for signs in insides}) > 1,
                   say("出力だけが例に合わせて訓練され、隠れ層が何をするかは、だれも決めていません。始まりがちがえば、中身もちがいます。",
                       "Only the output was trained to fit the examples. Nobody said what the hidden neurons should do. Another start, another inside.")),
            Option(say("同じ働きをしている", "Yes, the same"), len(insides) == 1,
                   say("答えが同じでも、そこへ至る道すじは1つではありません。", "There is more than one way to the same answers.")),
            Option(say("順番がちがうだけで、働きは同じ", "Yes, only in another order"), len({tuple(sorted(signs)) for signs in insides}) == 1,
                   say("順番がちがうこともあります。でも、並べかえても同じにはなりません。", "The order differs, too. But sorting them does not make them equal.")),
        ],
        say("種を変えて、大きな地図と小さな地図を見くらべてください。「1番と2番を入れかえる」にチェックを入れると、出力の地図は変わるでしょうか?",
            "Change the seed and compare the large map with the small ones. Then tick the box that swaps two hidden neurons. Does the output's map change?"),
    )  # fmt: skip


def _signs(seed):
    """The signs of the hidden neurons of that run in the four situations."""
    network, run = prank_run(4, seed)
    at = [network.neurons(run.thetas[-1], x)[1] > 0 for x in ((0, 0), (1, 0), (0, 1), (1, 1))]
    return tuple(map(tuple, np.array(at).T.tolist()))


def bigger_is_better():
    """Larger networks fit the days they have seen ever better, and new days worse."""
    seen, new = ([np.median(losses_by_size(width, 1, 0.1)[i]) for width in (3, 8)] for i in (0, 1))
    both = seen[1] < seen[0] and new[1] < new[0]
    parts = seen[1] < seen[0] and new[1] > new[0]
    return Question(
        "layers/bigger_is_better",
        say("予想: 大きいほどよいか", "Predict: the bigger, the better?"),
        say(
            "60日分の例で訓練します。答えの10日に1日は、でたらめに逆にしてあります。ニューロンを増やしていくと、損失はどうなるでしょう?",
            "Networks are trained on 60 days. One answer in ten was turned round at random. What happens to the loss as neurons are added?",
        ),
        [
            Option(say("見た日でも、新しい日でも小さくなっていく", "It falls on the days seen and on new ones"), both,
                   say("新しい日の損失は、途中から大きくなります。", "On new days it begins to rise at some point.")),
            Option(say("ほとんど変わらない", "It hardly changes"), not both and not parts,
                   say("見た日の損失は、はっきり小さくなります。", "On the days seen it clearly falls.")),
            Option(say("見た日では小さくなるが、新しい日では途中から大きくなる", "On the days seen it falls; on new ones it rises from some point on"), parts,
                   say("大きなネットワークは、逆にされた答えまで覚えこみます。それは新しい日には当てはまりません。これが過学習です。",
                       "A large network learns even the answers that were turned round. They tell nothing about new days. This is overfitting.")),
        ],
        say("隠れ層の数を変えると? ノイズを0にすると、大きいネットワークは損をしなくなるでしょうか?",
            "What if there are more hidden layers? And without any noise, do large networks still lose?"),
    )  # fmt: skip
