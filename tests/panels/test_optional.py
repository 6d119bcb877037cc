"""Where an optional package is missing: cells say so, in the learner's language, and go on."""

import importlib.util
from dataclasses import replace

import ipywidgets as W
import pytest

from nblib.chapters.digits import ask, experiments
from nblib.chapters.digits.pixels import Pixels
from nblib.chapters.layers import ask as layers
from nblib.chapters.neuron import ask as neuron_ask
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import panel, predict, progress, slider
from nblib.panels.display import Absent


@pytest.fixture
def without_digits(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "sklearn" else real(name, *a))
    experiments.trained.cache_clear()
    for question in ask.questions:  # what another test has found out with the digits
        monkeypatch.delitem(vars(question), "facts", raising=False)


def look(image):
    return dict(X=experiments.digits()[0][image])


@pytest.mark.parametrize(
    ("language", "part"), [("ja", "なくても講座は続けられます"), ("en", "The course goes on without it")]
)
def test_a_panel_says_how_to_get_it_and_leaves_no_widgets(without_digits, language, part):
    words.speak(language)
    before = set(W.widget._instances)
    shown = panel(look, [Pixels()], image=slider(1, 0, 9, 1))
    assert isinstance(shown, Absent) and part in repr(shown) and "requirements-digits.txt" in repr(shown)
    assert set(W.widget._instances) == before
    assert predict(ask.new_writers, shown) is shown


def test_progress_counts_what_can_be_done(without_digits):
    assert "3個のうち" in repr(progress(ask, layers.how_many_hidden, layers.merge_layers))


def test_another_missing_package_is_an_error_as_ever():
    def experiment(image):
        raise ModuleNotFoundError("No module named 'nothing'", name="nothing")

    with pytest.raises(CourseError, match="nothing"):
        panel(experiment, [Pixels()], image=slider(1, 0, 9, 1))

    def title():
        raise ModuleNotFoundError("No module named 'nothing'", name="nothing")

    with pytest.raises(ModuleNotFoundError):
        progress(replace(neuron_ask.write_verdict, title=title))
