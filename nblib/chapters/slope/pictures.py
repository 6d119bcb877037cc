"""The pictures of the room on slopes, for its cells."""

from nblib.chapters.slope.loss_kinds import LossKinds
from nblib.chapters.slope.secants import Secants, StepErrors
from nblib.chapters.slope.step_losses import Forecasts, StepLosses
from nblib.chapters.slope.weight_slopes import LossAlong, WhichWay

__all__ = ["Forecasts", "LossAlong", "LossKinds", "Secants", "StepErrors", "StepLosses", "WhichWay"]
