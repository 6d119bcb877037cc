"""The gradient check: every slope along theta once more, found by trying.

Trying (see partials.py) is slow, but there is hardly anything in it that could be wrong. So it tells whether a faster
way, such as backpropagation, is right.
"""

import numpy as np


def disagreement(slopes, others):
    """How far two arrays of slopes are apart, 0 to 2: their distance, as a share of the larger one's length.

    Below 1e-7 both are surely the same, above 1e-3 surely not (a rule of thumb; Karpathy, 2015).
    """
    slopes, others = np.ravel(slopes), np.ravel(others)
    if slopes.size != others.size:
        raise ValueError(f"{slopes.size} slopes cannot be compared with {others.size}")
    largest = np.abs(np.concatenate([slopes, others])).max(initial=0)
    if not largest:
        return 0.0
    slopes, others = slopes / largest, others / largest  # or squares of tiny ones, as a deep network has, would be 0
    length = max(np.linalg.norm(slopes), np.linalg.norm(others))
    return float(np.linalg.norm(slopes - others) / length)
