"""Permanent keys: of panels, questions, options and exercises. Links, progress, votes and forms hang on them, for ever.

The keys are those of what the chapters show when they are run, and of what the rooms ask.
"""

import functools
import importlib
import json
import pkgutil
import re
from collections import defaultdict

import pytest

import nblib.chapters
from nblib import store
from nblib.exercises import progress
from nblib.exercises.keys import RENAMED, present
from nblib.exercises.question import Question
from nblib.panels.exercise_view import Practice
from tests import chapters

KINDS = ["panel", "question", "option", "exercise"]
NUMBERS = {stem.partition("_")[0] for stem in chapters.CHAPTERS}  # 00, 01, ... 06b


@functools.cache
def course():
    """By kind, and then by key: where it was met, each thing once."""
    found = {kind: defaultdict(list) for kind in KINDS}
    for asked in rooms():
        for question in asked.questions:
            take(found, "question", question, "its room")
        for exercise in asked.exercises:
            take(found, "exercise", exercise, "its room")
    for stem, language in {stem: language for stem, language in chapters.SWEPT}.items():
        shown = chapters.opened(stem, language)
        for panel in {id(panel): panel for panel in chapters.panels(shown)}.values():  # one may be shown twice
            found["panel"][panel.key].append(stem)
        for prediction in chapters.predictions(shown):
            take(found, "question", prediction.question, stem)
        for practice in shown:
            if isinstance(practice, Practice):
                take(found, "exercise", practice.exercise, stem)
    return found


def rooms():
    """What each room asks, and the playground."""
    names = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(nblib.chapters.__path__)]
    modules = [importlib.import_module(name) for name in [*names, "nblib.playground"]]
    return [module.ask for module in modules if "ask" in vars(module)]


_known = []  # the questions and exercises that have been taken: a chapter shows what its room asks


def take(found, kind, thing, where):
    """Take a question, with its options, or an exercise; the same one again is no other."""
    if any(thing is known for known in _known):
        return
    _known.append(thing)
    found[kind][thing.key].append(where)
    if kind == "question":
        for option in thing.options:
            key = option.key if isinstance(thing, Question) else "has none yet"  # until all rooms are converted
            found["option"][f"{thing.key}/{key}"].append(where)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_belongs_to_one_thing_in_the_whole_course(kind):
    keys = course()[kind]
    assert keys, "there are some"
    assert not {key: where for key, where in keys.items() if len(where) > 1}


def test_no_exercise_has_the_key_of_a_question():
    """What is done is one list for both."""
    assert not course()["exercise"].keys() & course()["question"].keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_plain_and_says_nothing_of_chapters(kind):
    form = "[a-z0-9_]+/[a-z0-9_]+" if kind == "option" else "[a-z0-9_]+"
    wrong = [
        key
        for key in course()[kind]
        if not re.fullmatch(form, key) or NUMBERS & set(re.split("[_/]", key)) or len(key) > 60
    ]
    assert not wrong


def test_an_old_key_leads_to_one_of_today_and_is_none_itself():
    today = course()["question"].keys() | course()["exercise"].keys()
    assert not {old: new for old, new in RENAMED.items() if new not in today}
    assert not RENAMED.keys() & today
    assert all(present(new) == new for new in RENAMED.values()), "no chains"
    assert len(set(RENAMED.values())) == len(RENAMED), "two old keys would make one thing done twice"


def test_what_was_done_before_the_keys_were_permanent_is_done_still(tmp_path, monkeypatch):
    monkeypatch.delenv("NBLIB_PROGRESS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / store.FILE).write_text(json.dumps({"done": [*RENAMED, "today", "by/nobody"]}), "utf-8")
    store.forget()
    assert progress.done() == {*RENAMED.values(), "today", "by/nobody"}
    progress.mark("today")
    assert json.loads((tmp_path / store.FILE).read_text("utf-8"))["done"] == [*RENAMED, "today", "by/nobody"], (
        "what is done already is not written again"
    )
    progress.mark("quite_new")
    store.forget()
    assert progress.done() == {*RENAMED.values(), "today", "by/nobody", "quite_new"}
    store.forget()
