"""What is wrong with a derivative that does not fit its function, in words."""

from nblib.chapters.which_activation.wrong_slopes import slope_mistake
from nblib.exercises.judge import numbers_apart
from nblib.language import say


def about_slope(activation, fault, may_be_left_out=True):
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
