"""Predictions about a circle: what one neuron can do with it, what squares change, and what never happens from zeros."""

import functools

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.playground.settings import Settings, start
from nblib.playground.training_snapshot import moment

CIRCLE = dict(data="circle", noise=0.0, widths=(), activations=())
SQUARES = ("x1", "x2", "x1²", "x2²")
EPOCHS = 100


@functools.cache
def after(epochs=EPOCHS, **settings):
    """The moment of a training with these settings."""
    return moment(start(Settings(**settings)), epochs)


def circle_alone():
    """One neuron cannot part a disc from the ring around it, however long it trains."""
    right = after(**CIRCLE)["accuracies"][0]
    return Question(
        "playground/circle_alone",
        say("予想: ニューロン1つと円", "Predict: one neuron and the circle"),
        say(
            "●は真ん中に集まり、○がまわりを囲んでいます。隠れ層はありません。ニューロン1つを訓練しつづけると、正解率はどこまで上がるでしょう?",
            "The ● lie in the middle, and the ○ all around them. There is no hidden layer. Train the single neuron on and on. How far will the accuracy rise?",
        ),
        [
            Option(say("ほぼ100%になる", "To nearly 100%"), right > 0.95,
                   say("それには、境界が閉じた輪になる必要があります。1つのニューロンの境界は直線です。",
                       "For that the boundary would have to close into a ring. The boundary of one neuron is a straight line.")),
            Option(say("85%くらいにはなる", "To about 85%"), 0.75 < right <= 0.95,
                   say("直線は、片側の○しか切り取れません。反対側の○は、全部残ります。",
                       "A line can cut off the ○ on one side only. Those on the other sides all stay wrong.")),
            Option(say("75%にも届かない", "It does not even reach 75%"), right <= 0.75,
                   say(f"{EPOCHS}エポック後も {100 * right:.0f}% です。どんな直線も、真ん中とまわりを分けられません。でたらめに答えても50%は当たります。",
                       f"After {EPOCHS} epochs it is {100 * right:.0f}%. No straight line parts the middle from what lies around it. Guessing gives 50%.")),
        ],
        say("「訓練する」を押して、しばらく見てください。止めてから「データ」で種を変えて、もう一度訓練すると?",
            "Press “train” and watch for a while. Pause, choose another seed under “data”, and train again. Does that help?"),
    )  # fmt: skip


def circle_with_squares():
    """Told the squares, the same neuron parts them."""
    right = after(**CIRCLE, features=SQUARES)["accuracies"][0]
    return Question(
        "playground/circle_with_squares",
        say("予想: 2乗も教えたら", "Predict: told the squares as well"),
        say(
            "隠れ層は、やはりありません。ただし入力を2つ増やして、x1 と x2 の2乗も教えます。ニューロン1つで、円は分けられるでしょうか?",
            "Still no hidden layer. But there are two more inputs: the network is told the squares of x1 and x2, too. Can one neuron separate the circle now?",
        ),
        [
            Option(say("ほぼ完全に分けられる", "Yes, nearly perfectly"), right > 0.95,
                   say(f"正解率は {100 * right:.0f}% になります。x1² + x2² は中心からの距離の2乗です。それが一定の値より小さいか、だけを見ればよいのです。",
                       f"The accuracy becomes {100 * right:.0f}%. x1² + x2² is the squared distance from the middle. All that matters is whether it is small.")),
            Option(say("少しましになるだけ", "A little better, no more"), 0.75 < right <= 0.95,
                   say("正解率は、はっきり上がります。", "The accuracy rises clearly.")),
            Option(say("分けられない。境界はやはり直線", "No, the boundary is still a straight line"), right <= 0.75,
                   say("入力の世界では直線(平面)です。でも、2乗を入力にしたので、x1 と x2 の地図では曲がります。",
                       "It is straight in the world of the four inputs. But two of them are squares, so on the map of x1 and x2 it bends.")),
        ],
        say("訓練したら、4つの入力から出る線の太さと色を見てください。働いているのはどれですか?「データ」で2乗のチェックを外すと?",
            "Train it, then look at the lines from the four inputs. Which ones do the work? Under “data”, untick the squares. What happens?"),
    )  # fmt: skip


def all_zeros():
    """From all weights zero the hidden neurons of a layer stay equal, and here even stay at zero."""
    found = after(data="circle", noise=0.0, scheme="zeros")
    theta, network = found["network"][1], found["network"][0]
    moved = bool(abs(theta * network.is_weight).max() > 0)
    right = found["accuracies"][0]
    return Question(
        "playground/all_zeros",
        say("予想: 全部0から始めたら", "Predict: a start from all zeros"),
        say(
            "こんどは tanh の隠れ層があり、円を分ける力は十分あります。ただし、重みとバイアスを全部0にして訓練を始めます。でたらめな数から始めるより、公平で、きれいに見えますね。どうなるでしょう?",
            "Now there are hidden layers with tanh, quite enough for a circle. But training starts with all weights and biases at 0. That looks cleaner and fairer than random numbers. What will happen?",
        ),
        [
            Option(say("でたらめから始めるのと同じように学ぶ", "It learns as from a random start"), right > 0.95,
                   say("学べません。0は、ただの出発点ではなく、動けない場所です。", "It does not. Zero is no ordinary start, but a place from which nothing moves.")),
            Option(say("何も学ばない。重みは0のまま", "It learns nothing; the weights stay 0"), right <= 0.95 and not moved,
                   say("隠れ層の出力は全部0なので、次の層の重みの傾きも0です。戻ってくる勾配も、0の重みをかけられて0になります。だから、でたらめな数から始めるのです。",
                       "The hidden neurons all give 0, so the slopes of the next weights are 0. And what comes back is multiplied by weights of 0. That is why we start from random numbers.")),
            Option(say("はじめは遅いが、やがて学ぶ", "Slowly at first, but in the end it learns"), right <= 0.95 and moved,
                   say("いくら待っても、重みは動きません。", "However long you wait, the weights do not move.")),
        ],
        say("訓練して、重みと「勾配の大きさ」の図を見てください。次に「重みを変える」で、どれか1つを 0.1 にしてから訓練すると? 1つでは足りません。入力から出力までの道すじの上で、1層に1つずつ変えてみてください。",
            "Train, and look at the weights and at the sizes of the gradient. Then, under “edit weights”, set one of them to 0.1 and train again. One is not enough: change one on each step of a way from an input to the output."),
    )  # fmt: skip
