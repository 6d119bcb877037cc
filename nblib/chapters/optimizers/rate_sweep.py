"""Many rates at once: how low does an optimizer get with each of them?"""

import functools

import numpy as np

from nblib.maths.descent import ends

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
