"""The predictions and exercises of the activation chapter, in the order in which they are met."""

from nblib.chapters.activation.alone_questions import alone
from nblib.chapters.activation.curve_exercises import add_up_a_tent, write_leaky
from nblib.chapters.activation.curve_questions import squares_add_up, steepest_sigmoid, verdict_with_sigmoid
from nblib.chapters.which_activation.alone_exercises import own_bump, weights_for_bell
from nblib.chapters.which_activation.contest_questions import other_rate, wrong_slope
from nblib.chapters.which_activation.own_function import trusted, what_is_wrong
from nblib.chapters.which_activation.softmax_exercises import write_softmax
from nblib.chapters.which_activation.softmax_questions import higher_scores
from nblib.chapters.which_activation.softmax_rows_exercise import write_softmax_rows
from nblib.chapters.which_activation.softplus_exercise import write_softplus

__all__ = ["trusted", "what_is_wrong"]  # which are neither

QUESTIONS = (verdict_with_sigmoid, steepest_sigmoid, squares_add_up, higher_scores, alone, wrong_slope, other_rate)
EXERCISES = (
    *(write_leaky, add_up_a_tent, write_softmax, write_softmax_rows),
    *(weights_for_bell, own_bump, write_softplus),
)
