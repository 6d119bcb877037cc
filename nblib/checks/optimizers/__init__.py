"""The predictions and exercises of the optimizers chapter, in the order in which they are met."""

from nblib.checks.optimizers.descent_questions import where_it_ends, with_single_days
from nblib.checks.optimizers.diary_questions import by_heart, half_the_error
from nblib.checks.optimizers.step_exercise import my_step
from nblib.checks.optimizers.training_exercise import my_training

QUESTIONS = (where_it_ends, with_single_days, half_the_error, by_heart)
EXERCISES = (my_step, my_training)
