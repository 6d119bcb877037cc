"""Activations that squash: however large the sum, the output stays between two bounds (or bends towards them)."""

import numpy as np

from nblib.maths.activations.activation import Activation


def _sigmoid(z):
    # 1 / (1 + exp(-z)) would overflow below z = -709; below 0, both sides of the fraction are multiplied by exp(z)
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small, 1) / (1 + small)


def _hard_sigmoid(z):
    return np.clip(z / 6 + 0.5, 0, 1)


step = Activation(
    "step",
    lambda z: np.heaviside(z, 0),
    lambda z, a: np.zeros_like(a),
    r"1\;(z > 0),\quad 0\;(z \leq 0)",
    "McCulloch and Pitts, 1943",
    jumps=(0.0,),
)
sigmoid = Activation(
    "sigmoid",
    _sigmoid,
    lambda z, a: a * (1 - a),
    r"\frac{1}{1 + e^{-z}}",
    "Verhulst, 1838",
)
hard_sigmoid = Activation(  # PyTorch's, made for mobile phones; older ones have other slopes
    "hard sigmoid",
    _hard_sigmoid,
    lambda z, a: (np.abs(z) < 3).astype(a.dtype) / 6,
    r"\min(1, \max(0, \frac{z}{6} + \frac{1}{2}))",
    "Howard et al., 2019",
    kinks=(-3.0, 3.0),
)
log_sigmoid = Activation(
    "log-sigmoid",
    lambda z: np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))),  # log(sigmoid(z)) would be -inf below z = -745
    lambda z, a: -np.expm1(a),
    r"-\log(1 + e^{-z})",
    "elementary function",
)
tanh = Activation(
    "tanh",
    np.tanh,
    lambda z, a: 1 - a * a,
    r"\tanh(z)",
    "elementary function",
)
hard_tanh = Activation(
    "hard tanh",
    lambda z: np.clip(z, -1, 1),
    lambda z, a: (np.abs(z) < 1).astype(a.dtype),
    r"\min(1, \max(-1, z))",
    "Collobert, 2004",
    kinks=(-1.0, 1.0),
)
softsign = Activation(
    "softsign",
    lambda z: z / (1 + np.abs(z)),
    lambda z, a: (1 / (1 + np.abs(z))) ** 2,
    r"\frac{z}{1 + |z|}",
    "Elliott, 1993",
)
arctan = Activation(
    "arctan",
    np.arctan,
    lambda z, a: (1 / np.hypot(1, z)) ** 2,
    r"\arctan(z)",
    "elementary function",
)
