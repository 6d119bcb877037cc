"""For rooms that have not been converted yet: questions and exercises made by functions."""

import functools
import inspect
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer: its text, whether it is right, and why."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A prediction: what is asked, the answers, and what to try in the panel."""

    key: str
    title: str
    ask: str
    options: list
    look: str

    def __post_init__(self):
        if sum(option.right for option in self.options) != 1:
            raise ValueError(f"exactly one answer must be right: {self.ask}")


def value_of(thing):
    """What a maker of the course makes; anything else is the thing itself."""
    maker = thing.func if isinstance(thing, functools.partial) else thing
    is_ours = inspect.isfunction(maker) and maker.__module__.startswith("nblib.")
    return thing() if is_ours else thing
