"""Numbers of the chapter on optimizers: rates, the inside of Adam, Newton's method."""

import numpy as np

from nblib.chapters.optimizers.experiments import heights_by_rate
from nblib.chapters.optimizers.questions import RATES, START, STEPS
from nblib.maths.landscapes import LANDSCAPES
from nblib.maths.optimizers import OPTIMIZERS, inside
from nblib.maths.schedules import SCHEDULES

PARAMETERS = 1000


def facts():
    """The lowest heights with noise, Adam's first step without its correction, and what the methods have to keep."""
    ravine, sgd, adam = LANDSCAPES["ravine"], OPTIMIZERS["SGD"], OPTIMIZERS["Adam"]
    first = {name: values[0] for name, values in inside(adam(ravine.gradient, np.array(START)), 1).items()}
    lowest = {name: np.nanmin(heights_by_rate(ravine, sgd, START, RATES, SCHEDULES[name], STEPS)) for name in SCHEDULES}
    return {
        "sgd_constant": f"{lowest['constant']:.3f}",
        "sgd_cosine": f"{lowest['cosine']:.4f}",
        "uncorrected": f"{(first['m'] / np.sqrt(first['v']))[0]:.2f}",
        "newton_parameters": f"{PARAMETERS:,}",
        "newton_entries": f"{PARAMETERS**2:,}",
        "adam_entries": f"{2 * PARAMETERS:,}",
    }
