"""Optimizers: from a place and the slope there to a better place, again and again.

Each is a generator (gradient, theta, rate=..., ...) that yields theta_0, theta_1, ... without end; its local variables
are all its memory. gradient(theta) -> dtheta is any function: of a bowl in the plane, of a network on a mini-batch.
theta (..., P) may be many places at once, and rate a number, or an array (..., 1) with a rate for each of them.

    for step, theta in zip(range(101), adam(gradient, start, rate=0.1)): ...

No theta is changed after it was yielded, so they can be kept without copying.
"""

from itertools import count

import numpy as np


def gradient_descent(gradient, theta, rate=0.1):
    """Gradient descent: a step against the slope (Cauchy, 1847)."""
    while True:
        yield theta
        theta = theta - rate * gradient(theta)


def adam(gradient, theta, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Adam: steps of about `rate`, whatever the size of the slopes (Kingma and Ba, 2015, algorithm 1; PyTorch's too).

    m is a running mean of the slopes, v of their squares. Both start at 0, which the division by 1 - beta**t corrects.
    """
    m = v = np.zeros_like(theta)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - rate * m_hat / (np.sqrt(v_hat) + epsilon)
