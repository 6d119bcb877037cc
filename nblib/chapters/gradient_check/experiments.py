"""The experiments of the room on gradients and their check, for its cells."""

from nblib.chapters.gradient_check.backward_passes import PASSES, pass_choices, pass_losses, small_example
from nblib.chapters.gradient_check.bug_hunt import case_evidence
from nblib.chapters.gradient_check.dead_neurons import dead_relu_run, prank_days
from nblib.chapters.gradient_check.own_pass import claimed_and_measured

__all__ = [
    "PASSES",
    "case_evidence",
    "claimed_and_measured",
    "dead_relu_run",
    "pass_choices",
    "pass_losses",
    "prank_days",
    "small_example",
]
