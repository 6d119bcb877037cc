"""The predictions and exercises of the backpropagation chapter, in the order in which they are met."""

from nblib.checks.backprop.backward_exercise import write_backward
from nblib.checks.backprop.gradient_questions import do_they_return, does_it_show, how_much_is_left
from nblib.checks.backprop.hunt_exercise import name_the_culprits

QUESTIONS = (how_much_is_left, do_they_return, does_it_show)
EXERCISES = (write_backward, name_the_culprits)
