"""Numbers of the ledger on claim 6: how many hidden neurons can be read."""

import numpy as np

from nblib.chapters.layers.experiments import CLEAR, can_be_missed, clear_neurons
from nblib.maths.repeated_training import LEARNED, prank_run

WIDE, SEEDS = 16, 20  # as the ledger's cell has them


def facts():
    """In the wide network: the share of neurons that say a clear word, and of those that can be missed."""
    network, thetas = learned(WIDE)
    return {
        "clear_bound": f"{CLEAR:g}",
        "clear_16": f"{clear_neurons(network, thetas).mean():.0%}",
        "missed_16": f"{can_be_missed(network, thetas).mean():.0%}",
    }


def learned(width):
    """The network, and the thetas (n, P) of those trainings from SEEDS seeds that have learned the prank."""
    runs = [prank_run(width, seed) for seed in range(SEEDS)]
    return runs[0][0], np.array([run.thetas[-1] for _network, run in runs if run.losses[-1] < LEARNED])
