"""Exercises in the notebook: check an answer, ask for hints, see the solution, look at one's progress."""

import ipywidgets as W

from nblib.checks.exercise import review
from nblib.checks.progress import done, mark
from nblib.panels.cells import LOCK, close_widgets, owned_by_cell
from nblib.panels.text import code, paragraph
from nblib.words import say


def check(exercise, answer):
    """Check an answer and say what is right or wrong about it; buttons give hints and, after them, the solution."""
    return Practice(exercise, answer)


class Practice:
    """The review of one answer, with its hints behind a button."""

    def __init__(self, exercise, answer):
        self.exercise, self.review, self.shown = exercise, review(exercise, answer), 0
        self.closed = False
        if self.review.right:
            mark(exercise.name)
        self.verdict = paragraph(repr(self))
        self.help = W.VBox([])
        self.button = W.Button()
        self.button.on_click(lambda _button: self.hint())
        self.box = W.VBox([self.verdict, self.help, *([] if self.review.right else [self.button])])
        self.box.add_class("nblib-panel")
        self.box.add_class("nblib-question")
        self._name_button()
        owned_by_cell(self)

    @property
    def mark(self):
        """A sign before the words: right, not yet, or not begun."""
        return {True: "○", False: "×", None: "…"}[self.review.right]

    def hint(self):
        """Show one hint more; after the last, the solution."""
        with LOCK:
            hints = self.exercise.hints
            if self.shown < len(hints):
                number = self.shown + 1
                more = [paragraph(say(f"ヒント{number}: ", f"Hint {number}: ") + hints[self.shown])]
            elif self.shown == len(hints):
                more = [paragraph(say("答えの例:", "One solution:")), code(self.exercise.solution)]
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
            self.button.layout.display = "none"

    def close(self):
        """Free the widgets."""
        with LOCK:
            close_widgets(self.box)
            self.closed = True

    def _repr_mimebundle_(self, include=None, exclude=None, **_more):
        alive = {} if self.closed else self.box._repr_mimebundle_() or {}
        return {**alive, "text/plain": repr(self)}

    def __repr__(self):
        return f"{self.mark} {self.review.words}"


class Shown:
    """Text that a cell shows as it is."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def hint(exercise, number=1):
    """Hint number 1, 2, ... of an exercise; beyond the last one it is repeated."""
    return Shown(exercise.hints[min(max(int(number), 1), len(exercise.hints)) - 1])


def solution(exercise):
    """One solution of an exercise, as code."""
    return Shown(exercise.solution)


def progress(*makers):
    """Which of these predictions and exercises are done. makers: the functions that make them."""
    made = [maker() for maker in makers]
    rows = [f"{'■' if item.name in done() else '□'} {item.title}" for item in made]
    count = sum(item.name in done() for item in made)
    head = say(f"{len(made)}個のうち{count}個ができました。", f"{count} of {len(made)} are done.")
    return Shown("\n".join([head, *rows]))
