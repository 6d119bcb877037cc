"""What the generalisation chapter shows: pictures of the library, all of them."""

from nblib.pictures.diary_page import AccuracyBars
from nblib.pictures.loss_by_size import LossAgainst
from nblib.pictures.loss_curves import LossCurves

__all__ = ["AccuracyBars", "LossAgainst", "LossCurves"]
