"""The predictions and exercises of the optimizers chapter, in the order in which they are met."""

from nblib.checks.optimizers.descent_questions import where_it_ends, with_single_days
from nblib.checks.optimizers.diary_questions import by_heart, half_the_error
from nblib.checks.optimizers.miss_exercise import adam_misses
from nblib.checks.optimizers.momentum_exercise import write_momentum
from nblib.checks.optimizers.own import own_optimizer
from nblib.checks.optimizers.rate_questions import adams_first_step, best_rate, newton_near_a_top
from nblib.checks.optimizers.schedule_exercise import write_schedule
from nblib.checks.optimizers.slope_exercise import write_gradient
from nblib.checks.optimizers.step_exercise import my_step
from nblib.checks.optimizers.training_exercise import my_training
from nblib.checks.optimizers.valley_questions import how_many_starts, near_or_far, who_gets_down

__all__ = ["own_optimizer"]  # which is neither

QUESTIONS = (
    *(where_it_ends, best_rate, adams_first_step, newton_near_a_top),
    *(who_gets_down, how_many_starts, near_or_far),
    *(with_single_days, half_the_error, by_heart),
)
EXERCISES = (my_step, write_schedule, write_momentum, write_gradient, adam_misses, my_training)
