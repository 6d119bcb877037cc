"""Optimizers: from a place and the slope there to a better place, again and again.

Each is a generator (gradient, theta, rate=..., ...) that yields theta_0, theta_1, ... without end; its local variables
are all its memory. gradient(theta) -> dtheta is any function: of a bowl in the plane, of a network on a mini-batch.
theta (..., P) may be many places at once. The rate is a number, an array (..., 1) with one for each place, or a
schedule (see schedules.py).

    for step, theta in zip(range(101), adam(gradient, start, rate=0.1)): ...

No theta is changed after it was yielded, so they can be kept without copying. Here they are by name; each one's lines
and source stand where it is defined. Newton's methods take the Hessian too: newton(gradient, theta, hessian=hessian).
"""

from inspect import getgeneratorlocals
from itertools import islice

import numpy as np

from nblib.maths.adaptive import adadelta, adagrad, adam, adamw, nadam, rmsprop
from nblib.maths.momentum import gradient_descent, momentum, nesterov, stochastic_gradient_descent
from nblib.maths.newton import damped_newton, newton

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
