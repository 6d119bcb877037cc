"""What a room asks, by key: ask.today is a question, ask.write_neuron an exercise."""

import difflib

from nblib.errors import CourseError
from nblib.language import listing, say


class NothingAsked(CourseError, AttributeError):
    """There is no question or exercise of that name; the words say which there are."""


class Asked:
    """Questions and exercises, each in the order in which they are met. `a | b` is what two rooms ask together."""

    def __init__(self, questions, exercises):
        self.questions, self.exercises = tuple(questions), tuple(exercises)
        self._by_key = {thing.key: thing for thing in self}

    def __iter__(self):
        return iter((*self.questions, *self.exercises))

    def __or__(self, other):
        return Asked((*self.questions, *other.questions), (*self.exercises, *other.exercises))

    def __dir__(self):
        return [*super().__dir__(), *self._by_key]

    def __getattr__(self, key):
        if key.startswith("_"):
            raise AttributeError(key)
        if key in self._by_key:
            return self._by_key[key]
        near = difflib.get_close_matches(key, self._by_key, 1)
        meant = say(f"ask.{near[0]} のことでしょうか?", f"Do you mean ask.{near[0]}?") if near else ""
        raise NothingAsked(
            meant or say(f"ask.{key} はありません。あるもの: {listing(self._by_key)}",
                         f"There is no ask.{key}, only: {listing(self._by_key)}")
        )  # fmt: skip
