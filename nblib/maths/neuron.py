"""One neuron: weigh each input, add everything up, compare the sum with a threshold.

The neuron and its weights are those of A-kun's story: three clues, each 0 or 1, tell him
whether there is a test tomorrow.
"""

import itertools

import numpy as np

ARTICLE_WEIGHTS = np.array([-0.5, 0.4, 0.6, 0.3])  # w0 (bias), friend, teacher, weekday
SITUATIONS = np.array(list(itertools.product([0, 1], repeat=3)))  # (8, 3): every case there is
TODAY = 4  # the row of (1, 0, 0): the friend said it, the teacher did not, no Wednesday
TOLERANCE = 1e-9  # -0.7 + 0.4 + 0.3 is 5.6e-17 in floating point and must count as 0


def score(w, X):
    """The sum of a neuron for each row of X: y = w0 + w1 x1 + w2 x2 + ...

    w: (..., 1 + n) weights, the bias first; a leading axis holds many neurons.
    X: (days, n) inputs. Returns (..., days).
    """
    w, X = np.asarray(w, float), np.asarray(X, float)
    return w[..., :1] + w[..., 1:] @ X.T


def predicts_test(y):
    """True where the sum y lies above the threshold 0 (a convention of this story)."""
    return np.asarray(y) > TOLERANCE
