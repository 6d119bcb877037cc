"""What an experiment or an exercise returned: taken as numbers, or refused in words."""

import numbers
from itertools import islice

import numpy as np

from nblib.errors import CourseError
from nblib.learner import readable
from nblib.words import say


def as_number(result, wanted=None):
    """The result as one finite float; a CourseError says what it is instead. wanted: what is asked for, in words."""
    one = result.item() if isinstance(result, np.ndarray | np.generic) and result.size == 1 else result
    if isinstance(one, numbers.Real):
        value = _float(one)
        if np.isfinite(value):
            return value
        raise CourseError(
            say(
                f"結果が普通の数ではなく {value} になりました。0で割ったり、大きすぎる数を作ったりしていませんか?",
                f"The result is {value}, which is no ordinary number. Is something divided by 0, or far too large?",
            )
        )
    raise CourseError(_not_the_kind(wanted or say("1つの数", "one number"), result))


def _float(number):
    """A number as a float; infinite where it is an integer too large for one."""
    try:
        return float(number)
    except OverflowError:
        return float("inf")


def as_numbers(result, count, wanted=None):
    """The result as an array of `count` finite floats; a CourseError says what it is instead. wanted: as above."""
    try:
        array = np.array([as_number(item, wanted) for item in islice(result, count + 1)])  # it may have no end
    except TypeError:
        array = None
    if array is None or len(array) != count:
        raise CourseError(_not_the_kind(wanted or say(f"{count}個の数のリスト", f"a list of {count} numbers"), result))
    return array


def as_array(result):
    """The result as an array of floats; None if it is no array of real numbers."""
    try:
        array = np.asarray(result)
    except ValueError:  # rows of different lengths
        return None
    return array.astype(float) if array.dtype.kind in "biuf" else None


def length(thing):
    """How many things it holds; None if it is no such thing."""
    try:
        return len(thing)
    except TypeError:
        return None


def as_function(result):
    """The result if it is a function; a CourseError says what it is instead."""
    if callable(result):
        return result
    raise CourseError(
        _not_the_kind(say("関数(return lambda x: ... と書きます)", "a function (return lambda x: ...)"), result)
    )


def as_fields(result, *names):
    """The named entries of a result that is a dict of numbers; a CourseError tells what is missing."""
    if not isinstance(result, dict) or any(name not in result for name in names):
        wanted = "dict(" + ", ".join(f"{name}=..." for name in names) + ")"
        raise CourseError(_not_the_kind(wanted, result))
    return [result[name] for name in names]


def _not_the_kind(wanted, result):
    """The sentence for a result of the wrong kind."""
    if result is None:
        return say(
            f"結果がありません(None)。{wanted}が必要です。return を書き忘れていませんか?",
            f"There is no result (None). What is needed is {wanted}. Is a return missing?",
        )
    if result is ...:
        return say("まだ ... が残っています。続きを書いてください。", "There is still a ... in it. Write the rest.")
    kind, shown = type(result).__name__, in_short(result)
    return say(
        f"結果が {shown} ({kind}) になりました。ここでは{wanted}が必要です。",
        f"The result is {shown} ({kind}). What is needed is {wanted}.",
    )


def in_short(thing):
    """What a thing looks like in code, in 60 characters at most, even if it refuses to be shown."""
    try:
        return readable(repr(thing), 60)
    except Exception:
        return f"<{type(thing).__name__}>"
