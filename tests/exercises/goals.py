"""Whether a goal of a question is reached in its panel: with the panel's own controls, by its own experiment."""

import functools

import pytest

from nblib.exercises.question import Seen
from nblib.language import words
from tests import chapters
from tools.copies import NOTEBOOKS
from tools.learning_path import asked_in


@functools.cache
def predictions(stem):
    """The predictions of a chapter by their questions' keys, as its cells show them and nobody has moved them."""
    words.speak("en")
    return {shown.question.key: shown for shown in chapters.predictions(chapters.run(stem, "en"))}


def prediction(key):
    """The prediction of this key, in whichever chapter it is."""
    asking = [stem for stem in chapters.CHAPTERS if key in asked_in(text_of(stem))]
    return predictions(*asking)[key]


@functools.cache
def text_of(stem):
    """A chapter's source."""
    return (NOTEBOOKS / "source" / f"{stem}.md").read_text("utf-8")


def goal_keys(*rooms):
    """(question, goal) of every goal of what these rooms ask: {(key, key)}."""
    return {(question.key, goal.key) for ask in rooms for question in ask.questions for goal in question.goals}


def reached(question, goal, **moves):
    """Whether the goal is reached once the panel's controls have these values, which they must be able to have.

    A value may be a function of its control.
    """
    shown = prediction(question)
    panel = shown.panel
    moves = {name: value(panel.controls[name]) if callable(value) else value for name, value in moves.items()}
    for name, value in moves.items():
        assert can_have(panel.controls[name], value), f"{name} cannot be {value}"
    start, now = panel.values, {**panel.values, **moves}
    (goal,) = (found for found in shown.question.goals if found.key == goal)
    return bool(goal.reached(_seen(panel, now), _seen(panel, start)))


def _seen(panel, values):
    return Seen(values, panel.experiment(**{name: values[name] for name in panel.takes}))


def can_have(control, value):
    """Whether a learner can move the control to this value."""
    if hasattr(control, "nearest"):
        return control.nearest(*(value if isinstance(value, tuple) else (value,))) == value
    return value in (control.offered() if hasattr(control, "offered") else control.ends())


def goal_tests(rooms, reached_by, not_yet, tried_elsewhere=()):
    """The three tests that every file on goals has, for what these rooms ask.

    reached_by, not_yet: rows (question, goal, moves), as `reached` takes them. tried_elsewhere: pairs (question, goal) that
    have a test of their own.
    """

    @pytest.mark.parametrize("question, goal, moves", reached_by)
    def test_a_goal_is_reached(question, goal, moves):
        assert reached(question, goal, **moves)
        assert not reached(question, goal), "at first"

    @pytest.mark.parametrize("question, goal, moves", not_yet)
    def test_a_goal_is_not_reached_by_less(question, goal, moves):
        assert not reached(question, goal, **moves)

    def test_no_goal_is_forgotten():
        assert goal_keys(*rooms) == {(question, goal) for question, goal, _moves in reached_by} | set(tried_elsewhere)

    return test_a_goal_is_reached, test_a_goal_is_not_reached_by_less, test_no_goal_is_forgotten
