"""The one judge: an answer is tried on cases, and one that agrees everywhere with a typical wrong formula is told so."""

import inspect
import math
import numbers

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun
from nblib.language import say, told
from nblib.validation import as_number


def judged_by(right, mistakes, cases, *, tried=None, same=None, differs=None, wanted=None):
    """A judge for an exercise in code: judge(answer) is None if the answer does what right does, else a sentence.

    right(*case): the right answer. mistakes: pairs (formula, words) of typical wrong ones, or a function that makes them
    of the cases. cases() -> tuples of arguments, the simplest first; fresh ones each time.
    tried(answer, case): what the answer says of a case; one number, if nothing is said. The formulas are tried alike.
    same(a, b): whether two such results are the same. differs(case, given, true): the sentence of last resort, which
    shows a case for which the answer is wrong. wanted: what the answer is to return, in words, if not one number.
    """

    def judge(answer):
        function(answer)
        return compare(answer, right, mistakes, cases(), tried=tried, same=same, differs=differs, wanted=wanted)

    judge.mistakes = lambda: [words for _formula, words in (mistakes(cases()) if callable(mistakes) else mistakes)]
    return judge


def compare(answer, right, mistakes, cases, *, tried=None, same=None, differs=None, wanted=None):
    """None if the answer agrees with right on all cases, else a sentence; see judged_by."""
    same = same or _close
    run = tried or (lambda formula, case: _number(formula, right, case, told(wanted) if wanted else None))
    plain = tried or applied

    def agree(these, those):
        return all(same(a, b) for a, b in zip(these, those, strict=True))

    given, true = [run(answer, case) for case in cases], [plain(right, case) for case in cases]
    if agree(given, true):
        return None
    for formula, words in mistakes(cases) if callable(mistakes) else mistakes:
        if agree(given, [plain(formula, case) for case in cases]):
            return told(words)
    i = first_wrong(given, true, same)
    return (differs or (lambda *case: _first_case(right, *case)))(cases[i], given[i], true[i])


def applied(formula, case):
    """What a formula gives for a case, as it is; as `tried`, for an answer that was made to give arrays before."""
    return formula(*case)


def _close(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def _number(answer, right, case, wanted):
    """What the answer says of a case, as a number."""
    result = begun(answer(*(value.copy() if hasattr(value, "copy") else value for value in case)))  # it may write there
    if result is None:
        shown = _named(right, case)
        raise CourseError(say(f"{shown} のとき、何も返ってきませんでした(None)。return を書き忘れていませんか? どの場合にも要ります。",
                              f"For {shown} nothing came back (None). Is a return missing? Every case needs one."))  # fmt: skip
    return as_number(result, wanted)


def _first_case(right, case, given, true):
    """The sentence for a case that differs, with its numbers."""
    gave, good = apart(lambda value, digits: _in_short(value, true, digits), given, true)
    shown = _named(right, case)
    return say(
        f"{shown} のとき {gave} になりました。正しくは {good} です。手で計算して比べてみましょう。",
        f"For {shown} it gave {gave}; right would be {good}. Work it out by hand and compare.",
    )


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
