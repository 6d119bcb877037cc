"""The predictions and exercises of the optimizers chapter, in the order in which they are met."""

from nblib.checks.optimizers.momentum_exercise import write_momentum
from nblib.checks.optimizers.own import own_optimizer
from nblib.checks.optimizers.rate_questions import adams_first_step, best_rate, newton_near_a_top
from nblib.checks.optimizers.schedule_exercise import write_schedule

__all__ = ["own_optimizer"]  # which is neither

QUESTIONS = (best_rate, adams_first_step, newton_near_a_top)
EXERCISES = (write_schedule, write_momentum)
