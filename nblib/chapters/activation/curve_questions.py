"""Predictions about curves: what a sigmoid does to a verdict, how steep it is, and what squares add up to."""

import numpy as np

from nblib.chapters.activation.curve_fit import TARGETS, bent_to
from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.activations import sigmoid
from nblib.maths.activations.activation import own
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


def verdict_with_sigmoid():
    """The output is now above 0, but the verdict stays: the border has moved along."""
    today = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    sums = score(np.random.default_rng(1).uniform(-1, 1, (200, 4)), SITUATIONS)
    stays = (predicts_test(sums) == (sigmoid(sums) > sigmoid(0))).all()
    return Question(
        "activation/verdict_with_sigmoid",
        say("予想: 出力が正になったら", "Predict: the output is above 0"),
        say(
            f"今日の合計は z = {today:.1f} で、0を超えないので「テストなし」でした。シグモイド関数に通すと、出力は {sigmoid(today):.3f} になります。0より大きい数です。Aくんの判断は「テストあり」に変えるべきでしょうか?",
            f"Today's sum is z = {today:.1f}, not above 0, so the verdict was “no test”. The sigmoid turns it into {sigmoid(today):.3f}, and that is above 0. Should A-kun now expect a test?",
        ),
        [
            Option(say("変えなくてよい。境目のほうも動いたから", "No, since the border has moved, too"), bool(stays),
                   say(f"合計の境目 z = 0 は、{sigmoid(0):.1f} に移ります。曲線はどこでも上りなので、合計の大小の順は変わりません。判断も変わりません。",
                       f"The border z = 0 moves to {sigmoid(0):.1f}. The curve goes up everywhere, so larger sums stay larger, and no verdict changes.")),
            Option(say("変えるべき。出力が0を超えたから", "Yes, since the output is above 0"), False,
                   say("シグモイド関数の出力は、いつも0より大きい数です。0を境目にしたら、何が起きても「テストあり」になってしまいます。",
                       "What a sigmoid gives is always above 0. With 0 as the border it would be “test” whatever happens.")),
            Option(say("重みによる", "It depends on the weights"), not stays,
                   say("重みが決めるのは合計です。その合計がどちら側にあるかは、シグモイド関数に通しても変わりません。",
                       "The weights decide the sum. On which side of the border it lies does not change on the way through the sigmoid.")),
        ],
        say("活性化関数をシグモイド関数に変え、点線(境目)と点の上下を見てください。重みや手がかりを変えても、ステップ関数や tanh でも同じでしょうか?",
            "Choose the sigmoid, and look whether the point lies above or below the dotted line, the border. Is it the same with other weights and clues, and with step or tanh?"),
    )  # fmt: skip


def steepest_sigmoid():
    """The slope of the sigmoid is at most a quarter."""
    z = np.linspace(-9, 9, 3601)
    most = sigmoid.derivative(z, sigmoid(z)).max()

    def option(slope, why):
        return Option(say(f"傾き {slope:g}", f"Slope {slope:g}"), bool(np.isclose(slope, most)), why)

    return Question(
        "activation/steepest_sigmoid",
        say("予想: シグモイド関数の急さ", "Predict: how steep the sigmoid is"),
        say(
            "シグモイド関数は、0から1へ上っていきます。いちばん急なところの傾きは、いくつでしょう?",
            "The sigmoid climbs from 0 to 1. What is its slope where it is steepest?",
        ),
        [
            option(1, say("これは tanh のいちばん急なところの傾きです。tanh は -1 から 1 まで、2だけ上ります。",
                          "That is tanh's steepest slope. But tanh climbs by 2, from -1 to 1.")),
            option(0.5, say("高さが半分(0.5)のところが、いちばん急です。でも、傾きはさらにその半分しかありません。",
                            "It is steepest where its height is one half. But the slope there is only half of that.")),
            option(0.25, say(f"傾きは σ(1 - σ) と書けます。σ = 0.5 のときに最大で、{most:.2f} です。両側では0に近づきます。",
                             f"Its slope is σ(1 - σ). That is largest at σ = 0.5, where it is {most:.2f}. On both sides it fades to 0.")),
        ],
        say("z を動かして、傾きがいちばん大きくなるところを探してください。もう1つの関数を ReLU に変えると、傾きはどんな値をとりますか?",
            "Move z and find where the slope is largest. Then choose ReLU for the other function. Which values does its slope take?"),
    )  # fmt: skip


def squares_add_up():
    """Squares are bent, but any number of them adds up to one parabola."""
    square, wave = own(np.square), TARGETS["wave"]
    few, some, many = (_gap(wave, *bent_to(wave, width, square)) for width in (3, 4, 12))
    nears, hits = many < few / 2, some < 0.01
    return Question(
        "activation/squares_add_up",
        say("予想: 放物線を足していくと", "Predict: adding up parabolas"),
        say(
            "活性化関数に z² を選びます。これも曲がった関数です。位置のちがう放物線を、3個、4個、…、12個と足し合わせていきます。和は、目標の波に近づいていくでしょうか?",
            "Take z² as the activation. It is a bent function, too. Add up parabolas in different places: 3 of them, 4, and so on up to 12. Will the sum come nearer and nearer to the wave?",
        ),
        [
            Option(say("近づかない", "No"), bool(not nears and not hits),
                   say("(x - c)² のかっこを外すと、x² と x と定数だけです。何個足しても、x² と x と定数の和、つまり放物線1つになります。",
                       "Multiply (x - c)² out: x², x and a constant. However many you add, that is all there is, so the sum is one single parabola.")),
            Option(say("近づいていく", "Yes, nearer and nearer"), bool(nears and not hits),
                   say("曲がってさえいればよい、というわけではありません。z² は、足しても z² の仲間のままです。",
                       "Being bent is not enough. Squares add up to nothing but squares.")),
            Option(say("4個で、ぴったり重なる", "Yes, with 4 of them it fits exactly"), bool(hits),
                   say("波の山と谷の数だけあれば足りそうですが、和の形は2個のときからもう変わりません。",
                       "One for each hill and valley sounds plausible, but the shape no longer changes once there are two.")),
        ],
        say("活性化関数を z² に変え、ニューロンの数を1から12まで動かしてください。恒等関数では? ReLU では? tanh では?",
            "Choose z² and move the number of neurons from 1 to 12. What about identity, ReLU and tanh?"),
    )  # fmt: skip


def _gap(target, network, theta):
    x = np.linspace(-3, 3, 241)
    return np.sqrt(np.mean((network(theta, x[:, np.newaxis])[:, 0] - target(x)) ** 2))
