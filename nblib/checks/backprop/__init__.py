"""The predictions and exercises of the backpropagation chapter, in the order in which they are met."""

from nblib.checks.backprop.difference_exercise import central_difference
from nblib.checks.backprop.price_questions import how_many_times
from nblib.checks.backprop.slope_questions import all_together, signed_difference, smaller_is_better
from nblib.checks.backprop.step_exercise import one_step

QUESTIONS = (all_together, signed_difference, smaller_is_better, how_many_times)
EXERCISES = (one_step, central_difference)
