"""Optimizers: from a place and the slope there to a better place, again and again.

Each is a generator (gradient, theta, rate=..., ...) that yields theta_0, theta_1, ... without end; its local variables
are all its memory. gradient(theta) -> dtheta is any function: of a bowl in the plane, of a network on a mini-batch.
theta (..., P) may be many places at once. The rate is a number, an array (..., 1) with one for each place, or a
schedule (see schedules.py).

    for step, theta in zip(range(101), adam(gradient, start, rate=0.1)): ...

No theta is changed after it was yielded, so they can be kept without copying. The first four go downhill by the slope,
with or without a run-up. The others measure each parameter's slopes, and make its steps smaller where slopes are large;
their definitions and defaults are PyTorch's, which differ in small things from the papers' (where epsilon stands,
mostly). At the end all are there by name, with Newton's methods (newton.py), which take the Hessian too:
newton(gradient, theta, hessian=hessian).
"""

from inspect import getgeneratorlocals
from itertools import islice

import numpy as np

from nblib.maths.newton import damped_newton, newton
from nblib.maths.schedules import over_time


def gradient_descent(gradient, theta, rate=0.1):
    """Gradient descent: a step against the slope (Cauchy, 1847)."""
    for eta in over_time(rate):
        yield theta
        theta = theta - eta * gradient(theta)


def stochastic_gradient_descent(gradient, theta, rate=0.1, noise=1.0, seed=0):
    """SGD: the same step by a slope that is right on average only, as few examples give it (Robbins and Monro, 1951).

    A landscape has no examples to draw from, so noise stands in for the draw: a normal number with this standard
    deviation is added to every slope. The gradient of a mini-batch needs none: noise=0, or gradient_descent.
    """
    rng = np.random.default_rng(seed)
    for eta in over_time(rate):
        yield theta
        g = gradient(theta) + noise * rng.standard_normal(theta.shape)
        theta = theta - eta * g


def momentum(gradient, theta, rate=0.1, beta=0.9):
    """Momentum: the velocity keeps a part beta of what it was, so that equal slopes add up (Polyak, 1964).

    PyTorch's form, in which the rate multiplies the whole velocity.
    """
    velocity = np.zeros_like(theta)
    for eta in over_time(rate):
        yield theta
        velocity = beta * velocity + gradient(theta)
        theta = theta - eta * velocity


def nesterov(gradient, theta, rate=0.1, beta=0.9):
    """Nesterov's momentum: the step is that of the velocity after one more slope like this (Nesterov, 1983).

    PyTorch's form (after Sutskever et al., 2013), which needs the slope at theta alone, and not further ahead.
    """
    velocity = np.zeros_like(theta)
    for eta in over_time(rate):
        yield theta
        g = gradient(theta)
        velocity = beta * velocity + g
        theta = theta - eta * (g + beta * velocity)


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


OPTIMIZERS = {
    "GD": gradient_descent,
    "SGD": stochastic_gradient_descent,
    "momentum": momentum,
    "Nesterov": nesterov,
    "AdaGrad": adagrad,
    "RMSProp": rmsprop,
    "AdaDelta": adadelta,
    "Adam": adam,
    "AdamW": adamw,
    "NAdam": nadam,
}
SECOND_ORDER = {"Newton": newton, "damped Newton": damped_newton}


def inside(path, steps):
    """What an optimizer at work remembers after each of so many steps: its own arrays by name, each (steps, ..., P).

    Of Adam: g, m, v, m_hat, v_hat, and theta, which that step has just changed.
    """
    moments = [dict(getgeneratorlocals(path)) for _theta in islice(path, steps + 1)][1:]
    arrays = [name for name, value in moments[-1].items() if isinstance(value, np.ndarray)]
    return {name: np.array([moment[name] for moment in moments]) for name in arrays}
