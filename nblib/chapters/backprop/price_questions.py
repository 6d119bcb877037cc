"""A prediction about the price of slopes."""

import math

from nblib.chapters.backprop.counting import parameters, products
from nblib.exercises.made import Option, Question
from nblib.language import say


def how_many_times():
    """One parameter at a time costs about a third as many times more as there are parameters."""
    size, (one, back) = parameters(4, 17), products(4, 17)
    nearest = min((10, 300, 1000), key=lambda times: abs(math.log(times * back / one)))
    found = say(
        f"数えると {one:,} 回と {back:,} 回で、{one / back:.0f} 倍です。",
        f"The counts are {one:,} and {back:,}: {one / back:.0f} times.",
    )
    whys = {
        10: say("重みを1つ動かすたびに、ネットワークをはじめから計算しなおします。それが重みの数だけ続きます。",
                "Whenever a weight is moved, the whole network is computed again, and that for every single weight."),
        300: say(f"1つずつだと、前向きの計算が{size + 1}回。誤差逆伝播法は、前向きの計算およそ3回分です。{found}",
                 f"One at a time takes {size + 1} runs forward. Backpropagation costs about as much as three. {found}"),
        1000: say("1つずつのほうは、前向きの計算がたしかに約1000回です。でも、誤差逆伝播法も1回分では済まず、およそ3回分かかります。",
                  "One at a time does take about 1000 runs forward. But backpropagation is not as cheap as one run: it costs about three."),
    }  # fmt: skip
    return Question(
        "backprop/how_many_times",
        say("予想: 何倍かかるか", "Predict: how many times the work?"),
        say(
            f"重みとバイアスが合わせて{size}個のネットワークがあります。全部の傾きを求めるのに、1つずつ動かして測ると、かけ算の回数は誤差逆伝播法の何倍になるでしょう?",
            f"A network has {size} weights and biases. All their slopes are wanted. How many times as many multiplications does it take to move them one at a time, compared with backpropagation?",
        ),
        [
            Option(say(f"約{times}倍", f"About {times} times"), times == nearest, why)
            for times, why in whys.items()
        ],
        say("幅を小さくすると、比はどうなるでしょう? 深さを変えると? 「時間も測る」にチェックを入れると、この機械で実際にかかる時間もわかります。",
            "What becomes of the ratio when the width gets smaller? And with another depth? Tick the box, and the time it takes on this machine is measured, too."),
    )  # fmt: skip
