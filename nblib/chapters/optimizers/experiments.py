"""What the optimizers chapter tries out: losses on diaries, many rates at once, the learner's own optimizer."""

import functools

import numpy as np

from nblib.chapters.optimizers.diary_loss import on_average, on_batches, on_days, on_diaries, runs_away
from nblib.chapters.optimizers.own_optimizer import own_optimizer
from nblib.maths.descent import ends
from nblib.maths.repeated_training import prank_run

__all__ = [
    "heights_by_rate",
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
