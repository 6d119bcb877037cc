"""The pictures of the room on gradients and their check, for its cells."""

from nblib.chapters.gradient_check.dead_neurons import DeadNeurons
from nblib.chapters.gradient_check.program_losses import ProgramLosses
from nblib.chapters.gradient_check.slope_pairs import SlopePairs, SlopeScatter
from nblib.pictures.gradient_curves import GradientSizes
from nblib.pictures.loss_curves import LossCurves

__all__ = ["DeadNeurons", "GradientSizes", "LossCurves", "ProgramLosses", "SlopePairs", "SlopeScatter"]
