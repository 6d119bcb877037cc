"""The predictions and exercises of the backpropagation chapter, in the order in which they are met."""

from nblib.checks.backprop.asked import slope_asked
from nblib.checks.backprop.chain_exercises import slope_of_chain, slope_over_paths
from nblib.checks.backprop.reuse_questions import how_often_again, paths_that_cancel, silent_clue

QUESTIONS = (how_often_again, silent_clue, paths_that_cancel)
EXERCISES = (slope_of_chain, slope_over_paths)

__all__ = [
    "EXERCISES",
    "QUESTIONS",
    "how_often_again",
    "paths_that_cancel",
    "silent_clue",
    "slope_asked",
    "slope_of_chain",
    "slope_over_paths",
]
