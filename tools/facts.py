"""The numbers in the prose: each is computed here, and written {{name}} in a chapter's source."""

import functools

import numpy as np

from nblib.maths.data import SHARPNESS, chance_of_test, diary, expected_accuracy_of, expected_log_loss
from nblib.maths.losses import accuracy
from nblib.maths.neuron import ARTICLE_WEIGHTS, predicts_test, score
from nblib.maths.trials import interval, prank_successes

DAYS, NEW_DAYS = 60, 1000


@functools.cache
def facts():
    """Every number by name, as the text that is to be read."""
    X, T = diary(DAYS, np.random.default_rng(11))
    X_new, T_new = diary(NEW_DAYS, np.random.default_rng(12))
    return {
        "chance_today": _percent(chance_of_test([[1, 0, 0]])[0]),
        "penalty_90": _penalty(0.9),
        "penalty_50": _penalty(0.5),
        "penalty_10": _penalty(0.1),
        "penalty_1": _penalty(0.01),
        "best_accuracy": _percent(expected_accuracy_of(ARTICLE_WEIGHTS)),
        "loss_plain": f"{expected_log_loss(ARTICLE_WEIGHTS):.3f}",
        "loss_best": f"{expected_log_loss(8 * ARTICLE_WEIGHTS):.3f}",
        "sharpness": f"{SHARPNESS}",
        "days": f"{DAYS}",
        "new_days": f"{NEW_DAYS}",
        "diary_accuracy": _percent(accuracy(predicts_test(score(ARTICLE_WEIGHTS, X)), T)),
        "or_minus_and": f"{-0.5 + 1 - 0:.1f}",
        **_shares_of_success((2, 4)),
        "new_accuracy": _percent(accuracy(predicts_test(score(ARTICLE_WEIGHTS, X_new)), T_new)),
    }


def _shares_of_success(widths, starts=400):
    """How often the prank is learned with so many hidden neurons, and the range of the true share."""
    found = {}
    for width in widths:
        successes = prank_successes(width, starts)
        found[f"share_{width}"] = _percent(successes / starts)
        found[f"range_{width}"] = " - ".join(map(_percent, interval(successes, starts)))
    return found


def _percent(share):
    return f"{100 * share:.1f}%"


def _penalty(probability):
    return f"{-np.log(probability):.2f}"
