"""A slope that the learner is asked for on the way back: the typed number, whether it is right, and else which mistake it was."""

import ast
import math
import operator
import unicodedata
from dataclasses import dataclass

import numpy as np

from nblib.chapters.backprop.backprop_trace import (
    BIAS_SLOPE,
    FORWARD,
    LOSS_SLOPE,
    SUM_SLOPE,
    VALUE_SLOPE,
    WEIGHT_SLOPE,
)
from nblib.chapters.backprop.symbols import Symbols
from nblib.errors import CourseError
from nblib.language import right_mark, say
from nblib.maths.losses import squared_error
from nblib.validation import as_number, in_short


@dataclass(frozen=True)
class Verdict:
    """What became of an answer: right (None while there is none), and what to say."""

    right: bool | None
    words: str


def judge_slope(network, trace, step_number, typed):
    """The Verdict on `typed`, a text, as the slope found at that step of a trace; None where nothing is asked, as
    on the way forward, and when all is done.

    Numbers are shown with two or three digits, so an answer may be off by half of the second one and by 2%.
    """
    if not 0 < step_number <= len(trace) or trace[step_number - 1].rule in FORWARD:
        return None
    if not typed.strip():
        return Verdict(None, say("答えを入れると、数が見えます。", "Type your number, and you will see it."))
    step = trace[step_number - 1]
    try:
        given = typed_number(typed)
    except CourseError as trouble:
        return Verdict(None, str(trouble))
    if _agree(given, step.what.amount):
        return Verdict(True, f"{right_mark()} {say('正解です。', 'Right.')}")
    mistakes = [
        (number, words) for number, words in Mistakes(trace, step, Symbols(network)).all() if _agree(given, number)
    ]
    nearest = min(mistakes, key=lambda pair: abs(pair[0] - given), default=(0, _otherwise(given)))
    return Verdict(False, f"× {nearest[1]}")


def _agree(given, right):
    return math.isfinite(right) and abs(given - right) <= 0.005 + 0.02 * abs(right)


def _otherwise(given):
    return say(
        f"{given:g} ではありません。式に、図の数を入れてみましょう。",
        f"It is not {given:g}. Put the drawing's numbers into the formula.",
    )


# ---- what was typed

_LONG_VOWEL = chr(0x30FC)  # what a Japanese keyboard gives for a minus
_SAME = str.maketrans("×÷−‐–。、,^" + _LONG_VOWEL, "*/---...^-")
_DOES = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_SIGNS = {ast.USub: operator.neg, ast.UAdd: operator.pos}


