"""What every exercise owes a learner: a right answer is taken, and a usual mistake is met by words of its own.

Checks draw their cases at random, so each answer is given several times.
"""

from nblib.exercises.exercise import review
from nblib.language import words

TIMES = 5


def assert_right(exercise, answer, times=TIMES):
    """The answer is right, whichever cases are drawn."""
    for _ in range(times):
        found = review(exercise, answer)
        assert found.right, found.words


def assert_told(exercise, answer, language, japanese, english, times=TIMES):
    """The answer is wrong, and the words of that language say what those who make this mistake have to hear."""
    words.speak(language)
    for _ in range(times):
        found = review(exercise, answer)
        assert found.right is False
        assert (japanese if language == "ja" else english) in found.words, found.words
