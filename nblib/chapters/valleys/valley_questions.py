"""Predictions about several valleys: who gets to the lowest, from how many starts, and how near endings are."""

import numpy as np

from nblib.chapters.valleys.basins import basins, is_best
from nblib.chapters.valleys.trained_minima import endings
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.descent import NEAR, ends
from nblib.maths.finite_differences import slope
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS

HOUR, RATE, STEPS = 16, 0.05, 200


def hardship(hour):
    """How hard it is to study, by the hour at which one begins: the chapter's curve with three valleys."""
    return 2 + 0.15 * (hour - 20.5) ** 2 + np.cos(np.pi * hour)


def who_gets_down():
    """Momentum gets to the lowest valley; gradient descent and Adam do not."""
    hours = np.linspace(HOUR, 22, 6001)
    lowest = hours[np.argmin(hardship(hours))]
    there = {name: _end(name) for name in ("GD", "momentum", "Adam")}
    found = {name for name, end in there.items() if abs(end - lowest) < NEAR}
    return Question(
        "optimizers/who_gets_down",
        say("予想: 3つの谷", "Predict: three valleys"),
        say(
            f"{HOUR}時から始めて、つらさの坂を下ります。学習率は {RATE}、歩数は{STEPS}。谷は3つで、いちばん低いのは21時ごろです。GD(勾配降下法)、momentum(勢いをつけて下る)、Adam(歩幅を自分で決める)のうち、いちばん低い谷に着くのはどれでしょう?",
            f"Start at {HOUR} o'clock and go down, with rate {RATE}, for {STEPS} steps. There are three valleys, the lowest near 21. Which of these gets there: GD (gradient descent), momentum (with a run-up), Adam (which chooses its own stride)?",
        ),
        [
            Option(say("Adam だけ", "Adam alone"), found == {"Adam"},
                   say("Adam も、最初の谷で止まりました。歩幅を坂の急さに合わせるだけで、谷の向こうが見えるわけではありません。",
                       "Adam stays in the first valley, too. It fits its stride to the slopes, but it cannot see beyond the next hill.")),
            Option(say("momentum だけ", "momentum alone"), found == {"momentum"},
                   say("坂で勢いがつき、2つの山を越えました。ただし、いつもそうなるわけではありません。学習率や始まりを変えると、着く谷は変わります。",
                       "It gathers speed, and rolls over two hills. But not always: with another rate, or from another hour, it ends elsewhere.")),
            Option(say("momentum と Adam", "momentum and Adam"), found == {"momentum", "Adam"},
                   say("momentum は着きますが、Adam は最初の谷から出られません。", "Momentum does, but Adam does not leave the first valley.")),
        ],
        say("「始める時刻」を18時や18.1時にすると? 学習率を変えると? 3つがそろって21時の谷に着く設定はありますか?",
            "What about 18 o'clock, or 18.1? And other rates? Can you find a setting that brings all three to the valley at 21?"),
    )  # fmt: skip


def _end(name):
    """Where the optimizer ends."""
    path = OPTIMIZERS[name](lambda hour: slope(hardship, hour), np.array([float(HOUR)]), rate=RATE)
    return float(ends(path, STEPS)[0])


def how_many_starts():
    """On a surface with four valleys Adam gets to the lowest from about a quarter of all starts."""
    landscape = LANDSCAPES["Styblinski-Tang"]
    share = np.mean(is_best(landscape, basins(landscape, OPTIMIZERS["Adam"], 0.1)))
    return Question(
        "optimizers/how_many_starts",
        say("予想: 1万人で下りると", "Predict: ten thousand walkers"),
        say(
            "谷が4つあり、1つだけがいちばん低い地形です。100×100の格子に1万人のAくんを並べ、全員が Adam で(学習率 0.1、200歩)下ります。いちばん低い谷に着くのは、どれくらいでしょう?",
            "A landscape has four valleys, and one of them is the lowest. Ten thousand A-kuns stand on it in a grid of 100 by 100, and all go down with Adam (rate 0.1, 200 steps). How many get to the lowest valley?",
        ),
        [
            Option(say("ほとんど全員", "Nearly all"), share > 0.9,
                   say("Adam にも、どの谷がいちばん低いかはわかりません。足もとの傾きしか知らないからです。",
                       "Adam does not know which valley is the lowest, either. All it knows is the slope under its feet.")),
            Option(say("4人に1人くらい", "About one in four"), 0.2 < share < 0.35,
                   say(f"{100 * share:.1f}% でした。だいたい、自分のいる側の谷へ下りるだけです。谷が4つなら、4分の1ほどになります。",
                       f"It is {100 * share:.1f}%. Nearly everyone just goes down on his own side. With four valleys that makes about a quarter.")),
            Option(say("半分より多い", "More than half"), 0.5 < share < 0.9,
                   say("低い谷のほうが広いとは限りません。ここでは、4つの谷の広さはほとんど同じです。",
                       "The lowest valley need not be the widest. Here all four are of nearly the same size.")),
        ],
        say("手法を GD や momentum に変えてください(どちらも、0.01 のような小さい学習率が要ります)。地形をアックリー関数やラストリギン関数にすると? Adam のままヒンメルブラウ関数にすると、なぜ100%なのでしょう?",
            "Change the optimizer to GD or momentum (both need a smaller rate, such as 0.01), and the landscape to Ackley or Rastrigin. Why is it 100% on Himmelblau, with Adam as it stands?"),
    )  # fmt: skip


def near_or_far():
    """Equally low networks are far from each other in weights."""
    found = endings(8)
    twins = found.twins(40)
    far = np.median(found.distances(twins)) > 0.5 * np.linalg.norm(found.thetas[found.best])
    equal = np.abs(found.loss(twins) - found.losses.min()).max() < 1e-9
    return Question(
        "optimizers/near_or_far",
        say("予想: 同じ損失なら、重みも近いか", "Predict: equally low, equally placed?"),
        say(
            "隠れ層が8個のネットワークを、100個の始まりから訓練しました。いちばん損失の低いもの(★)と損失がまったく同じネットワークがあるとします。その重みは、★の重みの近くにあるでしょうか?",
            "A network with 8 hidden neurons was trained from 100 starts. Take the one with the lowest loss (★), and another network with exactly the same loss. Are its weights near those of ★?",
        ),
        [
            Option(say("遠くにもある", "Not necessarily: there are some far away"), bool(equal and far),
                   say("隠れ層のニューロンを並べかえたり、符号を全部逆にしたりすると、出力は変わらずに、場所だけが遠くへ移ります。橙のひし形がそれです。",
                       "Put the hidden neurons in another order, or flip all their signs, and the outputs stay while the place is far away. Those are the orange diamonds.")),
            Option(say("近くにある", "Yes, near"), bool(equal and not far),
                   say("損失は高さ、重みは場所です。同じ高さの場所は、遠くにもあります。", "The loss is a height, the weights are a place. There are places of the same height far away.")),
            Option(say("そんなネットワークはない", "There is no such network"), not equal,
                   say("ふたごがたくさんいます。8個のニューロンの並べかえだけで、4万通りあまりです。",
                       "There are many twins. Eight neurons can be put in order in more than 40,000 ways.")),
        ],
        say("幅を2から16まで変えて、青い丸の広がりを見てください。2つ目の図では、★とふたごのあいだに何がありますか?",
            "Change the width from 2 to 16 and watch the blue circles. And what lies between ★ and its twin in the second picture?"),
    )  # fmt: skip
