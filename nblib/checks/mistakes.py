"""Recognising a mistake: an answer that agrees everywhere with a typical wrong formula."""

import inspect
import math
import numbers

import numpy as np

from nblib.checks.exercise import begun
from nblib.errors import CourseError
from nblib.results import as_number
from nblib.words import say


def compare(answer, right, mistakes, cases, wanted=None):
    """Try `answer` on cases (tuples of arguments, the simplest first) against the right formula.

    wanted: what it is to return, in words; one number, if nothing is said. mistakes: pairs (formula, sentence) of typical wrong ones. Returns None if all cases agree,
    else the sentence of the mistake that explains every case, or else the first case that differs.
    """
    given, true = [_given(answer, right, case, wanted) for case in cases], [right(*case) for case in cases]
    if _agree(given, true):
        return None
    for formula, sentence in mistakes:
        if _agree(given, [formula(*case) for case in cases]):
            return sentence
    i = first_wrong(given, true, lambda a, b: _agree([a], [b]))
    shown, expected = _named(right, cases[i]), true[i]
    gave, good = apart(lambda value, digits: _in_short(value, expected, digits), given[i], expected)
    return say(
        f"{shown} のとき {gave} になりました。正しくは {good} です。手で計算して比べてみましょう。",
        f"For {shown} it gave {gave}; right would be {good}. Work it out by hand and compare.",
    )


def _given(answer, right, case, wanted):
    """What the answer says of a case, as a number."""
    result = begun(answer(*(value.copy() if hasattr(value, "copy") else value for value in case)))  # it may write there
    if result is None:
        shown = _named(right, case)
        raise CourseError(say(f"{shown} のとき、何も返ってきませんでした(None)。return を書き忘れていませんか? どの場合にも要ります。",
                              f"For {shown} nothing came back (None). Is a return missing? Every case needs one."))  # fmt: skip
    return as_number(result, wanted)


def _named(right, case):
    """A case in words: its values with the names that the formula gives them."""
    names = list(inspect.signature(right).parameters)
    values = [f"{value:g}" if isinstance(value, numbers.Real) else str(value) for value in case]
    if len(names) != len(values):
        return f"({', '.join(values)})"
    return ", ".join(f"{name} = {value}" for name, value in zip(names, values, strict=True))


def first_wrong(given, right, same=np.allclose):
    """The place of the first that is not the same as the right one. The others may be right, by luck or by halves."""
    return next(i for i, pair in enumerate(zip(given, right, strict=True)) if not same(*pair))


def apart(shown, given, right, digits=(6, 9, 12)):
    """Both as they are shown (value, digits), with the first of these numbers of digits with which they differ."""
    pairs = [(shown(given, count), shown(right, count)) for count in digits]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])


def numbers_apart(given, right, kind="g", digits=(6, 9, 12)):
    """Two numbers as texts, of this kind of format, with the first of these numbers of digits with which they differ."""
    return apart(lambda number, count: f"{number:.{count}{kind}}", given, right, digits)


def _in_short(value, like, digits):
    """A number as it is shown: as True or False, where the right one is that."""
    return str(bool(value)) if isinstance(like, bool) and value in (0, 1) else f"{value + 0.0:.{digits}g}"  # never -0


def _agree(these, those):
    return all(math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(these, those, strict=True))


def function(answer):
    """The answer, if it can be called at all."""
    if not callable(answer):
        raise CourseError(
            say(
                "関数を渡してください。( ) をつけず、名前だけを書きます。",
                "A function is needed: its name alone, without ( ).",
            )
        )
    return answer
