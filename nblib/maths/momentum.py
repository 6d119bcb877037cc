"""Optimizers that go downhill by the slope, with or without a run-up."""

import numpy as np

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
