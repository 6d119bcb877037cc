"""Training the reader of handwritten digits, chapter 14: what a learner waits for before its first picture."""

import time

import numpy as np

from benchmarks.table import Row
from nblib.chapters.digits import experiments

RUNS = 5


def measure(conditions):
    """The row on a run of the reader, each with another seed, as the reader of a seed is trained but once."""
    experiments.digits()  # reading the file is not training
    seconds = []
    for seed in range(RUNS):
        began = time.perf_counter()
        _ = experiments.reader(seed).theta  # asked for, it is trained
        seconds.append(time.perf_counter() - began)
    return [Row("training the reader of handwritten digits: median", np.median(seconds), "s", 3)]
