"""Predictions about steps: the best rate, Adam's first step, and Newton's method near the top of a hill."""

import numpy as np

from nblib.chapters.optimizers.rate_sweep import heights_by_rate
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.descent import descend, has_left, walk
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import adam, gradient_descent, newton
from nblib.maths.schedules import SCHEDULES

START, STEPS = (4.0, 1.5), 100
RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(0.001, 1, 61))
NEAR_TOP = (0.6, 0.5)  # on the landscape of Styblinski and Tang


def best_rate():
    """The best rate is a hair's breadth below the one that diverges."""
    ravine = LANDSCAPES["ravine"]
    heights = heights_by_rate(ravine, gradient_descent, START, RATES, SCHEDULES["constant"], STEPS)
    before = ravine(np.array(START))
    best, first_gone = RATES[int(np.argmin(heights))], RATES[int(np.argmin(heights < before))]
    margin = first_gone / best  # how many times larger the rate may be before it diverges
    return Question(
        "optimizers/best_rate",
        say("予想: いちばんよい学習率", "Predict: the best rate"),
        say(
            f"学習率を 0.001 から 1 まで {len(RATES)} 通り、同じ場所から{STEPS}歩ずつ試します。小さすぎればほとんど進まず、大きすぎれば発散します。いちばん低い所まで下りるのは、どの学習率でしょう?",
            f"From the same place {len(RATES)} rates from 0.001 to 1 are tried, {STEPS} steps each. Too small, and it hardly moves; too large, and it diverges. Which rate gets lowest?",
        ),
        [
            Option(say("小さいほう。時間はかかるが、いちばん確実に下りる", "A small one: slow, but sure"), margin > 30,
                   say("小さな学習率は安全ですが、決まった歩数では、ほとんど進めません。", "A small rate is safe. But in so many steps it hardly gets anywhere.")),
            Option(say("真ん中あたり。発散する学習率からは10倍くらい離れている", "One in the middle, about ten times below those that diverge"), 3 < margin <= 30,
                   say("真ん中あたりは、よさそうに見えます。でも、もっと大きくしたほうが速いのです。", "The middle seems reasonable. But a larger one is faster still.")),
            Option(say("発散する学習率の、すぐ手前", "One just below those that diverge"), margin <= 3,
                   say(f"いちばんよかったのは {best:g}、{first_gone:g} からはもう発散します。速さと危なさは、となり合わせです。",
                       f"The best was {best:g}, and from {first_gone:g} on they diverge. The fastest rate lies close to those that fail.")),
        ],
        say(
            "学習率のスライダーを、左の端から少しずつ右へ動かしてください。道すじは、どう変わりますか? 崖の手前と、崖を越えた所を見くらべてください。",
            "Move the rate from the left end slowly to the right, and watch the path. Compare the last rate before the cliff with the first one beyond it.",
        ),
    )  # fmt: skip


def adams_first_step():
    """A hundred times as steep, and Adam's first step is the same."""
    gradient = LANDSCAPES["ravine"].gradient

    def first_step(steepness):
        start = np.array(START)
        return np.linalg.norm(
            np.diff(walk(adam(lambda theta: steepness * gradient(theta), start, rate=0.3), 1), axis=0)
        )

    times = first_step(100) / first_step(1)
    return Question(
        "optimizers/adams_first_step",
        say("予想: Adam の最初の1歩", "Predict: Adam's first step"),
        say(
            "地形の高さを、どこでも100倍にします。すると傾きも、どこでも100倍です。勾配降下法の1歩は、100倍になります。Adam の最初の1歩は、何倍になるでしょう?",
            "Make the landscape a hundred times as high everywhere. Then every slope is a hundred times as steep, and a step of gradient descent a hundred times as long. What about Adam's first step?",
        ),
        [
            Option(say("変わらない", "Just as long"), times <= 5,
                   say("Adam は、傾きを「傾きの大きさ」で割ります。残るのは向きだけで、長さは学習率が決めます。",
                       "Adam divides the slope by the size of slopes. What is left is the direction. The rate alone sets the length.")),
            Option(say("10倍(√100)", "Ten times (√100)"), 5 < times <= 50,
                   say("ルートがかかるのは、傾きの2乗の平均です。2乗とルートで、もとの大きさに戻ります。", "The root is taken of squares. Square and root undo each other.")),
            Option(say("100倍", "A hundred times as long"), times > 50,
                   say("m は100倍になります。でも、それを割る √v も100倍になります。", "m is a hundred times as large. But so is √v, by which it is divided.")),
        ],
        say(
            "「地形の高さ」を動かして、「歩幅 ÷ 学習率」の図を見てください。次に、成分を x から y に変えてください。傾きは何倍もちがうのに、最初の1歩はどうですか?",
            "Make the landscape 10 and 100 times as high and watch the picture “step / rate”. Then go from x to y: the slopes differ by a large factor. And the first step?",
        ),
    )  # fmt: skip


def newton_near_a_top():
    """Newton's method goes to where the slope is 0, were it the top of a hill."""
    landscape = LANDSCAPES["Styblinski-Tang"]
    path = descend(newton, landscape, NEAR_TOP, 1.0, 1)
    gone = bool(has_left(landscape, path[-1]))
    up = not gone and landscape(path[-1]) > landscape(path[0])
    return Question(
        "optimizers/newton_near_a_top",
        say("予想: 山の上のニュートン法", "Predict: Newton's method on a hill"),
        say(
            "谷が4つあり、真ん中に小さな山がある地形です。Aくんは頂上のすぐ近くにいます。ニュートン法の最初の1歩は、どこへ進むでしょう?",
            "This landscape has four valleys, and a hill in the middle. A-kun stands close to the top of the hill. Where does the first step of Newton's method lead?",
        ),
        [
            Option(say("頂上へ上る", "Up to the top"), up,
                   say("ニュートン法が探すのは、低い所ではなく、傾きが0の所です。頂上でも傾きは0です。", "What Newton's method looks for is not a low place, but one where the slope is 0. At the top it is 0, too.")),
            Option(say("近くの谷の底へ、一気に下りる", "Straight down into a valley nearby"), not gone and not up,
                   say("下りの向きを選んでいるのは、勾配降下法です。ニュートン法は、上りか下りかを気にしません。", "It is gradient descent that chooses the way down. Newton's method does not care which way is up.")),
            Option(say("図の外へ飛び出す", "Far out of the picture"), gone,
                   say("山の上では、曲率が0から離れているので、1歩は長くなりません。飛び出すのは、曲率がほとんど0の所です。", "On the hill the curvature is clear, and so the step is short. It leaps where there is hardly any curvature.")),
        ],
        say(
            "黄色い丸をドラッグして、山から谷へ移してください。モデルが鉢の形になると、何が変わりますか? そのあと山の上に戻して、「減衰」を大きくしてみてください。",
            "Drag the yellow circle from the hill into a valley. What changes when the model becomes a bowl? Then go back to the hill, and turn the damping up.",
        ),
    )  # fmt: skip
