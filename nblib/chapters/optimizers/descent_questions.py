"""Predictions about the way down: whether the start decides where it ends, and what single days do to it."""

import itertools

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_batches, on_days
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.data import diary
from nblib.maths.descent import ends, walk
from nblib.maths.optimizers import OPTIMIZERS, gradient_descent, momentum

THREE = ("GD", "momentum", "Adam")
CONFIDENCE = 8


def _diary():
    """The days of A-kun's diary, of chapter 1."""
    return diary(60, np.random.default_rng(11))


def where_it_ends():
    """One neuron's log loss has a single valley: every start and every optimizer ends in the same place."""
    loss = on_days(*_diary(), CONFIDENCE)
    corners = np.array(list(itertools.product((-1.0, 1.0), repeat=4)))
    found = np.array([ends(OPTIMIZERS[name](loss.gradient, corners, rate=0.1), 200) for name in THREE])
    by_start = np.ptp(found, axis=1).max()  # how far apart the starts end, with the same optimizer
    by_optimizer = np.ptp(found, axis=0).max()
    same = 0.1
    return Question(
        "optimizers/where_it_ends",
        say("予想: どこに着くか", "Predict: where does it end?"),
        say(
            "Aくんの4つの重みを、どこからでも出発させます。3つの手法で、学習率 0.1 のまま200歩ずつ下りると、どこに着くでしょう?",
            "A-kun's four weights may start anywhere. Three optimizers take 200 steps each, with the learning rate 0.1. Where do they end?",
        ),
        [
            Option(say("どこから出発しても、3つとも同じところに着く", "All three at the same place, wherever they start"), bool(max(by_start, by_optimizer) < same),
                   say(f"16通りの角から出発させても、着いた場所のちがいは最大で {max(by_start, by_optimizer):.2f} でした。ちがうのは、そこまでの道です。",
                       f"From all 16 corners the ends differ by {max(by_start, by_optimizer):.2f} at most. What differs is the way.")),
            Option(say("出発点ごとに、ちがう谷底に着く", "In another valley for another start"), bool(by_start >= same),
                   say("ニューロンが1つなら、対数損失の谷は1つだけです。谷がいくつもある地形は、あとで出てきます。",
                       "With a single neuron the log loss has only one valley. Landscapes with many of them come later.")),
            Option(say("手法ごとに、ちがうところに着く", "In another place for another optimizer"), bool(by_start < same <= by_optimizer),
                   say("手法が決めるのは、傾きをどう使って歩くかです。谷底の場所は、損失が決めます。",
                       "An optimizer decides how to walk by the slopes. Where the bottom lies is decided by the loss.")),
        ],
        say("黄色い点をつかんで動かしてください(スライダーや矢印キーでも動きます)。学習率を 0.1、歩数を200にして、四隅から出発させてみましょう。",
            "Take hold of the yellow point and drag it (sliders and arrow keys do, too). Set the rate to 0.1 and the steps to 200, and start from the corners."),
    )  # fmt: skip


def with_single_days():
    """Steps by single days are right on average, and never come to rest."""
    X, T = _diary()
    loss = on_days(X, T, CONFIDENCE)
    bottom = loss(walk(momentum(loss.gradient, np.zeros(4), rate=0.1), 2000)[-1])
    paths = [walk(gradient_descent(on_batches(X, T, 1, np.random.default_rng(i), CONFIDENCE), np.zeros(4), rate=0.02), 300)
             for i in range(10)]  # fmt: skip
    late = np.array([loss(path[200:]) - bottom for path in paths])  # (runs, steps)
    moving, far = late.std(axis=1).mean() > 0.01, late.mean() > loss(np.zeros(4)) - bottom
    return Question(
        "optimizers/with_single_days",
        say("予想: 1日ずつ学ぶ", "Predict: learning day by day"),
        say(
            "60日分の傾きを平均する代わりに、1歩ごとに日記から1日だけ選び、その日の傾きで進みます。学習率は 0.02 のままで300歩。どうなるでしょう?",
            "The slope is no longer the mean over all 60 days. For each step one day is drawn from the diary, and its slope alone is used. The rate stays 0.02, for 300 steps. What happens?",
        ),
        [
            Option(say("回り道はするが、最後は谷底に落ち着く", "There are detours, but it comes to rest at the bottom"), bool(not moving and not far),
                   say("どの1日も、「もう動かなくてよい」とは言いません。テストがあった日は確率を上げようとし、なかった日は下げようとします。",
                       "No single day ever says “stay”. A day with a test pulls the probability up, a day without pulls it down.")),
            Option(say("谷底の近くまで行くが、揺れつづける", "It gets near the bottom, and goes on shaking"), bool(moving and not far),
                   say(f"最後の100歩で、損失は谷底より平均 {late.mean():.2f} 高いところで揺れています。1日の傾きは、谷底でも0ではないからです。",
                       f"In the last 100 steps the loss shakes {late.mean():.2f} above the bottom, on average. The slope of a single day is not 0 even at the bottom.")),
            Option(say("でたらめに動くだけで、谷には近づかない", "It moves at random and never gets near"), bool(far),
                   say("1日の傾きは大きくはずれることもありますが、平均すれば正しい向きです。だから谷へ下りていきます。",
                       "A day's slope can be quite wrong, but on average it is right. So it does go down.")),
        ],
        say("3本の線は、日を引く順番だけがちがいます。ミニバッチの日数を増やすと? 学習率を小さくすると? 3つ目の図の丸も見てください。",
            "The three lines differ in the order of the days alone. What do more days in a mini-batch do, and what a smaller rate? Watch the ring in the third picture, too."),
    )  # fmt: skip
