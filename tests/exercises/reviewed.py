"""What every exercise owes a learner: a right answer is taken, and a usual mistake is met by words of its own.

Checks draw their cases at random, so each answer is given several times.
"""

from dataclasses import replace

from nblib.exercises.exercise import review
from nblib.language import words

TIMES = 5
PATIENCE = 60  # seconds: a busy machine may be slow
TOO_LONG = ("秒たっても", "No answer came back")


def patient(exercise):
    """The same exercise, whose answers may take their time."""
    return replace(exercise, seconds=PATIENCE)


def assert_right(exercise, answer, times=TIMES):
    """The answer is right, whichever cases are drawn, and within the time that the exercise leaves it."""
    for _ in range(times):
        found = review(exercise, answer)
        assert found.right, found.words


def assert_told(exercise, answer, language, japanese, english, times=TIMES):
    """The answer is wrong, and the words of that language say what those who make this mistake have to hear."""
    words.speak(language)
    wanted = japanese if language == "ja" else english
    for _ in range(times):
        found = review(exercise if wanted in TOO_LONG else patient(exercise), answer)
        assert found.right is False
        assert wanted in found.words, found.words
