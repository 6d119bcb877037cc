"""What an experiment or an exercise returned: taken as numbers, or refused in words."""

import numbers
import re
from itertools import islice

import numpy as np

from nblib.errors import CourseError
from nblib.language import say
from nblib.learner_code import readable


def as_number(result, wanted=None):
    """The result as one finite float; a CourseError says what it is instead. wanted: what is asked for, in words."""
    one = _alone(result)
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
    wanted = wanted or say(f"{count}個の数のリスト", f"a list of {count} numbers")
    try:
        items = None if isinstance(result, str | bytes | dict | set | frozenset) else list(islice(result, count + 1))
    except TypeError:
        items = None  # cut off above, as it may have no end
    if items is None or not all(isinstance(_alone(item), numbers.Real) for item in items):
        raise CourseError(_not_the_kind(wanted, result))
    if len(items) != count:
        raise CourseError(_not_so_many(wanted, result, len(items) < count))
    return np.array([as_number(item) for item in items])


def _alone(item):
    """What an array of a single number holds; anything else as it is."""
    return item.item() if isinstance(item, np.ndarray | np.generic) and item.size == 1 else item


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
        return unfinished()
    if isinstance(result, str):
        return say(
            f"結果が文字列 {in_short(result)} になりました。ここでは{wanted}が必要です。引用符を取ってください。",
            f"The result is a text, {in_short(result)}. What is needed is {wanted}: take the quotation marks away.",
        )
    kind, shown = type(result).__name__, in_short(result)
    kind += f" {result.shape}" if isinstance(result, np.ndarray) else ""
    return say(
        f"結果が {shown} ({kind}) になりました。ここでは{wanted}が必要です。",
        f"The result is {shown} ({kind}). What is needed is {wanted}.",
    )


def _not_so_many(wanted, result, too_few):
    """The sentence for numbers that are too many or too few."""
    shown = in_short(result)
    return say(
        f"結果は {shown} で、数が{'足りません' if too_few else '多すぎます'}。ここでは{wanted}が必要です。",
        f"The result is {shown}: too {'few' if too_few else 'many'} numbers. What is needed is {wanted}.",
    )


def unfinished():
    """The sentence for an answer of which only a part is written."""
    return say("まだ ... が残っています。続きを書いてください。", "There is still a ... in it. Write the rest.")


NUMPYS = re.compile(r"\bnp\.(?:float|int|uint)\d+\(([^()]*)\)")  # numpy 2 shows a number as np.float64(0.5)


def in_short(thing):
    """What a thing looks like in code, in 60 characters at most, even if it refuses to be shown."""
    try:
        shown = NUMPYS.sub(r"\1", readable(repr(thing), 600))
        return readable(re.sub(r"\s*\n\s*", " ", shown), 60)
    except Exception:
        return f"<{type(thing).__name__}>"
