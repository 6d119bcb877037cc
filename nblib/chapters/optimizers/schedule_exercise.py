"""An exercise in code: a schedule for the rate."""

import numpy as np

from nblib.exercises.exercise import Exercise
from nblib.exercises.judge import compare, function
from nblib.language import say


def write_schedule():
    """A rate that falls in equal parts to 0."""

    def right(t, rate, steps):
        return rate * max(0, 1 - t / steps)

    brackets = say("かっこの場所がちがいます。steps で割るのは t だけです: 1 - t / steps",
                   "The brackets are at the wrong place. Only t is divided by steps: 1 - t / steps")  # fmt: skip
    mistakes = [
        (lambda t, rate, steps: rate * (1 - t / steps),
         say("steps を過ぎると負になり、坂を上り始めます。0で止めてください。", "After `steps` it is negative, and would lead uphill. Let it stop at 0.")),
        (lambda t, rate, steps: rate * min(1, t / steps),
         say("だんだん大きくなっています。t = 0 で rate、t = steps で0です。", "It grows. It should be the rate at t = 0, and 0 at t = steps.")),
        (lambda t, rate, steps: rate * t / steps,
         say("だんだん大きくなっています。t = 0 で rate、t = steps で0です。", "It grows. It should be the rate at t = 0, and 0 at t = steps.")),
        (lambda t, rate, steps: max(0, 1 - t / steps),
         say("rate をかけていません。", "The rate is not multiplied in.")),
        (lambda t, rate, steps: rate,
         say("t が変わっても同じです。t を使ってください。", "It is the same for every t. Use t.")),
        (lambda t, rate, steps: rate / steps,
         say("t が変わっても同じです。t を使ってください。", "It is the same for every t. Use t.")),
        (lambda t, rate, steps: max(0, rate - t / steps),
         say("減る分にも rate をかけます。そうでないと、steps より前に0になります。", "What is taken away has to be times the rate, too, or it reaches 0 before `steps`.")),
        (lambda t, rate, steps: rate * (1 - t) / steps, brackets),
        (lambda t, rate, steps: max(0, rate * (1 - t) / steps), brackets),
        (lambda t, rate, steps: rate - t / steps,
         say("減る分にも rate をかけます: rate * (1 - t / steps)。そして、負にならないように0で止めます。",
             "What is taken away has to be times the rate, too: rate * (1 - t / steps). And let it stop at 0.")),
        (lambda t, rate, steps: rate / (t + 1),
         say("それは少しずつ割る減らし方です。ここでは、毎回同じだけ減らします。", "That divides by more and more. Here it should fall by the same amount each time.")),
    ]  # fmt: skip
    return Exercise(
        key="optimizers/schedule",
        title=say("練習: 学習率のスケジュールを書く", "Exercise: write a schedule"),
        judge=lambda answer: compare(function(answer), right, mistakes, _cases()),
        praise=say("正解です。線形減衰と呼ばれ、大きな言語モデルの訓練でもよく使われます。",
                   "Right. This is called linear decay, and large language models are often trained with it."),
        hints=[
            say("t が 0 から steps まで進むあいだに、1 から 0 まで減る数は 1 - t / steps です。", "While t goes from 0 to steps, 1 - t / steps goes from 1 to 0."),
            say("それに rate をかけます。負にならないように、max(0, ...) を使います。", "Multiply that by the rate. So that it never gets negative, use max(0, ...)."),
        ],
        solution="def my_schedule(t, rate, steps):\n    return rate * max(0, 1 - t / steps)",
    )  # fmt: skip


def _cases():
    """Fresh (t, rate, steps): at the start, on the way, at the end and after it."""
    rng = np.random.default_rng()
    steps, rates = rng.integers(5, 40, 8), rng.choice([0.05, 0.2, 0.4, 2.0], 8)
    shares = (0, 0.2, 0.4, 0.6, 0.8, 1, 1.6, 2)
    return [(int(n * 5 * s), float(r), int(n * 5)) for n, r, s in zip(steps, rates, shares, strict=True)]
