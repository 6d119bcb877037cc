"""An exercise: what is to be done, how an answer is judged, and the words that help."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nblib.errors import CourseError
from nblib.exercises.question import called
from nblib.exercises.sandbox import SECONDS, guarded
from nblib.exercises.word_pages import exercise_words
from nblib.language import Pair, say, told
from nblib.validation import in_short, unfinished


@dataclass(frozen=True)
class Exercise:
    """An exercise, as a value: its words are chosen when they are shown, so each is a Pair, or a function that says it.

    judge(answer) returns None if the answer is right, else a sentence that names the mistake and
    the next move. hints help little by little; the solution comes after them.
    """

    key: str  # how progress, links and votes know it: the name by which it is asked for, for ever
    title: Pair
    judge: Callable
    praise: Pair
    hints: tuple
    solution: str
    seconds: float = SECONDS  # that an answer may take

    def __post_init__(self):
        if len(self.hints) < 2:
            raise ValueError(f"{self.key}: at least two hints before the solution")

    def __call__(self, *_arguments):
        """Exercises were made by calls once, and old notebooks still call them."""
        raise CourseError(called(self.key))


def exercise(page, key, judge, solution, **more):
    """The Exercise of this key, whose title, praise and hints stand in a page of words (exercises.md)."""
    return Exercise(key=key, judge=judge, solution=solution, **exercise_words(page, key), **more)


@dataclass(frozen=True)
class Review:
    """What was found: right, wrong, or not yet begun (right is then None), and what to say."""

    right: bool | None
    words: str


def review(exercise, answer):
    """Judge an answer, whatever it is and whatever it does."""
    if answer is ...:
        return Review(None, str(NotBegun()))

    @np.errstate(all="ignore")  # a number that overflows becomes infinite, and of that the words tell
    def judged():
        return exercise.judge(answer)

    try:
        wrong, printed = guarded(judged, exercise.seconds)
    except CourseError as trouble:
        if issubclass(type(trouble.__cause__), NotBegun):
            return Review(None, str(trouble))
        wrong, printed = str(trouble), trouble.printed
    if wrong and printed.strip():
        wrong += "\n" + say(
            f"表示された文字: {in_short(printed.strip())}。print は画面に見せるだけです。答えとして返すには return を使います。",
            f"It printed {in_short(printed.strip())}. print only shows something; return hands it back as the answer.",
        )
    return Review(not wrong, wrong or told(exercise.praise))


class NotBegun(CourseError):
    """The answer is still as it stood there at first; the words say what to do."""

    def __init__(self, words=None):
        super().__init__(words or say("まだ答えがありません。... のところを書きかえて、セルを実行してください。",
                                      "No answer yet. Put yours in place of the ... and run the cell."))  # fmt: skip


def begun(result):
    """The result, unless it is the ... that stood there at first."""
    if result is ...:
        raise NotBegun
    return result


def all_begun(values):
    """The values, or lists of values, unless a ... that stood there at first is left among them."""
    left = [value is ... for part in _first(values) for value in _first(part) or [part]]
    if left and all(left):
        raise NotBegun
    if any(left):
        raise NotBegun(unfinished())
    return values


def _first(values):
    """The first of these values: no exercise asks for more than nine."""
    return values[:9] if isinstance(values, list | tuple) else ()
