"""Optimizers that measure each parameter's slopes, and make its steps smaller where slopes are large.

Definitions and defaults are PyTorch's, which differ in small things from the papers' (where epsilon stands, mostly).
"""

import numpy as np

from nblib.maths.schedules import over_time


def adagrad(gradient, theta, rate=0.01, epsilon=1e-10):
    """AdaGrad: the rate is divided by the root of all squared slopes so far (Duchi, Hazan and Singer, 2011)."""
    total = np.zeros_like(theta)
    for eta in over_time(rate):
        yield theta
        g = gradient(theta)
        total = total + g**2
        theta = theta - eta * g / (np.sqrt(total) + epsilon)


def rmsprop(gradient, theta, rate=0.01, alpha=0.99, epsilon=1e-8):
    """RMSProp: a running mean of squared slopes, so that old ones are forgotten (Tieleman and Hinton, 2012)."""
    v = np.zeros_like(theta)
    for eta in over_time(rate):
        yield theta
        g = gradient(theta)
        v = alpha * v + (1 - alpha) * g**2
        theta = theta - eta * g / (np.sqrt(v) + epsilon)


def adadelta(gradient, theta, rate=1.0, rho=0.9, epsilon=1e-6):
    """AdaDelta: steps in the unit of theta: the usual step over the usual slope, times the slope (Zeiler, 2012)."""
    v = u = np.zeros_like(theta)  # running means of squared slopes, and of squared steps
    for eta in over_time(rate):
        yield theta
        g = gradient(theta)
        v = rho * v + (1 - rho) * g**2
        step = np.sqrt(u + epsilon) / np.sqrt(v + epsilon) * g
        u = rho * u + (1 - rho) * step**2
        theta = theta - eta * step


def adam(gradient, theta, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Adam: steps of about `rate`, whatever the size of the slopes (Kingma and Ba, 2015, algorithm 1; PyTorch's too).

    m is a running mean of the slopes, v of their squares. Both start at 0, which the division by 1 - beta**t corrects.
    """
    m = v = np.zeros_like(theta)
    for t, eta in enumerate(over_time(rate), 1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - eta * m_hat / (np.sqrt(v_hat) + epsilon)


def adamw(gradient, theta, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.01):
    """AdamW: Adam, and a part rate * decay of every parameter is taken away at each step (Loshchilov and Hutter, 2019).

    Taken from theta itself, not added to the slopes, as Adam would divide it by their size.
    """
    m = v = np.zeros_like(theta)
    for t, eta in enumerate(over_time(rate), 1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - eta * decay * theta - eta * m_hat / (np.sqrt(v_hat) + epsilon)


def nadam(gradient, theta, rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-8, momentum_decay=0.004):
    """NAdam: Adam with Nesterov's momentum (Dozat, 2016, in PyTorch's form).

    mu(t) takes the place of beta1: it begins near beta1 / 2 and settles at beta1. product is that of all mu so far.
    """

    def mu(t):
        return beta1 * (1 - 0.5 * 0.96 ** (t * momentum_decay))

    m = v = np.zeros_like(theta)
    product = 1.0
    for t, eta in enumerate(over_time(rate), 1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        product = product * mu(t)
        m_hat = mu(t + 1) * m / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product)
        v_hat = v / (1 - beta2**t)
        theta = theta - eta * m_hat / (np.sqrt(v_hat) + epsilon)
