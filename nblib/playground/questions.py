"""What decides the playground's predictions. Their words stand in questions.md.

They ask what one neuron can do with a circle, what squares change, and what a start from all zeros comes to.
"""

from nblib.exercises.asked import Asked
from nblib.exercises.question import question, the_one
from nblib.playground.settings import Settings
from nblib.playground.training_session import start
from nblib.playground.training_snapshot import snapshot

CIRCLE = dict(data="circle", noise=0.0, widths=(), activations=())
SQUARES = ("x1", "x2", "x1²", "x2²")
EPOCHS = 100


def after(**settings):
    """The snapshot of a training with these settings, and which part of its training data is judged right."""
    found = snapshot(start(Settings(**settings)), EPOCHS)
    return found, found["accuracies"][0]


@question
def circle_alone():
    """One neuron cannot part a disc from the ring around it, however long it trains."""
    _found, part = after(**CIRCLE)
    right = the_one(nearly_all=part > 0.95, most=0.75 < part <= 0.95, less_than_most=part <= 0.75)
    return dict(right=right, right_part=part, epochs=EPOCHS)


@question
def circle_with_squares():
    """Told the squares, the same neuron parts them."""
    _found, part = after(**CIRCLE, features=SQUARES)
    right = the_one(nearly_all=part > 0.95, a_little_better=0.75 < part <= 0.95, still_straight=part <= 0.75)
    return dict(right=right, right_part=part)


@question
def all_zeros():
    """From all weights zero the hidden neurons of a layer stay equal, and here even stay at zero."""
    found, part = after(data="circle", noise=0.0, scheme="zeros")
    network, theta = found["network"]
    moved = bool(abs(theta * network.is_weight).max() > 0)
    return dict(right=the_one(as_usual=part > 0.95, never=part <= 0.95 and not moved, slowly=part <= 0.95 and moved))


ask = Asked((circle_alone, circle_with_squares, all_zeros), ())
