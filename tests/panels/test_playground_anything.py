"""Every control of the playground at its ends, in random combinations: a picture or a sentence, never an exception.

60 combinations; a thousand, which take some minutes, with NBLIB_THOROUGH=1.
"""

import io

import numpy as np
import pytest
from PIL import Image

from nblib.language import words
from nblib.panels.controls import Choice, Stops
from nblib.playground import playground
from nblib.playground.setting_controls import Ticks
from tests.thorough import THOROUGH

hypothesis = pytest.importorskip("hypothesis")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies
EXAMPLES = 1000 if THOROUGH else 60


@pytest.fixture(scope="module")
def made():
    """One playground, moved from state to state as a learner would; small, so that a training takes no time."""
    words.speak("en")
    return playground(points=50, batch=20)


NAMES = [name for name in playground(points=20).controls if name not in ("points", "epoch")]
MOVES = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 99)), min_size=1, max_size=6)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
@given(moves=MOVES, epochs=st.sampled_from([0, 1, 3, 30]))
def test_any_combination_shows_a_picture_or_says_what_is_wrong(made, moves, epochs):
    words.speak("en")
    for name, which in moves:
        control = made.controls[name]
        assert not control.records
        made.put({name: possible(control)[which % len(possible(control))]})
        check(made, f"{name} = {control.value}")
    made.controls["epoch"].move(epochs)
    check(made, f"{epochs} epochs on")


def possible(control):
    """Every value that can be chosen from a list, else both ends."""
    if isinstance(control, Choice | Stops):
        return control.offered()
    return [*control.ends(), *([()] if isinstance(control, Ticks) else [])]


def check(made, move):
    """A finite picture with its words; and if training cannot go on, a sentence about that alone."""
    picture, result = np.asarray(Image.open(io.BytesIO(made.stage.frame))), made.result
    assert picture.std() > 5, move
    assert np.isfinite(result["network"][1]).all() and all(np.isfinite(view).all() for view in result["maps"]), move
    assert "nan" not in made.stage.words and made.stage.words.count("\n") == 3, move
    message = made.stage.message
    told = "Training has diverged" in message, "The network has no inputs" in message
    assert any(told) == bool(message) and told[0] == result["diverged"], (move, message)
    assert "Error" not in message, (move, message)
