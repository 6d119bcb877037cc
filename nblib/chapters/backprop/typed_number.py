"""A number that a learner has typed, be it "-0.5", "0.8*0.5" or "－０．５"."""

import ast
import operator
import unicodedata

from nblib.errors import CourseError
from nblib.language import say
from nblib.validation import as_number, in_short

_LONG_VOWEL = chr(0x30FC)  # what a Japanese keyboard gives for a minus
_SAME = str.maketrans("×÷−‐–。、,^" + _LONG_VOWEL, "*/---...^-")
_DOES = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_SIGNS = {ast.USub: operator.neg, ast.UAdd: operator.pos}


def typed_number(text):
    """The number; sums and products are worked out. A CourseError if it is none."""
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
