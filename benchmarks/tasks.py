"""What the course and its peers are given to do, the same for all: a training, and a trajectory."""

import numpy as np

# The training: a network on 250 examples of two inputs
WIDTHS, ROWS, BATCH, RATE, EPOCHS = (2, 4, 2, 1), 250, 10, 0.03, 50
MANY = 64  # networks at once
X = np.random.default_rng(0).normal(size=(ROWS, 2))
T = (X[:, :1] * X[:, 1:] > 0).astype(float)  # (ROWS, 1): XOR of the signs

# The trajectory: from one start in Rosenbrock's valley, taken again and again
START, STEPS, REPEATS = (-1.2, 1.0), 200, 10
RATES = {"GD": 0.001, "momentum": 0.0005, "Adam": 0.05}
