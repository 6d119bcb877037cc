"""For tests of answers that never end."""

import pytest

from nblib.chapters.which_activation import own_activation
from nblib.exercises import exercise
from nblib.exercises.sandbox import guarded


@pytest.fixture
def hurried(monkeypatch):
    """An answer gets a little time only, so that nobody waits for the endless ones."""
    for module in (exercise, own_activation):
        monkeypatch.setattr(module, "guarded", lambda task, *_: guarded(task, seconds=0.05))
