"""For tests of answers that never end."""

import pytest

from nblib.checks import exercise
from nblib.checks.activation import own_function
from nblib.checks.guard import guarded


@pytest.fixture
def hurried(monkeypatch):
    """An answer gets a little time only, so that nobody waits for the endless ones."""
    for module in (exercise, own_function):
        monkeypatch.setattr(module, "guarded", lambda task, seconds=None: guarded(task, seconds=0.05))
