"""Every panel of every chapter with every control at both ends; in one language each, if thorough in both."""

import logging
import re

import pytest

from tests import chapters
from tests.exercises.shown_keys import keys_of
from tests.walk import walk

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
every_chapter = pytest.mark.parametrize("stem, language", chapters.SWEPT)


class Missing(logging.Handler):
    """Keeps what matplotlib logs of glyphs and fonts: in texts with formulas a missing glyph is no warning."""

    def __init__(self):
        super().__init__()
        self.messages = []

    def emit(self, record):
        if "glyph" in record.getMessage().lower() or "font" in record.getMessage():
            self.messages.append(f"{record.name}: {record.getMessage()}")


MISSING = Missing()
logging.getLogger("matplotlib").addHandler(MISSING)


@every_chapter
def test_every_control_to_both_ends(stem, language):
    for walked in walk(stem, language):
        for state in walked.states:
            assert state.message == "", state.move
            assert state.spread > 5, f"{state.move}: an empty picture"
            assert state.words and "nan" not in state.words
            assert bool(JAPANESE.search(state.words)) == (language == "ja"), state.move
    assert not MISSING.messages, "a glyph that no font has"


@every_chapter
def test_every_control_moves_the_picture(stem, language):
    """At least where the other controls are at one of their ends: a held weight moves nothing."""
    for walked in walk(stem, language):
        assert not walked.unmoved, f"{walked.unmoved} move nothing"


@every_chapter
def test_pictures_draw_once_and_then_only_move(stem, language):
    assert not any(walked.drawn_anew for walked in walk(stem, language))


@every_chapter
def test_no_text_is_cut_off_or_covered(stem, language):
    for walked in walk(stem, language):
        for state in walked.states:
            assert not state.outside, f"{state.move}: in a narrow window this is cut off: {state.outside}"
            for i, (text, box) in enumerate(state.texts):
                assert "-0.00" not in text, state.move
                assert min(box) >= 0 and (box[2:] <= state.size).all(), f"{state.move}: {text!r} is cut off"
                for other, its in state.texts[:i]:
                    wide, high = min(box[2], its[2]) - max(box[0], its[0]), min(box[3], its[3]) - max(box[1], its[1])
                    assert wide < 2 or high < 2, f"{state.move}: {text!r} covers {other!r}"


@every_chapter
def test_predictions_are_in_the_language_and_explain_every_answer(stem, language):
    questions = [prediction.question for prediction in chapters.predictions(chapters.opened(stem, language))]
    letters = [[option.right for option in question.options].index(True) for question in questions]
    assert len(letters) < 3 or set(letters) == {0, 1, 2}, "a letter that is never right would soon be known"
    for question in questions:
        assert 2 <= len(question.options) <= 4
        for text in [question.ask, question.look, *(o.why for o in question.options)]:
            assert bool(JAPANESE.search(text)) == (language == "ja"), text


@every_chapter
def test_no_two_panels_of_a_chapter_have_one_key(stem, language):
    """That no two of the whole course have: tests/exercises/test_keys.py, which finds here what this has looked up."""
    keys = [key for kind, key in keys_of(stem, language) if kind == "panel"]
    assert len(set(keys)) == len(keys)
