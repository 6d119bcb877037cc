"""Names that stand beside their curves instead of in a legend: pushed apart where curves come together."""

import numpy as np


def apart(heights, gap, low, high):
    """Heights near to these, from low to high and at least `gap` apart, in the same order from the lowest up."""
    order = np.argsort(heights, kind="stable")
    placed = np.clip(np.asarray(heights, float)[order], low, high)
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], high if i == len(placed) - 1 else placed[i + 1] - gap)
    return placed[np.argsort(order)]
