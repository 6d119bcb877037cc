"""Functions that a neuron can apply to its sum."""

import numpy as np


def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), from any number to (0, 1) (Verhulst, 1838).

    exp(-z) itself overflows below z = -709; the logarithm of the denominator does not.
    """
    return np.exp(-np.logaddexp(0, -np.asarray(z, float)))
