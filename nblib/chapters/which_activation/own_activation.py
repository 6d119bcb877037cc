"""A learner's own activation, looked at before it is used: what is wrong with it, where, and the next right move."""

import contextlib
import functools
import re

import numpy as np

from nblib.chapters.which_activation.activation_faults import first_fault, slope_mistake
from nblib.errors import CourseError
from nblib.exercises.exercise import begun
from nblib.exercises.judge import function, numbers_apart
from nblib.exercises.sandbox import guarded
from nblib.language import listing, say
from nblib.learner_code import learners_line, named
from nblib.python_errors import plainly
from nblib.validation import in_short


def what_is_wrong(activation):
    """None if no fault of an activation is found; else (place or None, sentence).

    One that never ends, or would end the lesson, is a CourseError: nobody should go on to draw it.
    """
    fault = _first_fault(_This(activation))
    return None if fault is None else (fault.z, guarded(lambda: sentence(activation, fault))[0])


class _This:
    """An activation by its identity, as what the learner made it of may have no hash."""

    def __init__(self, activation):
        self.activation = activation

    def __hash__(self):
        return id(self.activation)

    def __eq__(self, other):
        return self.activation is other.activation


@functools.lru_cache(8)
def _first_fault(this):
    return guarded(lambda: first_fault(this.activation))[0]


def trusted(activation):
    """The activation, if no fault of it is found; else a CourseError says what is wrong."""
    if wrong := what_is_wrong(activation):
        raise CourseError(wrong[1])
    return activation


def first_sentence(activation, may_be_left_out=True):
    """The first fault of an activation as a sentence; None if there is none.

    may_be_left_out: whether own(f), without the derivative, is a way out.
    """
    fault = first_fault(activation)
    return None if fault is None else sentence(activation, fault, may_be_left_out)


def begun_function(answer):
    """The answer, if it is a function that no longer returns the ... of the exercise; what else it does is not our concern."""
    result = None
    with contextlib.suppress(Exception):
        result = function(answer)(np.zeros((1, 1)))
    begun(result)
    return function(answer)


def sentence(activation, fault, may_be_left_out=True):
    """A Fault of an activation as a sentence; may_be_left_out: whether it may do without the derivative."""
    what = say("関数 f ", "f") if fault.part == "function" else say("導関数", "The derivative")
    if fault.kind == "slope":
        return _about_slope(activation, fault, may_be_left_out)
    return _ABOUT[fault.kind](what, fault)


def _callable(what, fault):
    shown = in_short(fault.got)
    if isinstance(fault.got, str):
        return say(f"{what}として、文字列 {shown} が渡されました。関数そのものを、引用符なしで渡します。例: own(np.tanh)",
                   f"{what} is the string {shown}. Pass the function itself, without quotes, such as own(np.tanh).")  # fmt: skip
    return say(f"{what}として {shown} が渡されました。これは関数ではありません。own(f) のように、( ) をつけずに名前だけを渡します。",
               f"{what} is {shown}, which is no function. Pass the name alone, own(f), not the result of a call, own(f(z)).")  # fmt: skip


def _raises(what, fault):
    error, line = fault.got, learners_line(fault.got)
    where = say(f"{line[0]}行目「{line[1]}」で", f" in line {line[0]}, “{line[1]}”,") if line else ""
    told = named(error)
    if "ellipsis" in told:
        return say(
            f"{what}に、まだ ... が残っています。続きを書いてください。",
            f"{what} still has a ... in it. Write the rest.",
        )
    if fault.z is None:
        if reason := _for_arrays(error, line[1] if line else ""):
            return say(f"{what}は、1つの数なら計算できますが、配列を渡すと{where}止まります。{reason}",
                       f"{what} can take a single number, but{where} it stops at an array. {reason}")  # fmt: skip
        return say(f"{what}は、1つの数なら計算できますが、配列を渡すと{where}止まります({told})。",
                   f"{what} can take a single number, but{where} it stops at an array ({told}).")  # fmt: skip
    move = (
        say("その行を直してください。", "Mend that line.")
        if line
        else say("def の引数を z 1つだけにしてください。", "Its def must take one thing, z.")
    )
    return say(f"{what}は、z = {fault.z:g} で{where}止まります({told})。{move}",
               f"{what} stops{where} at z = {fault.z:g} ({told}). {move}")  # fmt: skip


def _for_arrays(error, line):
    """What an error that only arrays raise comes from, and what to write instead; "" if that is not known."""
    if "converted to Python scalars" not in named(error):
        return plainly(error)
    if names := [name for name in re.findall(r"math\.(\w+)", line) if hasattr(np, name)]:
        slow, fast = (listing(dict.fromkeys(f"{module}.{name}" for name in names)) for module in ("math", "np"))
        return say(f"{slow} は数を1つしか受け取れません。{fast} を使います。",
                   f"Use {fast}: {slow} can take one number only.")  # fmt: skip
    return say("math.sin や float などは、数を1つしか受け取れません。np.sin のように、numpy の関数を使います。",
               "math.sin, float and the like take one number only: use numpy's functions, such as np.sin.")  # fmt: skip


