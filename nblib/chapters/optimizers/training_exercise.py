"""An exercise: the loop that finds the best weights in a diary."""

import inspect

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_days, runs_away
from nblib.exercises.exercise import NotBegun, begun, exercise
from nblib.exercises.judge import function
from nblib.exercises.word_pages import page_beside
from nblib.language import say
from nblib.maths.data import diary
from nblib.maths.descent import ends, walk
from nblib.maths.optimizers import gradient_descent, momentum
from nblib.validation import as_numbers

PAGE = page_beside(__file__, "exercises.md")

DAYS = 300
CLOSE = 0.001  # so near to the smallest loss a training has to end; weights of rare clues may still be on their way
SECONDS = 10  # loops over days and steps are slow, but right, too
STEEP = 8  # the k of the rest of the chapter, which does not belong here


def _judge(answer):
    """None if the weights found are the best of a fresh diary, else what is wrong with them."""
    function(answer)
    X, T, loss, best = _fresh_diary(DAYS)
    w = as_numbers(_begun(answer(X.copy(), T.copy()), answer), 4)
    if loss(w) - loss(best) <= CLOSE:
        return None
    return _recognised(w, best, loss, X, T) or say(
        f"まだ途中です。損失は {loss(w):.4f} ですが、この日記の谷底は {loss(best):.4f} です。歩数を増やすか、学習率を変えてみてください。損失がゆっくり下がるなら大きく、上がったり下がったりするなら小さくします。",
        f"Still on the way: the loss is {loss(w):.4f}, and {loss(best):.4f} at the bottom of this diary. Take more steps, or change the rate: larger if the loss falls slowly, smaller if it jumps up and down.",
    )


def _begun(result, answer):
    """The result, unless it is the ... that stood in the answer at first, or in the step that the answer calls."""
    its = answer.__code__ if result is ... and inspect.isfunction(answer) else None
    if its and "my_step" in its.co_names and ... not in its.co_consts:
        raise NotBegun(
            say(
                "my_step がまだ ... のままです。先に「降下の1歩を書く」を仕上げてください。",
                "my_step is still only ... : first finish the exercise “write one step of descent”.",
            )
        )
    return begun(result)


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
    if _is_one_step(w, loss):
        return say("1歩しか進んでいません。return が for の中にありませんか? w を毎回0に戻していませんか? くり返しが終わってから(for と同じ深さの字下げで)return します。",
                   "This is where one single step leads. Does return stand inside the loop, or is w set back to 0 in each round? Return after the loop, indented as far as the word for.")  # fmt: skip
    if _is_for_steep(w, best, loss, X, T):
        return say("これは k = 8 の重みです。ここでは k を1とします: p = sigmoid(y)。",
                   "These are weights for k = 8. Here k is 1: p = sigmoid(y).")  # fmt: skip
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


def _is_one_step(w, loss):
    """Whether w lies straight down from the start at 0."""
    downhill = -loss.gradient(np.zeros(4))
    length = (w @ downhill) / (downhill @ downhill)
    return length > 0 and np.allclose(w, length * downhill, rtol=1e-9, atol=1e-12)


def _is_for_steep(w, best, loss, X, T):
    """Whether w is right, or on the way of the rate that the hint names, for a steeper sigmoid than it should be."""
    if loss(STEEP * w) - loss(best) <= 5 * CLOSE:
        return True
    steep = on_days(X, T, STEEP)  # whose slopes are STEEP times those that are written down: (p - t) times the inputs
    path = walk(gradient_descent(steep.gradient, np.zeros(4), rate=2.0 / STEEP), 3000)
    return bool(np.isclose(path, w).all(axis=1).any())


my_training = exercise(
    PAGE,
    key="my_training",
    judge=_judge,
    solution="import numpy as np\nfrom nblib.maths.activations import sigmoid\n\n\ndef my_training(X, T):\n"
    "    w = np.zeros(4)\n    for _ in range(1000):\n        p = sigmoid(w[0] + X @ w[1:])\n"
    "        w = w - 2.0 * np.append(np.mean(p - T), (p - T) @ X / len(T))\n    return w",
    seconds=SECONDS,
)  # fmt: skip
