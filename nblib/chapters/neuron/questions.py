"""What decides the neuron chapter's predictions. Their words stand in questions.md."""

import itertools

import numpy as np

from nblib.exercises.question import question, the_one
from nblib.maths.data import HINTED_DAYS, PRANK
from nblib.maths.neuron import ARTICLE_WEIGHTS, SITUATIONS, predicts_test, score


def verdicts(w):
    """The verdicts (8,) of the weights w (4,) in all situations."""
    return predicts_test(score(w, SITUATIONS))


@question
def today():
    """Only the friend speaks: is that enough?"""
    y = score(ARTICLE_WEIGHTS, [[1, 0, 0]])[0]
    return dict(right="test" if predicts_test(y) else "no_test", y=y)


@question
def without_teacher():
    """Trusting the teacher no more flips fewer verdicts than one would think."""
    silent = ARTICLE_WEIGHTS * [1, 1, 0, 1]
    flips = int(np.sum(verdicts(silent) != verdicts(ARTICLE_WEIGHTS)))
    spoken = int(SITUATIONS[:, 1].sum())
    right = the_one(none=flips == 0, some=0 < flips < spoken, all=flips == spoken)
    return dict(right=right, flips=flips, spoken=spoken, rest=score(silent, [[1, 1, 1]])[0])


def most_right_through_origin(days):
    """How many days (n, 3) a line through the origin can judge right at most."""
    angle = np.linspace(0, 2 * np.pi, 3600)
    w = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    right = predicts_test(score(w, days[:, :2])) == (days[:, 2] == 1)
    return int(right.sum(axis=1).max())


@question
def without_bias():
    """Without a bias a neuron cannot tell a faint hint from a strong one."""
    worst = len(HINTED_DAYS) - most_right_through_origin(HINTED_DAYS)
    return dict(right=the_one(no=worst > 0), worst=worst)


@question
def prank():
    """One straight line gets three of the four corners right, never all."""
    w = np.array(list(itertools.product(np.linspace(-1, 1, 41), repeat=3)))
    right = predicts_test(score(w, PRANK[:, :2])) == (PRANK[:, 2] == 1)
    most = int(right.sum(axis=1).max())
    return dict(right=the_one(two=most == 2, three=most == 3, four=most == 4))


@question
def ratio_alone():
    """4 : 6 : 3 with weights ten times smaller never reaches the threshold."""
    small = ARTICLE_WEIGHTS * [1, 0.1, 0.1, 0.1]
    left, before = int(verdicts(small).sum()), int(verdicts(ARTICLE_WEIGHTS).sum())
    right = the_one(none=left == 0, one=left == 1, as_before=left == before)
    return dict(right=right, before=before, most=score(small, [[1, 1, 1]])[0])


QUESTIONS = (today, without_teacher, without_bias, prank, ratio_alone)