def _type(what, fault):
    if fault.got is None:
        return say(f"{what}は何も返しません(None)。return を書き忘れていませんか?",
                   f"{what} returns nothing (None). Is a return missing?")  # fmt: skip
    if isinstance(fault.got, np.ndarray):
        return say(f"{what}が返す配列の中身は、実数ではありません({fault.got.dtype})。複素数や文字が混ざっていないか見てください。",
                   f"{what} returns an array of {fault.got.dtype}. Real numbers are needed: look for complex numbers or text.")  # fmt: skip
    kind = type(fault.got).__name__
    return say(f"{what}が返すものは {kind} です。z と同じ形の配列を返してください。np.array(...) で配列にできます。",
               f"{what} returns a {kind}. Return an array of the shape of z; np.array(...) makes one.")  # fmt: skip


def _input(what, fault):
    return say(
        f"{what}が、渡された z そのものを書きかえています(z = {fault.expected:g} が {fault.got:g} になりました)。"
        "z[...] = の形で代入せず、np.where や np.maximum で新しい配列を作ってください。",
        f"{what} changes the z that it is given (z = {fault.expected:g} became {fault.got:g}). "
        "Do not assign to z[...]; make a new array with np.where or np.maximum.",
    )


def _shape(what, fault):
    if not fault.got:
        return say(
            f"{what}は、たくさんの z に対して数を1つだけ返します。z の1つ1つに1つずつ返してください。"
            "sum や max でまとめないでください。一定の値なら 0 * z を足します。",
            f"{what} returns one number for many z. Return one for each of them: "
            "do not sum up or take the largest; for a constant, add 0 * z.",
        )
    return say(
        f"{what}に形 {fault.expected} の配列を渡すと、形 {fault.got} の配列が返ります。形を変えずに返してください。",
        f"{what} turns an array of shape {fault.expected} into one of shape {fault.got}. Return the shape that came in.",
    )


def _finite(what, fault):
    where = f"z = {fault.z:g}"
    if np.isnan(fault.got):
        return say(
            f"{what}は {where} で数になりません(nan)。0で割る、負の数のルートや対数をとる、などを探してください。"
            "np.where は選ばれないほうの式も計算しますが、その結果は使われません。",
            f"{what} is no number (nan) at {where}. Look for 0 / 0, or the root or logarithm of a negative number. "
            "(np.where works out both of its formulas, but only the chosen one counts.)",
        )
    return say(
        f"{what}は {where} で無限大になります({fault.got:g})。0での割り算や log(0)、大きすぎる exp を探し、np.clip などで抑えてください。",
        f"{what} becomes infinite ({fault.got:g}) at {where}. Look for a division by 0, log(0), or an exp that grows too large; np.clip can hold it.",
    )


def _elementwise(what, fault):
    return say(
        f"{what}の z = {fault.z:g} での値が、1つだけで計算すると {_number(fault.expected)}、ほかの数と一緒だと {fault.got:g} になります。"
        "z の1つ1つを別々に計算してください。sum、mean、max、cumsum や乱数は使えません。",
        f"{what} at z = {fault.z:g} gives {_number(fault.expected)} alone, but {fault.got:g} among other numbers. "
        "Treat each z by itself: no sum, mean, max or cumsum, and nothing random.",
    )


def _number(value):
    return f"{value:g}" if np.isfinite(value) else say("エラー", "an error")


_ABOUT = {"callable": _callable, "raises": _raises, "type": _type, "input": _input, "shape": _shape,
          "finite": _finite, "elementwise": _elementwise}  # fmt: skip


def _about_slope(activation, fault, may_be_left_out):
    """A Fault of the kind "slope": the first place, both numbers, what the mistake looks like; and, if so, that own(f) would do."""
    given, right = numbers_apart(fault.got, fault.expected, digits=(3, 4, 6, 9, 17))
    return say(
        f"導関数が z = {fault.z:g} で f と合いません。書かれた傾きは {given} ですが、f をそこで少し動かして測ると {right} です。",
        f"The derivative does not fit f at z = {fault.z:g}. It says {given}, but moving z a little there gives {right}.",
    ) + _guess(slope_mistake(activation), may_be_left_out)


def _guess(mistake, may_be_left_out):
    """What mistake it looks like, and the next move."""
    if mistake.kind == "factor":
        return say(
            f"どこでも、正しい傾きのほうが {mistake.factor:.3g} 倍です。合成関数の微分で、内側の微分をかけ忘れていませんか?",
            f" Everywhere the right slope is {mistake.factor:.3g} times what you say. Did you forget to multiply by the slope of the inner function?",
        )
    unknown = say("そのあたりの式を見直してください。", " Look at the formula for that place.")
    if may_be_left_out:
        unknown += say("または、導関数を渡さずに own(f) としてください。そうすれば、傾きは z を少し動かして測ります。",
                       " Or leave the derivative out: with own(f) slopes are measured.")  # fmt: skip
    return {
        "sign": say("どこでも符号が逆です。", " The sign is the wrong way round everywhere."),
        "function": say("書かれているのは f そのものです。f がどれだけ急かを書いてください。",
                        " What you give is f itself. Give how steep f is."),
        "output": say("その式は、出力 a = f(z) を使うなら正しい式です。でも、渡されるのは z です。",
                      " The formula would be right for the output a = f(z). But what it is handed is z."),
        "constant": say("どこでも同じ傾きになっています。f が曲がっているなら、傾きは場所で変わります。",
                        " It is the same everywhere. If f is bent, its slope changes from place to place."),
        "unknown": unknown,
    }[mistake.kind]  # fmt: skip
