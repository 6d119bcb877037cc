"""An exercise in weights: the prank with two hidden neurons."""

from itertools import islice

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import all_begun, exercise
from nblib.exercises.word_pages import page_beside
from nblib.language import say
from nblib.maths.data import PRANK
from nblib.maths.neuron import TOLERANCE
from nblib.validation import as_numbers, length

PAGE = page_beside(__file__, "exercises.md")


def _judge_prank(answer):
    """None if the three neurons do the prank, else what is wrong."""
    all_begun(answer)
    if length(answer) == 9:
        return say("9個の数が、1列に並んでいます。3つずつ組にして、[(a0, a1, a2), (b0, b1, b2), (v0, v1, v2)] の形で書いてください。",
                   "There are nine numbers in a row. Write three groups of three: [(a0, a1, a2), (b0, b1, b2), (v0, v1, v2)].")  # fmt: skip
    try:
        a, b, v = [as_numbers(neuron, 3) for neuron in islice(answer, 4)]
    except (TypeError, ValueError):
        raise CourseError(
            say("3つの数の組を3つ、[(a0, a1, a2), (b0, b1, b2), (v0, v1, v2)] の形で書いてください。",
                "Three times three numbers are needed: [(a0, a1, a2), (b0, b1, b2), (v0, v1, v2)].")
        ) from None  # fmt: skip
    X, T = PRANK[:, :2], PRANK[:, 2] == 1
    hidden = np.array([_verdicts(a, X), _verdicts(b, X)], float).T  # (4, 2)
    sums = v[0] + hidden @ v[1:]
    wrong = (sums > TOLERANCE) != T
    if not wrong.any():
        return None
    if wrong.all():
        return say(
            "4つとも逆です。v の符号を全部逆にすると、どうなるでしょう?",
            "All four are the wrong way round. What if every sign in v is reversed?",
        )
    return _about_hidden(hidden, (a, b)) or _about_output(X[wrong][0], hidden[wrong][0], sums[wrong][0], wrong.sum())


def _verdicts(w, X):
    return w[0] + X @ w[1:] > TOLERANCE


def _about_hidden(hidden, weights):
    """What is wrong with the hidden neurons by themselves, or None."""
    for name, column, w in zip("ab", hidden.T, weights, strict=True):
        if column.min() == column.max():
            return say(
                f"{name} のニューロンは、4つの場面のどれでも {column[0]:.0f} を出します。これでは何も区別できません。",
                f"The neuron {name} gives {column[0]:.0f} in all four situations. That tells nothing.",
            ) + _to_differ(name, column[0] == 1, w)
    if (hidden[:, 0] == hidden[:, 1]).all():
        return say(
            "a と b が、どの場面でも同じ判断をしています。ちがう判断をさせてください。",
            "a and b give the same verdict in every situation. Make them differ.",
        )
    return None


def _to_differ(name, is_one, w):
    """The next move for a hidden neuron that gives the same everywhere."""
    if not w[1:].any():
        return say(f"{name}1 と {name}2 が0なので、入力が効いていません。0でない数にします。",
                   f" {name}1 and {name}2 are 0, so no input counts. Give them other numbers.")  # fmt: skip
    if is_one:
        return say(f"合計がいつも0を超えるので、{name}0 を下げます。", f" Its sum is always above 0: lower {name}0.")
    return say(f"合計が一度も0を超えないので、{name}0 を上げます。", f" Its sum is never above 0: raise {name}0.")


def _about_output(x, hidden, total, count):
    """The first situation that is judged wrong, with its numbers."""
    shown = f"({x[0]:.0f}, {x[1]:.0f})"
    there = f"{hidden[0]:.0f}, {hidden[1]:.0f}"
    return say(
        f"まだ{count}つの場面がちがいます。たとえば {shown} では、a と b の判断が {there} で、出力は {total:.2f} です。0より大きいのは、1人だけが言ったときでなければなりません。",
        f"{count} situation{'s are' if count > 1 else ' is'} still wrong. At {shown}, for example, a and b say {there}, and the output is {total:.2f}. It has to be above 0 when exactly one of them speaks, and only then.",
    )


weights_for_prank = exercise(
    PAGE,
    key="weights_for_prank",
    judge=_judge_prank,
    solution="prank_weights = [(-0.5, 1, 1), (-1.5, 1, 1), (-0.5, 1, -1)]",
)  # fmt: skip