def typed_number(text):
    """The number that a learner has typed, be it "-0.5", "0.8*0.5" or "－０．５". A CourseError if it is none."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME).replace("^", "**").strip()
    try:
        return as_number(_value(ast.parse(plain, mode="eval").body))
    except (SyntaxError, ValueError, TypeError, ArithmeticError, RecursionError, MemoryError):
        raise CourseError(
            say(
                f"{in_short(text)} は数として読めません。-0.5 や 0.8*0.5 のように書いてください。",
                f"{in_short(text)} cannot be read as a number. Write something like -0.5 or 0.8*0.5.",
            )
        ) from None


def _value(node):
    """The value of a piece of arithmetic: plain numbers, + - * / and squares."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # squares of squares of a whole number soon have more digits than there is memory
    if isinstance(node, ast.UnaryOp) and type(node.op) in _SIGNS:
        return _SIGNS[type(node.op)](_value(node.operand))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and _value(node.right) == 2:
        return _value(node.left) ** 2
    if isinstance(node, ast.BinOp) and type(node.op) in _DOES:
        return _DOES[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError("no arithmetic")


# ---- what a wrong slope tells about the mistake


class Mistakes:
    """The typical mistakes at one step of a trace: pairs (number that the mistake gives, sentence that helps)."""

    def __init__(self, trace, step, symbols):
        numbers = [s.what for s in trace] + [n for s in trace for term in s.terms for n in term]
        self.known = {(n.kind, n.column, n.place, n.slope): n for n in numbers}
        self.step, self.name = step, symbols.plain

    def all(self):
        """The pairs, the most telling ones first."""
        by_rule = {
            LOSS_SLOPE: self._of_loss,
            BIAS_SLOPE: self._of_bias,
            WEIGHT_SLOPE: self._of_weight,
            VALUE_SLOPE: self._of_value,
            SUM_SLOPE: self._of_sum,
        }
        return [self._sign(), *by_rule[self.step.rule]()]

    def _get(self, kind, column, place, slope=False):
        """The amount of a number of the trace; NaN, which equals nothing, if there is none."""
        found = self.known.get((kind, column, tuple(place), slope))
        return found.amount if found else math.nan

    def _values(self, column):
        """The values of all neurons of a column."""
        return {n.place: n for n in self.known.values() if n.kind == "value" and n.column == column and not n.slope}

    def _sign(self):
        what, grows = self.name(self.step.what.itself), self.step.what.amount > 0
        return -self.step.what.amount, say(
            f"大きさは合っていますが、符号が逆です。{what} が増えると、L は{'増え' if grows else '減り'}ます。",
            f"The size is right, the sign is not. When {what} grows, L {'grows' if grows else 'falls'}.",
        )

    def _of_loss(self):
        what = self.step.what
        found = [
            (self._get("loss", what.column + 1, (0,)),
             say("それは損失 L そのものです。聞いているのは、L が変わる割合です。", "That is the loss itself. What is asked for is the rate at which it changes.")),
        ]  # fmt: skip
        if self.step.layer is squared_error:
            half = say("2乗を微分すると、2が前に出ます。", "Differentiate a square, and a 2 comes to the front.")
            found.append((what.amount / 2, half))
        return found

    def _of_bias(self):
        (((known,),), what) = self.step.terms, self.step.what
        bias, z = self.name(what.itself), self.name(known.itself)
        return [
            (known.amount * self._get("bias", what.column, what.place),
             say(f"{bias} の大きさはかけません。{bias} はそのまま足されるので、{z} の傾きと同じです。", f"Do not multiply by {bias}. It is added as it is, so its slope is that of {z}.")),
            self._without_activation(known, 1.0),
        ]  # fmt: skip

    def _without_activation(self, known, times):
        """The slope behind the activation was taken in the place of the one before it."""
        value, z = self._get("value", known.column, known.place, slope=True), self.name(known.itself)
        return (value if known.kind == "sum" else math.nan) * times, say(
            f"活性化関数を通って戻るのを忘れています。{z} の傾きのほうを使います。",
            f"The activation's derivative is missing. Use the slope along {z}.",
        )

    def _of_weight(self):
        ((known, value),), what = self.step.terms, self.step.what
        start, end, weight = self.name(value), self.name(known.itself), self.name(what.itself)
        column, place = value.column, value.place
        others = [n.amount for p, n in self._values(column).items() if p != place]
        slopes = [s.amount for s in self.known.values()
                  if s.slope and s.kind == known.kind and s.column == known.column and s.place != known.place]  # fmt: skip
        return [
            (known.amount * self._get("weight", what.column, what.place),
             say(f"重みそのものをかけています。{weight} とかけ合わされるのは {start} なので、{start} をかけます。", f"That is times the weight itself. What meets {weight} is {start}: multiply by {start}.")),
            (known.amount * self._get("sum", column, place),
             say(f"活性化関数の前の値をかけています。重みに入るのは {start} です。", f"That is times the sum before the activation. What goes into the weight is {start}.")),
            self._without_activation(known, value.amount),
            (known.amount, say(f"それは {end} の傾きです。重みの傾きは、それに、入ってくる値 {start} をかけたものです。", f"That is the slope along {end}. A weight's slope is that, times what comes in: {start}.")),
            (value.amount, say(f"戻ってくる傾きがかかっていません。{end} の傾きをかけます。", f"What comes back is missing: multiply by the slope along {end}.")),
            *[(known.amount * other, say(f"別のニューロンの値です。{weight} が出ているのは {start} からです。", f"That is another neuron's value. {weight} starts at {start}.")) for other in others],
            *[(slope * value.amount, say(f"別のニューロンの傾きです。{weight} が入るのは {end} です。", f"That is another neuron's slope. {weight} leads to {end}.")) for slope in slopes],
        ]  # fmt: skip

    def _of_value(self):
        terms, what = self.step.terms, self.step.what
        name, slopes = self.name(what.itself), np.array([known.amount for known, _ in terms])
        weights = np.array([w.amount for _, w in terms])
        behind = {p[0] for k, c, p, _ in self.known if k == "weight" and c == terms[0][1].column} - {what.place[0]}
        swapped = [slopes @ [self._get("weight", w.column, (i, w.place[1])) for _, w in terms] for i in sorted(behind)]
        inner = [self._without_activation(known, 1.0)[0] for known, _ in terms]
        one = [(s * w, say("道が1本足りません。どの道を戻ってくるものも足します。", "That is one path alone. Add up what comes back along all of them.")) for s, w in zip(slopes, weights, strict=True)]  # fmt: skip
        return [
            *(one if len(terms) > 1 else []),
            (slopes.sum(), say("重みがかかっていません。それぞれの傾きに、通る線の重みをかけます。", "The weights are missing: multiply each slope by the weight of its line.")),
            (weights.sum(), say("戻ってくる傾きがかかっていません。", "What comes back is missing: multiply by the slopes.")),
            *[(s, say(f"別のニューロンの重みです。{name} から出る線を見てください。", f"Those are another neuron's weights. Look at the lines that start at {name}.")) for s in swapped],
            (slopes.sum() * self._get("value", what.column, what.place),
             say(f"それは重みの傾きの計算です。{name} の傾きには、値ではなく重みをかけます。", f"That would be a weight's slope. For {name}, multiply by the weight, not by the value.")),
            (float(inner @ weights), say("活性化関数を通って戻るのを忘れています。次の層の、活性化関数の前の傾きを使います。", "An activation's derivative is missing. Use the slopes before the next layer's activation.")),
        ]  # fmt: skip

    def _of_sum(self):
        terms, what = self.step.terms, self.step.what
        known, local = terms[0]
        z, a = (self._get(kind, what.column, what.place) for kind in ("sum", "value"))
        h, back = self.name(known.itself), sum(d.amount for d, _ in terms)
        wrong = [self._local_slope(a, self._function(a)), self._local_slope(a, z), self._local_slope(z, z)]
        return [
            (back, say("活性化関数の微分がかかっていません。", "The activation's derivative is missing.")),
            *[(back * d, say(f"微分をとる場所がちがいます。{self.name(what.itself)} のところの傾きです。", f"The derivative was taken at the wrong place. It belongs at {self.name(what.itself)}.")) for d in wrong],
            (back * a, say(f"{h} の値ではなく、活性化関数の傾き {self.name(local)} をかけます。", f"Multiply by the activation's slope {self.name(local)}, not by the value of {h}.")),
            (local.amount, say(f"戻ってくる傾きがかかっていません。{h} の傾きをかけます。", f"What comes back is missing: multiply by the slope along {h}.")),
        ]  # fmt: skip

    def _function(self, z):
        return float(self.step.layer(np.array([z]))[0])

    def _local_slope(self, z, a):
        """The activation's slope by its formula, for what was taken to be its sum z and its output a."""
        derivative = getattr(self.step.layer, "derivative", None)
        return float(derivative(np.array([z]), np.array([a]))[0]) if derivative else math.nan
