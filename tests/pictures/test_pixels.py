"""Pictures of digits in words: whoever cannot see them hears where the ink is, not a drawing of letters."""

import numpy as np
import pytest

from nblib.chapters.digits.pixels import LookingFor, Pixels, squares_in_words
from nblib.language import words


def sheet(*places):
    """A sheet of 64 numbers, 0 but at these places (row, column, number), counted from 1."""
    made = np.zeros((8, 8))
    for row, column, value in places:
        made[row - 1, column - 1] = value
    return made.ravel()


def test_squares_are_told_by_row_in_stretches():
    chosen = sheet((1, 1, 1), (1, 2, 1), (1, 8, 1), (8, 4, 1)).reshape(8, 8) > 0
    assert squares_in_words(chosen) == "1行目の1-2・8、8行目の4"
    words.speak("en")
    assert squares_in_words(chosen) == "row 1 (1-2, 8), row 8 (4)"
    assert squares_in_words(np.ones((8, 8), bool)).count("1-8") == 8
    assert squares_in_words(np.zeros((8, 8), bool)) == "none"


@pytest.mark.parametrize(
    ("language", "ink", "none"),
    [("ja", "インクの多いマスは、3行目の2。", "インクの多いマスは、なし。"), ("en", "row 3 (2).", "none.")],
)
def test_a_digit_in_words(language, ink, none):
    words.speak(language)
    dark, light = sheet((3, 2, 0.9), (3, 3, 0.2)), sheet((3, 3, 0.2))
    assert Pixels(title="{read}").describe({}, dict(X=dark, read=7)).endswith(ink)
    assert Pixels(title="{read}").describe({}, dict(X=light, read=7)).endswith(none)


def test_weights_in_words_say_where_ink_and_where_paper_is_looked_for():
    words.speak("en")
    told = LookingFor().describe({}, dict(w=sheet((2, 5, 1.0), (2, 6, -0.8), (7, 1, 0.3))))
    assert told == "Large weights. It looks for ink in row 2 (5); for paper in row 2 (6)."
