"""What decides the generalisation chapter's predictions. Their words stand in questions.md."""

import numpy as np

from nblib.chapters.generalisation.experiments import learned
from nblib.exercises.question import question, the_one
from nblib.maths.data import expected_accuracy_of
from nblib.maths.neuron import ARTICLE_WEIGHTS


@question
def by_heart():
    """A large network knows every day it has seen, and is worse than A-kun's four weights on new ones."""
    found = learned(16, 100, 0.0, 10)
    seen, new, kun = found.accuracy.mean(), found.new_accuracy.mean(), expected_accuracy_of(ARTICLE_WEIGHTS)
    right = the_one(better=new > kun + 0.02, as_well=abs(new - kun) <= 0.02, worse=new < kun - 0.02)
    return dict(right=right, seen=seen, new=new, kun=kun, loss=found.new_losses[-1, 0], coin=np.log(2))


def _last(seen):
    """The last losses: on the days seen, and on new ones."""
    return [losses[-1] for _steps, losses in seen.result["losses"].values()]


@by_heart.goal
def as_good(now, start):
    """On new days it is right about as often as A-kun's weights."""
    return now.result["new"] > expected_accuracy_of(ARTICLE_WEIGHTS) - 0.015


@by_heart.goal
def beats_the_coin(now, start):
    """From a hundred days with all the useless notes a network with hidden neurons learns something."""
    held = all(now.values[name] == start.values[name] for name in ("days", "useless"))
    return held and now.values["width"] > 0 and _last(now)[1] < np.log(2)


@by_heart.goal
def no_memory(now, start):
    """The large network cannot learn the hundred days by heart: it is as good on new days as on those seen."""
    held = all(now.values[name] == start.values[name] for name in ("days", "width", "decay"))
    return held and abs(now.result["accuracy"] - now.result["new"]) < 0.05


QUESTIONS = (by_heart,)
