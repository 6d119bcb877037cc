"""An exercise: the loop that finds the best weights in a diary."""

import numpy as np

from nblib.checks.exercise import Exercise, begun
from nblib.checks.mistakes import function
from nblib.maths.data import diary
from nblib.maths.descent import ends
from nblib.maths.diary_loss import on_days
from nblib.maths.optimizers import momentum
from nblib.maths.separable import runs_away
from nblib.results import as_numbers
from nblib.words import say

CLOSE = 0.001  # so near to the smallest loss a training has to end; weights of rare clues may still be on their way


def my_training(days=300):
    """The loop that finds the weights in a diary."""
    return Exercise(
        name="optimizers/my_training",
        title=say("練習: 訓練のくり返しを書く", "Exercise: write the training loop"),
        judge=lambda answer: _judge_training(function(answer), days),
        praise=say(
            "正解です。はじめて見る日記からでも、いちばんよい重みが出てきました。あなたのプログラムは、学習します。",
            "Right. From a diary that it had never seen it found the best weights. Your program learns.",
        ),
        hints=[
            say("w = np.zeros(4) から始めて、for の中で w = my_step(w, X, T, 学習率) をくり返します。",
                "Begin with w = np.zeros(4), and in a for loop repeat w = my_step(w, X, T, rate)."),
            say("k をかけない重みなので、谷底は (-4, 3, 5, 2) あたりの遠いところです。学習率は 2 くらい、歩数は1000くらい要ります。",
                "There is no k here, so the bottom is far away, somewhere near (-4, 3, 5, 2). Try a rate of 2 and 1000 steps."),
        ],
        solution="import numpy as np\nfrom nblib.maths.activations import sigmoid\n\n\ndef my_training(X, T):\n"
        "    w = np.zeros(4)\n    for _ in range(1000):\n        p = sigmoid(w[0] + X @ w[1:])\n"
        "        w = w - 2.0 * np.append(np.mean(p - T), (p - T) @ X / len(T))\n    return w",
    )  # fmt: skip


def _judge_training(answer, days):
    """None if the weights found are the best of a fresh diary, else what is wrong with them."""
    X, T, loss, best = _fresh_diary(days)
    w = as_numbers(begun(answer(X.copy(), T.copy())), 4)
    if loss(w) - loss(best) <= CLOSE:
        return None
    return _recognised(w, best, loss, X, T) or say(
        f"まだ途中です。損失は {loss(w):.4f} ですが、この日記の谷底は {loss(best):.4f} です。歩数を増やすか、学習率を大きくしてみてください。",
        f"Still on the way: the loss is {loss(w):.4f}, and {loss(best):.4f} at the bottom of this diary. Take more steps, or a larger rate.",
    )


def _fresh_diary(days):
    """A diary that has best weights, its loss, and these weights."""
    rng = np.random.default_rng()
    while True:
        X, T = diary(days, rng)
        loss = on_days(X, T)
        if not runs_away(loss.days, loss.tests):
            return X, T, loss, ends(momentum(loss.gradient, np.zeros(4), rate=0.5), 1500)


def _recognised(w, best, loss, X, T):
    """The sentence of a typical mistake, or None."""
    held = ends(momentum(lambda v: loss.gradient(v) * [0, 1, 1, 1], np.zeros(4), rate=0.5), 1500)
    straight = np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), T, rcond=None)[0]
    if not w.any():
        return say("重みが全部0のままです。for の中で w を新しくしていますか? return は for の外にありますか?",
                   "All weights are still 0. Is w renewed inside the loop, and does return stand after it?")  # fmt: skip
    if abs(w[0]) < 1e-9 and loss(w) - loss(held) < CLOSE:
        return say("w0 が0のままです。バイアスも動かします。", "w0 is still 0. The bias has to move, too.")
    if np.abs(w - straight).max() < 0.05:
        return say("合計 y をそのまま T と比べています。比べるのは、確率 p = sigmoid(y) です。",
                   "The sum y itself is compared with T. Compare the probability p = sigmoid(y).")  # fmt: skip
    if loss(w) <= loss(np.zeros(4)):
        return None
    if w @ best < 0:
        return say("損失が、始めより大きくなりました。坂を上っています。傾きは引きます。",
                   "The loss is larger than at the start: this climbs. Subtract the slopes.")  # fmt: skip
    return say(f"損失が、始めより大きい {loss(w):.2f} になりました。谷を飛びこえています。学習率を小さくしてください。",
               f"The loss is {loss(w):.2f}, larger than at the start: the steps leap over the valley. Take a smaller rate.")  # fmt: skip
