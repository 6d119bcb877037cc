"""Every test starts in Japanese, and leaves nothing behind that the next one could see."""

import pytest

from nblib import words
from nblib.checks import progress


@pytest.fixture(autouse=True)
def japanese_again(monkeypatch):
    monkeypatch.setenv("NBLIB_PROGRESS", "off")
    progress.forget()
    words.speak("ja")
    yield
    words.speak("ja")
