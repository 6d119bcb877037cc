"""Numbers of the chapter on the neuron."""

import numpy as np

from nblib.maths.data import SHARPNESS, chance_of_test, diary, expected_accuracy_of
from nblib.maths.losses import accuracy
from nblib.maths.neuron import ARTICLE_WEIGHTS, predicts_test, score
from nblib.pictures.style import percent

DAYS, NEW_DAYS = 60, 1000


def facts():
    """Chances, penalties and accuracies in the world of the diary."""
    X, T = diary(DAYS, np.random.default_rng(11))
    X_new, T_new = diary(NEW_DAYS, np.random.default_rng(12))
    return {
        "chance_today": percent(chance_of_test([[1, 0, 0]])[0]),
        "penalty_90": _penalty(0.9),
        "penalty_50": _penalty(0.5),
        "penalty_10": _penalty(0.1),
        "penalty_1": _penalty(0.01),
        "best_accuracy": percent(expected_accuracy_of(ARTICLE_WEIGHTS)),
        "sharpness": f"{SHARPNESS}",
        "days": f"{DAYS}",
        "new_days": f"{NEW_DAYS}",
        "diary_accuracy": percent(accuracy(predicts_test(score(ARTICLE_WEIGHTS, X)), T)),
        "new_accuracy": percent(accuracy(predicts_test(score(ARTICLE_WEIGHTS, X_new)), T_new)),
    }


def _penalty(probability):
    return f"{-np.log(probability):.2f}"
