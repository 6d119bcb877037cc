"""Predictions about the tools of the course: the sum sign, slopes, partial derivatives, powers of e."""

import math

from nblib.exercises.made import Option, Question
from nblib.language import say
from nblib.maths.finite_differences import slope


def how_many():
    """From 2 to 5 there are four, not three."""
    count = len(range(2, 5 + 1))
    whys = {
        3: say("5 - 2 = 3 ですが、これは「間」の数です。2も5も、両方とも足します。", "5 - 2 = 3 counts the gaps. Both ends are added, 2 as well as 5."),
        4: say("2、3、4、5 の4個です。下に書いた番号から上に書いた番号まで、両端も入ります。", "There are four: 2, 3, 4 and 5. Both ends belong to it, the number below and the one above."),
        5: say("上の5は「5個」ではなく、最後の番号が5だという意味です。", "The 5 above does not say how many. It is the number of the last one."),
    }  # fmt: skip
    return Question(
        "start/how_many",
        say("予想: Σ はいくつ足すか", "Predict: how many a sum adds"),
        say(
            "Σ の下に i = 2、上に 5 と書いてあります。いくつの数を足すのでしょう?",
            "Below the sign Σ stands i = 2, above it 5. How many numbers are added?",
        ),
        [Option(say(f"{n}個", f"{n} of them"), n == count, why) for n, why in whys.items()],
        say(
            "「はじめ」と「おわり」を動かして、青い棒を数えてください。はじめをおわりより後ろにすると、どうなるでしょう?",
            "Move start and end, and count the blue bars. What happens when the start lies behind the end?",
        ),
    )


def slope_on_the_left():
    """A slope is not a height."""
    steep = slope(lambda x: 0.5 * x * x, -1)
    return Question(
        "start/slope_on_the_left",
        say("予想: 谷の左側の傾き", "Predict: the slope on the left of a valley"),
        say(
            "谷の形をした曲線があります。いちばん低いところは x = 0 です。そこより左、x = -1 での高さは 0.5 です。では、そこでの傾きは?",
            "A curve has the shape of a valley. Its lowest place is x = 0. To the left of it, at x = -1, the height is 0.5. And the slope there?",
        ),
        [
            Option(
                say("負の数。右へ進むと下がるから", "Negative, as going right leads down"),
                steep < 0,
                say(f"傾きは、右へ1進むといくつ上がるかです。ここでは下がるので {steep:.0f} です。", f"A slope says how much it goes up for 1 to the right. Here it goes down, so it is {steep:.0f}."),
            ),
            Option(
                say("正の数。高さが正だから", "Positive, as the height is positive"),
                steep > 0,
                say("傾きは高さとは別のものです。高い所でも、平らなら傾きは0です。", "A slope is not a height. On a high plain the slope is 0."),
            ),
            Option(
                say("0。谷の中だから", "0, as it is in the valley"),
                steep == 0,
                say("0になるのは、いちばん低いところだけです。そこだけが平らです。", "It is 0 only at the lowest place, where the ground is level."),
            ),
        ],
        say("x を左の端から右の端まで動かして、傾きの符号がどこで変わるかを見てください。", "Move x from the left end to the right, and see where the slope changes its sign."),
    )  # fmt: skip


def slope_while_held():
    """Moving v alone can change the slope along u."""
    before, after = (slope(lambda u, v=v: 0.5 * (u * u + v * v) + 0.5 * u * v, -1) for v in (1, 2))
    return Question(
        "start/slope_while_held",
        say("予想: 動かさないほうの傾き", "Predict: the slope of the one that is held"),
        say(
            "高さは u と v の2つで決まります。今いる場所から、v だけを変えます。u は変えません。u の方向の傾き ∂f/∂u は変わるでしょうか?",
            "A height depends on u and v. From where you stand, only v is changed; u stays. Can the slope along u, ∂f/∂u, change?",
        ),
        [
            Option(
                say("v が0をまたいだときだけ変わる", "Only when v crosses 0"),
                False,
                say("0に特別な意味はありません。c が0でなければ、v を少し動かすだけで変わります。", "There is nothing special about 0. Unless c is 0, every move of v changes it."),
            ),
            Option(
                say("変わらない。u を動かしていないから", "No: u has not moved"),
                before == after,
                say("u が同じでも、v が変わると立っている場所が変わります。場所が変われば、地面の傾きも変わります。", "With the same u but another v you stand somewhere else. Elsewhere the ground can be differently steep."),
            ),
            Option(
                say("変わることがある", "Yes, it can"),
                before != after,
                say(f"∂f/∂u は「v を今の値に止めたときの、u 方向の傾き」です。たとえば c = 0.5、u = -1 のとき、v を1から2にすると {before:.1f} から {after:.1f} に変わります。", f"∂f/∂u is the slope along u with v held at its present value. With c = 0.5 and u = -1, v from 1 to 2 takes it from {before:.1f} to {after:.1f}."),
            ),
        ],
        say("黄色い点を上下に動かして、2つ目の図の傾きを見てください。それから c を0にして、もう一度。", "Move the yellow point up and down, and watch the slope in the second picture. Then set c to 0 and do it again."),
    )  # fmt: skip


def negative_power():
    """e to a negative power is small, but not negative."""
    value = math.exp(-2)
    return Question(
        "start/negative_power",
        say("予想: e の -2 乗", "Predict: e to the power of -2"),
        say("e は 2.718… という数です。e の -2 乗は、どんな数でしょう?", "e is the number 2.718…. What kind of number is e to the power of -2?"),
        [
            Option(
                say("0と1のあいだの数", "A number between 0 and 1"),
                0 < value < 1,
                say(f"e で2回割るので、1 ÷ 2.718 ÷ 2.718 = {value:.3f} です。どんな数を入れても、答えは0より大きくなります。", f"It is 1 divided by e twice: 1 ÷ 2.718 ÷ 2.718 = {value:.3f}. Whatever the power, the result is above 0."),
            ),
            Option(
                "0",
                value == 0,
                say("どれだけ左へ行っても、0には近づくだけで、届きません。", "However far to the left, it only comes nearer to 0, and never gets there."),
            ),
            Option(
                say("負の数", "A negative number"),
                value < 0,
                say("マイナスは「割る」という意味です。正の数で割っても、負にはなりません。", "The minus means “divide”. Dividing by a positive number never gives a negative one."),
            ),
        ],
        say("x を -2 まで動かしてください。x を1増やすと、答えは何倍になるでしょう?", "Move x to -2. And by what factor does the result grow when x grows by 1?"),
    )  # fmt: skip
