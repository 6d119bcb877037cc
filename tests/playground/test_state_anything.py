"""Files that were changed in any way at all: a State, or a sentence for the learner; never another error.

100 files in each test; a thousand with NBLIB_THOROUGH=1.
"""

import json

import pytest

from nblib.errors import CourseError
from nblib.language import words
from nblib.playground.settings import Settings
from nblib.playground.state import State, state_from
from nblib.playground.state_file import state_as_text, state_of_bytes
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies
EXAMPLES = 1000 if THOROUGH else 100
often = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))

GOOD = state_as_text(State(Settings(), 3, tuple(float(i) for i in range(25))))
NAMES = list(json.loads(GOOD))
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["circle", "tanh", "x1", "x3", "Adam", "zeros", "__import__('os')", "/etc/passwd"]),
)  # fmt: skip
THINGS = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner, max_size=4), max_leaves=20)  # fmt: skip


def state_or_sentence(content):
    """The State, or None after a sentence in both languages."""
    found = []
    for language in ("ja", "en"):
        words.speak(language)
        try:
            found.append(state_of_bytes(content))
        except CourseError as trouble:
            assert str(trouble).strip()
            found.append(None)
    assert found[0] == found[1]
    return found[0]


@often
@given(content=st.binary(max_size=400))
def test_any_bytes(content):
    assert state_or_sentence(content) is None


@often
@given(place=st.integers(0, len(GOOD) - 1), more=st.binary(max_size=4), gone=st.integers(0, 4))
def test_a_file_with_some_bytes_changed(place, more, gone):
    content = GOOD.encode()
    changed = content[:place] + more + content[place + gone :]
    state = state_or_sentence(changed)
    if state is not None:
        assert state_of_bytes(state_as_text(state).encode()) == state


@often
@given(name=st.sampled_from(NAMES) | st.text(max_size=12), thing=THINGS)
def test_a_file_with_something_else_in_one_place(name, thing):
    state = state_or_sentence(json.dumps({**json.loads(GOOD), name: thing}).encode())
    if state is not None:
        assert state_of_bytes(state_as_text(state).encode()) == state
        assert all(1 <= width <= 8 for width in state.settings.widths) and 4 <= state.settings.points <= 5000


@often
@given(arguments=st.dictionaries(st.sampled_from(NAMES[3:]) | st.text(max_size=6), THINGS, max_size=5))
def test_arguments_of_any_kind(arguments):
    try:
        state = state_from(arguments)
    except CourseError as trouble:
        assert str(trouble).strip()
    else:
        assert state_from({**state.arguments()}) == state
