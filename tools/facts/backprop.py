"""Numbers of the chapter on backpropagation: what is computed again, and how many paths there are."""

import numpy as np

from nblib.chapters.backprop.backprop_paths import behind
from nblib.maths.activations import tanh
from nblib.maths.network import mlp

DEPTH, WIDTH = 6, 8


def facts():
    """Neurons computed for all weights of a small network, and paths through a larger one."""
    small = mlp((3, 3, 3, 1), tanh)
    weights = np.flatnonzero(small.is_weight)
    return {
        "again_all": f"{sum(int(column.sum()) for p in weights for column in behind(small, p))}",
        "again_once": f"{sum(small.widths[1:])}",
        "again_weights": f"{len(weights)}",
        "path_depth": f"{DEPTH}",
        "path_width": f"{WIDTH}",
        "path_count": f"{WIDTH ** (DEPTH - 1)}",
    }
