"""Numbers of the chapter's part on the learner's own data."""

from nblib.checks.playground.data_questions import ALONE, right_share, study_table
from tools.facts import percent


def facts():
    """How well A-kun's marks are told apart, on tests that were not trained on, and how many of them are bad."""
    return {
        "marks_alone": percent(right_share(**ALONE)[1]),
        "marks_hidden": percent(right_share()[1]),
        "marks_bad": percent(1 - study_table()[1].mean()),
    }
