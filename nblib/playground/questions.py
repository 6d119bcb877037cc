"""What decides the playground's predictions. Their words stand in questions.md.

They ask what one neuron can do with a circle, what squares change, and what a start from all zeros comes to.

A belief about a playground says "boundary", (xs, ys) on the map, or "losses", (epochs, losses), or both. It looks at
settings, points and the map's axes, never at a moment of training: it is not asked again while training goes on.
"""

import functools
from dataclasses import replace

import numpy as np

from nblib.exercises.asked import Asked
from nblib.exercises.question import question, the_one
from nblib.playground.believed_boundaries import best_line, best_ring, level_lines, points_on_map, ring, straight
from nblib.playground.neuron_maps import neuron_maps, plane, window_of
from nblib.playground.next_state import settings_of
from nblib.playground.settings import Settings
from nblib.playground.training_session import examples, start
from nblib.playground.training_snapshot import snapshot

CIRCLE = dict(data="circle", noise=0.0, widths=(), activations=())
SQUARES = ("x1", "x2", "x1²", "x2²")
EPOCHS = 100
LONG = 300  # epochs of a training that somebody imagines


def points(**settings):
    """The training points with these settings: their places (N, 2), and which of them have the answer 1 (N,)."""
    data = examples(Settings(**settings))
    return data.X, data.T[:, 0] > 0.5


def after(**settings):
    """The snapshot of a training with these settings, and which part of its training data is judged right."""
    found = snapshot(start(Settings(**settings)), EPOCHS)
    return found, found["accuracies"][0]


@question
def circle_alone():
    """One neuron cannot part a disc from the ring around it, however long it trains."""
    _found, part = after(**CIRCLE)
    right = the_one(nearly_all=part > 0.95, most=0.75 < part <= 0.95, less_than_most=part <= 0.75)
    return dict(right=right, right_part=part, epochs=EPOCHS, ring=best_ring(*points(**CIRCLE))[-1])


@circle_alone.belief("nearly_all")
def closes_into_a_ring(now):
    """The boundary would close: it would be the ring that judges most training points right."""
    return dict(boundary=ring(*points_on_map(now)))


@question
def circle_with_squares():
    """Told the squares, the same neuron parts them."""
    _found, part = after(**CIRCLE, features=SQUARES)
    right = the_one(nearly_all=part > 0.95, a_little_better=0.75 < part <= 0.95, still_straight=part <= 0.75)
    return dict(right=right, right_part=part, line=best_line(*points(**CIRCLE))[-1])


@circle_with_squares.belief("still_straight")
def stays_straight(now):
    """The boundary would stay straight, whatever the inputs: it would be the line that judges most training points right."""
    return dict(boundary=straight(*points_on_map(now), now.result["window"]))


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


@functools.lru_cache(maxsize=4)
def imagined(settings):
    """A training with these Settings from random numbers, which takes a while.

    Returns the epochs and the training losses then, (K,) each, and the last boundary on the map of x1 and x2.
    """
    training = start(replace(settings, scheme=Settings().scheme))
    theta, window = training.at(LONG), window_of(examples(settings).X)
    places = plane(examples(settings).X, ("x1", "x2"), window)
    answer = neuron_maps(training.network, theta, training.loss, settings.features, places)[-1]
    epochs, losses, _ = training.losses()
    return epochs[::3], losses[::3], level_lines(answer, window, 0.5)


@all_zeros.belief("as_usual")
def as_from_random_numbers(now):
    """From zeros it would learn what it learns from random numbers; nothing is left to be believed at another start."""
    if now.values["scheme"] != "zeros":
        return None
    epochs, losses, boundary = imagined(settings_of(now.values))
    return dict(losses=(epochs, losses)) | ({} if boundary is None else dict(boundary=boundary))


@all_zeros.belief("slowly")
def learns_later_on(now):
    """For an eighth of the time the loss would stay where it is, and then all would go as from random numbers."""
    if (found := as_from_random_numbers(now)) is None:
        return None
    epochs, losses = found["losses"]
    waits, at_first = len(epochs) // 8, start(settings_of(now.values)).losses()[1][0]
    late = np.concatenate([np.full(waits, at_first), losses[: len(losses) - waits]])
    return found | dict(losses=(epochs, late))


@all_zeros.goal
def other_start(now, start):
    """From another initialisation it learns."""
    return now.values["scheme"] != "zeros" and _right(now) >= 0.95


@all_zeros.goal
def nudged(now, start):
    """From zeros it learns what a line can do, once the weights along one way to the output have been changed by hand."""
    return now.values["scheme"] == "zeros" and _right(now) >= 0.65


ask = Asked((circle_alone, circle_with_squares, all_zeros), ())
