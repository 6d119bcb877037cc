"""What decides the generalisation chapter's predictions. Their words stand in questions.md."""

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
    return dict(right=right, seen=seen, new=new, kun=kun)


QUESTIONS = (by_heart,)
