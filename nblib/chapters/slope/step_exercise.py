"""Exercise in code: one step against the slopes."""

import numpy as np

from nblib.exercises.exercise import Exercise, begun
from nblib.exercises.judge import first_wrong, function, numbers_apart
from nblib.language import say
from nblib.validation import as_numbers


def one_step():
    """Which way each weight goes, and how far."""
    return Exercise(
        key="backprop/step",
        title=say("練習: 1歩下る", "Exercise: one step down"),
        judge=lambda answer: _judge_step(function(answer)),
        praise=say(
            "正解です。これを何度もくり返すのが勾配降下法です。第5章で使います。",
            "Right. Done again and again this is gradient descent. Chapter 5 is about it.",
        ),
        hints=[
            say("傾きが正の重みは減らし、負の重みは増やします。どちらも「傾きの分だけ引く」で済みます。",
                "A weight with a positive slope goes down, one with a negative slope goes up. Subtracting the slope does both."),
            say("引くのは rate * slopes です。numpy の配列なので、4つの重みをまとめて計算できます。",
                "What is subtracted is rate * slopes. These are numpy arrays: all four weights go at once."),
        ],
        solution="def my_step(w, slopes, rate):\n    return w - rate * slopes",
    )  # fmt: skip


def _judge_step(answer):
    """None for a right step, else the sentence of the mistake that explains every case."""
    rng = np.random.default_rng()
    cases = [(_four(rng), _four(rng), rate) for rate in (0.1, 0.5, 0.25, 0.013)]  # the last one shows who rounds
    given = []
    for w, slopes, rate in cases:
        handed = w.copy(), slopes.copy()
        given.append(as_numbers(begun(answer(*handed, rate)), 4))
        if (handed[0] != w).any() or (handed[1] != slopes).any():
            return say(
                "渡された配列そのものが書きかえられています。-= や [i] = ではなく、新しい配列を計算して返してください。",
                "The array that was handed in has been changed. Instead of -= or [i] = compute a new array and return it.",
            )
    right = [w - rate * slopes for w, slopes, rate in cases]
    if np.allclose(given, right):
        return None
    for formula, sentence in _step_mistakes():
        if np.allclose(given, [formula(*case) for case in cases]):
            return sentence
    case = first_wrong(given, right)
    i, (w, slopes, rate) = first_wrong(given[case], right[case]), cases[case]
    gave, good = numbers_apart(given[case][i], right[case][i])
    return say(
        f"w{i} がちがいます。w{i} = {w[i]:g}、傾き {slopes[i]:g}、学習率 {rate:g} で試したところ {gave} になりましたが、正しくは {good} です。",
        f"w{i} is wrong. From w{i} = {w[i]:g} with slope {slopes[i]:g} and learning rate {rate:g} it went to {gave}; right would be {good}.",
    )


def _four(rng):
    """Four numbers of different size, two of them negative, so that every mistake shows."""
    return rng.permutation([1, 1, -1, -1]) * rng.choice(np.arange(1, 20), 4, replace=False) / 10


def _step_mistakes():
    """Typical wrong steps, each with the sentence that helps."""
    only = say("返ってきたのは、動かす量だけです。もとの重み w から引いたものを返します。",
               "This is only how far the weights move. Subtract it from w, and return that.")  # fmt: skip
    return [
        (lambda w, s, rate: w + rate * s,
         say("坂を上っています。傾きが正なら、重みを減らすと下がります。", "This climbs. Where the slope is positive, down is where the weight gets smaller.")),
        (lambda w, s, rate: w - s, say("学習率 rate をかけていません。", "The learning rate is not multiplied in.")),
        (lambda w, s, rate: w + s,
         say("坂を上っています。それに、学習率 rate をかけていません。", "This climbs, and the learning rate is not multiplied in.")),
        (lambda w, s, rate: w - rate * np.sign(s),
         say("傾きの符号だけを使っています。傾きに比例して、急なところほど大きく動かします。",
             "Only the sign of the slopes is used. The steeper it is, the farther a weight should go.")),
        (lambda w, s, rate: w - rate * np.abs(s),
         say("傾きの符号が消えています。傾きが負の重みは、増やします。", "The sign of the slopes is lost. A weight with a negative slope has to grow.")),
        (lambda w, s, rate: -rate * s, only),
        (lambda w, s, rate: rate * s, only),
        (lambda w, s, rate: w * (1 - rate * s),
         say("傾きに、重みもかかっています。動かす量は、学習率 × 傾き だけです。", "The weights are multiplied in as well. A step is the learning rate times the slope, no more.")),
        (lambda w, s, rate: w - s / rate, say("学習率で割っています。かけます。", "This divides by the learning rate. Multiply.")),
        (lambda w, s, rate: w - rate * s * (np.abs(s) == np.abs(s).max()),
         say("いちばん急な重みだけを動かしています。4つとも動かします。", "Only the steepest weight moves. All four should.")),
        (lambda w, s, rate: w, say("重みが動いていません。", "The weights have not moved.")),
    ]  # fmt: skip
