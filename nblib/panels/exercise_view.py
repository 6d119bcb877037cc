"""Exercises in the notebook: check an answer, ask for hints, see the solution."""

import ipywidgets as W

from nblib.errors import CourseError
from nblib.exercises.exercise import Exercise, review
from nblib.exercises.progress import mark
from nblib.language import right_mark, say, told
from nblib.panels.calls import as_asked, called_as, usual_form
from nblib.panels.cells import LOCK, kernel_kept
from nblib.panels.display import Living, Shown, code, paragraph, show
from nblib.panels.progress_view import place_of
from nblib.validation import in_short

CHECK, HINT = "check(ask.write_mean, my_mean)", "hint(ask.write_mean, 1)"
SOLUTION = "solution(ask.write_mean)"


@called_as(CHECK)
def check(exercise, answer):
    """Check an answer and say what is right or wrong about it; buttons give hints and, after them, the solution."""
    return Practice(as_asked(exercise, Exercise, CHECK), answer)


class Practice(Living):
    """The review of one answer, with its hints behind a button."""

    def __init__(self, exercise, answer):
        with kernel_kept():
            self.exercise, self.review, self.shown = exercise, review(exercise, answer), 0
        if self.review.right:
            mark(exercise.key)
        self.verdict = paragraph(repr(self))
        self.help = W.VBox([])
        self.button = W.Button(layout=dict(width="auto"))  # where no panel has brought the stylesheet, too
        self.button.on_click(lambda _button: self.hint())
        self.box = W.VBox([self.verdict, self.help, *([] if self.review.right else [self.button])])
        self.box.add_class("nblib-panel")
        self.box.add_class("nblib-question")
        self.box.add_class(place_of(exercise.key))
        self.box.add_class({True: "nblib-passed", False: "nblib-missed", None: "nblib-unbegun"}[self.review.right])
        self._name_button()
        self.live()

    @property
    def mark(self):
        """A sign before the words: right, not yet, or not begun."""
        return {True: right_mark(), False: "×", None: "…"}[self.review.right]

    def hint(self):
        """Show one hint more; after the last, the solution."""
        with LOCK:
            hints = self.exercise.hints
            if self.shown < len(hints):
                number = self.shown + 1
                more = [paragraph(say(f"ヒント{number}: ", f"Hint {number}: ") + told(hints[self.shown]))]
            elif self.shown == len(hints):
                more = [paragraph(say("答えの例:", "One solution:")), code(told(self.exercise.solution))]
            else:
                return
            self.help.children = (*self.help.children, *more)
            self.shown += 1
            self._name_button()

    def _name_button(self):
        left = len(self.exercise.hints) - self.shown
        if left > 0:
            self.button.description = say(f"ヒントを見る(あと{left}つ)", f"Show a hint ({left} left)")
        elif left == 0:
            self.button.description = say("答えを見る", "Show the solution")
        else:
            show(self.button, False)

    def still(self):
        """What was found, in words."""
        return {"text/plain": f"{self.mark} {self.review.words}"}


@called_as(HINT)
def hint(exercise, number=1):
    """Hint number 1, 2, ... of an exercise; beyond the last one it is repeated."""
    hints = as_asked(exercise, Exercise, HINT).hints
    if not isinstance(number, int):
        count = len(hints)
        raise CourseError(
            say(
                f"ヒントは1から{count}までの番号で選びます。{in_short(number)} は番号ではありません。",
                f"Hints have numbers, 1 to {count}; {in_short(number)} is none.",
            )
            + usual_form(HINT)
        )
    return Shown(told(hints[min(max(number, 1), len(hints)) - 1]))


@called_as(SOLUTION)
def solution(exercise):
    """One solution of an exercise, as code."""
    return Shown(told(as_asked(exercise, Exercise, SOLUTION).solution))
