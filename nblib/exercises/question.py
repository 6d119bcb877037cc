"""A question to be answered before the panel that decides it.

What decides it is a function in a room's questions.py; its words stand in the questions.md beside that file, so that they
can be edited without touching code:

    @question
    def today():
        y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
        return dict(right="test" if predicts_test(y) else "no_test", y=y)

    @today.goal
    def flip_it(now, start):
        return predicts_test(now.result) != predicts_test(start.result)

    @longer.belief("ever_better")
    def falls_as_on_the_seen_days(now):
        return now.result["seen"]

A belief is what a wrong option stands for: what the panel would show if it were so. Who has chosen that option sees it
drawn beside what happened, once the answers are explained.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass

from nblib.errors import CourseError
from nblib.exercises.word_pages import page_beside, question_words
from nblib.language import say


@dataclass(frozen=True)
class Option:
    """One answer: its key, its text, whether it is right, and why, in the language in which it was asked for."""

    key: str
    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Goal:
    """Something to be reached in the question's panel: its key, its words, and reached(now, start) -> bool.

    reached raises whatever it may where a learner's own experiment returns something that it cannot look into.
    """

    key: str
    text: str
    reached: Callable


@dataclass(frozen=True)
class Belief:
    """What a wrong option stands for: its key, its words, and expects(now) -> what a picture's `imagine` draws of it."""

    key: str
    text: str
    expects: Callable

    def can_look_into(self, now):
        """Whether what is seen has all that it looks into, though it may expect nothing else there than what happens."""
        try:
            self.expects.__wrapped__(now)
        except Exception:  # whatever a learner's own experiment returned
            return False
        return True


@dataclass(frozen=True)
class Seen:
    """What a panel shows: its controls' values by name, and what the experiment returned."""

    values: dict
    result: object


class Question:
    """A prediction. `key` is how progress, links and votes know it: the function's name, for ever."""

    def __init__(self, decide):
        """decide() -> dict: "right", the key of the right option, and the numbers that the words name."""
        self.key, self.__doc__, self._decide = decide.__name__, decide.__doc__, decide
        self._page = page_beside(inspect.getfile(decide), "questions.md")
        self._goals, self._beliefs = {}, {}

    @functools.cached_property
    def facts(self):
        """What was found: the key of the right option as "right", and numbers by name. Computed when first asked for."""
        return self._decide()

    @property
    def _words(self):
        return question_words(self._page, self.key)

    @property
    def title(self):
        """What the question is called."""
        return self._words.title.filled(self.facts)

    @property
    def ask(self):
        """What is asked."""
        return self._words.ask.filled(self.facts)

    @property
    def look(self):
        """What to try in the panel."""
        return self._words.look.filled(self.facts)

    @property
    def after(self):
        """What follows from it all, a list of paragraphs: told once the question is answered."""
        return [text.filled(self.facts) for text in self._words.after]

    def goal(self, reached):
        """A decorator for reached(now, start) -> bool, both Seen: what to reach, named after the function.

        start: how the panel stands at the question. The words stand in questions.md, `### goal: name`.
        """
        self._goals[reached.__name__] = reached
        return reached

    @property
    def goals(self):
        """The goals of the question's panel, in the order of their words."""
        texts = self._words.goals.items()
        return [Goal(key, text.filled(self.facts), self._goals[key]) for key, text in texts]

    def belief(self, option):
        """A decorator for expects(now), now being Seen: what the panel would show if this wrong option were right.

        What it returns is handed to every picture (Picture.imagine). The words stand in questions.md, `### belief: option`.
        """

        def held_by(expects):
            self._beliefs[option] = expects
            return expects

        return held_by

    @property
    def beliefs(self):
        """The beliefs that its wrong options stand for, by the option's key."""
        texts = self._words.beliefs.items()
        return {key: Belief(key, text.filled(self.facts), _or_none(self._beliefs[key])) for key, text in texts}

    @property
    def options(self):
        """The answers, in the order in which they are offered."""
        facts = self.facts
        return [
            Option(key, text.filled(facts), key == facts["right"], why.filled(facts))
            for key, text, why in self._words.options
        ]

    def __call__(self, *_arguments):
        """Questions were made by calls once, and old notebooks still call them."""
        raise CourseError(called(self.key))

    def __repr__(self):
        return f"{self.title}\n{self.ask}"


question = Question  # as a decorator: @question


def _or_none(expects):
    """The same, but None where a learner's own experiment returns something that it cannot look into."""

    @functools.wraps(expects)
    def expected_or_none(now):
        try:
            return expects(now)
        except Exception:  # whatever it is that the learner's experiment returns
            return None

    return expected_or_none


def called(key):
    """The sentence for whoever calls a question or an exercise."""
    return say(
        f"かっこは要りません。ask.{key}() ではなく ask.{key} と書きます。",
        f"No brackets are needed: write ask.{key} instead of ask.{key}().",
    )


def the_one(**claims):
    """The name of the one claim that is true. A ValueError if it is not exactly one: no question may go unanswered."""
    true = [name for name, holds in claims.items() if holds]
    if len(true) != 1:
        raise ValueError(f"exactly one of these must hold: {claims}")
    return true[0]
