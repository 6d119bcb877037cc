"""What a learner has done so far: exercises and predictions by their keys, and what was answered, on which day."""

import time
from dataclasses import dataclass

from nblib import store
from nblib.exercises.keys import present


def done():
    """The keys of the exercises and predictions that are done, as they are called today."""
    return _as_keys(store.get("done", []))


def _as_keys(kept):
    """Keys as they are called today, of what a file holds, damaged perhaps."""
    return frozenset(present(key) for key in kept if isinstance(key, str)) if isinstance(kept, list) else frozenset()


_watchers = []  # what is called when something is done


def when_marked(tell):
    """Have tell() called whenever something is done, for the first time or again. Returns a function that ends this."""
    _watchers.append(tell)
    return lambda: _watchers.remove(tell)


def mark(key):
    """Remember that this is done."""
    if key not in done():
        store.change("done", [], lambda kept: sorted({*_as_keys(kept), key}))
    for tell in tuple(_watchers):
        tell()


@dataclass(frozen=True)
class Answer:
    """The last answer to a question: the day ("2026-11-27"), whether it was right, which option, and in which chapter."""

    day: str
    right: bool
    option: str = ""
    chapter: str = ""  # where it was asked again; "" for a prediction, which has one place


def answers():
    """The last Answer to each question, by its key. What a damaged file holds instead of one is left out."""
    found = store.get("answers", {})
    return {present(key): Answer(**kept) for key, kept in found.items() if _is_answer(kept)} if _is_dict(found) else {}


def remember(key, right, option="", chapter=""):
    """Remember how a question was answered today."""
    answer = dict(day=today(), right=bool(right), option=option, chapter=chapter)
    store.change("answers", {}, lambda kept: {**(kept if _is_dict(kept) else {}), key: answer})


def today():
    """The day of today, as it is kept."""
    return time.strftime("%Y-%m-%d")


def _is_dict(value):
    return isinstance(value, dict)


def _is_answer(kept):
    kinds = dict(day=str, right=bool, option=str, chapter=str)
    fits = _is_dict(kept) and {"day", "right"} <= kept.keys() <= kinds.keys()
    return fits and all(isinstance(value, kinds[name]) for name, value in kept.items())
