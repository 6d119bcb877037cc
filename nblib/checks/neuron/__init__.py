"""The predictions and exercises of the neuron chapter, in the order in which they are met."""

from nblib.checks.neuron.diary_questions import best_possible, confidence
from nblib.checks.neuron.neuron_exercise import write_neuron
from nblib.checks.neuron.plane_questions import prank, without_bias
from nblib.checks.neuron.refute_exercise import refute_prank
from nblib.checks.neuron.verdict_exercise import write_verdict
from nblib.checks.neuron.verdict_questions import ratio_alone, today, without_teacher
from nblib.checks.neuron.weight_exercises import (
    weights_for_and,
    weights_for_majority,
    weights_for_or,
    weights_for_teacher,
)

QUESTIONS = (today, without_teacher, without_bias, prank, ratio_alone, confidence, best_possible)
EXERCISES = (
    write_neuron,
    write_verdict,
    weights_for_and,
    weights_for_or,
    weights_for_majority,
    weights_for_teacher,
    refute_prank,
)
