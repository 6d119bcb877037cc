"""Numbers of the chapter on generalisation: medians of twenty networks, at the end of their training, on new days."""

import numpy as np

from nblib.chapters.generalisation.experiments import DIARIES, STEPS, ends_of, medians
from nblib.chapters.generalisation.noise_floor import FLOOR
from nblib.pictures.style import percent


def facts():
    """How often the network and the neuron are right; the loss with weight decay, with more days, with both, and the least that can be hoped for."""
    return {
        "heart_new": percent(medians(16)["new_accuracy"]),
        "heart_neuron": percent(medians(0)["new_accuracy"]),
        "long_neuron": f"{np.median(ends_of(range(DIARIES), 0, 100, steps=20 * STEPS)[1]):.2f}",
        "wide_loss": f"{medians(16)['new_loss']:.2f}",
        "decayed_loss": f"{medians(16, decay=0.01)['new_loss']:.2f}",
        "both_loss": f"{medians(16, 1000, 0.01)['new_loss']:.3f}",
        "least_loss": f"{FLOOR['loss']:.3f}",
    }
