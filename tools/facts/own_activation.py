"""Numbers of the chapter on activation: how often networks with each of them learn the spiral."""

import numpy as np

from nblib.chapters.which_activation.experiments import final_losses
from nblib.maths.activations import activation
from nblib.maths.repeated_training import interval

SEEDS, RATE, LEARNED = 40, 0.03, 0.2  # as the chapter's cell has them


def facts():
    """Successes, and the range of the true share, for three activations."""
    found = {}
    for name in ("tanh", "ReLU", "SiLU"):
        successes = int(np.sum(final_losses("spiral", activation(name), RATE, SEEDS)[1] < LEARNED))
        found[f"spiral_{name}"] = f"{successes}"
        found[f"spiral_{name}_range"] = " - ".join(f"{share:.0%}" for share in interval(successes, SEEDS))
    return found
