"""The learner's own optimizer: followed step by step, and what is wrong with it told in words."""

from collections.abc import Iterator

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.exercise import begun
from nblib.exercises.judge import function
from nblib.language import say
from nblib.validation import as_array, in_short


def own_optimizer(mine):
    """The learner's function (gradient, theta, rate) as an optimizer for every panel; a CourseError tells its faults."""

    def optimizer(gradient, theta, rate=0.1):
        return each_theta(function(mine)(gradient, np.array(theta), rate), np.shape(theta))

    return optimizer


def each_theta(path, shape):
    """What the learner's optimizer yields, one after another, as long as it is fit to be a theta of this shape."""
    before = None
    for theta in _iterator(path):
        begun(theta)
        if theta is before:
            raise CourseError(
                say(
                    "theta が書きかえられています。前に渡した theta まで変わってしまいます。theta -= ... ではなく theta = theta - ... と書いてください。",
                    "theta is changed in place, and with it every theta that was yielded before. Write theta = theta - ... in the place of theta -= ...",
                )
            )
        before = theta
        yield _numbers(theta, shape)


def _iterator(path):
    """The path, if it can be asked for one theta after another."""
    if isinstance(path, Iterator):
        return path
    if path is None:
        raise CourseError(
            say(
                "何も出てきません。yield theta がないか、一度も実行されていません。",
                "Nothing comes out. There is no yield theta, or it is never reached.",
            )
        )
    begun(path)
    raise CourseError(
        say(
            f"{in_short(path)} が返ってきました。return だと、1回で終わりです。1歩ごとに yield theta で渡してください。",
            f"It returned {in_short(path)}. A return is the end of it: hand out each theta with yield theta.",
        )
    )


def _numbers(theta, shape):
    """What was yielded, as numbers of the right shape. NaN may be among them: it has diverged, then."""
    numbers = as_array(theta)
    if numbers is not None and numbers.shape == shape:
        return numbers
    found = in_short(theta) if numbers is None else numbers.shape
    raise CourseError(
        say(
            f"yield されたものは theta と同じ形 {shape} の数でなければなりませんが、{found} でした。",
            f"What is yielded has to be numbers of theta's shape {shape}, but it was {found}.",
        )
    )
