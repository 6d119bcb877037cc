"""Whether a control can be made of what was given: numbers, in order, and the value among them."""

import math
import numbers

from nblib.errors import CourseError
from nblib.language import say
from nblib.validation import in_short


def check_range(value, low, high, step, call):
    """The four numbers of a control, if one can be made of them; a CourseError says what is wrong.

    call: how the control is made, such as "slider(value, low, high, step)".
    """
    given = value, low, high, step
    name = call.partition("(")[0].replace("steps", "slider")  # which is what it looks like
    _check_numbers(name, given)
    if not (low < high and step > 0):
        raise CourseError(
            say(
                f"{name} は、範囲 {low} から {high} を {step} ずつでは動けません。{call}(値、最小、最大、刻み)の順に書きます。",
                f"No {name} can go from {low} to {high} by steps of {step}. The order is {call}.",
            )
        )
    if not low <= value <= high:
        raise CourseError(
            say(
                f"{name} の値 {value} が範囲 {low} から {high} の外にあります。値か範囲を変えてください: {call}",
                f"The {name}'s value {value} lies outside its range {low} to {high}. Change the one or the other: {call}",
            )
        )
    return given


def check_among(value, values):
    """A CourseError if the value is none of these values."""
    if value not in values:
        raise CourseError(
            say(
                f"{in_short(value)} は選べません。選べるもの: {', '.join(map(str, values))}",
                f"{in_short(value)} cannot be chosen, only: {', '.join(map(str, values))}",
            )
        )


def _check_numbers(what, given):
    for number in given:
        if not isinstance(number, numbers.Real) or not math.isfinite(number):
            raise CourseError(
                say(
                    f"{what} には普通の数が必要ですが、{in_short(number)} が渡されました。",
                    f"{what} needs ordinary numbers, but was given {in_short(number)}.",
                )
            )
