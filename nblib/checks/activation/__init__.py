"""The predictions and exercises of the activation chapter, in the order in which they are met."""

from nblib.checks.activation.alone_exercises import own_bump, weights_for_bell
from nblib.checks.activation.alone_questions import alone
from nblib.checks.activation.contest_questions import other_rate, wrong_slope
from nblib.checks.activation.own_function import trusted, what_is_wrong
from nblib.checks.activation.softplus_exercise import write_softplus

__all__ = ["alone", "other_rate", "own_bump", "trusted", "weights_for_bell", "what_is_wrong", "write_softplus", "wrong_slope"]  # fmt: skip

QUESTIONS = (alone, wrong_slope, other_rate)
EXERCISES = (weights_for_bell, own_bump, write_softplus)
