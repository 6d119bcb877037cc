"""A slope that the learner is asked for on the way back: is the typed number right, and if not, which mistake was it?"""

import math
from dataclasses import dataclass

from nblib.chapters.backprop.backprop_trace import FORWARD
from nblib.chapters.backprop.slope_mistakes import Mistakes
from nblib.chapters.backprop.symbols import Symbols
from nblib.chapters.backprop.typed_number import typed_number
from nblib.errors import CourseError
from nblib.language import say


@dataclass(frozen=True)
class Verdict:
    """What became of an answer: right (None while there is none), and what to say."""

    right: bool | None
    words: str


def slope_asked(network, steps, moment, typed):
    """The Verdict on `typed`, a text, as the slope found at that moment of a walk; None where nothing is asked.

    Numbers are shown with two or three digits, so an answer may be off by half of the second one and by 2%.
    """
    if not moment or steps[moment - 1].rule in FORWARD:
        return None
    if not typed.strip():
        return Verdict(None, say("答えを入れると、数が見えます。", "Type your number, and you will see it."))
    step = steps[moment - 1]
    try:
        given = typed_number(typed)
    except CourseError as trouble:
        return Verdict(None, str(trouble))
    if _agree(given, step.what.amount):
        return Verdict(True, say("○ 正解です。", "✓ Right."))
    mistakes = [
        (number, words) for number, words in Mistakes(steps, step, Symbols(network)).all() if _agree(given, number)
    ]
    nearest = min(mistakes, key=lambda pair: abs(pair[0] - given), default=(0, _otherwise(given)))
    return Verdict(False, f"× {nearest[1]}")


def _agree(given, right):
    return math.isfinite(right) and abs(given - right) <= 0.005 + 0.02 * abs(right)


def _otherwise(given):
    return say(
        f"{given:g} ではありません。下の式に、図の数を入れてみましょう。",
        f"It is not {given:g}. Put the drawing's numbers into the formula below.",
    )
