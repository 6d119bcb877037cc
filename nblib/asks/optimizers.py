"""The predictions and exercises of the optimizers chapter, in the order in which they are met."""

from nblib.chapters.optimizers.descent_questions import where_it_ends, with_single_days
from nblib.chapters.optimizers.descent_step_exercise import my_step
from nblib.chapters.optimizers.diary_questions import by_heart, half_the_error
from nblib.chapters.optimizers.momentum_exercise import write_momentum
from nblib.chapters.optimizers.own_optimizer import own_optimizer
from nblib.chapters.optimizers.rate_questions import adams_first_step, best_rate, newton_near_a_top
from nblib.chapters.optimizers.schedule_exercise import write_schedule
from nblib.chapters.optimizers.training_exercise import my_training
from nblib.chapters.valleys.gradient_exercise import write_gradient
from nblib.chapters.valleys.miss_exercise import adam_misses
from nblib.chapters.valleys.valley_questions import how_many_starts, near_or_far, who_gets_down

__all__ = ["own_optimizer"]  # which is neither

QUESTIONS = (
    *(where_it_ends, best_rate, adams_first_step, newton_near_a_top),
    *(who_gets_down, how_many_starts, near_or_far),
    *(with_single_days, half_the_error, by_heart),
)
EXERCISES = (my_step, write_schedule, write_momentum, write_gradient, adam_misses, my_training)
