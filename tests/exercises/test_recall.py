"""The two questions at the start of a chapter: which they are, and that what was missed, then what is oldest, comes first."""

import json
import re

import pytest

from nblib import store
from nblib.exercises import progress
from nblib.exercises.recall import AGAIN, CHAPTERS, pair_for, questions_of
from nblib.exercises.short_questions import read_questions
from tests import chapters
from tests.exercises.shown_keys import rooms
from tools.build_notebooks import headings

NUMBERS = range(len(CHAPTERS))
ALL = [question for number in NUMBERS for question in questions_of(number)]
CHAPTER_OF = {question.key: int(question.chapter[:2]) for question in ALL}
pytestmark = pytest.mark.usefixtures("beside_the_notebook")


def keys(number):
    return [question.key for question in pair_for(number)]


def on(monkeypatch, day):
    monkeypatch.setattr("nblib.exercises.progress.today", lambda: day)
    monkeypatch.setattr("nblib.exercises.recall.today", lambda: day)


def test_the_chapters_are_those_of_the_course():
    assert tuple(stem for stem in chapters.CHAPTERS if int(stem[:2]) < 90) == CHAPTERS
    assert all(len(questions_of(number)) >= 3 for number in NUMBERS[:-1]), "enough that they need not repeat themselves"


def test_keys_are_unique_and_permanent_in_their_form():
    assert len(CHAPTER_OF) == len(ALL)
    assert all(re.fullmatch(f"{AGAIN}[a-z0-9_]+", question.key) and len(question.key) <= 60 for question in ALL)
    options = [choice.key for question in ALL for choice in question.choices]
    assert all(re.fullmatch("[a-z0-9_]+", key) for key in options)


def test_most_come_back_to_what_was_asked_or_practised():
    """Only then does it count as met, and as missed."""
    asked = {thing.key for room in rooms() for thing in room}
    linked = [question.key for question in ALL if question.key.removeprefix(AGAIN) in asked]
    assert len(linked) > len(ALL) * 0.7
    assert {CHAPTER_OF[key] for key in linked} >= set(NUMBERS[:-1])


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.key)
def test_a_question_is_short_has_one_right_answer_and_leads_to_a_section(question):
    assert 3 <= len(question.choices) <= 4
    assert sum(choice.right for choice in question.choices) == 1
    assert len(str(question.ask.english).split()) <= 40 and len(question.ask.japanese) <= 80
    assert question.place.japanese in headings(question.chapter, "ja")
    assert question.place.english in headings(question.chapter, "en")


def test_the_right_answer_stands_in_no_favourite_place():
    places = [[choice.right for choice in question.choices].index(True) for question in ALL]
    assert max(places.count(place) for place in range(3)) < 0.6 * len(places)


@pytest.mark.parametrize("number", NUMBERS[1:])
def test_a_chapter_opened_alone_has_one_from_the_last_and_one_from_longer_ago(number):
    first, second = (CHAPTER_OF[key] for key in keys(number))
    assert first == number - 1
    assert second < number - 1 or number == 1
    assert number < 3 or second > 0


def test_no_two_chapters_ask_the_same_by_default():
    asked = [key for number in NUMBERS[1:] for key in keys(number)]
    assert len(set(asked)) >= len(asked) - 2, "chapters 1 and 2 have little to ask about"


def test_only_what_was_met_is_asked_once_something_was():
    for key in ("today", "prank", "confidence"):
        progress.mark(key)
    assert [CHAPTER_OF[key] for key in keys(9)] == [2, 1], "chapters 3 to 8 were never opened"
    progress.mark("where_it_ends")
    assert [CHAPTER_OF[key] for key in keys(9)] == [2, 1], "nothing of this chapter itself, or of later ones"


def test_what_was_missed_comes_first_then_what_is_oldest(monkeypatch):
    for question in questions_of(1) + questions_of(2):
        progress.mark(question.key.removeprefix(AGAIN))
    on(monkeypatch, "2026-11-01")
    for question in questions_of(1):
        progress.remember(question.key, True, question.right.key, "02_diary")
    on(monkeypatch, "2026-11-02")
    progress.remember("prank", False, "four")  # a prediction that was wrong
    assert keys(3)[1] != "again_prank", "since then it was answered right"
    progress.remember("again_ratio_alone", False, "unchanged", "02_diary")
    progress.remember("best_possible", False, "always")
    on(monkeypatch, "2026-11-03")
    assert keys(3) == ["again_best_possible", "again_ratio_alone"]
    progress.remember("again_ratio_alone", True, "all_no", "03_layers")
    on(monkeypatch, "2026-11-04")
    assert progress.answers()["again_ratio_alone"].right
    assert keys(3)[1] in {"again_today", "again_without_bias", "again_prank"}, "all of them longer ago"


def test_those_asked_today_stay_all_day_and_are_others_tomorrow(monkeypatch):
    on(monkeypatch, "2026-11-01")
    first = pair_for(5)
    progress.remember(first[1].key, False, "x", CHAPTERS[5])
    assert first[1].key in keys(5) and len(keys(5)) == 2
    progress.remember(first[0].key, True, "x", CHAPTERS[5])
    store.forget()
    assert keys(5) == [question.key for question in first]
    on(monkeypatch, "2026-11-02")
    assert first[0].key not in keys(5)


@pytest.mark.parametrize(
    "content",
    [
        {"answers": 3},
        {"answers": {"again_prank": None}},
        {"answers": {"again_prank": {"day": 3, "right": True}}},
        {"answers": {"again_prank": {"day": "2026-11-01", "right": True, "more": 1}}},
        {"done": ["neuron/today"]},
    ],
)
def test_older_and_damaged_files_are_no_harm(beside_the_notebook, content):
    (beside_the_notebook / store.FILE).write_text(json.dumps(content), "utf-8")
    assert progress.answers() == {}
    assert len(pair_for(4)) == 2
    progress.remember("again_prank", True, "three", "04_activation")
    store.forget()
    assert list(progress.answers()) == ["again_prank"]
    assert progress.done() == ({"today"} if "done" in content else frozenset())


@pytest.mark.parametrize(
    "page, trouble",
    [
        ("## a\n### in\n- ja: あ\n- en: a\n### ask\n- ja: あ\n- en: a\n### right: x\n- ja: あ\n- en: a\n", "why"),
        ("## a\n### in\n- ja: あ\n- en: a\n### ask\n- ja: あ\n- en: a\n### why\n- ja: あ\n- en: a\n### x\n- ja: あ\n- en: a\n", "unpack"),
        ("## a\n### in\n- ja: あ\n- en: a\n### ask\n- ja: あ\n- en: a\n### why\n- ja: あ\n- en: a\n### other: x\n- ja: あ\n- en: a\n", "exactly one"),
    ],
)  # fmt: skip
def test_a_page_with_something_missing_is_refused(tmp_path, page, trouble):
    path = tmp_path / "recall.md"
    path.write_text(page, "utf-8")
    with pytest.raises(ValueError, match=trouble):
        read_questions(path, "01_neuron")
