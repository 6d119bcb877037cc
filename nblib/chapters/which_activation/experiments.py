"""Activations compared: one shape of network, the same days, the same starts; only the activation differs.

One run proves little, as the start is random. So there are many starts too, trained all at once.
"""

import functools

import numpy as np

from nblib.chapters.which_activation.own_activation import trusted, what_is_wrong
from nblib.maths.activations import GALLERY
from nblib.maths.datasets_2d import PROBLEMS
from nblib.maths.layers import Dense
from nblib.maths.losses import binary_cross_entropy
from nblib.maths.network import Network
from nblib.maths.prepared import prepared
from nblib.maths.training import train

__all__ = ["PROBLEMS", "comparison_run", "final_losses", "side_by_side", "trusted", "what_is_wrong"]

DAYS, NEW_DAYS, EPOCHS, RATE, WIDTH = 250, 1000, 200, 0.03, 8


def two_hidden(first, second):
    """The network that is trained, 2-8-8-1, with an activation for each of its hidden layers."""
    return Network([Dense(2, WIDTH), first, Dense(WIDTH, WIDTH), second, Dense(WIDTH, 1)])


@functools.lru_cache(8)
def days(problem, new=False):
    """X (days, 2) and T (days, 1) of a problem, by name; new: other days, that nobody is trained on."""
    return PROBLEMS[problem](NEW_DAYS if new else DAYS, 0.0, np.random.default_rng(2 if new else 1))


def points(problem):
    """The days trained on, as rows (days, 3) of both inputs and the answer, to be drawn."""
    return np.hstack(days(problem))


@functools.lru_cache(64)
def comparison_run(problem, first, second, seed, rate=RATE):
    """The network with these activations, and its Run of 200 epochs, every fifth kept. Adam, all days at once."""
    network = two_hidden(first, second)
    theta = network.init(np.random.default_rng(seed))
    return network, train(network, binary_cross_entropy, theta, *days(problem), epochs=EPOCHS, rate=rate, every=5)


def side_by_side(runs, problem, step):
    """Runs by name, as pictures of several networks want them: scores at that step, losses, the days."""
    return dict(
        scores={name: _score_at(*run, step) for name, run in runs.items()},
        losses={name: (run.steps, run.losses) for name, (_, run) in runs.items()},
        points=points(problem),
        step=step,
    )


def _score_at(network, run, step):
    """The network's score as a function of x1 and x2, at the last moment that the run kept up to this step."""
    return network.on_plane(run.thetas[np.searchsorted(run.steps, step, "right") - 1])


@functools.lru_cache(128)
@prepared(GALLERY)
def final_losses(problem, activation, rate=RATE, starts=12):
    """Losses (starts,) after training, on the days trained on and on new ones, with one activation in both layers.

    A start that diverged has a loss that is not finite.
    """
    network = two_hidden(activation, activation)
    theta, new = network.init_stack(range(starts)), days(problem, new=True)
    run = train(network, binary_cross_entropy, theta, *days(problem), epochs=EPOCHS, rate=rate, every=EPOCHS, test=new)
    return run.losses[-1], run.test_losses[-1]
