"""Permanent keys: of panels, questions, options and exercises. Links, progress, votes and forms hang on them, for ever.

The keys are those of what the chapters show when they are run, and of what the rooms ask.
"""

import functools
import json
import re
from collections import defaultdict

import pytest

from nblib import store
from nblib.exercises import progress
from nblib.exercises.keys import RENAMED, present
from tests import chapters
from tests.exercises.shown_keys import keys_of, keys_of_question, rooms

KINDS = ["panel", "question", "option", "exercise"]
NUMBERS = {stem.partition("_")[0] for stem in chapters.CHAPTERS}  # 00, 01, ... 14


@functools.cache
def course():
    """By kind, and then by key: where it was met, each thing once."""
    found = {kind: defaultdict(list) for kind in KINDS}
    questions = {id(question): question for asked in rooms() for question in asked.questions}.values()
    exercises = {id(exercise): exercise for asked in rooms() for exercise in asked.exercises}.values()
    asked = [pair for question in questions for pair in keys_of_question(question)]
    for kind, key in [*asked, *(("exercise", exercise.key) for exercise in exercises)]:
        found[kind][key].append("its room")
    for stem, language in dict(chapters.SWEPT).items():
        for kind, key in keys_of(stem, language):
            found[kind][key].append(stem)
    return found


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
