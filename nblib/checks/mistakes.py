"""Recognising a mistake: an answer that agrees everywhere with a typical wrong formula."""

import math
import numbers

from nblib.checks.exercise import begun
from nblib.errors import CourseError
from nblib.results import as_number
from nblib.words import say


def compare(answer, right, mistakes, cases):
    """Try `answer` on cases (tuples of arguments) against the right formula.

    mistakes: pairs (formula, sentence) of typical wrong ones. Returns None if all cases agree,
    else the sentence of the mistake that explains every case, or else the first case that differs.
    """
    given = [as_number(begun(answer(*case))) for case in cases]
    if _agree(given, [right(*case) for case in cases]):
        return None
    for formula, sentence in mistakes:
        if _agree(given, [formula(*case) for case in cases]):
            return sentence
    i = next(i for i, case in enumerate(cases) if not _agree(given[i : i + 1], [right(*case)]))
    shown = ", ".join(f"{value:g}" if isinstance(value, numbers.Real) else str(value) for value in cases[i])
    return say(
        f"({shown}) を入れると {given[i]:g} になりました。正しくは {right(*cases[i]):g} です。手で計算して比べてみましょう。",
        f"For ({shown}) it gave {given[i]:g}; right would be {right(*cases[i]):g}. Work it out by hand and compare.",
    )


def _agree(these, those):
    return all(math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(these, those, strict=True))


def function(answer):
    """The answer, if it can be called at all."""
    if not callable(answer):
        raise CourseError(say("関数を渡してください。", "A function is needed."))
    return answer
