"""The predictions and exercises of the backpropagation chapter, in the order in which they are met."""

from nblib.chapters.backprop.chain_exercises import slope_of_chain, slope_over_paths
from nblib.chapters.backprop.price_questions import how_many_times
from nblib.chapters.backprop.reuse_questions import how_often_again, paths_that_cancel, silent_clue
from nblib.chapters.backprop.slope_answer import slope_asked
from nblib.chapters.gradient_check.backward_exercise import write_backward
from nblib.chapters.gradient_check.gradient_questions import do_they_return, does_it_show, how_much_is_left
from nblib.chapters.gradient_check.hunt_exercise import name_the_culprits
from nblib.chapters.slope.difference_exercise import central_difference
from nblib.chapters.slope.slope_questions import all_together, signed_difference, smaller_is_better
from nblib.chapters.slope.step_exercise import one_step

QUESTIONS = (
    *(all_together, signed_difference, smaller_is_better),
    *(how_often_again, silent_clue, paths_that_cancel, how_many_times),
    *(how_much_is_left, do_they_return, does_it_show),
)
EXERCISES = (one_step, central_difference, slope_of_chain, slope_over_paths, write_backward, name_the_culprits)

__all__ = [*(make.__name__ for make in (*QUESTIONS, *EXERCISES)), "EXERCISES", "QUESTIONS", "slope_asked"]
