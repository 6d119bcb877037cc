"""Every test starts in Japanese, and leaves nothing behind that the next one could see."""

import pytest

from nblib import words


@pytest.fixture(autouse=True)
def japanese_again():
    words.speak("ja")
    yield
    words.speak("ja")
