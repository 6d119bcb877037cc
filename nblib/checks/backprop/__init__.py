"""The predictions and exercises of the backpropagation chapter, in the order in which they are met."""

from nblib.checks.backprop.asked import slope_asked
from nblib.checks.backprop.backward_exercise import write_backward
from nblib.checks.backprop.chain_exercises import slope_of_chain, slope_over_paths
from nblib.checks.backprop.difference_exercise import central_difference
from nblib.checks.backprop.gradient_questions import do_they_return, does_it_show, how_much_is_left
from nblib.checks.backprop.hunt_exercise import name_the_culprits
from nblib.checks.backprop.price_questions import how_many_times
from nblib.checks.backprop.reuse_questions import how_often_again, paths_that_cancel, silent_clue
from nblib.checks.backprop.slope_questions import all_together, signed_difference, smaller_is_better
from nblib.checks.backprop.step_exercise import one_step

QUESTIONS = (
    *(all_together, signed_difference, smaller_is_better),
    *(how_often_again, silent_clue, paths_that_cancel, how_many_times),
    *(how_much_is_left, do_they_return, does_it_show),
)
EXERCISES = (one_step, central_difference, slope_of_chain, slope_over_paths, write_backward, name_the_culprits)

__all__ = [*(make.__name__ for make in (*QUESTIONS, *EXERCISES)), "EXERCISES", "QUESTIONS", "slope_asked"]
