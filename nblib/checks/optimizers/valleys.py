"""What is asked in the part on valleys and landscapes, in the order in which it is met."""

from nblib.checks.optimizers.miss_exercise import adam_misses
from nblib.checks.optimizers.slope_exercise import write_gradient
from nblib.checks.optimizers.valley_questions import how_many_starts, near_or_far, who_gets_down

QUESTIONS = (who_gets_down, how_many_starts, near_or_far)
EXERCISES = (write_gradient, adam_misses)
