"""Exercises in weights: the prank with two hidden neurons, and two linear layers made into one."""

from itertools import islice

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, all_begun, begun
from nblib.exercises.judge import function
from nblib.language import say
from nblib.maths.data import PRANK
from nblib.maths.neuron import TOLERANCE
from nblib.validation import as_numbers, length


def weights_for_prank():
    """Nine weights that do the prank."""
    return Exercise(
        key="layers/prank",
        title=say("練習: 冗談の問題を解く重み", "Exercise: weights for the prank"),
        judge=_judge_prank,
        praise=say(
            "正解です。1つのニューロンにはできなかったことが、3つでできました。",
            "Right. What no single neuron could do, three of them can.",
        ),
        hints=[
            say("a には「どちらか一方でも言った」(OR)、b には「両方が言った」(AND)を判断させます。",
                "Let a decide “at least one of them” (OR), and b “both” (AND)."),
            say("OR なら、バイアスは重み1つで越えられる深さにします。AND なら、1つでは足りず、2つで越えられる深さにします。",
                "For OR one weight must be enough to make up for the bias. For AND one must not be enough, but two must."),
            say("出力は「OR であって、AND でない」です。v1 を正、v2 を負にして、v0 を -v1 と0のあいだにします。",
                "The output is “OR, but not AND”: v1 positive, v2 negative, and v0 between -v1 and 0."),
        ],
        solution="prank_weights = [(-0.5, 1, 1), (-1.5, 1, 1), (-0.5, 1, -1)]",
    )  # fmt: skip


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


def merge_layers():
    """The one neuron that equals two linear layers."""
    return Exercise(
        key="layers/merge",
        title=say("練習: 足すだけの2層を1つにまとめる", "Exercise: make two linear layers into one"),
        judge=lambda answer: _judge_merge(function(answer)),
        praise=say(
            "正解です。何層あっても、2層ずつまとめていけば、最後は1層になります。",
            "Right. However many layers there are, two at a time they shrink to one.",
        ),
        hints=[
            say("y = v0 + v1 h1 + v2 h2 の h1 と h2 に、a と b の式を代入します。", "Put the formulas of h1 and h2 into y = v0 + v1 h1 + v2 h2."),
            say("x1 にかかるものを集めると v1 a1 + v2 b1 です。x2 も同じようにします。", "All that multiplies x1 is v1 a1 + v2 b1. It is the same with x2."),
            say("残りが定数項です: v0 + v1 a0 + v2 b0。", "What is left is the constant: v0 + v1 a0 + v2 b0."),
        ],
        solution="def my_merge(a, b, v):\n    w0 = v[0] + v[1] * a[0] + v[2] * b[0]\n"
        "    w1 = v[1] * a[1] + v[2] * b[1]\n    w2 = v[1] * a[2] + v[2] * b[2]\n    return w0, w1, w2",
    )  # fmt: skip


def _merge(a, b, v):
    return v[0] * np.array([1, 0, 0]) + v[1] * a + v[2] * b


def _judge_merge(answer):
    """None for a right merge, else the sentence of the mistake that explains every case."""
    cases = np.random.default_rng().integers(1, 9, (6, 3, 3)) * 0.5
    given = np.array([as_numbers(begun(answer(*(list(map(float, w)) for w in case))), 3) for case in cases])
    right = np.array([_merge(*case) for case in cases])
    if np.allclose(given, right):
        return None
    for formula, sentence in _merge_mistakes():
        if np.allclose(given, [formula(*case) for case in cases]):
            return sentence
    i, k = np.argwhere(~np.isclose(given, right).T)[0]  # the first weight that is wrong, and where
    shown = ", ".join(f"{name} = {w.tolist()}" for name, w in zip("abv", cases[k], strict=True))
    return say(
        f"w{i} がちがいます。{shown} のとき {given[k, i]:g} になりました。正しくは {right[k, i]:g} です。",
        f"w{i} is wrong. With {shown} it gave {given[k, i]:g}; right would be {right[k, i]:g}.",
    )


def _merge_mistakes():
    """Typical wrong merges, each with the sentence that helps."""
    first = np.array([1, 0, 0])
    return [
        (lambda a, b, v: v[1] * a + v[2] * b, say("v0 を足し忘れています。", "v0 is missing.")),
        (lambda a, b, v: v[0] * first + v[1] * a * [0, 1, 1] + v[2] * b * [0, 1, 1],
         say("隠れ層のバイアス a0 と b0 が抜けています。これらにも v1 と v2 がかかります。", "The hidden biases a0 and b0 are missing. They are multiplied by v1 and v2, too.")),
        (lambda a, b, v: v[0] * first + v[1] * a * [0, 1, 1] + v[2] * b * [0, 1, 1] + (a + b) * first,
         say("a0 と b0 にも、v1 と v2 がかかります。", "a0 and b0 are multiplied by v1 and v2, like the others.")),
        (lambda a, b, v: v[0] + v[1] * a + v[2] * b, say("v0 は定数項です。w0 にだけ足します。", "v0 is the constant. It is added to w0 alone.")),
        (lambda a, b, v: a + b + v[0] * first, say("v1 と v2 をかけていません。", "v1 and v2 are not multiplied in.")),
        (lambda a, b, v: v[0] * first + v[2] * a + v[1] * b, say("v1 と v2 が逆です。v1 は a に、v2 は b にかけます。", "v1 and v2 have changed places: v1 belongs to a, v2 to b.")),
        (lambda a, b, v: v[0] * first + v[1] * a * v[2] * b, say("2つのニューロンの分は、かけ合わせずに足します。", "What comes from the two neurons is added, not multiplied.")),
    ]  # fmt: skip
