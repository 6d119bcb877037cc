"""Questions and exercises are made by functions, so that they speak the language of the moment."""

from nblib.errors import CourseError
from nblib.results import in_short
from nblib.words import say


def as_made(thing, kind):
    """A question or exercise; where its maker was passed, without the ( ), what that makes."""
    made = thing() if callable(thing) else thing
    if isinstance(made, kind):
        return made
    raise CourseError(
        say(
            f"{in_short(thing)} は、この講座の予想や練習ではありません。from nblib.checks import ... で読み込んだものを使います。",
            f"{in_short(thing)} is no question or exercise of this course. They come from nblib.checks.",
        )
    )
