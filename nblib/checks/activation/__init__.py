"""The predictions and exercises of the activation chapter, in the order in which they are met."""

from nblib.checks.activation.curve_exercises import add_up_a_tent, write_leaky
from nblib.checks.activation.curve_questions import squares_add_up, steepest_sigmoid, verdict_with_sigmoid
from nblib.checks.activation.softmax_exercises import write_softmax
from nblib.checks.activation.softmax_questions import higher_scores
from nblib.checks.activation.softmax_rows_exercise import write_softmax_rows

QUESTIONS = (verdict_with_sigmoid, steepest_sigmoid, squares_add_up, higher_scores)
EXERCISES = (write_leaky, add_up_a_tent, write_softmax, write_softmax_rows)
