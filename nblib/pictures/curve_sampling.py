"""Graphs of activations: where they are broken, which window suits them, and how their formulas are set."""

import numpy as np

from nblib.validation import as_number


def sampled(function, ticks, breaks=()):
    """Points of a graph: x and y, (n,) each. At each break, where the function jumps, the line is interrupted."""
    ticks = ticks[~np.isin(ticks, breaks)]
    near = [side for at in breaks for side in (at - 1e-9, at + 1e-9) if ticks[0] < at < ticks[-1]]
    x = np.sort(np.concatenate([ticks, near]))
    y = np.array(np.broadcast_to(function(x), x.shape), float)
    as_number(np.sum(y))  # refuses what is not finite
    for at in breaks:
        i = np.searchsorted(x, at)
        x, y = np.insert(x, i, at), np.insert(y, i, np.nan)
    return x, y


def first_that_holds(windows, *heights):
    """The first of the windows (low, high) that holds all heights; the last one if none does."""
    values = np.concatenate([np.ravel(h) for h in heights])
    low, high = np.nanmin(values), np.nanmax(values)
    return next((window for window in windows if window[0] <= low and high <= window[1]), windows[-1])


def tall(formula):
    """A formula with fractions as large as they stand on a line of their own."""
    return formula.replace(r"\frac", r"\dfrac")
