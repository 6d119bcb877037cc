"""What decides the diary chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.exercises.question import question, the_one
from nblib.maths.activations import sigmoid
from nblib.maths.data import (
    SHARPNESS,
    chance_of_test,
    expected_accuracy,
    expected_accuracy_of,
    expected_log_loss,
    situation_chance,
)
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


@question
def confidence():
    """A larger k leaves every verdict as it is and changes what a mistake costs."""
    plain, sure, far = (expected_log_loss(k * ARTICLE_WEIGHTS) for k in (1, 8, 40))
    best = min(plain, sure, far)
    right = the_one(k_1=plain == best, k_8=sure == best, k_40=far == best)
    kun = expected_accuracy_of(ARTICLE_WEIGHTS)
    return dict(right=right, plain=plain, sure=sure, far=far, kun=kun)


CONFIDENCES = np.linspace(0.5, 40, 80)


def _mean_cost(margins, shares):
    """The mean log loss (CONFIDENCES,) of days that lie so far on the right side, in such shares."""
    costs = np.logaddexp(0, -CONFIDENCES[:, np.newaxis] * margins)
    return costs @ shares / shares.sum()


@confidence.belief("k_40")
def no_day_goes_wrong(_now):
    """Every verdict would be right, so that more confidence always pays: (ks, losses)."""
    return CONFIDENCES, _mean_cost(np.abs(score(ARTICLE_WEIGHTS, SITUATIONS)), situation_chance())


@confidence.belief("k_1")
def only_mistakes_count(_now):
    """Only days that go wrong would count, so that less confidence always pays: (ks, losses)."""
    y, p = score(ARTICLE_WEIGHTS, SITUATIONS), chance_of_test(SITUATIONS)
    wrong = np.where(predicts_test(y), 1 - p, p)
    return CONFIDENCES, _mean_cost(-np.abs(y), situation_chance() * wrong)


@confidence.goal
def valley(now, start):
    """The smallest loss is where the neuron is as sure as the world is."""
    return now.result["loss"] <= confidence.facts["sure"]


@confidence.goal
def too_sure(now, start):
    """Too much confidence costs more than too little."""
    return now.values["k"] > start.values["k"] and now.result["loss"] > start.result["loss"]


@question
def best_possible():
    """Nobody can be right every day in a world that is uncertain."""
    tables = np.array(list(itertools.product([0, 1], repeat=8)))  # every verdict in each of the 8 situations
    best, kun = expected_accuracy(tables).max(), expected_accuracy_of(ARTICLE_WEIGHTS)
    right = the_one(
        always=best > 0.999,
        more_with_confidence=kun + 0.001 < best <= 0.999,
        not_above_kun=best < kun + 0.001,
    )
    least = expected_log_loss(SHARPNESS * ARTICLE_WEIGHTS)
    return dict(right=right, kun=kun, teacher=expected_accuracy_of([-0.5, 0, 1, 0]), least=least)


@best_possible.belief("always")
def never_wrong(_now):
    """The right weights would be right on every day."""
    return 1.0


@best_possible.belief("more_with_confidence")
def as_right_as_sure(now):
    """It would be right on as many new days as it is sure, on average."""
    y = score([now.values[f"w{i}"] for i in range(4)], SITUATIONS)
    return float(sigmoid(now.values["k"] * np.abs(y)) @ situation_chance())


@best_possible.goal
def below_half(now, start):
    """Some way down the slope."""
    return now.result["loss"] < 0.5


@best_possible.goal
def below_line(now, start):
    """On the diary luck allows more than can be hoped for on new days."""
    return now.result["loss"] < best_possible.facts["least"]


@best_possible.goal
def beat_teacher(now, start):
    """On unseen days three clues are worth more than the best one."""
    seen = now.result["new"]
    return seen is not None and seen > best_possible.facts["teacher"]


QUESTIONS = (confidence, best_possible)
