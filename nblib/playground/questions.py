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


def _right(seen):
    """Which part of its training data the network of a panel judges right."""
    return seen.result["accuracies"][0]


@circle_with_squares.goal
def parted(now, start):
    """The training data are parted."""
    return _right(now) >= 0.98


@circle_with_squares.goal
def two_inputs(now, start):
    """Two inputs are enough, if they are the right ones."""
    return _right(now) >= 0.98 and len(now.values["features"]) == 2


@question
def all_zeros():
    """From all weights zero the hidden neurons of a layer stay equal, and here even stay at zero."""
    found, part = after(data="circle", noise=0.0, scheme="zeros")
    network, theta = found["network"]
    moved = bool(abs(theta * network.is_weight).max() > 0)
    return dict(right=the_one(as_usual=part > 0.95, never=part <= 0.95 and not moved, slowly=part <= 0.95 and moved))


@all_zeros.goal
def other_start(now, start):
    """From another initialisation it learns."""
    return now.values["scheme"] != "zeros" and _right(now) >= 0.95


@all_zeros.goal
def nudged(now, start):
    """From zeros it learns what a line can do, once the weights along one way to the output have been changed by hand."""
    return now.values["scheme"] == "zeros" and _right(now) >= 0.65


ask = Asked((circle_alone, circle_with_squares, all_zeros), ())
