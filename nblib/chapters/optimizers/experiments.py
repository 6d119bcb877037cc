"""What the optimizers chapter tries out: losses on diaries, many rates at once, the learner's own optimizer."""

import functools

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_average, on_batches, on_days, on_diaries, runs_away
from nblib.chapters.optimizers.own_optimizer import own_optimizer
from nblib.maths.descent import ends, walk
from nblib.maths.optimizers import gradient_descent, momentum
from nblib.maths.repeated_training import prank_run

__all__ = [
    "NOISY_RATES",
    "heights_by_rate",
    "noise_floors",
    "on_average",
    "on_batches",
    "on_days",
    "on_diaries",
    "own_optimizer",
    "prank_run",
    "runs_away",
]

DRAWS = 12  # of the noise, where an optimizer has any


@functools.lru_cache(32)
def heights_by_rate(landscape, optimizer, start, rates, schedule, steps):
    """The heights (R,) after so many steps from the start (2,), one for each of the rates (R,), both tuples.

    schedule: an entry of SCHEDULES. The mean of DRAWS descents; infinite or NaN where they diverge.
    """
    thetas = np.tile(np.array(start, float), (DRAWS, len(rates), 1))
    rate = schedule(np.array(rates)[:, np.newaxis], steps)
    with np.errstate(over="ignore", invalid="ignore"):  # infinite heights tell what diverges
        return landscape(ends(optimizer(landscape.gradient, thetas, rate=rate), steps)).mean(axis=0)


NOISY_RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)  # for steps by a few days each


def noise_floors(X, T, batch, rates, confidence):
    """How far the loss on a diary shakes above its bottom (R,), at each of the rates (R,), by so many days a step.

    The weights are set at the bottom and walk 600 steps; it is the mean over the second half of them.
    """
    loss = on_days(X, T, confidence)
    bottom = walk(momentum(loss.gradient, np.zeros(4), rate=0.1), 2000)[-1]
    gradient = on_batches(X, T, batch, np.random.default_rng(0), confidence)
    starts = np.tile(bottom, (len(rates), 1))
    path = walk(gradient_descent(gradient, starts, rate=np.reshape(rates, (-1, 1))), 600)
    return loss(path[300:]).mean(axis=0) - loss(bottom)
