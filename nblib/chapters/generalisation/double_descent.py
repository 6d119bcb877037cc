"""The second descent: a fit with ever more random features, past the number at which it goes through all examples.

Belkin, Hsu, Ma and Mandal (2019), "Reconciling modern machine-learning practice and the classical bias-variance
trade-off". Random ReLU features are a hidden layer that is not trained (Rahimi and Recht, 2008); only the weights behind
it are fitted. Where many weights fit all examples, the smallest are taken, which is where gradient descent from 0 ends.
"""

import functools

import numpy as np

from nblib.maths.prepared import prepared

EXAMPLES, INPUTS, NEW, SEEDS = 60, 10, 500, 20
FEATURES = (2, 5, 10, 20, 30, 45, 60, 80, 100, 150, 300, 1000)


def smallest_fit(F, y, decay=0.0):
    """The weights of least |F w - y|^2 + decay |w|^2; with decay 0 the smallest of all that have the least |F w - y|^2."""
    U, sizes, Vt = np.linalg.svd(F, full_matrices=False)
    is_there = sizes > 1e-10 * sizes[0]
    return Vt[is_there].T @ (sizes[is_there] / (sizes[is_there] ** 2 + decay) * (U[:, is_there].T @ y))


def errors_once(features, noise, decay, rng):
    """The mean squared errors of one fit: on the noisy examples, and on new ones without noise.

    The truth is a weighted sum of the inputs with weights of length 1, so that always to say 0 has an error of 1.
    """
    truth = rng.normal(size=INPUTS)
    truth /= np.linalg.norm(truth)
    X, new = rng.normal(size=(EXAMPLES, INPUTS)), rng.normal(size=(NEW, INPUTS))
    y = X @ truth + noise * rng.normal(size=EXAMPLES)
    V = rng.normal(size=(INPUTS, features)) / np.sqrt(INPUTS)
    F, G = np.maximum(X @ V, 0), np.maximum(new @ V, 0)
    w = smallest_fit(F, y, decay)
    return np.mean((F @ w - y) ** 2), np.mean((G @ w - new @ truth) ** 2)


@functools.lru_cache(512)
@prepared()
def fit_errors(features, noise, decay):
    """The same from SEEDS seeds: (2, SEEDS), on the examples and on new ones."""
    errors = [errors_once(features, noise, decay, np.random.default_rng(seed)) for seed in range(SEEDS)]
    return np.array([[float(f"{error:.3g}") for error in each] for each in zip(*errors, strict=True)])


def shown_errors(noise, decay):
    """(features, seeds) errors on the examples and on new ones, by name."""
    seen, new = np.swapaxes([fit_errors(features, noise, decay) for features in FEATURES], 0, 1)
    return dict(seen=seen, new=new)
