"""What the generalisation chapter shows."""

from nblib.chapters.generalisation.chosen_best import ChosenBest
from nblib.chapters.generalisation.learner_columns import LearnerColumns
from nblib.chapters.generalisation.reliability import ReliabilityDiagram
from nblib.chapters.generalisation.second_descent import SecondDescent
from nblib.chapters.generalisation.size_charts import AgainstSetting
from nblib.chapters.generalisation.stopping_curves import StoppingCurves
from nblib.chapters.generalisation.two_losses import TwoLosses

__all__ = [
    "AgainstSetting",
    "ChosenBest",
    "LearnerColumns",
    "ReliabilityDiagram",
    "SecondDescent",
    "StoppingCurves",
    "TwoLosses",
]
