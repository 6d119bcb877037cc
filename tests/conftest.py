"""Every test starts in Japanese, and leaves nothing behind that the next one could see."""

import pytest

from nblib import kept, words


@pytest.fixture(autouse=True)
def japanese_again(monkeypatch):
    monkeypatch.setenv("NBLIB_PROGRESS", "off")
    kept.forget()
    words.speak("ja")
    yield
    words.speak("ja")
