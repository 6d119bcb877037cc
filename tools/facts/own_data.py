"""Numbers of the chapter's part on the learner's own data."""

from nblib.chapters.patients.experiments import study_table
from nblib.chapters.patients.questions import ALONE, right_share
from nblib.playground.state import state_from
from tools.facts import percent


def facts():
    """How well A-kun's marks are told apart, on tests that were not trained on, and how many of those are bad."""
    new = state_from({"data": "marks"}, {"marks": study_table()}).training().data.T_test
    return {
        "marks_alone": percent(right_share(**ALONE)[1]),
        "marks_hidden": percent(right_share()[1]),
        "marks_bad": percent(1 - new.mean()),
    }
